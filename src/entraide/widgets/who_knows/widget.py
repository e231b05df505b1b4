"""The simulation of who knows whom: how likely it is that members of a group know each other already."""

from __future__ import annotations

from entraide.widgets.shared.answering import HERE, LOOK
from entraide.widgets.shared.bundle import module, stylesheet
from entraide.widgets.shared.simulation import SimulationWidget


class WhoKnowsWidget(SimulationWidget):
    """`payload` holds the places with their population, and the numbers of acquaintances to choose from."""

    _esm = module(HERE / "who_knows" / "widget.js")
    _css = stylesheet(LOOK, HERE / "shared" / "simulation.css", HERE / "who_knows" / "widget.css")
