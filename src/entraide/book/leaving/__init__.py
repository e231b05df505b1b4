"""Leaving quickly: what shows its control, `leave.css`, and gives it life, `leave.js`, in the book and outside it."""

from __future__ import annotations

from pathlib import Path

from entraide.book.smaller import smaller
from entraide.widgets.common import bundle

HERE = Path(__file__).parent
STYLE = HERE / "leave.css"
NOWHERE = "about:blank"  # where it leads if the course names no other place


def script() -> str:
    """Return the script of a page that stands alone, to be written into it."""
    return smaller(bundle.together({"leaving": HERE / "alone.js"}))
