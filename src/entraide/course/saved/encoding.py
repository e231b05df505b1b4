"""From a file's bytes to its text, whatever program wrote it; where that is not certain, nothing is guessed.

A mark at the beginning decides, then zero bytes (UTF-16 without a mark), then whether it is UTF-8 throughout, which
other text hardly ever is. What is left comes from Windows (Windows-1252) or an old Mac (Mac Roman). Both are tried:
in the wrong one of the two, small letters with accents turn into signs, or into capitals in the middle of a word.
"""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

UTF8 = "UTF-8"
_UTF16 = (("UTF-16", "utf-16-le", BOM_UTF16_LE), ("UTF-16", "utf-16-be", BOM_UTF16_BE))
_ONE_BYTE = (("Windows-1252", "cp1252"), ("Mac Roman", "mac_roman"))
OLD = tuple(name for name, _ in _ONE_BYTE)
"""Encodings that lack many characters: a spreadsheet that saves in one of them writes question marks instead."""

_FEWEST = 2
"""How much more plausible one reading has to be than the other."""

_SIGNS = ("No", "Sc", "Sm", "So", "Po", "Pd")
_NOT_WITHIN = ("No", "Sc", "Sm", "So")
_NEVER = "\u2020\u2021"
"""Daggers: an old Mac's non-breaking space, and its small a with a grave accent, in the other reading."""
_UNBROKEN = "\u00a0"
_FOREIGN = re.compile(r"(?:(?=[^\W\d_])[^\x00-\x7f]){3}")
"""Three letters outside ASCII in a row: the text is in another script, for which neither encoding is meant."""


_TWICE = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
"""Letters with accents, and quotation marks, in UTF-8. What is otherwise not UTF-8 and holds them was put together from
two files: an old encoding reads two or three signs in their place."""


class NotCertain(ValueError):
    """The bytes are no text that can be told for certain; ``place`` is the first one that is not UTF-8."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def decoded(raw: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding. Raises `NotCertain`."""
    if b"\0" in raw:
        return _utf16(raw)
    try:
        return raw.removeprefix(BOM_UTF8).decode("utf-8"), UTF8
    except UnicodeDecodeError as error:
        place = error.start
    if _TWICE.search(raw):
        raise NotCertain(place)
    read = sorted(((*_plausible(raw, codec), name) for name, codec in _ONE_BYTE), reverse=True)
    (best, text, name), (other, _, _) = read
    if best < 1 or best - other < _FEWEST:
        raise NotCertain(place)
    return text, name


def _utf16(raw: bytes) -> tuple[str, str]:
    """Text of two bytes a character; where no mark says which of the two comes first, the zeros of plain letters do."""
    zeros_first = raw[::2].count(0) > raw[1::2].count(0)
    marked = [one for one in _UTF16 if raw.startswith(one[2])]
    name, codec, mark = marked[0] if marked else _UTF16[zeros_first]
    try:
        text = raw.removeprefix(mark).decode(codec)
    except UnicodeDecodeError as error:
        raise NotCertain(error.start) from None
    if "\0" in text:
        raise NotCertain(text.index("\0") * 2)
    return text, name


def _plausible(raw: bytes, codec: str) -> tuple[int, str]:
    """How much this looks like what people write, and the text; below zero where a character never stands so."""
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return -1, ""
    if _FOREIGN.search(text):
        return -1, text
    marks = [_mark(text[at - 1 : at], one, text[at + 1 : at + 2]) for at, one in enumerate(text) if not one.isascii()]
    return (-1 if -1 in marks else sum(marks)), text


def _mark(before: str, one: str, after: str) -> int:
    """What one character outside ASCII tells by its neighbours: -1 for what nobody writes, 0 for nothing."""
    kind = unicodedata.category(one)
    within = before.isalpha() or after.isalpha()
    if kind == "Ll":
        return (2 if within else 1) if unicodedata.decomposition(one) or one.upper() != one else -1
    if kind == "Lu":
        return -1 if before.islower() or (before.isalpha() and after.islower()) else int(after.islower())
    if kind == "Pi":
        return -1 if before.isalpha() else 2 * int(after > " ")
    if kind == "Pf":  # It may also be an apostrophe.
        return 2 * int(before.isalpha() or (before > " " and not after.isalpha()))
    if one == _UNBROKEN:
        return 0 if within else 1
    if one in _NEVER or kind not in _SIGNS:
        return -1
    if kind in _NOT_WITHIN:
        return -int(before.isalpha() and after.isalpha())
    # Three points as one sign end a word; a word hardly ever begins with them. A dash stands alone.
    return (0 if within else 1) if kind == "Pd" else -int(kind == "Po" and after.isalpha() and not before.isalpha())
