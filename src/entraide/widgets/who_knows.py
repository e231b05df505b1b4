"""The simulation of who knows whom: how likely it is that members of a group know each other already."""

from __future__ import annotations

from .answering import HERE, LOOK
from .bundle import module, stylesheet
from .simulation import SimulationWidget


class WhoKnowsWidget(SimulationWidget):
    """`payload` holds the places with their population, and the numbers of acquaintances to choose from."""

    _esm = module(HERE / "who_knows.js")
    _css = stylesheet(LOOK, HERE / "simulation.css", HERE / "who_knows.css")
