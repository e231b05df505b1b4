"""HTML as a tree: read from a page, looked through and changed, and written as XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}
# Beside one of these, and within one that holds nothing else, blanks are nothing to read.
BLOCKS = {
    *(
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
    ),
    *("ol", "p", "section", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    *("defs", "g", "mfrac", "mi", "mn", "mo", "mrow", "msub", "msup", "path", "use"),
}
# The one writing of SVG that a parser of HTML does not keep.
CASED = {"viewbox": "viewBox", "clippath": "clipPath"}
BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass
class Element:
    """A tag, what it says of itself, and what stands in it: elements and texts, whose blanks are single spaces."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All that is to be read in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def walk(self) -> Iterator[Element]:
        """The element and all within it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


Node = Element | str


def parse(html: str) -> Element:
    """Read a piece of HTML, whose elements are all closed; what it holds is within an element ``body``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (body,) = reader.open
    reader.close_last()
    return body


def xhtml(node: Node) -> str:
    """Write a tree as XHTML."""
    if isinstance(node, str):
        return escape(node, quote=False)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    if not node.children and node.tag in VOID:
        return f"<{node.tag}{attributes} />"
    return f"<{node.tag}{attributes}>{''.join(map(xhtml, node.children))}</{node.tag}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(
            CASED.get(tag, tag), {CASED.get(name, name): BLANKS.sub(" ", value or "") for name, value in attrs}
        )
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.close_last()

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.close_last()

    def close_last(self) -> None:
        """What stands in an element is known: blanks beside a block go."""
        children = self.open.pop().children
        if any(isinstance(child, Element) and child.tag in BLOCKS for child in children):
            children[:] = [child for child in children if isinstance(child, Element) or child.strip(" ")]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(BLANKS.sub(" ", data))
