"""Take values from strangers: JSON and texts of which nothing is known, read without ever failing."""

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from datetime import UTC, datetime
from typing import Any

MOST_CHARACTERS = 20_000
"""Of a text that somebody typed: far above what anyone writes by hand."""

Json = Any
"""A value as `json.loads` gives it, of which nothing is known yet."""


def loads(text: str | bytes) -> Json:
    """Parse JSON from a stranger. Raises ValueError for anything unreadable, absurdly deep nesting included."""
    try:
        return json.loads(text)
    except UnicodeDecodeError:
        if isinstance(text, bytes) and (read := windows(text)):
            return loads(read)
        raise
    except RecursionError:
        raise ValueError("nested too deeply") from None


def utf8(raw: bytes) -> bytes:
    """A text in UTF-8, where JSON came in UTF-16; what is damaged in it becomes �."""
    if raw.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        return raw  # So rare that only `loads` reads it, where it is whole.
    encoding = "utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ""
    head = raw[:64]  # Of the Latin letters and brackets that JSON begins with, every other byte is then zero.
    for name, zeros, letters in (("utf-16-be", head[::2], head[1::2]), ("utf-16-le", head[1::2], head[::2])):
        if len(head) > 8 and not any(zeros) and all(letters):
            encoding = name
    return raw.decode(encoding, "replace").encode("utf-8", "replace") if encoding else raw


def is_utf8(raw: bytes) -> bool:
    """Whether the bytes are text in UTF-8 as they are; half a surrogate pair is one to JSON."""
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def windows(raw: bytes) -> str | None:
    """A text that a program of Windows saved without Unicode (cp1252), where that is certain; else None.

    It is where nothing in it could be UTF-8, and every byte beyond ASCII is a letter or a sign of French or English.
    """
    return raw.decode("cp1252") if _OF_WINDOWS.fullmatch(raw) and not _MAYBE_UTF8.search(raw) else None


_MAYBE_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_OF_WINDOWS = re.compile(rb"[\x01-\x7f\x80\x85\x8c\x91-\x97\x9c\x9f\xa0\xab\xb0\xb7\xbb\xc0-\xff]*")


def get(value: Json, *keys: str) -> Json:
    """``value[key][key]…`` where each is an object that has the next key, else None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def items(value: Json) -> list[Json]:
    """The value where it is a list, else no items."""
    return value if isinstance(value, list) else []


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """A stranger's text, cut at `MOST_CHARACTERS`; what no page can hold (a NUL, half a surrogate pair) becomes �."""
    return _UNWRITABLE.sub("\ufffd", text[:MOST_CHARACTERS])


def moment(value: Json) -> datetime | None:
    """The moment a record's ``saved_at`` names, in UTC; None for anything else."""
    try:
        when = datetime.fromisoformat(value)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def shortened(value: Json, most: int = 60) -> str:
    """A stranger's value as a short printable text, for a message."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except (RecursionError, ValueError):  # Too deep, or a number of too many digits.
        text = "…"
    text = "".join(character if character.isprintable() else " " for character in text[: most + 1])
    return text if len(text) <= most else text[:most] + "…"
