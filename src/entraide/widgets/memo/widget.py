"""The memo exercise: a short text of one's own, which no one scores by machine."""

from __future__ import annotations

from traitlets import Dict, Unicode

from entraide.widgets.shared.answering import HERE, LOOK, AnsweringWidget
from entraide.widgets.shared.bundle import module, stylesheet


class MemoWidget(AnsweringWidget):
    """What to write about, and how many words are expected: {"min": 150, "max": 250}, or {} for no limit."""

    _esm = module(HERE / "memo" / "widget.js")
    _css = stylesheet(LOOK, HERE / "memo" / "widget.css")

    prompt = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
