"""Say which scripts the frame of the book has, and which of them, and of the stylesheets of its parts, a page needs.

All pages run `page.js`. A part that works on something that stands in few pages has a script of its own, and a page
asks for it only if that stands in it: add the part to `PARTS`. What such a script shares with `page.js` it finds there.
"""

from __future__ import annotations

from pathlib import Path

from entraide.widgets.common import bundle
from entraide.widgets.common.front_end import WIDGETS

FRAME = Path(__file__).parent / "static"
MODE = FRAME / "mode.js"
PAGE = FRAME / "page" / "page.js"
BRING = FRAME / "common" / "bring.js"
# What draws the exercises of a page stands in their own script.
HOST = FRAME / "host.js"
# By its name, the module that a script of a part starts with, and what of a page's HTML it works on. What names
# nothing is asked for by its own template, or by another script once it is needed (common/bring.js).
PARTS = {
    "begin": (FRAME / "mine" / "begin.js", "data-entraide-begin"),
    "codebook": (FRAME / "page" / "codebook.js", "data-entraide-codebook"),
    "table": (FRAME / "page" / "table.js", "data-entraide-sift"),
    "erase": (FRAME / "page" / "erase.js", "data-entraide-clear"),
    "assignment": (FRAME / "assignment" / "assignment.js", "data-entraide-assignment"),
    "hand-in": (FRAME / "assignment" / "hand_in.js", ""),
    "pair": (FRAME / "pair" / "pair.js", "data-entraide-pair"),
    "mine": (FRAME / "mine" / "mine.js", "data-entraide-mine"),
    "search": (FRAME / "search" / "search.js", ""),
    "discreet": (FRAME / "page" / "discreet.js", "data-entraide-discreet"),
    "after": (FRAME / "page" / "after.js", ""),
    "refused": (FRAME / "page" / "refused.js", ""),
    "offline": (FRAME / "page" / "offline.js", ""),
}
# What stands on one page or two, by the name of its stylesheet, and how a page's HTML begins it.
DRESSED = {"codebook": 'class="book-code"', "help": 'class="book-help"', "sheet": '<table class="sheet'}
# A page of the book is no notebook: what knows notebooks stands aside, and what is said of them is not said.
OF_NOTEBOOKS = ("exercise.notebook-",)
STANDING_IN = {
    WIDGETS / "common" / f"{name}.js": FRAME / f"no_{name}.js" for name in ("notebook", "notice", "host_keys")
}


def parts_of(html: str) -> list[str]:
    """Return the names of the scripts that a page with this HTML needs besides `page.js` and its exercises'.

    >>> parts_of('<div class="entraide-scroll" data-entraide-sift="{}">')
    ['table']
    """
    return [name for name, (_, works_on) in PARTS.items() if works_on and works_on in html]


def frame_scripts() -> dict[str, str]:
    """Return the scripts of the frame by their names."""
    lends = bundle.brought([HOST, *(path for path, _ in PARTS.values())])
    return {
        "mode": bundle.together({"mode": MODE}),
        "page": bundle.together({"page": PAGE, "bring": BRING}, lends=lends),
        **{name: bundle.together({name: path}, lent=of_page()) for name, (path, _) in PARTS.items()},
    }


def of_page() -> list[Path]:
    """The modules of `page.js`, which the other scripts of a page find there."""
    return bundle.brought([PAGE, BRING])
