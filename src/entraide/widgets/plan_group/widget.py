"""The simulation of a group to plan: where, when and how it meets, and what that does to each member."""

from __future__ import annotations

from entraide.widgets.common.front_end import SIMULATION, FrontEnd
from entraide.widgets.common.simulation import SimulationWidget


class PlanGroupWidget(SimulationWidget):
    """`payload` holds the centres, the members and their ties, the seasons, the times and the assumptions."""

    front_end = FrontEnd(
        "plan_group/widget.js",
        (*SIMULATION, "plan_group/widget.css"),
        ("plan-group.", "simulation."),
        apart=True,
    )
