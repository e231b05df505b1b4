"""Check all data files of the course, and say of every problem where it stands and what was expected."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from entraide.course import codebook, corpus, distance, reference, simulations
from entraide.course.tables import Row, bilingual, read
from entraide.errors import CourseError, Problem
from entraide.lang import LANGUAGES

FACT = re.compile(r"[A-G]\d{1,2}")
YES_NO = ("yes", "no")
FEWEST_UNITS, MOST_UNITS = 3, 8


def check(folder: Path) -> list[Problem]:
    """Every problem in the data folder, keys included where they are there; an empty list when all is well."""
    tables: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for name, columns in _tables(folder).items():
        try:
            tables[name] = list(read(folder / name, columns))
        except CourseError as error:
            file, _, message = str(error).partition(": ")
            problems.append(Problem(message, file))
    if problems:
        return problems  # With a table missing, every reference to it would be reported too.
    for part in _CHECKS:
        problems.extend(part(tables))
    return problems


def _tables(folder: Path) -> dict[str, tuple[str, ...]]:
    tables = {
        "themes.csv": codebook.THEME_COLUMNS,
        "codebook.csv": codebook.CODE_COLUMNS,
        "excerpts.csv": corpus.EXCERPT_COLUMNS,
        "units.csv": corpus.UNIT_COLUMNS,
        "reference.csv": reference.REFERENCE_COLUMNS,
        "questions.csv": corpus.QUESTION_COLUMNS,
        "options.csv": corpus.OPTION_COLUMNS,
        "solutions.csv": reference.SOLUTION_COLUMNS,
        "exercises.csv": corpus.EXERCISE_COLUMNS,
        "chapters.csv": corpus.CHAPTER_COLUMNS,
        **{f"tables/{name}.csv": columns for name, columns in simulations.COLUMNS.items()},
    }
    if (folder / "keys").is_dir():
        tables["keys/reference.csv"] = reference.REFERENCE_COLUMNS
        tables["keys/solutions.csv"] = reference.SOLUTION_COLUMNS
    return tables


Tables = dict[str, list[Row]]


def _ids(tables: Tables, file: str, *columns: str) -> set[tuple[str, ...]]:
    return {tuple(row[column] for column in columns) for row in tables[file]}


def _pools(tables: Tables, file: str, column: str) -> dict[str, str]:
    return {row[column]: row["pool"] for row in tables[file]}


def _unique(rows: Iterable[Row], *columns: str) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        if key in seen:
            yield row.problem(columns[-1], f"{' '.join(key)} stands already in row {seen[key].number}")
        seen.setdefault(key, row)


def _filled(rows: Iterable[Row], *columns: str) -> Iterator[Problem]:
    for row in rows:
        for column in columns:
            if not row[column]:
                yield row.problem(column, "is empty")


def _among(rows: Iterable[Row], column: str, known: Iterable[str], what: str) -> Iterator[Problem]:
    known = list(known)
    for row in rows:
        if row[column] not in known:
            yield row.problem(column, f"{row[column]!r} is not {what}: {', '.join(known) or 'there is none'}")


def _facts(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        for fact in row.words("basis"):
            if not FACT.fullmatch(fact):
                yield row.problem("basis", f"{fact!r} is not a fact number such as E2")
        if not row["basis"]:
            yield row.problem("basis", "is empty; name the facts it rests on, such as E2 G2")


def _codebook(tables: Tables) -> Iterator[Problem]:
    themes, codes = tables["themes.csv"], tables["codebook.csv"]
    yield from _unique(themes, "theme")
    yield from _filled(themes, *codebook.THEME_COLUMNS)
    yield from _unique(codes, "code")
    yield from _filled(codes, "code", *bilingual("label", "definition", "include", "exclude"))
    yield from _among(codes, "theme", (row["theme"] for row in themes), "a theme of themes.csv")
    yield from _facts(codes)
    for lang in LANGUAGES:
        yield from _unique(codes, f"label_{lang}")


def _excerpts(tables: Tables) -> Iterator[Problem]:
    excerpts, units = tables["excerpts.csv"], tables["units.csv"]
    yield from _unique(excerpts, "excerpt")
    yield from _filled(excerpts, "excerpt", "speaker", *bilingual("context"))
    yield from _among(excerpts, "pool", corpus.POOLS, "a pool")
    yield from _among(excerpts, "care", corpus.CARES, "a care note")
    yield from _among(excerpts, "topic", (row["theme"] for row in tables["themes.csv"]), "a theme of themes.csv")
    yield from _facts(excerpts)
    yield from _filled(units, *bilingual("text"))
    yield from _among(units, "excerpt", (row["excerpt"] for row in excerpts), "an excerpt of excerpts.csv")
    last: dict[str, int] = {}
    for row in units:
        expected = last.get(row["excerpt"], 0) + 1
        if row["unit"] != str(expected):
            yield row.problem("unit", f"{row['unit']!r} where unit {expected} of {row['excerpt']} was expected")
        last[row["excerpt"]] = expected
    in_words = {item for row in tables["exercises.csv"] if row["layout"] == "words" for item in row.words("items")}
    for row in excerpts:
        count = last.get(row["excerpt"], 0)
        if row["excerpt"] not in in_words and not FEWEST_UNITS <= count <= MOST_UNITS:
            yield row.problem("excerpt", f"has {count} units; {FEWEST_UNITS} to {MOST_UNITS} were expected")


def _references(tables: Tables) -> Iterator[Problem]:
    units = _ids(tables, "units.csv", "excerpt", "unit")
    pools = _pools(tables, "excerpts.csv", "excerpt")
    for file, pool in (("reference.csv", "practice"), ("keys/reference.csv", "graded")):
        rows = tables.get(file, [])
        yield from _unique(rows, "excerpt", "unit", "code")
        yield from _among(rows, "status", reference.STATUSES, "a status")
        yield from _among(rows, "code", (row["code"] for row in tables["codebook.csv"]), "a code of codebook.csv")
        yield from _filled(rows, *bilingual("rationale"))
        for row in rows:
            if (row["excerpt"], row["unit"]) not in units:
                yield row.problem("unit", f"{row['excerpt']} has no unit {row['unit']!r} in units.csv")
            if pools.get(row["excerpt"], pool) != pool:
                yield row.problem(
                    "excerpt", f"{row['excerpt']} is not of the {pool} pool: its coding belongs elsewhere"
                )


def _questions(tables: Tables) -> Iterator[Problem]:
    questions, options = tables["questions.csv"], tables["options.csv"]
    yield from _unique(questions, "question")
    yield from _filled(questions, "question", *bilingual("prompt"))
    yield from _among(questions, "pool", corpus.POOLS, "a pool")
    yield from _among(questions, "several", (*YES_NO, ""), "yes, no, or empty for a memo")
    yield from _among(questions, "topic", (row["theme"] for row in tables["themes.csv"]), "a theme of themes.csv")
    yield from _facts(questions)
    yield from _unique(options, "question", "option")
    yield from _filled(options, "option", *bilingual("text"))
    yield from _among(options, "question", (row["question"] for row in questions), "a question of questions.csv")
    pools = _pools(tables, "questions.csv", "question")
    for file, pool in (("solutions.csv", "practice"), ("keys/solutions.csv", "graded")):
        if file in tables:
            yield from _solutions(tables, file, [name for name, found in pools.items() if found == pool])


def _solutions(tables: Tables, file: str, names: list[str]) -> Iterator[Problem]:
    """Every option of the pool's questions is explained, and each question has as many right answers as it says."""
    rows = tables[file]
    yield from _unique(rows, "question", "option")
    yield from _filled(rows, *bilingual("why"))
    yield from _among(rows, "right", YES_NO, "yes or no")
    yield from _among(rows, "question", names, "a question of this pool")
    explained = _ids(tables, file, "question", "option")
    for row in tables["options.csv"]:
        if row["question"] in names and (row["question"], row["option"]) not in explained:
            yield row.problem("option", f"{row['question']} {row['option']} has no row in {file}")
    for question in tables["questions.csv"]:
        if question["question"] in names and question["several"]:
            right = sum(row["question"] == question["question"] and row["right"] == "yes" for row in rows)
            if right == 0 or (right > 1 and question["several"] == "no"):
                yield question.problem("several", f"{question['question']} has {right} right answers in {file}")


