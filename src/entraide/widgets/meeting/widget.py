"""Lead a meeting: the reader is the worker of a mutual-aid group, and sees what each of her moves opened and closed."""

from __future__ import annotations

from traitlets import Dict, List

from entraide.widgets.coding.widget import CodingWidget
from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.front_end import LOOK, SIMULATION, FrontEnd


class MeetingWidget(AnsweringWidget):
    """One or more meetings, each led turn by turn; there is no chance in them, and no right way.

    `about` says of each what one reads before it begins. `play` holds by meeting what leading it needs, `feedback` what
    is told afterward (`entraide.course.meetings`); a page of the book brings each of them when the reader gets there.
    The answer holds the meetings that she led, as recipes with the ids of what she read, and her memos.
    """

    front_end = FrontEnd(
        "meeting/widget.js",
        (*SIMULATION, *CodingWidget.front_end.styles[len(LOOK) :], "meeting/widget.css", "meeting/circle.css"),
        ("lead.", "meeting.exercise", *CodingWidget.front_end.texts),
        apart=True,
        asked=("play", "feedback"),
    )

    about = List().tag(sync=True)
    play = Dict().tag(sync=True)
    feedback = Dict().tag(sync=True)
