"""Texts in CSV files that people open in a spreadsheet: names that are formulas must not run there."""

import re

_BREAKS = r"(^|[;,\t\r\n])"
_FORMULA = r"(?='*[=+\-@\t\r\n＝＋－＠])"


def guarded(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for the start of a formula.

    That is the start of the cell, and what stands after a separator inside it: a spreadsheet set to another separator
    cuts the cell there. Everything else stays as it is, and `unguarded` gives the text back whole.
    """
    return re.sub(_BREAKS + _FORMULA, r"\1'", text)


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return re.sub(_BREAKS + "'" + _FORMULA, r"\1", text)
