"""Which files can be a notebook or an ``answers.json``: told by what they hold, as names suffer on the way."""

import re
from collections.abc import Set
from pathlib import PurePosixPath

from entraide.coding import tolerant

NOTEBOOK, ANSWERS = "notebook", "answers"
ENDING = ".ipynb"
ENDINGS = (ENDING, ".json", ".txt", "")
"""Browsers and file managers add an ending of their own to what they save: ``mutual-aid.ipynb.txt``."""

_GRADE_ID = re.compile(rb'"grade_id"\s*:\s*"([A-Za-z0-9_.-]{1,100})"')


def worth_opening(name: str) -> bool:
    """Whether a file of this name may be one; hidden files are not meant."""
    path = PurePosixPath(name)
    return not path.name.startswith(".") and path.suffix.lower() in ENDINGS


def of_a_mac(name: str) -> bool:
    """Whether this is what a Mac puts beside each file for itself (AppleDouble), as in ``._mutual-aid.ipynb``."""
    return PurePosixPath(name).name.startswith("._")


def kind(name: str, raw: bytes) -> str:
    """`NOTEBOOK` or `ANSWERS`; empty for another kind of file."""
    raw = tolerant.utf8(raw)
    if name.lower().endswith(ENDING) or b'"cells"' in raw:
        return NOTEBOOK
    return ANSWERS if b'"answers"' in raw else ""


def graded_cells(raw: bytes, wanted: Set[str]) -> list[str]:
    """The grade ids in a notebook's text that are among those wanted, as often as they stand there."""
    return [name for match in _GRADE_ID.finditer(tolerant.utf8(raw)) if (name := match[1].decode()) in wanted]
