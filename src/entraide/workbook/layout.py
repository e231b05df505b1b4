"""What stands where in a workbook: the sheets, and on each a header, a row of help, an example, and the rows."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from entraide.course import definitions, reference
from entraide.course.columns import Column, Definition
from entraide.course.definitions.common import KEYS
from entraide.course.saved import own_form, table
from entraide.course.saved.grid import Cell
from entraide.course.saved.table import Table
from entraide.errors import CourseError
from entraide.lang import LANGUAGES, say

MARK = "▸"
"""How the first cell of a row begins that helps, and is never read as data."""

RECORD = "entraide"
"""The hidden sheet that says what each table held when the workbook was written."""

_LONGEST_NAME = 31
"""So many characters may the name of a sheet have."""

ABOVE = 3
"""The rows before the first one of a table: its header, the help, the example."""


def places(data: Path, keys: bool) -> Iterator[tuple[str, Definition]]:
    """The tables of a workbook, by their place under the data folder: the keys, or all the others.

    Keys that are kept elsewhere have their whole path as their place.
    """
    for place, one in definitions.everywhere():
        if place.startswith(f"{KEYS}/") == keys:
            yield place, one
    if keys:
        for folder in reference.elsewhere(data / KEYS):
            yield from ((str(folder / name), one) for name, one in definitions.DEFINED.items() if one.apart == KEYS)


def path_of(data: Path, place: str) -> Path:
    """Where a table is in the course's own form; a place that is a whole path leads there."""
    return data / f"{place}.csv"


def shown(data: Path, place: str) -> str:
    """A table's place as people know it."""
    return table.shown(path_of(data, place))


def sheet(place: str) -> str:
    """The name of a table's sheet: ``graded/units`` → ``graded units``; of keys elsewhere, with their folder's name."""
    shown = place if not Path(place).is_absolute() else "/".join(Path(place).parts[-2:])
    folder, _, name = shown.rpartition("/")
    return f"{folder[: _LONGEST_NAME - 1 - len(name)]} {name}".strip()


def contents(lang: str) -> str:
    """The name of the first sheet, which says what the others hold."""
    return say(lang, "workbook.contents")


def found(data: Path, place: str) -> Table | None:
    """The table as it is in the data folder; None where it is not there. Raises `CourseError` for what is unread."""
    path = path_of(data, place)
    if not table.find(path):
        return None
    read = table.read(path, definitions.of_table(path).names)
    for problem in read.wrong:
        raise CourseError(problem.key, file=problem.file, row=problem.row, column=problem.column, **problem.details)
    return read


def digest(header: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A few characters that change with anything in a table."""
    return hashlib.sha256(own_form.form(header, rows)).hexdigest()[:16]


def help_row(columns: Iterable[Column], lang: str) -> list[str]:
    """What each column holds; the first cell has the mark."""
    return _marked([say(lang, column.help) if column.help else "" for column in columns])


def example_row(columns: Iterable[Column]) -> list[str]:
    """A row as it might be filled in; texts are each in their column's language."""
    return _marked([say(one.lang, one.example) if one.lang and one.example else one.example for one in columns])


def _marked(cells: list[str]) -> list[str]:
    return [f"{MARK} {cells[0]}".strip(), *cells[1:]] if cells else []


def is_marked(cells: Sequence[Cell]) -> bool:
    """Whether a row is help rather than data."""
    return bool(cells) and isinstance(cells[0], str) and cells[0].strip().startswith(MARK)


def is_as_written(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a marked row still says what it said when the workbook was written, in whichever language."""
    said = [_bare(cells)]
    return any(_bare(row) in said for row in (example_row(columns), *(help_row(columns, lang) for lang in LANGUAGES)))


def _bare(cells: Iterable[Cell]) -> list[str]:
    shown = [" ".join(str(cell).split()) for cell in cells]
    while shown and not shown[-1]:
        shown.pop()
    return shown
