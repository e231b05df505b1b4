"""The simulation of a group to plan: where, when and how it meets, and what that does to each member."""

from __future__ import annotations

from entraide.widgets.shared.answering import HERE, LOOK
from entraide.widgets.shared.bundle import module, stylesheet
from entraide.widgets.shared.simulation import SimulationWidget


class PlanGroupWidget(SimulationWidget):
    """`payload` holds the centres, the members and their ties, the seasons, the times and the assumptions."""

    _esm = module(HERE / "plan_group" / "widget.js")
    _css = stylesheet(LOOK, HERE / "shared" / "simulation.css", HERE / "plan_group" / "widget.css")
