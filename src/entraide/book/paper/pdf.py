"""Write the matter as a PDF, to print and to write on: Typst sets it, `book.typ` says how it looks.

Typst is a program in a package of its own, without which there is no PDF: `is_possible` says whether it is there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date

from entraide import look
from entraide.book.paper.matter import LICENCE, Matter
from entraide.book.paper.tree import Node, xhtml
from entraide.errors import CourseError
from entraide.lang import say, tag

TEMPLATE = Path(__file__).parent / "book.typ"
SIZES = {"CA": "us-letter", "US": "us-letter"}
INK = "#1a1a1a"
# How wide figures are on paper, in cm, and drawings, whose lines and letters are larger.
WIDTH, DRAWN, OF_DRAWN = 11.5, "book-drawn", 8.5
# Whatever reads a PDF is to find the headings, the reading order and what figures show; Typst refuses to write one
# that does not hold to it.
STANDARD: Final = "ua-1"


def is_possible() -> bool:
    """Say whether Typst is installed."""
    return find_spec("typst") is not None


def write(matter: Matter, file: Path) -> None:
    """Write the PDF of an edition. Raises `CourseError` with what Typst refuses, such as an image without words."""
    import typst

    try:
        file.write_bytes(_set(matter, typst.compile))
    except typst.TypstError as error:
        raise CourseError("paper.no-pdf", file=file.name, said=error.message) from None


def _set(matter: Matter, compile: Callable[..., bytes]) -> bytes:
    return compile(
        TEMPLATE.read_bytes(),
        root=str(matter.edition.pages),
        sys_inputs={"book": json.dumps(_book(matter), ensure_ascii=False)},
        # The fonts that come with Typst, so that every computer writes the same file.
        ignore_system_fonts=True,
        pdf_standards=STANDARD,
        timestamp=datetime.combine(matter.changed, time(), UTC),
    )


def _book(matter: Matter) -> dict[str, Any]:
    """All that the template draws: texts, and chapters as trees of [tag, attributes, children]."""
    edition = matter.edition
    lang = edition.lang
    region = tag(lang).partition("-")[2]
    return {
        "lang": lang,
        "region": region,
        "size": SIZES.get(region, "a4"),
        "colours": {name: look.colours(f"--e-{name}")[0] for name in ("accent", "tint")},
        "title": edition.title,
        "author": edition.author,
        "site": edition.site,
        "licence": LICENCE.format(lang=lang),
        "said": {
            "about": say(lang, "paper.about"),
            "site": say(lang, "paper.about-site-at" if edition.site else "paper.about-site"),
            "composed": say(lang, "paper.composed"),
            "contents": say(lang, "paper.contents"),
            "page": say(lang, "paper.page", n="{n}"),
            "version": say(lang, "paper.version", day=format_date(matter.changed, "long", locale=lang)),
            "licence": say(lang, "book.licence"),
        },
        "parts": [
            {
                "caption": part.caption,
                "chapters": [
                    {"page": page, "body": [_node(node, page) for node in matter.chapters[page].body.children]}
                    for page in part.pages
                ],
            }
            for part in matter.parts
        ],
    }


def _node(node: Node, page: str) -> Any:
    if isinstance(node, str):
        return node
    if node.tag == "svg":
        said = {"alt": node.attributes.get("aria-label", ""), "drawing": _coloured(xhtml(node))}
        return ["svg", said | {"width": OF_DRAWN if DRAWN in node.classes else WIDTH}, []]
    attributes = dict(node.attributes)
    if "id" in attributes:
        attributes["id"] = f"{page}#{attributes['id']}"
    return [node.tag, attributes, [_node(child, page) for child in node.children]]


def _coloured(svg: str) -> str:
    """A drawing in the colours of paper."""
    return look.on_paper(svg).replace("currentColor", INK)
