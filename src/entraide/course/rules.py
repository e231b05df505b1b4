"""What `entraide check` looks for beyond single cells: what one table says of another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from entraide.course import meetings
from entraide.course.board_rules import boards
from entraide.course.calculations import calculations
from entraide.course.definitions.common import GRADED, LAYOUTS, OF_EXCERPTS, OF_TABLES, ONE, PRACTISED, REQUIRED, YES
from entraide.course.meeting_rules import led
from entraide.course.near import near_or_all
from entraide.course.tables import Row
from entraide.errors import Problem
from entraide.lang import LANGUAGES

FEWEST_UNITS, MOST_UNITS = 3, 12

Tables = dict[str, list[Row]]
"""The rows of each table by its place in the data folder; those of graded namesakes are among them too."""

APART = {
    "excerpts.csv": "excerpt",
    "units.csv": "excerpt",
    "questions.csv": "question",
    "options.csv": "question",
    "numbers.csv": "question",
    "exercises.csv": "exercise",
}
"""The tables whose graded rows stand in a folder of their own, and whose each row is."""


def ids(tables: Tables, file: str, *columns: str) -> set[tuple[str, ...]]:
    """What stands in some columns of a table, together."""
    return {tuple(row[column] for column in columns) for row in tables[file]}


def pools(tables: Tables, file: str, column: str) -> dict[str, str]:
    """The pool of each excerpt or question."""
    return {row[column]: row["pool"] for row in tables[file]}


def unique(rows: Iterable[Row], *columns: str) -> Iterator[Problem]:
    """A problem for each row that says once more what another one says in these columns."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple([row[column] for column in columns])
        first = seen.setdefault(key, row)
        if first is not row:
            yield row.problem(columns[-1], "check.twice", name=" ".join(key), first=first.number)


def _codebook(tables: Tables) -> Iterator[Problem]:
    for lang in LANGUAGES:
        yield from unique(tables["codebook.csv"], f"label_{lang}")


def _excerpts(tables: Tables) -> Iterator[Problem]:
    last: dict[str, int] = {}
    units: dict[str, list[str]] = {}
    for row in tables["units.csv"]:
        units.setdefault(row["excerpt"], []).append(row["unit"])
    whole = {name for name, found in units.items() if set(found) == set(map(str, range(1, len(found) + 1)))}
    for row in tables["units.csv"]:
        expected, found = last.get(row["excerpt"], 0) + 1, row["unit"]
        if found != str(expected) and row["excerpt"] in whole:  # As when a sheet was sorted by another column.
            yield row.problem("unit", "check.units-sorted")
        elif found != str(expected):
            yield row.problem("unit", "check.unit-order", found=found, expected=expected, excerpt=row["excerpt"])
        # The units after one that is missing are in order again: one cause, one problem.
        last[row["excerpt"]] = int(found) if found.isdecimal() else expected
    laid = {layout: set(_of_layout(tables, layout)) for layout in ("words", ONE)}
    counts = Counter(row["excerpt"] for row in tables["units.csv"])
    for row in tables["excerpts.csv"]:
        count = counts[row["excerpt"]]
        if row["excerpt"] in laid[ONE]:
            if count != 1:
                yield row.problem("excerpt", "check.one-unit", n=count)
        elif row["excerpt"] not in laid["words"] and not FEWEST_UNITS <= count <= MOST_UNITS:
            yield row.problem("excerpt", "check.unit-count", n=count, fewest=FEWEST_UNITS, most=MOST_UNITS)


def _of_layout(tables: Tables, layout: str) -> Iterator[str]:
    """The excerpts of the exercises that are laid out so."""
    return (item for row in tables["exercises.csv"] if row["layout"] == layout for item in row.words("items"))


def _references(tables: Tables) -> Iterator[Problem]:
    units = ids(tables, "units.csv", "excerpt", "unit")
    known = pools(tables, "excerpts.csv", "excerpt")
    with_units = {excerpt for excerpt, _ in units}
    for file, pool in (("reference.csv", "practice"), ("keys/reference.csv", GRADED)):
        for row in tables.get(file, []):
            excerpt = row["excerpt"]
            if excerpt not in known:
                yield row.problem("excerpt", "check.not-excerpt", found=excerpt, known=near_or_all(excerpt, known))
            elif excerpt in with_units and (excerpt, row["unit"]) not in units:
                yield row.problem("unit", "check.no-such-unit", excerpt=excerpt, unit=row["unit"])
            if known.get(excerpt, pool) != pool:
                yield row.problem("excerpt", "check.other-pool", excerpt=excerpt, pool=pool)


def _questions(tables: Tables) -> Iterator[Problem]:
    known = pools(tables, "questions.csv", "question")
    for file, pool in (("solutions.csv", "practice"), ("keys/solutions.csv", GRADED)):
        if file in tables:
            yield from _solutions(tables, file, {name: None for name, found in known.items() if found == pool})


