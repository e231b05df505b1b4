"""What may be meant by a name that is not known."""

import difflib
import re
from collections.abc import Iterable

from entraide.errors import Problem


def near_or_all(found: str, known: Iterable[str]) -> Problem | str:
    """What may be meant by a name that is not known; where nothing is near, all that is known."""
    names = list(filter(None, known))
    bare = _bare(found)
    near = [name for name in names if _bare(name) == bare]
    if not near and len(found) >= _SHORT:
        near = difflib.get_close_matches(found, names, n=1, cutoff=0.7)
    if len(near) == 1:
        return Problem("check.near", details={"near": near[0]})
    return ", ".join(names if len(names) <= MOST else [*names[:MOST], "…"])


MOST = 50
"""So many names are told at most."""

_SHORT = 5
"""Names shorter than this are numbers rather than words: one is as near as another."""


def _bare(name: str) -> str:
    """A name without what a spreadsheet takes from it or adds: capitals, and zeros before a number."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", name.casefold())
