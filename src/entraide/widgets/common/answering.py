"""What all kinds of exercise have in common: a mode, and the answer a person gives."""

from __future__ import annotations

from traitlets import Dict, Unicode

from entraide.widgets.common.widget import CourseWidget


class AnsweringWidget(CourseWidget):
    """An exercise that holds one answer record; the subclasses say what is asked and how it is shown.

    `mode` is "practice" (feedback travels with the widget) or "assignment" (no feedback; the page says whether the
    answer is stored). `answer` is {} or an answer record. `saved` is set by whoever stores the answer, and says
    of which record it speaks: {"state": "kept", "saved_at": "2026-01-31T14:05:00.000Z", "notebook": "5f", "aside": ""};
    the states stand in `keep`, `notebook` is the notebook's id, `aside` the file in which other answers were put aside.
    """

    exercise = Unicode().tag(sync=True)
    mode = Unicode("practice").tag(sync=True)
    answer = Dict().tag(sync=True)
    saved = Dict().tag(sync=True)
