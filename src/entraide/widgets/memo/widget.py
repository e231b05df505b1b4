"""The memo exercise: a short text of one's own, which no one scores by machine."""

from __future__ import annotations

from traitlets import Dict, Unicode

from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.front_end import LOOK, FrontEnd


class MemoWidget(AnsweringWidget):
    """What to write about, and how many words are expected: {"min": 150, "max": 250}, or {} for no limit."""

    front_end = FrontEnd("memo/widget.js", (*LOOK, "memo/widget.css"), ("exercise.", "memo."))

    prompt = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
