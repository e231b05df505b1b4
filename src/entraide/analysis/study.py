"""What the study found, as rows of ``data/tables``, and how the study and its participants are named."""

from html import escape

import pandas as pd

from entraide.course import data_folder
from entraide.course.tables import Text

PARTICIPANTS = 10

SOURCE: Text = {
    "en": "Source: Labra, Castro and Grenier (2023).",
    "fr": "Source\u00a0: Labra, Castro et Grenier (2023).",
}
COLON: Text = {"en": ": ", "fr": "\u00a0: "}


def table(name: str) -> pd.DataFrame:
    """The rows of ``data/tables/name.csv``, every cell as text."""
    return pd.read_csv(data_folder() / "tables" / f"{name}.csv", dtype=str, keep_default_na=False)


def numbers(cell: str) -> list[int]:
    """The participants that a cell lists: ``2 3 7`` → [2, 3, 7]."""
    return [int(number) for number in cell.split()]


def participants(who: list[int], lang: str) -> str:
    """``P2, P3 and P7`` in the page's language; nothing for nobody."""
    return listed([f"P{number}" for number in who], lang)


def listed(names: list[str], lang: str) -> str:
    """The names as one enumeration in the page's language."""
    joined = {"en": " and ", "fr": " et "}[lang]
    return ", ".join(names[:-1]) + joined + names[-1] if len(names) > 1 else "".join(names)


def html(text: str) -> str:
    """The text for a page, with the apostrophes that the pages' prose has."""
    return escape(text.replace("'", "’"))