def _exercises(tables: Tables) -> Iterator[Problem]:
    rows = tables["exercises.csv"]
    yield from _unique(rows, "exercise")
    yield from _filled(rows, "exercise", "items", *bilingual("title"))
    yield from _among(rows, "kind", corpus.KINDS, "a kind of exercise")
    yield from _among(rows, "pool", corpus.POOLS, "a pool")
    yield from _among(rows, "layout", corpus.LAYOUTS, "a layout: words, or empty for sentences")
    codes = {row["code"] for row in tables["codebook.csv"]}
    required = {
        (row["excerpt"], row["code"])
        for file in ("reference.csv", "keys/reference.csv")
        for row in tables.get(file, [])
        if row["status"] == reference.REQUIRED
    }
    for row in rows:
        file, column = ("excerpts.csv", "excerpt") if row["kind"] == "coding" else ("questions.csv", "question")
        pools = _pools(tables, file, column)
        for item in row.words("items"):
            if pools.get(item) != row["pool"]:
                yield row.problem("items", f"{item} is not a {row['pool']} {column} of {file}")
        if row["kind"] == "coding":
            yield from (
                row.problem("codes", f"{c!r} is not a code of codebook.csv")
                for c in row.words("codes")
                if c not in codes
            )
            graded_unseen = row["pool"] == "graded" and "keys/reference.csv" not in tables
            if not graded_unseen and not any(
                (i, c) in required for i in row.words("items") for c in row.words("codes")
            ):
                yield row.problem("items", "none of these excerpts has a required code, so no points can be won")
        elif len(row.words("items")) != 1:
            yield row.problem("items", f"a {row['kind']} exercise has one question")


