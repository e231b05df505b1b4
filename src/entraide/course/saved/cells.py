"""From a cell as a spreadsheet left it to what the course reads: for certain, or not at all.

A cell that is read as it stands comes back as text. What is certain and yet otherwise written (``VRAI`` for ``yes``,
``1,0`` for ``1``) comes back as the text that is meant. All else raises `Refused`, with the key of what to do.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import get_month_names

from entraide.course.columns import AS_IS, CHOICE, DAY, ID, NUMBER, TEXT, WHOLE, WORDS, Column
from entraide.course.definitions.common import YES_NO
from entraide.course.saved import characters
from entraide.course.saved.grid import Cell
from entraide.lang import LANGUAGES, say


class Refused(ValueError):
    """A cell that may have been something else before; ``key`` says what it is taken for, and what to do."""

    def __init__(self, key: str, found: object) -> None:
        super().__init__(key)
        self.key, self.found = key, str(found)


def read(cell: Cell, column: Column) -> str:
    """What a cell holds. Raises `Refused`."""
    if not isinstance(cell, str):
        return _typed(cell, column)
    if column.kind == TEXT:
        return _text(cell)
    return cell.strip() if column.kind == AS_IS else _written(cell, column)


def _text(cell: str) -> str:
    text = cell.strip()
    if not text.isascii() and (garbled := characters.GARBLED.search(text)):
        raise Refused("cell.garbled", characters.around(text, garbled))
    if text[:1] == "#" and _SHEET_ERROR.fullmatch(text):
        raise Refused("cell.error", text)
    return text


@lru_cache(maxsize=20_000)  # A few hundred ids stand in thousands of cells.
def _written(cell: str, column: Column) -> str:
    """An id, a choice or a number that is written as text."""
    text = characters.plain(_text(cell))
    if characters.ELLIPSIS in text and text != characters.ELLIPSIS:  # Alone, it says that this is still to be written.
        raise Refused("cell.ellipsis", text)
    if column.kind == DAY:
        return _day(text)
    for part in {text, *text.split()}:
        if _looks_like_a_date(part):
            raise Refused("cell.date", text)
        if _SCIENTIFIC.fullmatch(part):
            raise Refused("cell.scientific", text)
    return _KINDS[column.kind](text, column)


def _day(text: str) -> str:
    """A day, and a time where there is one, without the seconds that a spreadsheet adds; the year must come first."""
    written = _YEAR_FIRST.fullmatch(text)
    if written:
        return "-".join(written.group(1, 2, 3)) + (f" {written[4]}" if written[4] else "")
    numbers = _YEAR_LAST.fullmatch(text)
    day, month = sorted(map(int, numbers.group(1, 2)), reverse=True) if numbers else (0, 0)
    if numbers and month <= _MONTHS < day:  # Whichever comes first, only one of the two can be the month.
        return f"{numbers[3]}-{month:02}-{day:02}"
    if _looks_like_a_date(text):
        raise Refused("cell.day", text)
    return text


def _choice(text: str, column: Column) -> str:
    """One of the column's words, however its capitals are; yes and no also as a spreadsheet writes true and false."""
    if text in column.choices:
        return text
    folded = text.casefold()
    if set(YES_NO) <= set(column.choices) and folded in _booleans():
        return _booleans()[folded]
    return next((choice for choice in column.choices if choice.casefold() == folded), text)


def _whole(text: str, column: Column) -> str:
    """A whole number, without the decimals, all zero, and the spaces between thousands that a spreadsheet adds."""
    text = _together(text)
    if _AMBIGUOUS.fullmatch(text):
        raise Refused("cell.thousands", text)
    decimals = _ZERO_DECIMALS.fullmatch(text)
    return decimals[1] if decimals else text


def _number(text: str, column: Column) -> str:
    """A number with a decimal point, whose comma is one where it cannot stand between thousands."""
    text = _together(text)
    if _AMBIGUOUS.fullmatch(text):
        raise Refused("cell.thousands", text)
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


def _together(text: str) -> str:
    """A number without the spaces between its thousands."""
    return text.replace(" ", "") if _GROUPED.fullmatch(text) else text


def _typed(cell: Cell, column: Column) -> str:
    """What a cell of a spreadsheet's own file holds that is no text."""
    if isinstance(cell, bool):
        if set(YES_NO) <= set(column.choices):
            return YES_NO[0] if cell else YES_NO[1]
        raise Refused("cell.boolean", cell)
    if column.kind == DAY and isinstance(cell, date):
        return _day(str(cell).removesuffix(" 00:00:00"))
    if isinstance(cell, date | datetime | time | timedelta):
        raise Refused("cell.date", cell)
    if not isinstance(cell, int | float):
        raise Refused("cell.error", cell)
    if column.kind == TEXT or not (column.kind == NUMBER or float(cell).is_integer()) or abs(cell) >= _TOO_LONG:
        # It is seen otherwise than it is kept, "50 %" or "1,5": what was meant is not in the file.
        raise Refused("cell.number", cell)
    return str(int(cell)) if float(cell).is_integer() else repr(cell)


_KINDS: dict[str, Callable[[str, Column], str]] = {
    ID: lambda text, column: text,
    WORDS: lambda text, column: text,
    CHOICE: _choice,
    WHOLE: _whole,
    NUMBER: _number,
}

_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}:\d{2})(?::00)?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_MONTHS = 12
_TOO_LONG = 1e15
"""From here on a spreadsheet keeps no longer every digit."""

_SHEET_ERROR = re.compile(r"#{3,}|#N/A|#[A-Z][A-Z0-9/ ]*[!?]|Err:\d{3}")
"""What stands in a cell whose formula failed, or that is too narrow for its date: ``#NOM?``, ``####``."""

_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?E[+-]\d+")
_GROUPED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_ZERO_DECIMALS = re.compile(r"(-?\d+)[.,]0{1,2}")
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2},\d{3}")
"""A thousand and more in English, one and a little in French."""
_DECIMAL_COMMA = re.compile(r"-?\d*,\d+")


_NUMBERS_ALONE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{4}-\d{2}-\d{2}(?: .*)?|\d{1,2}:\d{2}(?::\d{2})?")
_WITH_A_WORD = re.compile(r"(?:\d{1,4}[-/. ])?([^\W\d]+)\.?(?:[-/. ]\d{1,4})?")


def _looks_like_a_date(text: str) -> bool:
    """Whether a spreadsheet may have made a date, or a time, of an id such as 2-3."""
    if _NUMBERS_ALONE.fullmatch(text):
        return True
    word = _WITH_A_WORD.fullmatch(text)
    return word is not None and word[1] != text.rstrip(".") and _folded(word[1]) in _months()


@lru_cache(maxsize=1)
def _months() -> set[str]:
    """The months in the course's languages, in full and as spreadsheets shorten them."""
    names = {
        _folded(name).rstrip(".")
        for lang in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_month_names(width, locale=lang).values()
    }
    return names | {name[:length] for name in names for length in (3, 4)}


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=1)
def _booleans() -> dict[str, str]:
    """What yes and no are called in the course's languages, and what a spreadsheet calls true and false there."""
    keys = (("cell.yes", YES_NO[0]), ("cell.true", YES_NO[0]), ("cell.no", YES_NO[1]), ("cell.false", YES_NO[1]))
    return {say(lang, key).casefold(): meant for lang in LANGUAGES for key, meant in keys}
