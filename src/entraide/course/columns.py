"""What a column of a table holds: its kind, its choices and its help. `definitions` lists those of every table.

The reader of tables, `entraide check`, the workbook and data/README.md all go by these.
"""

from dataclasses import dataclass
from pathlib import PurePath

from entraide.lang import LANGUAGES

AS_IS, TEXT, ID, WORDS, CHOICE, WHOLE, NUMBER, DAY = "as-is", "text", "id", "words", "choice", "whole", "number", "day"
"""The kinds of cells: `AS_IS` of a table that is nobody's here; `WORDS` are ids with spaces between them.

A `DAY` is written ``2027-02-26``, or with a time ``2027-02-26 17:00``.
"""


@dataclass(frozen=True)
class Column:
    """A column. ``help`` and ``wrong`` are keys of texts: what it holds, and what is said of a cell that is wrong.

    ``of`` names the table and the column where the ids come from: ``excerpts.excerpt``. ``example`` is a cell for the
    workbook, as it is, or the key of a text in the column's own language.
    """

    name: str
    kind: str
    help: str
    choices: tuple[str, ...] = ()
    of: str = ""
    wrong: str = ""
    filled: bool = False
    least: int | None = None
    example: str = ""

    @property
    def stem(self) -> str:
        """The name without the language that it ends with: ``label_en`` → ``label``."""
        return self.name.removesuffix(f"_{self.lang}") if self.lang else self.name

    @property
    def lang(self) -> str:
        """The language of the texts in it; empty for ids and numbers."""
        return next((lang for lang in LANGUAGES if self.kind == TEXT and self.name.endswith(f"_{lang}")), "")


@dataclass(frozen=True)
class Definition:
    """A table: its place under the data folder without ending, ``tables/centres``, its columns, and what a row is.

    No two rows have the same cells in the columns of the ``key``, where there is one. ``apart`` is the folder in
    which a namesake of the table holds what is graded, or the keys.
    """

    name: str
    help: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    apart: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def file(self) -> str:
        """The table's place under the data folder, in the course's own form."""
        return f"{self.name}.csv"

    def column(self, name: str) -> Column:
        """The column of that name; one that the course does not know is read as it is."""
        return next((column for column in self.columns if column.name == name), Column(name, AS_IS, ""))


def bilingual(*stems: str) -> tuple[str, ...]:
    """The columns of texts that stand in every language: ``label`` → ``label_en, label_fr``."""
    return tuple(f"{stem}_{lang}" for stem in stems for lang in LANGUAGES)


def texts(stem: str, help: str, example: str = "", filled: bool = True) -> tuple[Column, ...]:
    """The columns of a text that stands in every language."""
    return tuple(Column(name, TEXT, help, filled=filled, example=example) for name in bilingual(stem))


def place(path: PurePath) -> tuple[str, str]:
    """The folder of a table within the data, and its name without ending: ``("keys", "reference")``."""
    return path.parent.name, path.stem
