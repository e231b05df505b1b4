"""Read the course's tables, remembering where each row stands so that a mistake can be named."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from entraide.course.columns import bilingual
from entraide.course.saved import table
from entraide.course.saved.spreadsheet import ENDINGS
from entraide.course.saved.table import find, shown
from entraide.errors import CourseError, Problem
from entraide.lang import LANGUAGES, typeset

__all__ = ["Row", "Text", "bilingual", "find", "read", "shown", "stamps"]

Text = dict[str, str]
"""One text in every language of the course: ``{"en": "…", "fr": "…"}``."""


class Row(dict[str, str]):
    """One row of a table, by column name, with the file and the row number it came from."""

    __slots__ = ("file", "number")
    file: str
    number: int

    def text(self, stem: str) -> Text:
        """The cells ``stem_en`` and ``stem_fr`` as one text."""
        return {lang: typeset(self[f"{stem}_{lang}"], lang) for lang in LANGUAGES}

    def words(self, column: str) -> tuple[str, ...]:
        """The cell's space-separated words, e.g. fact numbers."""
        return tuple(self[column].split())

    def problem(self, column: str, key: str, **details: object) -> Problem:
        """A problem at this row: the text under `key`, filled in with `details`."""
        return Problem(key, self.file, self.number, column, details)


def read(path: Path, columns: tuple[str, ...], whole: bool = False) -> Iterator[Row]:
    """Yield the rows of a table, cells stripped of outer blanks; it may stand in a spreadsheet's own file instead.

    Raises `CourseError` when the file cannot be read as a table with these columns, or a cell not for certain; it
    names the file by its ``whole`` path where that is asked for.
    """
    found = table.read(path, columns, whole)
    for problem in found.wrong:
        raise CourseError(problem.key, file=problem.file, row=problem.row, column=problem.column, **problem.details)
    yield from rows(found, columns)


def rows(found: table.Table, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table that was read, with these columns alone."""
    places = [found.header.index(column) for column in columns]
    file = found.file
    for number, cells in found.rows:
        row = Row(zip(columns, map(cells.__getitem__, places), strict=True))
        row.file, row.number = file, number
        yield row


def stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """When each table was changed, and its size: a server that lives long is not to go by what was there before."""
    with suppress(OSError), os.scandir(folder) as entries:
        tables = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith((table.OWN, *ENDINGS))]
        return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in tables))
    return ()
