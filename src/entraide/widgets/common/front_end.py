"""Say once what a widget is drawn with: for the kernel that sends it, and for the book whose pages share it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from entraide import look
from entraide.widgets.common import bundle

WIDGETS = Path(__file__).parents[1]
LOOK = ("common/look.css", "common/controls.css", "common/findings.css")
SIMULATION = (*LOOK, "common/simulation.css")
NOTEBOOK = "common/notebook.css"
"""What each widget wears besides where a kernel sends it."""

BY_PLACE = "ENTRAIDE_FRONT_ENDS"
"""The environment variable under which a widget says where its files are, in the folder named there, and carries none.

The book sets it for the kernels it runs: its pages share the files, so that 80 KB of source need not go through the
kernel and into what is kept of its outputs with every exercise.
"""


class FrontEnd(NamedTuple):
    """The files and the texts of a widget; files by their place in the folder of the widgets, ``coding/widget.js``.

    `styles` stand in the order in which they count. `texts` are keys of the catalogues, or beginnings of keys up to a
    dot: all that the module and what it imports say, and nothing else. `when_checked` are those of them, or their
    beginnings up to a dot or a hyphen, that nobody reads before she has checked an answer or asked what a code means or
    a key does: a page may bring them later. What stands on few pages is `apart`: the book gives it files of its own,
    which a page asks for once somebody comes near. Of what is apart, the traits `asked` hold values by name, and a page
    brings each when the reader asks for it.
    """

    module: str
    styles: tuple[str, ...]
    texts: tuple[str, ...] = ()
    when_checked: tuple[str, ...] = ()
    apart: bool = False
    asked: tuple[str, ...] = ()


def sent(front_end: FrontEnd) -> tuple[str, str]:
    """Return what a kernel sends for anywidget's `_esm` and `_css`: the source, or by place where that is asked for.

    By place, these are the module's and those of the stylesheets, with spaces between: ``exercises/coding/widget.js``.
    """
    folder = os.environ.get(BY_PLACE)
    if folder:
        return f"{folder}/{front_end.module}", " ".join(f"{folder}/{style}" for style in front_end.styles)
    styles = look.dressed(bundle.stylesheet(WIDGETS / style for style in (*front_end.styles, NOTEBOOK)))
    return bundle.module(WIDGETS / front_end.module), styles


def received(esm: str, css: str, folder: str) -> FrontEnd | None:
    """Return the front end that a kernel sent by place, in that folder; nothing where it sent the source."""
    return FrontEnd(esm, tuple(css.split())) if esm.startswith(f"{folder}/") else None
