"""The simulation of who knows whom: how likely it is that members of a group know each other already."""

from __future__ import annotations

from entraide.widgets.shared.simulation import SimulationWidget
from entraide.widgets.shared.widget import LOOK, FrontEnd


class WhoKnowsWidget(SimulationWidget):
    """`payload` holds the places with their population, and the numbers of acquaintances to choose from."""

    front_end = FrontEnd(
        "who_knows/widget.js", (LOOK, "shared/simulation.css", "who_knows/widget.css"), ("who-knows.", "simulation.")
    )
