"""What the study found, as rows of ``data/tables``, and how the study and its participants are named."""

from entraide.course import data_folder
from entraide.course.tables import bilingual, read
from entraide.lang import listed, say

PARTICIPANTS = 10


def rows(name: str, lang: str, *columns: str, texts: tuple[str, ...] = ("label",)) -> list[dict[str, str]]:
    """The rows of ``data/tables/NAME.csv``: the columns asked for, and the texts in the page's language by their stem.

    Raises `CourseError` where the table, or one of these columns, is not there.
    """
    found = read(data_folder() / "tables" / f"{name}.csv", (*columns, *bilingual(*texts)))
    return [
        {column: row[column] for column in columns} | {stem: row.text(stem)[lang] for stem in texts} for row in found
    ]


def numbers(cell: str) -> list[int]:
    """The participants that a cell lists: ``2 3 7`` → [2, 3, 7]."""
    return [int(number) for number in cell.split()]


def participants(who: list[int], lang: str) -> str:
    """``P2, P3 and P7`` in the page's language; nothing for nobody."""
    return listed(map(named, who), lang)


def named(number: int) -> str:
    """What the study calls a participant."""
    return f"P{number}"


def sourced(lang: str, caption: str) -> str:
    """The caption of what comes from the study, with its source."""
    return say(lang, "analysis.sourced", caption=caption)
