"""The choice exercise: one question with one right answer or several."""

from __future__ import annotations

from traitlets import Dict

from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.front_end import LOOK, FrontEnd


class ChoiceWidget(AnsweringWidget):
    """A question with its options, and for practice the feedback by option."""

    front_end = FrontEnd(
        "choice/widget.js",
        (*LOOK, "choice/widget.css"),
        ("exercise.", "choice.", "coding.not-whole"),
        ("choice.changed", "choice.count-left", "choice.count-right", "choice.count-wrong", "choice.has-all",
         "choice.hide-others", "choice.is-right", "choice.missed", "choice.missed-one", "choice.none-right",
         "choice.right", "choice.show-all", "choice.try-again", "choice.wrong"),
    )  # fmt: skip

    question = Dict().tag(sync=True)
    feedback = Dict().tag(sync=True)
