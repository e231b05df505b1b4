"""The reader's own agreement: how far her coding of an exercise agrees with the reference and the simulated coders."""

from __future__ import annotations

import anywidget
from traitlets import Dict, Unicode

from entraide.widgets.shared.answering import HERE, LOOK
from entraide.widgets.shared.bundle import module, stylesheet


class AgreementWidget(anywidget.AnyWidget):
    """It asks for no answer and keeps none: the exercise on the same page tells it what is coded.

    `payload` holds the exercise's name, its units and codes, and what the reference and the simulated coders put.
    """

    _esm = module(HERE / "agreement" / "widget.js")
    _css = stylesheet(LOOK, HERE / "shared" / "simulation.css", HERE / "agreement" / "widget.css")

    lang = Unicode("en").tag(sync=True)
    title = Unicode().tag(sync=True)
    payload = Dict().tag(sync=True)
