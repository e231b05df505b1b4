"""What the simulations have in common: a title, a language and what they are made of. They ask for no answer."""

from __future__ import annotations

import anywidget
from traitlets import Dict, Unicode


class SimulationWidget(anywidget.AnyWidget):
    """A simulation: nothing of it is kept, neither in the notebook nor in the browser.

    `simulation` is its name, `payload` what its tables hold in the language of the page.
    """

    simulation = Unicode().tag(sync=True)
    lang = Unicode("en").tag(sync=True)
    title = Unicode().tag(sync=True)
    payload = Dict().tag(sync=True)
