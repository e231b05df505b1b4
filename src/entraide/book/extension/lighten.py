"""Leave out of the pages what other extensions add and this book does not use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx_design.dropdown import dropdown_main

from entraide.book.extension.frame_scripts import parts_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# How Jupyter Book's live cells, which the book has none of, begin what they add to a page.
LIVE_CELLS = ('<script type="text/x-thebe-config">', "<script>kernelName")


def setup(app: Sphinx) -> None:
    # After every other extension has added its own to the page.
    app.connect("doctree-resolved", drop_live_cells, priority=900)
    app.connect("doctree-resolved", fold_plainly, priority=900)
    app.connect("html-page-context", drop_scripts, priority=900)


def drop_live_cells(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave out the settings of live cells: a program inside the page, which the page may then not refuse to run."""
    for node in list(doctree.findall(nodes.raw)):
        if node.astext().strip().startswith(LIVE_CELLS):
            node.parent.remove(node)


def fold_plainly(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave what is folded away its element and its title: a browser draws the rest, and no card nor icon is needed."""
    for fold in list(doctree.findall(dropdown_main)):
        title, body = fold.children
        (text,) = (part for part in title.children if "sd-summary-text" in part["classes"])
        for paragraph in body.findall(nodes.paragraph):
            paragraph["classes"] = [name for name in paragraph["classes"] if name != "sd-card-text"]
        title.clear()
        title.extend(text.children)
        fold["classes"], title["classes"] = ["book-fold"], []
        fold.remove(body)
        fold.extend(body.children)


def drop_scripts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Load nothing of Sphinx's own, and of ours what works on something in the page."""
    context["script_files"] = []
    context["parts"] = parts_of(context.get("body", ""))
