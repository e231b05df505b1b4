"""The simulation of who knows whom: how likely it is that members of a group know each other already."""

from __future__ import annotations

from entraide.widgets.common.front_end import SIMULATION, FrontEnd
from entraide.widgets.common.simulation import SimulationWidget


class WhoKnowsWidget(SimulationWidget):
    """`payload` holds the places with their population, and the numbers of acquaintances to choose from."""

    front_end = FrontEnd(
        "who_knows/widget.js",
        (*SIMULATION, "who_knows/widget.css"),
        ("who-knows.", "simulation."),
        apart=True,
    )
