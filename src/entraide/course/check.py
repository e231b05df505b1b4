"""Check all data files of the course, and say of every problem where it stands and what was expected."""

import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from entraide.course import definitions, drafts, reference
from entraide.course.columns import CHOICE, NUMBER, WHOLE, WORDS, Column, Definition
from entraide.course.definitions.common import GRADED, KEYS
from entraide.course.definitions.meetings import FOLDER, MEETINGS
from entraide.course.near import near_or_all
from entraide.course.rules import RULES, Tables, unique
from entraide.course.saved import table
from entraide.course.tables import Row, rows
from entraide.errors import CourseError, Problem

FACT = re.compile(r"[A-G]\d{1,2}")
SIMULATED = "tables"
"""The folder within the data for what the simulations and the study's figures rest on."""


@dataclass(frozen=True)
class Look:
    """What is in a data folder: the rows of each table by its place, what was guessed to read it, what is wrong."""

    tables: Tables = field(default_factory=dict)
    told: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def check(folder: Path) -> list[Problem]:
    """Every problem in the data folder, keys included where they are there; an empty list when all is well."""
    return look(folder).problems


def look(folder: Path) -> Look:
    """Read all tables of the data folder, and check them."""
    found = Look()
    for place, definition in definitions.everywhere():
        try:
            path = folder / f"{place}.csv"
            if _is_expected(folder, place, definition) or any(
                map(table.find, [path, *_elsewhere(place, path, definition)])
            ):
                _read(found, place, path, definition)
        except CourseError as error:
            found.problems.append(error.problem)
    if not found.problems:  # With a table missing, every reference to it would be reported too.
        found.problems.extend(judge(found.tables))
    return found


def judge(tables: Tables) -> Iterator[Problem]:
    """What is wrong in tables that could all be read, and what is still to be written, whose rows are set aside."""
    unwritten = drafts.set_aside(tables)
    for place, definition in definitions.everywhere():
        # Graded rows are among those of their namesake.
        if f"{place}.csv" in tables and place != f"{GRADED}/{definition.name}":
            yield from _cells(tables, f"{place}.csv", definition)
    for rule in RULES:
        yield from rule(tables)
    yield from unwritten


def _is_expected(folder: Path, place: str, definition: Definition) -> bool:
    """Whether a course has this table; its keys may be elsewhere, and it may do without simulations and grades."""
    if place.startswith(f"{SIMULATED}/") and not (folder / SIMULATED).is_dir():
        return False
    if definition in MEETINGS:
        return (folder / FOLDER).is_dir()
    keys = place == f"{KEYS}/{definition.name}" and definition.name in definitions.NEEDED
    return place in definitions.NEEDED or (keys and (folder / KEYS).is_dir())


def _elsewhere(place: str, path: Path, definition: Definition) -> list[Path]:
    """Where a table of keys may stand besides."""
    folders = reference.elsewhere(path.parent) if place == f"{KEYS}/{definition.name}" else []
    return [folder / path.name for folder in folders]


def _read(found: Look, place: str, path: Path, definition: Definition) -> None:
    needed = definition.name in definitions.NEEDED or definition in MEETINGS
    here = found.tables[f"{place}.csv"] = _rows(found, path, definition) if needed or table.find(path) else []
    for other in _elsewhere(place, path, definition):
        if needed or table.find(other):
            here.extend(_rows(found, other, definition, whole=True))
    if place == f"{GRADED}/{definition.name}":
        found.tables.setdefault(definition.file, []).extend(found.tables[f"{place}.csv"])


def _rows(found: Look, path: Path, definition: Definition, whole: bool = False) -> list[Row]:
    """The rows of one file, which may be named by its whole path; what was guessed and what is wrong is kept."""
    read = table.read(path, definition.names, whole)
    found.told.extend(read.told)
    found.problems.extend(read.wrong)
    return list(rows(read, definition.names))


def _cells(tables: Tables, file: str, definition: Definition) -> Iterator[Problem]:
    """What is wrong with single cells of a table, and with rows that stand there twice."""
    here = tables[file]
    if definition.key and definition.name != "units":  # Of units, their order says so.
        yield from unique(here, *definition.key)
    for column in definition.columns:
        if column.filled:
            yield from _facts(tables, here) if column.name == "basis" else _filled(here, column.name)
        if column.kind == CHOICE and column.wrong:
            yield from _among(here, column, set(column.choices), ", ".join(filter(None, column.choices)))
        elif column.of and column.wrong:
            other, _, name = column.of.rpartition(".")
            yield from _among(here, column, {row[name]: None for row in tables[f"{other}.csv"]})
        if column.kind in (NUMBER, WHOLE) and column.least is not None:
            yield from _numbers(here, column.name, column.least)


def _filled(here: Iterable[Row], column: str) -> Iterator[Problem]:
    return (row.problem(column, "check.empty") for row in here if not row[column])


def _among(here: Iterable[Row], column: Column, known: Collection[str], shown: str = "") -> Iterator[Problem]:
    """Every cell, or every one of its words, is a known name."""
    for row in here:
        for found in row.words(column.name) if column.kind == WORDS else [row[column.name]]:
            if found not in known:
                offered = shown or near_or_all(found, known)
                yield row.problem(
                    column.name, column.wrong if offered else "check.none-known", found=found, known=offered
                )


def _facts(tables: Tables, here: Iterable[Row]) -> Iterator[Problem]:
    """Where a course rests on numbered facts, each row names its own; another course gives none at all."""
    if not any(row.get("basis") for rows in tables.values() for row in rows):
        return
    for row in here:
        for fact in row.words("basis"):
            if not FACT.fullmatch(fact):
                yield row.problem("basis", "check.not-fact", found=fact)
        if not row["basis"]:
            yield row.problem("basis", "check.no-facts")


def _numbers(here: Iterable[Row], column: str, least: int) -> Iterator[Problem]:
    for row in here:
        try:
            number = float(row[column])
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            yield row.problem(column, "check.not-number", found=row[column])
            continue
        if number < least:
            yield row.problem(column, "check.too-small", found=row[column], least=least)
