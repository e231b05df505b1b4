"""Moodle's own words, in the languages whose worksheets are read by them: the table ``words.csv`` beside this file.

Its columns after the first are the languages. Its rows are the worksheet's columns (`COLUMNS`), what stands in the
identifier column (Moodle's string ``hiddenuser``), two of the cells, and a date as Babel's patterns describe it.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from babel.dates import format_datetime, get_month_names

COLUMNS = (
    "identifier", "name", "id_number", "email", "status", "grade", "maximum", "changeable", "submitted", "graded",
    "comments",
)  # fmt: skip
"""The worksheet's columns, in Moodle's order (assign_grading_table)."""

with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as _file:
    WORDS = {row.pop("word"): row for row in csv.DictReader(_file)}
"""Every word by its name and language: ``WORDS["grade"]["fr"]`` is ``Note``."""

LANGUAGES = tuple(WORDS["grade"])


def header(lang: str) -> list[str]:
    """The first row of a grading worksheet downloaded in a language."""
    return [WORDS[column][lang] for column in COLUMNS]


def identifier(participant: int | str, lang: str) -> str:
    """The worksheet's first cell for a participant: ``Participant 1234567``."""
    return WORDS["participant"][lang].format(number=participant)


def language(column: str, title: str) -> str:
    """The language in which a column has this title; empty where we know none."""
    return next((lang for lang in LANGUAGES if WORDS[column][lang] == title), "")


def date(when: datetime, lang: str) -> str:
    """A date as Moodle writes it: ``Friday, 27 February 2026, 11:59 PM``, ``vendredi 27 février 2026, 23:59``."""
    return format_datetime(when, WORDS["date"][lang], locale=lang)


def moment(text: str) -> datetime | None:
    """The moment of a date of Moodle's in one of the languages, by this computer's clock; None for any other."""
    text = _plain(text)
    year, clock = re.search(r"\b(20[0-9]{2})\b", text), re.search(r"\b([0-9]{1,2})[:h]([0-9]{2})\b\s*([ap]\.?m)?", text)
    day = re.search(r"\b([0-9]{1,2})(?:er|\.)?\b(?![:h0-9])", text[: year.start()] if year else "")
    months = list(_months(text[: year.start()] if year else ""))
    if not (year and clock and day and months):
        return None
    hour = int(clock[1])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].startswith("p") else 0)
    try:
        # The last one: a day of the week stands before, and « mar. » is a Tuesday.
        return datetime(int(year[1]), months[-1], int(day[1]), hour, int(clock[2])).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _months(text: str) -> Iterator[int]:
    """The months that a text names, in full or by their first letters where these are no other month's."""
    for word in re.findall(r"[^\W\d_]{3,}", text):
        fitting = {number for name, number in _MONTHS if name.startswith(word)}
        if len(fitting) == 1:
            yield from fitting


def _plain(text: str) -> str:
    """Small letters without accents, and plain spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parts if not unicodedata.combining(character))


_MONTHS = [
    (_plain(name), number) for lang in LANGUAGES for number, name in get_month_names("wide", locale=lang).items()
]
