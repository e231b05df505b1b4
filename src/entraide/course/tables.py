"""Read the course's tables (CSV files), remembering where each row stands so that a mistake can be named."""

import csv
from collections.abc import Iterator
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

    def problem(self, column: str, message: str) -> Problem:
        """A problem at this row."""
        return Problem(message, self.file, self.number, column)


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
                raise CourseError(f"{name}, row 1: column {missing[0]} is missing; expected {', '.join(columns)}")
            for cells in reader:
                if None in cells or None in cells.values():
                    raise CourseError(
                        f"{name}, row {reader.line_num}: expected {len(reader.fieldnames or ())} cells; "
                        "put quotes around a text that holds a comma"
                    )
                row = Row({column: cells[column].strip() for column in columns})
                row.file, row.number = name, reader.line_num
                yield row
    except FileNotFoundError:
        raise CourseError(f"{name}: there is no such file; the course expects it in its data folder") from None
    except UnicodeDecodeError as error:
        raise CourseError(f"{name}: not UTF-8 text (byte {error.start}); save it as “CSV UTF-8”") from None
    except csv.Error as error:
        raise CourseError(f"{name}, row {reader.line_num}: {error}; check the quotes around this row's texts") from None


def shown(path: Path) -> str:
    """The path as people know it: from the data folder on, ``data/keys/reference.csv``."""
    parts = path.parts
    if "data" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("data") :])
    return path.name


def bilingual(*stems: str) -> tuple[str, ...]:
    """The columns of texts that stand in every language: ``label`` → ``label_en, label_fr``."""
    return tuple(f"{stem}_{lang}" for stem in stems for lang in LANGUAGES)
