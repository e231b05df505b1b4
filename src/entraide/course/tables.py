"""Read the course's tables (CSV files), remembering where each row stands so that a mistake can be named."""

import csv
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from entraide.errors import CourseError, Problem
from entraide.lang import LANGUAGES, typeset

Text = dict[str, str]
"""One text in every language of the course: ``{"en": "…", "fr": "…"}``."""


class Row(dict[str, str]):
    """One row of a table, by column name, with the file and the row number it came from."""

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


def read(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a table, cells stripped of outer blanks.

    Raises `CourseError` when the file cannot be read as a table with these columns.
    """
    name = shown(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                expected = ", ".join(columns)
                raise CourseError("tables.no-column", file=name, row=1, missing=missing[0], expected=expected)
            # A cell may hold several lines; what a spreadsheet numbers are rows.
            for number, cells in enumerate(reader, 2):
                if None in cells or None in cells.values():
                    count = len(reader.fieldnames or ())
                    raise CourseError("tables.cells", file=name, row=number, count=count)
                row = Row({column: cells[column].strip() for column in columns})
                row.file, row.number = name, number
                yield row
    except FileNotFoundError:
        raise CourseError("tables.no-file", file=name) from None
    except OSError as error:
        raise CourseError("tables.unreadable", file=name, cause=error) from None
    except UnicodeDecodeError as error:
        raise CourseError("tables.not-utf8", file=name, byte=error.start) from None
    except csv.Error as error:
        raise CourseError("tables.not-csv", file=name, row=reader.line_num, cause=error) from None


def shown(path: Path) -> str:
    """The path as people know it: from the data folder on, ``data/keys/reference.csv``."""
    parts = path.parts
    if "data" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("data") :])
    return path.name


def bilingual(*stems: str) -> tuple[str, ...]:
    """The columns of texts that stand in every language: ``label`` → ``label_en, label_fr``."""
    return tuple(f"{stem}_{lang}" for stem in stems for lang in LANGUAGES)


def stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """When each table was changed, and its size: a server that lives long is not to go by what was there before."""
    with suppress(OSError), os.scandir(folder) as entries:
        tables = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".csv")]
        return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in tables))
    return ()
