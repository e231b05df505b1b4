"""The exercise in numbers: a calculation whose steps are entered, and checked one by one."""

from __future__ import annotations

from traitlets import Dict

from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.front_end import LOOK, FrontEnd


class NumbersWidget(AnsweringWidget):
    """A question with its steps, and for practice the values, the solution and the hint of each step by its number."""

    front_end = FrontEnd(
        "numbers/widget.js",
        (*LOOK, "numbers/widget.css"),
        ("exercise.", "numbers.", "coding.not-whole"),
        apart=True,
    )

    question = Dict().tag(sync=True)
    feedback = Dict().tag(sync=True)
