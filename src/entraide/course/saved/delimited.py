"""From a CSV file's text to its rows, whichever separator it was saved with."""

import csv
from collections.abc import Iterator
from io import StringIO

from entraide.course.saved import encoding
from entraide.course.saved.characters import LOST, around, plain
from entraide.course.saved.grid import Cell, Grid, Whole, grid
from entraide.errors import CourseError, Problem

COMMA = ","
MARKS = {COMMA: "tables.commas", ";": "tables.semicolons", "\t": "tables.tabs"}
"""The separators, and the keys of what they are called. A comma is the course's own."""


def read(file: str, raw: bytes, columns: tuple[str, ...], whole: Whole) -> Grid:
    """The table in a file's bytes, whose header should have the ``columns``. Raises `CourseError`."""
    try:
        text, name = encoding.decoded(raw)
    except encoding.NotCertain as error:
        row = raw[: error.place].count(b"\n") + 1
        raise CourseError("tables.not-utf8", file=file, row=row, byte=error.place) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, mark = _without_instruction(text)
    mark = mark or max(MARKS, key=lambda mark: _known(_first(text, mark), columns))
    told = _guessed(file, name, mark)
    found = grid(file, _taken_apart(file, [*_records(file, text, mark)], mark, told), columns, told, whole)
    if name in encoding.OLD:
        found.wrong.extend(_lost(found))
    return found


def _lost(found: Grid) -> Iterator[Problem]:
    """The cells in which an old encoding put a question mark for a character that it does not have."""
    for number, cells in found.rows:
        for column, cell in zip(found.header, cells, strict=True):
            if lost := LOST.search(str(cell)):
                yield Problem("cell.garbled", found.file, number, column, {"found": around(str(cell), lost)})


def _guessed(file: str, name: str, mark: str) -> list[Problem]:
    details = {"encoding": name, "mark": Problem(MARKS.get(mark, mark))}
    if name != encoding.UTF8 and mark != COMMA:
        return [Problem("tables.guessed-both", file, details=details)]
    if name != encoding.UTF8:
        return [Problem("tables.guessed-encoding", file, details=details)]
    return [Problem("tables.guessed-mark", file, details=details)] if mark != COMMA else []


def _without_instruction(text: str) -> tuple[str, str]:
    """The text without the line ``sep=;`` by which Excel is told the separator, and which no spreadsheet shows."""
    first, _, rest = text.partition("\n")
    instruction = first.strip().strip('"').casefold()
    if instruction.startswith("sep=") and (mark := instruction.removeprefix("sep=")[:1] or "\t") in MARKS:
        return rest, mark
    return text, ""


def _first(text: str, mark: str) -> list[str]:
    """The cells of the first row, as far as it can be read."""
    try:
        cells = next(csv.reader(StringIO(text, newline=""), delimiter=mark), [])
        return next(csv.reader(cells, delimiter=mark), []) if len(cells) == 1 else cells
    except csv.Error:
        return []


def _known(header: list[str], columns: tuple[str, ...]) -> int:
    """How many of the columns are in a header; where none is expected, how many there are."""
    names = {plain(name).casefold() for name in header}
    return sum(column.casefold() in names for column in columns) if columns else len(names) - 1


def _records(file: str, text: str, mark: str) -> Iterator[list[Cell]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    row = 0
    try:
        for cells in reader:
            row += 1
            yield list(cells)
    except csv.Error as error:
        raise CourseError("tables.not-csv", file=file, row=row + 1, cause=error) from None


def _taken_apart(file: str, rows: list[list[Cell]], mark: str, told: list[Problem]) -> Iterator[list[Cell]]:
    """The rows, and the cells of those that stand in one cell.

    Who opens a table in a spreadsheet that goes by another separator has each line in one cell, and saves it so.
    """
    several = any(len(cells) > 1 for cells in rows) or any(mark in str(cells[0]) for cells in rows[:1] if cells)
    apart = 0
    for number, cells in enumerate(rows, 1):
        if several and len(cells) == 1 and mark in str(cells[0]):
            apart += 1
            try:
                cells = list(next(csv.reader([str(cells[0])], delimiter=mark, strict=True)))
            except csv.Error as error:
                raise CourseError("tables.not-csv", file=file, row=number, cause=error) from None
        yield cells
    if apart:
        told.append(Problem("tables.taken-apart", file, details={"n": apart, "mark": Problem(MARKS[mark])}))
