"""Directive of the first page: to begin the course with a page, or to go on where one left off."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from entraide.html import templates

PIECES = templates(Path(__file__).parent / "pieces")


def setup(app: Sphinx) -> None:
    app.add_directive("begin", Begin)


class Begin(SphinxDirective):
    """Two ways on: a page, relative to this one and without its suffix; and, by begin.js, where the reader was."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        text = PIECES.get_template("begin.html.j2").render(lang=self.config.language, page=self.arguments[0])
        return [nodes.raw("", text, format="html")]
