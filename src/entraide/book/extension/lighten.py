"""Leave out of the pages what other extensions add and this book does not use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx_design.dropdown import dropdown_main

from entraide.book.extension.frame_scripts import parts_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# How Jupyter Book's live cells, which the book has none of, begin what they add to a page.
LIVE_CELLS = ('<script type="text/x-thebe-config">', "<script>kernelName")
# Names that Sphinx and its extensions give to the parts of a text, and by which nothing here is dressed or found.
IDLE = {
    *("docutils", "tex2jax_ignore", "mathjax_ignore", "tag_remove-input", "text_html", "arabic", "simple", "compound"),
    *("xref", "std", "std-doc", "std-ref", "std-term", "row-odd", "row-even"),
}
NAMED = re.compile(r' class="([^"]*)"')
# What Pygments begins a listing with, for a browser that nobody has any more.
BEFORE_LISTING = "<span></span>"
VIEWPORT = re.compile(r'<meta\b[^>]*\bname="viewport"[^>]*>')


def setup(app: Sphinx) -> None:
    # After every other extension has added its own to the page.
    app.connect("doctree-resolved", drop_live_cells, priority=900)
    app.connect("doctree-resolved", fold_plainly, priority=900)
    app.connect("html-page-context", drop_scripts, priority=900)
    app.connect("html-page-context", drop_residue, priority=900)


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


def drop_residue(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Say once how wide the page is, and leave out the names and elements that mean nothing here."""
    context["metatags"] = VIEWPORT.sub("", context.get("metatags", ""))
    if "body" in context:
        context["body"] = without_residue(context["body"])


def without_residue(html: str) -> str:
    """Return the HTML of a text without the names that nothing uses.

    >>> without_residue('<table class="docutils ours"><tr class="row-odd"><td class="ours">')
    '<table class="ours"><tr><td class="ours">'
    """
    return NAMED.sub(_used, html.replace(BEFORE_LISTING, ""))


def _used(found: re.Match[str]) -> str:
    kept = [name for name in found[1].split() if name not in IDLE]
    return f' class="{" ".join(kept)}"' if kept else ""
