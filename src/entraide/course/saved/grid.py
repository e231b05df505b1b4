"""What all ways of saving a table come to: a header, and numbered rows of cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from entraide.course.saved import characters
from entraide.errors import CourseError, Problem

Cell = object
"""A text; or, from a spreadsheet's own file, a number, a boolean, a date or a time."""

Whole = Callable[[tuple[str, ...]], bool]
"""Whether a row is whole that has no cell in these last columns."""


@dataclass(frozen=True)
class Grid:
    """A table as it was found. Rows are numbered as a spreadsheet numbers them; the header is row 1.

    ``told`` is what was guessed to read it, and ``wrong`` what could not be read; both know the file.
    """

    file: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[Cell, ...]], ...] = ()
    told: list[Problem] = field(default_factory=list)
    wrong: list[Problem] = field(default_factory=list)


def grid(
    file: str, rows: Iterable[list[Cell]], columns: tuple[str, ...], told: list[Problem], whole: Whole | None = None
) -> Grid:
    """The table that these rows make; empty rows, and columns without a name and a cell, are left out.

    ``whole`` says of a row with fewer cells than the header whether it is whole; without it, every row is. Raises
    `CourseError` where the header does not have the ``columns``.
    """
    header, *below = list(rows) or [[]]
    names = _header(file, header, columns)
    numbered = [(number, cells) for number, cells in enumerate(below, 2) if _width(cells)]
    wrong: list[Problem] = []
    kept = []
    for number, cells in numbered:
        if problem := _out_of_place(file, number, cells, names, len(header), whole):
            wrong.append(problem)
        else:
            kept.append((number, tuple((*cells, *("",) * len(names))[at] for at, name in enumerate(names) if name)))
    last = numbered[-1][0] if numbered else 1
    if empty := last - 1 - len(numbered):
        told.append(Problem("tables.empty-rows", file, details={"n": empty}))
    return Grid(file, tuple(filter(None, names)), tuple(kept), told, wrong)


def _out_of_place(
    file: str, number: int, cells: list[Cell], names: tuple[str, ...], wide: int, whole: Whole | None
) -> Problem | None:
    """A cell in a column without a name, or a row that ends too early; the header is ``wide`` with its empty cells."""
    if len(cells) == len(names) and all(names):
        return None
    for at in range(_width(cells)):
        if not is_blank(cells[at]) and not "".join(names[at : at + 1]):
            key = "tables.no-name" if at < wide or whole is None else "tables.cells"
            return Problem(key, file, number, details={"count": len(names), "letters": letters(at)})
    if whole and len(cells) < len(names) and not whole(names[len(cells) :]):
        return Problem("tables.cells", file, number, details={"count": len(names)})
    return None


def _width(cells: list[Cell]) -> int:
    """How many cells there are up to the last one that holds something."""
    return next((at for at in range(len(cells), 0, -1) if not is_blank(cells[at - 1])), 0)


def is_blank(cell: Cell) -> bool:
    """Whether nothing is to be seen in a cell."""
    return isinstance(cell, str) and not characters.visible(cell)


def _header(file: str, cells: list[Cell], columns: tuple[str, ...]) -> tuple[str, ...]:
    header = tuple(characters.plain(cell) if isinstance(cell, str) else str(cell) for cell in cells[: _width(cells)])
    # A spreadsheet writes a capital letter at the beginning by itself.
    known = {column.casefold(): column for column in columns}
    header = tuple(known.get(name.casefold(), name) for name in header)
    if twice := next((name for name in header if name and header.count(name) > 1), None):
        raise CourseError("tables.column-twice", file=file, row=1, column=twice)
    if missing := next((column for column in columns if column not in header), None):
        raise CourseError("tables.no-column", file=file, row=1, missing=missing, expected=", ".join(columns))
    return header


def letters(column: int) -> str:
    """The letters by which a spreadsheet names a column, counted from 0: ``A``, ``Z``, ``AA``."""
    named = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        named = chr(ord("A") + last) + named
    return named
