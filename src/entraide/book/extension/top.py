"""Dress the top of a page: where it stands in its part, its sections as a ring and as a list, its objectives folded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx_design.dropdown import dropdown_main, dropdown_title

from entraide.book import ring
from entraide.book.extension import material
from entraide.html import templates
from entraide.lang import say

PIECES = templates(Path(__file__).parent / "pieces")
OBJECTIVES, EARLIER = "objectives", "earlier"
# The list of a page's sections, which the button above the page opens too.
CONTENTS = 'id="pst-secondary-sidebar"'


def setup(app: Sphinx) -> None:
    # After the titles are as they are read, and after everything that folds or leaves out a part of the page.
    app.connect("doctree-resolved", dress, priority=910)
    app.connect("html-page-context", tell_of_contents, priority=610)


def tell_of_contents(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Let the frame offer the list of the page's sections, where there is one."""
    context["page_contents"] = CONTENTS in context.get("body", "")


def dress(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a page the list of its sections, and a chapter its ring.

    The first page of an edition leads on by itself; in its ring a chair is lit for whoever comes in.
    """
    page = next(doctree.findall(nodes.section), None)
    if app.builder.format != "html" or page is None:
        return
    if docname == app.config.root_doc:
        page.insert(0, nodes.raw("", ring.of_group(lit=True), format="html"))
        return
    sections = _sections(page)
    if not sections:
        return
    box, earlier = (_box(doctree, name) for name in (OBJECTIVES, EARLIER))
    lang = app.config.language
    words: dict[str, Any] = {"lang": lang, "sections": sections, "minutes": ""}
    if box:
        words["minutes"] = minutes(box, lang)
        page.insert(0, _raw("above-title", part=_part(app, docname), ring=_ring(sections)))
        title = say(lang, "book.objectives", n=len(list(box.findall(nodes.list_item))))
        box.parent.replace(box, folded(box, title))
    if earlier:
        fold_questions(earlier, lang)
    title = page.index(next(child for child in page.children if isinstance(child, nodes.title)))
    page.insert(title + 1, _raw("contents", **words))


def minutes(box: nodes.Element, lang: str) -> str:
    """What a chapter asks for, of its box of objectives: so many minutes in all, so many of them doing.

    Where it says it in other words than two numbers, those words.
    """
    said = next((paragraph.astext() for paragraph in box.findall(nodes.paragraph)), "")
    numbers = [int(word) for word in said.split() if word.isdecimal()]
    if len(numbers) != 2:
        return said
    reading, doing = numbers
    return say(lang, "book.minutes", n=reading + doing, doing=doing)


def folded(box: nodes.Element, title: str) -> nodes.Element:
    """A box, folded under a title."""
    rest = [child for child in box.children if not isinstance(child, nodes.title)]
    return dropdown_main("", dropdown_title("", "", nodes.Text(title)), *rest, classes=["book-top", *box["classes"]])


def fold_questions(box: nodes.Element, lang: str) -> None:
    """Fold the questions on earlier chapters, under their number, with what comes after them: our answers."""
    place = box.parent.index(box)
    title = next(box.findall(nodes.title)).astext()
    fold = folded(box, say(lang, "book.questions", title=title, n=len(list(box.findall(nodes.list_item)))))
    parent, after = box.parent, box.parent.children[place + 1 : place + 2]
    parent.replace(box, fold)
    if after and isinstance(after[0], dropdown_main):
        parent.remove(after[0])
        fold += after[0]


def _box(doctree: nodes.document, name: str) -> nodes.admonition | None:
    return next((box for box in doctree.findall(nodes.admonition) if name in box["classes"]), None)


def _ring(sections: list[dict[str, Any]]) -> Markup:
    return ring.of_chairs([(f"#{one['anchor']}", one["title"]) for one in sections])


def _part(app: Sphinx, page: str) -> dict[str, Any]:
    """The part of the course that a page stands in, its number there, and how many there are."""
    for caption, pages in material.reading_order(app):
        if page in pages and caption:
            return {"lang": app.config.language, "part": caption, "n": pages.index(page) + 1, "of": len(pages)}
    return {}


def _sections(parent: nodes.section) -> list[dict[str, Any]]:
    """The sections right within another, each with its own."""
    within = (child for child in parent.children if isinstance(child, nodes.section))
    return [{"anchor": one["ids"][0], "title": one[0].astext(), "sections": _sections(one)} for one in within]


def _raw(name: str, **words: Any) -> nodes.raw:
    return nodes.raw("", PIECES.get_template(f"{name}.html.j2").render(**words), format="html")
