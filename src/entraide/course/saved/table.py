"""A table of the course, whatever file it stands in: what had to be guessed to read it, and what is wrong in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from entraide.course import definitions
from entraide.course.columns import AS_IS, Column, Definition
from entraide.course.saved import cells, characters, delimited, spreadsheet
from entraide.course.saved.grid import Cell, Grid
from entraide.errors import CourseError, Problem

OWN = ".csv"
"""The ending of a table in the course's own form."""


@dataclass(frozen=True)
class Table:
    """What a table holds: its columns, and each row's number and cells, blanks around them taken off.

    ``told`` is what was guessed, ``wrong`` what cannot be read; rows that hold something wrong are left out.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    told: tuple[Problem, ...]
    wrong: tuple[Problem, ...]


def standing(path: Path) -> list[Path]:
    """The files that stand for the table at a path; there should be one."""
    return [one for one in (path, *(path.with_suffix(ending) for ending in spreadsheet.ENDINGS)) if one.exists()]


def find(path: Path) -> Path | None:
    """The file in which the table at a path stands: that one, or a spreadsheet's own of the same name.

    Raises `CourseError` where there are two.
    """
    there = standing(path)
    if len(there) > 1:
        raise CourseError("tables.twice", file=shown(there[0]), other=there[1].name)
    return there[0] if there else None


def read(path: Path, columns: tuple[str, ...] = (), whole: bool = False) -> Table:
    """Read the table at a path, ``data/units.csv``, or what stands in its place.

    Problems name it by its `shown` path; by its ``whole`` path where it has a namesake in the course.

    Raises `CourseError` where it is not there, or cannot be read as a table with the ``columns``.
    """
    definition = definitions.of_table(path)
    found = find(path)
    if found is None:
        raise CourseError("tables.no-file", file=str(path) if whole else shown(path))
    name = str(found) if whole else shown(found)
    columns = columns or definition.names
    if found.suffix in spreadsheet.ENDINGS:
        return read_cells(spreadsheet.read(name, found, columns), definition)
    try:
        raw = found.read_bytes()
    except OSError as error:
        raise CourseError("tables.unreadable", file=name, cause=error) from None
    return _of_bytes(name, raw, columns, definition)


@lru_cache(maxsize=256)
def _of_bytes(name: str, raw: bytes, columns: tuple[str, ...], definition: Definition) -> Table:
    """Whoever checks a course and loads it reads each table twice; whoever watches it, after each save."""
    return read_cells(
        delimited.read(name, raw, columns, lambda missing: _may_be_empty(definition, missing)), definition
    )


def read_cells(grid: Grid, definition: Definition) -> Table:
    """What the cells of a table hold, each by the kind of its column."""
    columns = [definition.column(name) for name in grid.header]
    told, wrong = list(grid.told), list(grid.wrong)
    rows = []
    for number, row in grid.rows:
        before = len(wrong)
        read = tuple(_cells(grid.file, number, row, columns, told, wrong))
        if len(wrong) == before:
            rows.append((number, read))
    return Table(grid.file, grid.header, tuple(rows), tuple(told), tuple(wrong))


def _cells(
    file: str, number: int, row: tuple[Cell, ...], columns: list[Column], told: list[Problem], wrong: list[Problem]
) -> Iterator[str]:
    for cell, column in zip(row, columns, strict=True):
        try:
            meant = cells.read(cell, column)
        except cells.Refused as refused:
            wrong.append(Problem(refused.key, file, number, column.name, {"found": refused.found}))
            continue
        if meant != cell and column.kind != AS_IS and not isinstance(cell, float) and _differs(meant, cell):
            details = {"found": characters.visible(str(cell)), "meant": meant}
            told.append(Problem("cell.meant", file, number, column.name, details))
        yield meant


def _differs(meant: str, cell: Cell) -> bool:
    """Whether more than blanks was changed."""
    return "".join(meant.split()) != "".join(characters.visible(str(cell)).split())


def _may_be_empty(definition: Definition, columns: tuple[str, ...]) -> bool:
    """Whether a row may end before these columns: a spreadsheet leaves out what is empty at the end of a row."""
    found = [definition.column(name) for name in columns]
    return bool(definition.columns) and all(column.kind != AS_IS and not column.filled for column in found)


def shown(path: Path) -> str:
    """The path as people know it: from the data folder on, ``data/keys/reference.csv``."""
    parts = path.parts
    if "data" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("data") :])
    return path.name