def _chapters(tables: Tables) -> Iterator[Problem]:
    rows = tables["chapters.csv"]
    yield from _unique(rows, "page")
    yield from _filled(rows, "page", *bilingual("title"))
    codes = {row["code"] for row in tables["codebook.csv"]}
    for row in rows:
        for code in row.words("codes"):
            if code not in codes:
                yield row.problem("codes", f"{code!r} is not a code of codebook.csv")
    taught = {code for row in rows for code in row.words("codes")}
    for row in tables["codebook.csv"]:
        if rows and row["code"] not in taught:
            yield row.problem(
                "code", f"no chapter of chapters.csv names {row['code']}, so feedback could not point to one"
            )


_ENDS = tuple(f"_{lang}" for lang in LANGUAGES)


def _numbers(rows: Iterable[Row], *columns: str, least: float = 0) -> Iterator[Problem]:
    for row in rows:
        for column in columns:
            try:
                number = float(row[column])
            except ValueError:
                yield row.problem(column, f"{row[column]!r} is not a number such as 2 or 2.5")
                continue
            if number < least:
                yield row.problem(column, f"{row[column]} is less than {least:g}")


def _simulations(tables: Tables) -> Iterator[Problem]:
    rows = {name: tables[f"tables/{name}.csv"] for name in simulations.COLUMNS}
    for name, columns in simulations.COLUMNS.items():
        yield from _unique(rows[name], *columns[: 2 if name == "ties" else 1])
        yield from _filled(rows[name], columns[0], *(column for column in columns if column.endswith(_ENDS)))
    yield from _numbers(rows["communities"], "population", least=2)
    yield from _numbers(rows["centres"], "latitude", "longitude", least=-180)
    yield from _numbers(rows["acquaintances"], "acquaintances", least=1)
    yield from _numbers(rows["seasons"], "road_kmh", "walk_kmh", least=1)
    yield from _numbers(rows["assumptions"], "value")
    yield from _numbers(rows["members"], "km", "longest")
    yield from _among(rows["seasons"], "snow", YES_NO, "yes or no")
    yield from _among(rows["assumptions"], "editable", YES_NO, "yes or no")
    yield from _among(rows["assumptions"], "unit", simulations.UNITS, "a unit")
    yield from _members(rows)


def _members(rows: Tables) -> Iterator[Problem]:
    """Each member lives near a centre, and is free at times that can be chosen; ties are between members."""
    members = rows["members"]
    centres = [row["centre"] for row in rows["centres"]]
    yield from _among(members, "near", centres, "a centre of centres.csv")
    yield from _among(members, "direction", ("", *distance.DIRECTIONS), "a direction, empty in town")
    yield from _among(members, "car", YES_NO, "yes or no")
    yield from _among(members, "dark", YES_NO, "yes or no")
    yield from _among(members, "foot", simulations.FOOT, "a word for coming on foot")
    yield from _among(members, "online", simulations.ONLINE, "a word for meeting online")
    yield from _facts(members)
    known = {"free": {row["time"] for row in rows["times"]}, "dark_in": {row["season"] for row in rows["seasons"]}}
    for column, table, what in (("free", members, "a time of times.csv"), ("dark_in", rows["times"], "a season")):
        for row in table:
            for word in row.words(column):
                if word not in known[column]:
                    yield row.problem(column, f"{word!r} is not {what}")
    for column in ("member", "other"):
        yield from _among(rows["ties"], column, (row["member"] for row in members), "a member of members.csv")


_CHECKS: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    _codebook,
    _excerpts,
    _references,
    _questions,
    _exercises,
    _chapters,
    _simulations,
)
