"""Leave out of the pages what other extensions add and this book does not use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx_design.dropdown import dropdown_main

from entraide.book.extension.frame_scripts import DRESSED, parts_of
from entraide.book.extension.tables import with_slim_columns

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# How Jupyter Book's live cells, which the book has none of, begin what they add to a page.
LIVE_CELLS = ('<script type="text/x-thebe-config">', "<script>kernelName")
# Names that Sphinx, its extensions and the theme give to the parts of a page, and by which nothing is dressed or found.
IDLE = {
    *("docutils", "tex2jax_ignore", "mathjax_ignore", "tag_remove-input", "text_html", "arabic", "simple", "compound"),
    *("xref", "std", "std-doc", "std-ref", "std-term", "row-odd", "row-even", "reference", "internal", "external"),
    *("nav", "nav-item", "nav-link", "section-nav", "flex-column", "toc-entry", "toc-h2", "toc-h3", "toc-h4"),
    *("bd-sidenav", "bibtex-citation", "caption-text", "container", "toctree-l1"),
}
NAMED = re.compile(r' class="([^"]*)"')
# What Pygments begins a listing with, for a browser that nobody has any more.
BEFORE_LISTING = "<span></span>"
# Where white space is kept as it is written.
AS_WRITTEN = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)
# A word of code that a phone's line may be too short for.
LONG_WORD = re.compile(r'<span class="pre">([^<]{26,})</span>')
TABLE = re.compile(r"(<table\b.*?</table>)", re.DOTALL)
VIEWPORT = re.compile(r'<meta\b[^>]*\bname="viewport"[^>]*>')


def setup(app: Sphinx) -> None:
    # After every other extension has added its own to the page.
    app.connect("doctree-resolved", drop_live_cells, priority=900)
    app.connect("doctree-resolved", fold_plainly, priority=900)
    app.connect("html-page-context", drop_scripts, priority=900)
    app.connect("html-page-context", say_width_once, priority=900)
    # Before the stylesheet is made of what the pages use.
    app.connect("build-finished", lighten_pages, priority=800)


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
        own = [name for name in fold["classes"] if not name.startswith("sd-")]
        fold["classes"], title["classes"] = ["book-fold", *own], []
        fold.remove(body)
        fold.extend(body.children)


def drop_scripts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Load nothing of Sphinx's own, and of ours what works on something in the page."""
    context["script_files"] = []
    context["parts"] = parts_of(context.get("body", ""))
    for part, begins in DRESSED.items():
        if begins in context.get("body", ""):
            context["page_part"] = part


def say_width_once(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Leave it to Sphinx's frame to say how wide a page is; docutils says it again."""
    context["metatags"] = VIEWPORT.sub("", context.get("metatags", ""))


def lighten_pages(app: Sphinx, failure: Exception | None) -> None:
    """Leave out of the written pages the names and the white space that mean nothing; name narrow columns."""
    if failure or app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if (lean := with_slim_columns(loosened(without_residue(text)))) != text:
            path.write_text(lean, encoding="utf-8")


def without_residue(html: str) -> str:
    """Return a page without the names that nothing uses and the white space at the beginning of its lines.

    >>> without_residue('<tr class="row-odd">\\n  <td class="xref ours"><pre>\\n  x</pre>')
    '<tr>\\n<td class="ours"><pre>\\n  x</pre>'
    """
    parts = AS_WRITTEN.split(html.replace(BEFORE_LISTING, ""))
    # Of three, the first is ours; then comes what stays as it is, and the name of its element.
    return "".join(
        part if n % 3 else NAMED.sub(_used, re.sub(r"\n\s+", "\n", part)) for n, part in enumerate(parts) if n % 3 != 2
    )


def loosened(html: str) -> str:
    """Return a page where a word of code stays whole, as ``--force`` must, unless it is longer than a phone's line.

    >>> loosened('<code><span class="pre">--force</span> <span class="pre">https://example.org/entraide</span></code>')
    '<code><span class="pre">--force</span> https://example.org/entraide</code>'
    """
    # A table can be scrolled; between two of them, no word may be wider than the screen.
    parts = TABLE.split(html)
    return "".join(part if n % 2 else LONG_WORD.sub(r"\1", part) for n, part in enumerate(parts))


def _used(found: re.Match[str]) -> str:
    kept = [name for name in found[1].split() if name not in IDLE]
    return f' class="{" ".join(kept)}"' if kept else ""
