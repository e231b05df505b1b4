"""What stands where in a workbook: the sheets, and on each a header, a row of help, an example, and the rows."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from entraide.course import definitions, reference
from entraide.course.columns import TEXT, Column, Definition
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

NOT_THERE = "-"
"""What it says of a table that was not there."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\ud800-\udfff]|^'+")
"""What the name of a sheet may not have."""

_LONGEST_NAME = 31
"""So many characters may the name of a sheet have."""

ABOVE = 3
"""The rows before the first one of a table: its header, the help, the example."""


def places(data: Path, keys: bool) -> Iterator[tuple[str, Definition]]:
    """The tables of a workbook, by their place under the data folder: the keys, or all the others.

    Keys that are kept elsewhere have their whole path as their place. Raises `CourseError` where two folders of keys
    would have the same sheets.
    """
    for place, one in definitions.everywhere():
        if place.startswith(f"{KEYS}/") == keys:
            yield place, one
    if keys:
        seen: dict[str, Path] = {}
        for folder in reference.elsewhere(data / KEYS):
            other = seen.setdefault(sheet(str(folder / "reference")).casefold(), folder)
            if other != folder:
                raise CourseError(
                    "workbook.same-sheets",
                    file=table.shown(data / KEYS / reference.ELSEWHERE),
                    folder=folder,
                    other=other,
                )
            yield from ((str(folder / name), one) for name, one in definitions.DEFINED.items() if one.apart == KEYS)


def path_of(data: Path, place: str) -> Path:
    """Where a table is in the course's own form; a place that is a whole path leads there."""
    return data / f"{place}.csv"


def shown(data: Path, place: str) -> str:
    """A table's place as people know it."""
    return table.shown(path_of(data, place))


def sheet(place: str) -> str:
    """The name of a table's sheet: ``graded/units`` → ``graded units``; of keys elsewhere, with their folder's name."""
    folder, _, name = place.rpartition("/")
    folder = _folder(Path(folder), _LONGEST_NAME - 1 - len(name)) if Path(place).is_absolute() else folder
    return f"{folder[: _LONGEST_NAME - 1 - len(name)]} {name}".strip()


def _folder(path: Path, most: int) -> str:
    """A folder's name as a sheet's may begin; with a mark of its own where another has it, or it cannot stand there."""
    name = _NOT_IN_A_NAME.sub("", path.name)
    if name == path.name and name.casefold() != KEYS:
        return name
    own = hashlib.sha256(str(path).encode(errors="surrogateescape")).hexdigest()[:4]
    return f"{name[: most - 5]} {own}".strip()


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


def is_marked(cells: Sequence[Cell], columns: Sequence[Column | None]) -> bool:
    """Whether a row is help rather than data, in whichever order its columns stand; one without a name is None.

    The mark stands before an id, which never begins so; a text might.
    """
    named = zip_longest(cells, columns)
    at = [cell for place, (cell, column) in enumerate(named) if place == 0 or (column and column.kind != TEXT)]
    return any(isinstance(cell, str) and cell.strip().startswith(MARK) for cell in at)


def is_as_written(cells: Sequence[Cell], columns: Sequence[Column | None]) -> bool:
    """Whether a marked row still says what it said when the workbook was written, in whichever language."""
    named = [column for column in columns if column]
    said = [cell for cell, column in zip_longest(cells, columns, fillvalue="") if column or cell != ""]
    rows = (example_row(named), *(help_row(named, lang) for lang in LANGUAGES))
    return _bare(said) in [_bare(row) for row in rows]


def _bare(cells: Iterable[Cell]) -> list[str]:
    shown = [" ".join(str(cell).split()).removeprefix(MARK).strip() for cell in cells]
    while shown and not shown[-1]:
        shown.pop()
    return shown
