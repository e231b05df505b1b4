"""Open coding: the reader makes codes of her own for a transcript, then sees them beside the course's."""

from __future__ import annotations

from traitlets import Dict, List

from entraide.widgets.coding.widget import CodingWidget
from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.front_end import FrontEnd


class OpenCodingWidget(AnsweringWidget):
    """The excerpts of one transcript, and for the comparison the course's codes: nothing is right or wrong.

    `codes` are the course's, each with its label and its definition; `feedback` lists by excerpt and unit those that
    fit there. The answer holds the reader's codes, what she put where, and a memo.
    """

    front_end = FrontEnd(
        "open_coding/widget.js",
        (*CodingWidget.front_end.styles, "open_coding/widget.css"),
        ("exercise.", "coding.", "open."),
        apart=True,
    )

    excerpts = List().tag(sync=True)
    codes = List().tag(sync=True)
    feedback = Dict().tag(sync=True)
