"""The choice exercise: one question with one right answer or several."""

from __future__ import annotations

from traitlets import Dict

from entraide.widgets.shared.answering import HERE, LOOK, AnsweringWidget
from entraide.widgets.shared.bundle import module, stylesheet


class ChoiceWidget(AnsweringWidget):
    """A question with its options, and for practice the feedback by option."""

    _esm = module(HERE / "choice" / "widget.js")
    _css = stylesheet(LOOK, HERE / "choice" / "widget.css")

    question = Dict().tag(sync=True)
    feedback = Dict().tag(sync=True)
