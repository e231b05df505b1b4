"""Set the apostrophes of a page's text before its quotation marks are.

What sets these reads a stretch of text at a time: the apostrophe of ``l'*aide*`` ends a stretch, and is taken for the
mark that closes a quotation, which in French is another sign.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from entraide.lang import LANGUAGES, typeset

AFTER_A_LETTER = re.compile(r"(?<=\w)'")
UNTOUCHED = (nodes.FixedTextElement, nodes.Special, nodes.literal, nodes.math, nodes.raw)


def setup(app: Sphinx) -> None:
    app.add_transform(Apostrophes)


class Apostrophes(SphinxTransform):
    """After a letter there is an apostrophe, whatever follows it."""

    # Right before the quotation marks.
    default_priority = 749

    def apply(self, **_: object) -> None:
        set_one = typeset("'", LANGUAGES[0])  # the same in all of them
        for text in list(self.document.findall(nodes.Text)):
            parent: nodes.Node | None = text.parent
            while parent and not isinstance(parent, UNTOUCHED):
                parent = parent.parent
            if parent is None and "'" in text:
                text.parent.replace(text, nodes.Text(AFTER_A_LETTER.sub(set_one, text)))