def _solutions(tables: Tables, file: str, names: dict[str, None]) -> Iterator[Problem]:
    """Every option of the pool's questions is explained, and each question has as many right answers as it says."""
    rows, explained = tables[file], ids(tables, file, "question", "option")
    offered = ids(tables, "options.csv", "question", "option")
    with_any = {question for question, _ in explained} & names.keys()
    rights = Counter(row["question"] for row in rows if row["right"] == YES)
    for row in rows:
        if row["question"] not in names:
            shown = near_or_all(row["question"], names)
            key = "check.not-of-pool" if shown else "check.none-known"
            yield row.problem("question", key, found=row["question"], known=shown)
        elif (row["question"], row["option"]) not in offered:
            yield row.problem("option", "check.no-such-option", question=row["question"], option=row["option"])
    for row in tables["options.csv"]:
        if row["question"] in with_any and (row["question"], row["option"]) not in explained:
            yield row.problem("option", "check.unexplained", question=row["question"], option=row["option"], table=file)
    for question in tables["questions.csv"]:
        name = question["question"]
        if name not in names or not question["several"]:
            continue
        right = rights[name]
        if name not in with_any:
            options = [row["option"] for row in tables["options.csv"] if row["question"] == name]
            yield question.problem("question", "check.no-solutions", name=name, table=file, options=options)
        elif right == 0 or (right > 1 and question["several"] == "no"):
            yield question.problem("several", "check.right-answers", n=right, name=name, table=file)


def _exercises(tables: Tables) -> Iterator[Problem]:
    rows = tables["exercises.csv"]
    coding = [row for row in rows if row["kind"] in OF_EXCERPTS]
    others = [row for row in rows if row["kind"] not in (*OF_EXCERPTS, *OF_TABLES)]
    yield from _items(coding, pools(tables, "excerpts.csv", "excerpt"), "check.not-pool-excerpt")
    yield from _items(others, pools(tables, "questions.csv", "question"), "check.not-pool-question")
    yield from _winnable(tables, coding)
    yield from _led(tables, (row for row in rows if row["kind"] == "meeting"))
    for row in rows:
        if row["layout"] not in LAYOUTS.get(row["kind"], (row["layout"],)):
            yield row.problem("layout", "check.not-layout", found=row["layout"])
        if row["layout"] == ONE and (row["pool"] == GRADED or len(row.words("items")) != 1):
            yield row.problem("layout", "check.one-practised")
        if row["kind"] in PRACTISED and row["pool"] == GRADED:
            yield row.problem("kind", "check.practice-only", kind=row["kind"])
    for row in others:
        if len(row.words("items")) != 1:
            yield row.problem("items", "check.one-question", kind=row["kind"])


def _led(tables: Tables, rows: Iterable[Row]) -> Iterator[Problem]:
    """What is led are meetings that there are, in the order in which one may go on from the other."""
    known = meetings.names(tables)
    for row in rows:
        for item in row.words("items"):
            if item not in known:
                yield row.problem("items", "check.not-there", found=item, known=near_or_all(item, known))


def _items(rows: Iterable[Row], known: dict[str, str], key: str) -> Iterator[Problem]:
    for row in rows:
        for item in row.words("items"):
            if known.get(item) != row["pool"]:
                yield row.problem("items", key, item=item, pool=row["pool"])


def _winnable(tables: Tables, coding: Iterable[Row]) -> Iterator[Problem]:
    """Points can be won in every coding exercise; of graded ones only where the keys are there to tell."""
    for row, said in _judged(tables, coding):
        if not any(REQUIRED in statuses for statuses in said.values()):
            yield row.problem("items", "check.no-points")


def unspoken(tables: Tables) -> Iterator[Problem]:
    """Each code that an exercise offers and of which the codings of its excerpts say nothing: often forgotten.

    A code that only tempts is there for a reason, and it is given.
    """
    for row, said in _judged(tables, (row for row in tables["exercises.csv"] if row["kind"] == "coding")):
        for code in (code for code, statuses in said.items() if not statuses):
            yield row.problem("codes", "check.unspoken-code", code=code)


def _judged(tables: Tables, coding: Iterable[Row]) -> Iterator[tuple[Row, dict[str, set[str]]]]:
    """Each coding exercise whose codings are there, and as what each code it offers stands in its excerpts."""
    known: dict[tuple[str, str], set[str]] = {}
    for file in ("reference.csv", "keys/reference.csv"):
        for row in tables.get(file, []):
            known.setdefault((row["excerpt"], row["code"]), set()).add(row["status"])
    for row in coding:
        if row["pool"] != GRADED or "keys/reference.csv" in tables:
            items = row.words("items")
            yield (
                row,
                {code: set().union(*(known.get((item, code), set()) for item in items)) for code in row.words("codes")},
            )


def _apart(tables: Tables) -> Iterator[Problem]:
    """What is graded stands apart, where neither the book nor what students install takes it from, and nothing else."""
    for file, column in APART.items():
        graded = {name for name, pool in pools(tables, f"{column}s.csv", column).items() if pool == GRADED}
        there = {id(row) for row in tables.get(f"{GRADED}/{file}", [])}
        for row in tables.get(file, []):
            if row[column] in graded and id(row) not in there:
                yield row.problem(column, "check.public", table=f"data/{GRADED}/{file}")
            if row[column] not in graded and id(row) in there:
                yield row.problem(column, "check.not-graded", table=f"data/{file}")


def _chapters(tables: Tables) -> Iterator[Problem]:
    rows = tables["chapters.csv"]
    taught = {code for row in rows for code in row.words("codes")}
    for row in tables["codebook.csv"]:
        if rows and row["code"] not in taught:
            yield row.problem("code", "check.no-chapter", code=row["code"])


RULES: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    _codebook,
    _excerpts,
    _references,
    _questions,
    _exercises,
    calculations,
    _apart,
    _chapters,
    boards,
    led,
)
