"""Texts in CSV files that people open in a spreadsheet: names that are formulas must not run there."""

import re

_MARKS = r"""['"]*"""
_BREAK = r"(^|[;,|:^~\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029])" + f"(?={_MARKS}[=+\\-@\\t\\r\\n＝＋－＠])"
# People have names such as "Ève -Anne"; what a hyphen after a space begins must call something to do any harm.
_SPACE = f"( )(?={_MARKS}(?:[=+@＝＋＠]|[-－][^;,]*[(|!]))"
_GUARDED = re.compile(f"{_BREAK}|{_SPACE}")
_UNGUARDED = re.compile(f"{_BREAK}|{_SPACE}".replace("(?=", "'(?="))


def guarded(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for the start of a formula.

    That is the start of the cell, and what stands after a separator inside it: a spreadsheet set to another separator
    cuts the cell there, and quotation marks that come next do not keep it from doing so. Everything else stays as it
    is, and `unguarded` gives the text back whole.
    """
    return _GUARDED.sub(r"\1\2'", text)


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return _UNGUARDED.sub(r"\1\2", text)
