"""What the simulations have in common: a name, and what they are made of. They ask for no answer."""

from __future__ import annotations

from traitlets import Dict, Unicode

from entraide.widgets.common.widget import CourseWidget


class SimulationWidget(CourseWidget):
    """A simulation: nothing of it is kept, neither in the notebook nor in the browser.

    `simulation` is its name, `payload` what its tables hold in the language of the page.
    """

    simulation = Unicode().tag(sync=True)
    payload = Dict().tag(sync=True)
