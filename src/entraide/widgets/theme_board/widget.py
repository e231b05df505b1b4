"""The theme board: the reader sorts codes into piles, names them, and sees other groupings of the same codes."""

from __future__ import annotations

from traitlets import Dict, List

from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.front_end import LOOK, FrontEnd

UNDOING = tuple(f"coding.{one}" for one in ("undo", "redo", "undone", "redone", "nothing-to-undo", "nothing-to-redo"))


class ThemeBoardWidget(AnsweringWidget):
    """Cards, each a code with a unit that it stands on, and several defensible groupings: nothing is right or wrong.

    `cards` are `{"code", "label", "text"}`; `feedback` holds under "groupings" each one's name, its reason, what it
    leaves out, and its piles with their codes. The answer holds the reader's piles and a memo.
    """

    front_end = FrontEnd(
        "theme_board/widget.js",
        (*LOOK, "theme_board/widget.css"),
        ("exercise.", "board.", *UNDOING, "coding.cleared"),
        apart=True,
    )

    cards = List().tag(sync=True)
    feedback = Dict().tag(sync=True)
