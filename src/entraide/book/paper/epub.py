"""Write the matter as an EPUB, for reading devices: a page a chapter, and what says how accessible it is."""

from __future__ import annotations

import mimetypes
import posixpath
import re
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from babel.dates import format_date
from markupsafe import Markup

from entraide.book.paper.exercises import TEMPLATES
from entraide.book.paper.matter import LICENCE, SOLUTIONS, Chapter, Matter
from entraide.book.paper.tree import Element, Node, xhtml

HERE = Path(__file__).parent
# A colour of the site's, and what stands for it where the site's stylesheet is not.
COLOUR = re.compile(r"var\([\w-]+,\s*([^)]+)\)")
# The same matter gives the same file.
WHEN = (1980, 1, 1, 0, 0, 0)
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:'
    'container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


# What a reader may want to know before she opens it, in the words of schema.org.
FEATURES = ("alternativeText", "displayTransformability", "MathML", "readingOrder", "structuralNavigation",
            "tableOfContents")  # fmt: skip
ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    *(("accessibilityFeature", feature) for feature in FEATURES),
    ("accessibilityHazard", "none"),
)


@dataclass(frozen=True)
class Page:
    """A file of the EPUB, and what its package says of it."""

    name: str
    id: str
    properties: str
    text: str


def write(matter: Matter, file: Path) -> None:
    """Write the EPUB of an edition."""
    edition = matter.edition
    frame = {"lang": edition.lang, "title": edition.title, "author": edition.author, "site": edition.site}
    frame |= {"licence": LICENCE.format(lang=edition.lang)}
    frame |= {"day": format_date(matter.changed, "long", locale=edition.lang)}
    nav = TEMPLATES.get_template("nav.xhtml.j2").render(
        parts=matter.parts,
        chapters=matter.chapters,
        aside=_aside(matter),
        first=_file(matter.parts[0].pages[0]),
        **frame,
    )
    pages = [
        Page("title.xhtml", "title", "", TEMPLATES.get_template("title.xhtml.j2").render(**frame)),
        Page("nav.xhtml", "nav", "nav", nav),
        *(_page(matter.chapters[name], edition.lang) for part in matter.parts for name in part.pages),
    ]
    package = TEMPLATES.get_template("package.opf.j2").render(
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, edition.site or edition.title).urn,
        changed=matter.changed.isoformat(),
        pages=pages,
        access=ACCESS,
        images=[(quote(place), mimetypes.guess_type(place)[0]) for place in matter.images],
        **frame,
    )
    style = (HERE / "templates" / "epub.css").read_text(encoding="utf-8")
    files = {"META-INF/container.xml": CONTAINER, "EPUB/package.opf": package, "EPUB/epub.css": style}
    files |= {f"EPUB/{page.name}": page.text for page in pages}
    contents = {name: text.encode() for name, text in files.items()}
    contents |= {f"EPUB/{place}": (edition.pages / place).read_bytes() for place in matter.images}
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(zipfile.ZipInfo("mimetype", WHEN), "application/epub+zip")
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, content)


def _page(chapter: Chapter, lang: str) -> Page:
    name = _file(chapter.page)
    body = "".join(xhtml(_written(node, name)) for node in chapter.body.children)
    found = {element.tag for element in chapter.body.walk()}
    properties = " ".join(kind for tag, kind in (("math", "mathml"), ("svg", "svg")) if tag in found)
    text = TEMPLATES.get_template("page.xhtml.j2").render(
        lang=lang,
        title=chapter.title,
        root=posixpath.relpath(".", posixpath.dirname(name) or "."),
        role="appendix" if chapter.page == SOLUTIONS else "chapter",
        body=Markup(body),
    )
    return Page(name, chapter.page.replace("/", "-"), properties, text)


def _written(node: Node, name: str) -> Node:
    """The tree with its links as the file of that name writes them, and its drawings in colours of their own."""
    if isinstance(node, str):
        return node
    attributes = {key: COLOUR.sub(r"\1", value) for key, value in node.attributes.items() if key != "to"}
    if "src" in attributes:
        attributes = {"alt": ""} | attributes
        attributes["src"] = quote(posixpath.relpath(attributes["src"], posixpath.dirname(name) or "."))
    if to := node.attributes.get("to"):
        page, _, place = to.partition("#")
        own = _file(page) == name and place
        address = "" if own else posixpath.relpath(_file(page), posixpath.dirname(name) or ".")
        attributes["href"] = f"{address}#{place}" if place else address
    return Element(node.tag, attributes, [_written(child, name) for child in node.children])


def _aside(matter: Matter) -> list[tuple[str, str]]:
    """The chapters that have solutions: the place of theirs, and their title."""
    if SOLUTIONS not in matter.chapters:
        return []
    (solutions,) = matter.chapters[SOLUTIONS].body.children
    assert isinstance(solutions, Element)
    sections = [one for one in solutions.children if isinstance(one, Element) and one.tag == "section"]
    heads = [next(head for head in section.walk() if head.tag == "h2") for section in sections]
    return [
        (f"{_file(SOLUTIONS)}#{section.attributes['id']}", head.text)
        for section, head in zip(sections, heads, strict=True)
    ]


def _file(page: str) -> str:
    return f"{page}.xhtml"
