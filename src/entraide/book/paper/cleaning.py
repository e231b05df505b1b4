"""Take from a page of the site what can be read without a browser: its text, links, figures and tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from entraide.book.paper.tree import Element, Node

DROPPED_TAGS = {"button", "input", "noscript", "script", "style", "summary", "template"}
DROPPED = {"book-clear", "book-contents", "book-part", "book-ring", "headerlink", "pst-js-only", "toctree-wrapper"}
EXERCISE = "entraide-exercise"
# What the book folds and paper does not: the top of a chapter, and what is told, where no answer is hidden.
UNFOLDED = {"book-top", "told"}
CODE = "book-code"
KEPT_CLASSES = {"admonition", "admonition-title", "book-help", "book-help-about", "book-help-urgent", "book-works",
                "glossary", "math", "objectives", "vignette"}  # fmt: skip
KEPT = {"alt", "colspan", "href", "id", "lang", "rowspan", "scope", "src", "start"}
# On paper, the number of the page follows such a link.
TO_A_PAGE = "page"
# What is drawn as it is written, whatever its attributes.
DRAWN = ("math", "svg")
# A paragraph that is alone in these needs no paragraph.
SHORT = ("dd", "figcaption", "li", "td", "th")
ELSEWHERE = re.compile(r"(?:https?|mailto|tel):")


def article(page: str) -> str:
    """What a page of the site says, without the frame that it has in common with the others."""
    start = page.index(">", page.index('<article class="bd-article"')) + 1
    return page[start : page.index("</article>", start)]


@dataclass(frozen=True)
class Cleaning:
    """How one page is cleaned.

    A link to a page of `pages` gets the attribute ``to``: the page, and after ``#`` the place in it. One to anything
    else of the site leads to its address below `site`, or nowhere where that is not known. `instead` says what takes
    the place of an exercise or of what is folded away, given the level of a heading that would stand there.
    """

    page: str
    pages: frozenset[str]
    site: str
    instead: Callable[[Element, int], list[Node]]

    def clean(self, node: Node, level: int = 1) -> list[Node]:
        """What a piece of the page becomes, where a heading would have this level."""
        if isinstance(node, str):
            return [node]
        if node.tag in DROPPED_TAGS or node.classes & DROPPED:
            return []
        if node.tag in DRAWN:
            return [node]
        if node.tag == "details" and node.classes & UNFOLDED:
            return [self._unfolded(node, level)]
        if node.tag == "details" and CODE in node.classes:
            return [self._code(node, level)]
        if EXERCISE in node.classes or node.tag == "details":
            return self.instead(node, level)
        children = list(self.within(node, level + (node.tag == "section")))
        attributes = self._attributes(node)
        if node.tag == "a" and not attributes.keys() & {"href", "to", "id"}:
            return children
        # A box that only a browser's look needs.
        if node.tag in ("div", "span") and not attributes:
            return children
        return [Element(node.tag, attributes, _short(children) if node.tag in SHORT else children)]

    def within(self, node: Element, level: int) -> Iterator[Node]:
        """What stands in an element, cleaned."""
        for child in node.children:
            yield from self.clean(child, level)

    def _unfolded(self, node: Element, level: int) -> Element:
        """What is folded as a box whose title is the words that fold it."""
        title = next(element.text.strip() for element in node.walk() if element.tag == "summary")
        head = Element("p", {"class": "admonition-title"}, [title])
        classes = " ".join(sorted({"admonition", *(node.classes & KEPT_CLASSES)}))
        return Element("div", {"class": classes}, [head, *self.within(node, level)])

    def _code(self, node: Element, level: int) -> Element:
        """A code of the codebook: its name as a heading, its definition under it, then the rest."""
        name, definition = (
            next(element.text for element in node.walk() if element.tag == tag) for tag in ("h3", "span")
        )
        head = [Element(f"h{level}", {}, [name]), Element("p", {}, [definition])]
        return Element("section", {"id": node.attributes["id"]}, [*head, *self.within(node, level + 1)])

    def _attributes(self, node: Element) -> dict[str, str]:
        kept = {name: value for name, value in node.attributes.items() if name in KEPT}
        address = kept.pop("href", "")
        if "src" in kept:
            kept["src"] = self._place(kept["src"])
        if classes := node.classes & KEPT_CLASSES:
            kept["class"] = " ".join(sorted(classes))
        if node.tag == "a" and any("std-doc" in one.classes for one in node.walk()):
            kept["class"] = TO_A_PAGE
        return kept | (self._link(address) if address else {})

    def _link(self, address: str) -> dict[str, str]:
        if ELSEWHERE.match(address):
            return {"href": address}
        path, _, place = address.partition("#")
        path = self._place(path) if path else f"{self.page}.html"
        page = path.removesuffix(".html")
        if page in self.pages:
            return {"to": f"{page}#{place}" if place else page}
        return {"href": f"{self.site}{path}{'#' if place else ''}{place}"} if self.site else {}

    def _place(self, address: str) -> str:
        """The place within the edition of what the page names."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.page), unquote(address)))


def _short(children: list[Node]) -> list[Node]:
    """What stands in a paragraph, where that is all there is."""
    read = [child for child in children if not (isinstance(child, str) and not child.strip(" "))]
    if len(read) == 1 and isinstance(read[0], Element) and read[0].tag == "p" and not read[0].attributes:
        return read[0].children
    return children
