"""From a spreadsheet's own file, .xlsx or .ods, to the rows of a table in it; read with python-calamine."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from entraide.course.saved.characters import plain
from entraide.course.saved.grid import Cell, Grid, grid
from entraide.errors import CourseError, Problem

ENDINGS = (".xlsx", ".ods")


def sheets(file: str, path: Path) -> dict[str, list[list[Cell]]]:
    """All sheets of a workbook by name, their rows from the first on. Raises `CourseError`."""
    if find_spec("python_calamine") is None:
        raise CourseError("tables.no-calamine", file=file, install="pip install '.[tables]'")
    import python_calamine

    try:
        with path.open("rb") as opened, python_calamine.CalamineWorkbook.from_filelike(opened) as book:
            return {name: _rows(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except OSError as error:
        raise CourseError("tables.unreadable", file=file, cause=error) from None
    except python_calamine.CalamineError as error:
        raise CourseError("tables.not-workbook", file=file, cause=error) from None


def read(file: str, path: Path, columns: tuple[str, ...]) -> Grid:
    """The table in a workbook: its only sheet with the ``columns``, else the one of the table's name."""
    found = {name: rows for name, rows in sheets(file, path).items() if any(rows)}
    fitting = [name for name, rows in found.items() if _fits(rows, columns)]
    if len(fitting) > 1:
        fitting = [name for name in fitting if plain(name).casefold() == path.stem.casefold()]
        if not fitting:
            raise CourseError("tables.which-sheet", file=file, name=path.stem)
    chosen = next(iter(fitting or found), "")
    told = [Problem("tables.guessed-sheet", file, details={"sheet": chosen})] if len(found) > 1 else []
    return grid(file, found.get(chosen, []), columns, told)


def _fits(rows: list[list[Cell]], columns: tuple[str, ...]) -> bool:
    names = {plain(str(cell)).casefold() for cell in rows[0]} if rows else set()
    return all(column.casefold() in names for column in columns)


def _rows(sheet: Any) -> list[list[Cell]]:
    """A sheet's rows from the first on: those that calamine leaves out are empty."""
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    return [[_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def _text(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")
