"""The reader's own agreement: how far her coding of an exercise agrees with the reference and the simulated coders."""

from __future__ import annotations

from traitlets import Dict

from entraide.widgets.shared.widget import LOOK, CourseWidget, FrontEnd


class AgreementWidget(CourseWidget):
    """It asks for no answer and keeps none: the exercise on the same page tells it what is coded.

    `payload` holds the exercise's name, its units and codes, and what the reference and the simulated coders put.
    """

    front_end = FrontEnd(
        "agreement/widget.js", (LOOK, "shared/simulation.css", "agreement/widget.css"), ("agreement.",)
    )

    payload = Dict().tag(sync=True)
