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
FEWEST_UNITS, MOST_UNITS = 3, 12


def check(folder: Path) -> list[Problem]:
    """Every problem in the data folder, keys included where they are there; an empty list when all is well."""
    tables: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for name, columns in _tables(folder).items():
        try:
            tables[name] = list(read(folder / name, columns))
            if name in _APART and (folder / corpus.GRADED / name).is_file():
                apart = list(read(folder / corpus.GRADED / name, columns))
                tables[f"{corpus.GRADED}/{name}"] = apart
                tables[name] += apart
        except CourseError as error:
            problems.append(error.problem)
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


_APART = {
    "excerpts.csv": "excerpt",
    "units.csv": "excerpt",
    "questions.csv": "question",
    "options.csv": "question",
    "exercises.csv": "exercise",
}
"""The tables whose graded rows stand in a folder of their own, and whose each row is."""

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
            yield row.problem(columns[-1], "check.twice", name=" ".join(key), first=seen[key].number)
        seen.setdefault(key, row)


def _filled(rows: Iterable[Row], *columns: str) -> Iterator[Problem]:
    for row in rows:
        for column in columns:
            if not row[column]:
                yield row.problem(column, "check.empty")


def _among(rows: Iterable[Row], column: str, known: Iterable[str], key: str, words: bool = False) -> Iterator[Problem]:
    """Every cell, or every one of its words, is a known name."""
    names = list(known)
    shown = ", ".join(filter(None, names))
    for row in rows:
        for found in row.words(column) if words else [row[column]]:
            if found not in names:
                yield row.problem(column, key if shown else "check.none-known", found=found, known=shown)


