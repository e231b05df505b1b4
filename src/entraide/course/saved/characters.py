"""The characters that spreadsheets and word processors put in place of those of a keyboard."""

import re
import unicodedata

ELLIPSIS = "…"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_KEYBOARD = str.maketrans(
    {**dict.fromkeys("‘’‚‛′ʼ", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")}
)
_QUOTED = re.compile(r"""(["'])(.*)\1""", re.DOTALL)

GARBLED = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“˜¦¢]|Å[“¸’]|\ufffd")
"""UTF-8 that was read as Windows-1252 and saved again; and the sign for what could not be read."""


LOST = re.compile(r"\w\?[;:!?»]|«\?|\w\?\w")
"""A question mark where none is written: for a thin space before a sign, or for a letter."""


def around(text: str, place: re.Match[str]) -> str:
    """A text of up to 40 characters, or so much of a longer one that a place in it is seen."""
    start = 0 if place.end() <= _SHOWN else place.start() - _SHOWN // 2
    before, after = ELLIPSIS * (start > 0), ELLIPSIS * (start + _SHOWN < len(text))
    return f"{before}{text[start : start + _SHOWN].strip()}{after}"


_SHOWN = 40


def visible(text: str) -> str:
    """The text without outer blanks, be they breaking or not, or of no width at all."""
    return text.strip() if text.isascii() else _INVISIBLE.sub("", text).strip()


def plain(text: str) -> str:
    """An id as it is typed on a keyboard: straight quotation marks and hyphens, and no quotes around it all."""
    typed = " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_KEYBOARD).split())
    quoted = _QUOTED.fullmatch(typed)
    return quoted[2].strip() if quoted else typed
