"""The reader's own agreement: how far her coding of an exercise agrees with the reference and the simulated coders."""

from __future__ import annotations

from traitlets import Dict

from entraide.widgets.common.front_end import SIMULATION, FrontEnd
from entraide.widgets.common.widget import CourseWidget


class AgreementWidget(CourseWidget):
    """It asks for no answer and keeps none: the exercise on the same page tells it what is coded.

    `payload` holds the exercise's name, its units and codes, and what the reference and the simulated coders put.
    """

    front_end = FrontEnd("agreement/widget.js", (*SIMULATION, "agreement/widget.css"), ("agreement.",), apart=True)

    payload = Dict().tag(sync=True)