def _facts(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        for fact in row.words("basis"):
            if not FACT.fullmatch(fact):
                yield row.problem("basis", "check.not-fact", found=fact)
        if not row["basis"]:
            yield row.problem("basis", "check.no-facts")


def _codebook(tables: Tables) -> Iterator[Problem]:
    themes, codes = tables["themes.csv"], tables["codebook.csv"]
    yield from _unique(themes, "theme")
    yield from _filled(themes, *codebook.THEME_COLUMNS)
    yield from _unique(codes, "code")
    yield from _filled(codes, "code", *bilingual("label", "definition", "include", "exclude"))
    yield from _among(codes, "theme", (row["theme"] for row in themes), "check.not-theme")
    yield from _facts(codes)
    for lang in LANGUAGES:
        yield from _unique(codes, f"label_{lang}")


def _excerpts(tables: Tables) -> Iterator[Problem]:
    excerpts, units = tables["excerpts.csv"], tables["units.csv"]
    yield from _unique(excerpts, "excerpt")
    yield from _filled(excerpts, "excerpt", "speaker", *bilingual("context"))
    yield from _among(excerpts, "pool", corpus.POOLS, "check.not-pool")
    yield from _among(excerpts, "care", corpus.CARES, "check.not-care")
    yield from _among(excerpts, "topic", (row["theme"] for row in tables["themes.csv"]), "check.not-theme")
    yield from _facts(excerpts)
    yield from _filled(units, *bilingual("text"))
    yield from _among(units, "excerpt", (row["excerpt"] for row in excerpts), "check.not-excerpt")
    last: dict[str, int] = {}
    for row in units:
        expected = last.get(row["excerpt"], 0) + 1
        if row["unit"] != str(expected):
            yield row.problem("unit", "check.unit-order", found=row["unit"], expected=expected, excerpt=row["excerpt"])
        last[row["excerpt"]] = expected
    in_words = {item for row in tables["exercises.csv"] if row["layout"] == "words" for item in row.words("items")}
    for row in excerpts:
        count = last.get(row["excerpt"], 0)
        if row["excerpt"] not in in_words and not FEWEST_UNITS <= count <= MOST_UNITS:
            yield row.problem("excerpt", "check.unit-count", n=count, fewest=FEWEST_UNITS, most=MOST_UNITS)


def _references(tables: Tables) -> Iterator[Problem]:
    units = _ids(tables, "units.csv", "excerpt", "unit")
    pools = _pools(tables, "excerpts.csv", "excerpt")
    for file, pool in (("reference.csv", "practice"), ("keys/reference.csv", "graded")):
        rows = tables.get(file, [])
        yield from _unique(rows, "excerpt", "unit", "code")
        yield from _among(rows, "status", reference.STATUSES, "check.not-status")
        yield from _among(rows, "code", (row["code"] for row in tables["codebook.csv"]), "check.not-code")
        yield from _filled(rows, *bilingual("rationale"))
        for row in rows:
            excerpt = row["excerpt"]
            if (excerpt, row["unit"]) not in units:
                yield row.problem("unit", "check.no-such-unit", excerpt=excerpt, unit=row["unit"])
            if pools.get(excerpt, pool) != pool:
                yield row.problem("excerpt", "check.other-pool", excerpt=excerpt, pool=pool)


def _questions(tables: Tables) -> Iterator[Problem]:
    questions, options = tables["questions.csv"], tables["options.csv"]
    yield from _unique(questions, "question")
    yield from _filled(questions, "question", *bilingual("prompt"))
    yield from _among(questions, "pool", corpus.POOLS, "check.not-pool")
    yield from _among(questions, "several", (*YES_NO, ""), "check.not-several")
    yield from _among(questions, "topic", (row["theme"] for row in tables["themes.csv"]), "check.not-theme")
    yield from _facts(questions)
    yield from _unique(options, "question", "option")
    yield from _filled(options, "option", *bilingual("text"))
    yield from _among(options, "question", (row["question"] for row in questions), "check.not-question")
    pools = _pools(tables, "questions.csv", "question")
    for file, pool in (("solutions.csv", "practice"), ("keys/solutions.csv", "graded")):
        if file in tables:
            yield from _solutions(tables, file, [name for name, found in pools.items() if found == pool])


def _solutions(tables: Tables, file: str, names: list[str]) -> Iterator[Problem]:
    """Every option of the pool's questions is explained, and each question has as many right answers as it says."""
    rows = tables[file]
    yield from _unique(rows, "question", "option")
    yield from _filled(rows, *bilingual("why"))
    yield from _among(rows, "right", YES_NO, "check.not-yes-no")
    yield from _among(rows, "question", names, "check.not-of-pool")
    explained = _ids(tables, file, "question", "option")
    for row in tables["options.csv"]:
        if row["question"] in names and (row["question"], row["option"]) not in explained:
            yield row.problem("option", "check.unexplained", question=row["question"], option=row["option"], table=file)
    for question in tables["questions.csv"]:
        if question["question"] in names and question["several"]:
            right = sum(row["question"] == question["question"] and row["right"] == "yes" for row in rows)
            if right == 0 or (right > 1 and question["several"] == "no"):
                yield question.problem("several", "check.right-answers", n=right, name=question["question"], table=file)


def _exercises(tables: Tables) -> Iterator[Problem]:
    rows = tables["exercises.csv"]
    yield from _unique(rows, "exercise")
    yield from _filled(rows, "exercise", "items", *bilingual("title"))
    yield from _among(rows, "kind", corpus.KINDS, "check.not-kind")
    yield from _among(rows, "pool", corpus.POOLS, "check.not-pool")
    for row in rows:
        if row["layout"] not in corpus.LAYOUTS.get(row["kind"], (row["layout"],)):
            yield row.problem("layout", "check.not-layout", found=row["layout"])
    coding = [row for row in rows if row["kind"] == "coding"]
    others = [row for row in rows if row["kind"] != "coding"]
    yield from _items(coding, _pools(tables, "excerpts.csv", "excerpt"), "check.not-pool-excerpt")
    yield from _items(others, _pools(tables, "questions.csv", "question"), "check.not-pool-question")
    yield from _among(coding, "codes", (row["code"] for row in tables["codebook.csv"]), "check.not-code", words=True)
    yield from _winnable(tables, coding)
    for row in others:
        if len(row.words("items")) != 1:
            yield row.problem("items", "check.one-question", kind=row["kind"])


def _items(rows: Iterable[Row], pools: dict[str, str], key: str) -> Iterator[Problem]:
    for row in rows:
        for item in row.words("items"):
            if pools.get(item) != row["pool"]:
                yield row.problem("items", key, item=item, pool=row["pool"])


def _apart(tables: Tables) -> Iterator[Problem]:
    """What is graded stands apart, where neither the book nor what students install takes it from, and nothing else."""
    for file, column in _APART.items():
        graded = {name for name, pool in _pools(tables, f"{column}s.csv", column).items() if pool == corpus.GRADED}
        there = {id(row) for row in tables.get(f"{corpus.GRADED}/{file}", [])}
        for row in tables[file]:
            if row[column] in graded and id(row) not in there:
                yield row.problem(column, "check.public", table=f"data/{corpus.GRADED}/{file}")
            if row[column] not in graded and id(row) in there:
                yield row.problem(column, "check.not-graded", table=f"data/{file}")


def _winnable(tables: Tables, coding: Iterable[Row]) -> Iterator[Problem]:
    """Points can be won in every coding exercise; of graded ones only where the keys are there to tell."""
    required = {
        (row["excerpt"], row["code"])
        for file in ("reference.csv", "keys/reference.csv")
        for row in tables.get(file, [])
        if row["status"] == reference.REQUIRED
    }
    for row in coding:
        unseen = row["pool"] == "graded" and "keys/reference.csv" not in tables
        if not unseen and not any(
            (item, code) in required for item in row.words("items") for code in row.words("codes")
        ):
            yield row.problem("items", "check.no-points")


def _chapters(tables: Tables) -> Iterator[Problem]:
    rows = tables["chapters.csv"]
    yield from _unique(rows, "page")
    yield from _filled(rows, "page", *bilingual("title"))
    yield from _among(rows, "codes", (row["code"] for row in tables["codebook.csv"]), "check.not-code", words=True)
    taught = {code for row in rows for code in row.words("codes")}
    for row in tables["codebook.csv"]:
        if rows and row["code"] not in taught:
            yield row.problem("code", "check.no-chapter", code=row["code"])


_ENDS = tuple(f"_{lang}" for lang in LANGUAGES)


def _numbers(rows: Iterable[Row], *columns: str, least: int = 0) -> Iterator[Problem]:
    for row in rows:
        for column in columns:
            try:
                number = float(row[column])
            except ValueError:
                yield row.problem(column, "check.not-number", found=row[column])
                continue
            if number < least:
                yield row.problem(column, "check.too-small", found=row[column], least=least)


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
    yield from _among(rows["seasons"], "snow", YES_NO, "check.not-yes-no")
    yield from _among(rows["assumptions"], "editable", YES_NO, "check.not-yes-no")
    yield from _among(rows["assumptions"], "unit", simulations.UNITS, "check.not-unit")
    yield from _members(rows)


def _members(rows: Tables) -> Iterator[Problem]:
    """Each member lives near a centre, and is free at times that can be chosen; ties are between members."""
    members = rows["members"]
    yield from _among(members, "near", (row["centre"] for row in rows["centres"]), "check.not-centre")
    yield from _among(members, "direction", ("", *distance.DIRECTIONS), "check.not-direction")
    yield from _among(members, "car", YES_NO, "check.not-yes-no")
    yield from _among(members, "dark", YES_NO, "check.not-yes-no")
    yield from _among(members, "foot", simulations.FOOT, "check.not-foot")
    yield from _among(members, "online", simulations.ONLINE, "check.not-online")
    yield from _facts(members)
    yield from _among(members, "free", (row["time"] for row in rows["times"]), "check.not-time", words=True)
    yield from _among(
        rows["times"], "dark_in", (row["season"] for row in rows["seasons"]), "check.not-season", words=True
    )
    for column in ("member", "other"):
        yield from _among(rows["ties"], column, (row["member"] for row in members), "check.not-member")


_CHECKS: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    _codebook,
    _excerpts,
    _references,
    _questions,
    _exercises,
    _apart,
    _chapters,
    _simulations,
)
