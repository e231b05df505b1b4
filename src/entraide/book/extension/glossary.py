"""Link the first mention of each glossary term on a page to its entry, with the definition as a tooltip.

The glossary itself, and the page on other lists, give a term's name in the other language: voices that read aloud are
told.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

from babel import Locale
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from entraide.lang import LANGUAGES
from entraide.lang.folding import unaccented

GLOSSARY = "reference/glossary"
OTHER_LISTS = "mutual-aid/other-lists"
# Pages that define the words themselves, or list them.
WITHOUT = (GLOSSARY, "reference/codebook", "reference/bibliography")
NOT_IN = (
    nodes.admonition,
    nodes.reference,
    nodes.title,
    nodes.literal,
    nodes.term,
    nodes.raw,
    nodes.table,
    nodes.strong,
)
MOST_CHARACTERS = 300


class Term(NamedTuple):
    """A term's place in the glossary, and what it means."""

    anchor: str
    definition: str


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", depend)
    app.connect("doctree-resolved", link)


def depend(app: Sphinx, doctree: nodes.document) -> None:
    """A page is read again when the glossary changes."""
    if _page_of(app.env.docname) in (GLOSSARY, OTHER_LISTS):
        tell_languages(doctree, app.config.language)
    if _page_of(app.env.docname) == GLOSSARY:
        put_in_order(doctree)
    if _page_of(app.env.docname) not in WITHOUT and (home := _home(app)):
        app.env.note_dependency(str(app.env.doc2path(home)))


def put_in_order(glossary: nodes.Element) -> None:
    """Sort the terms of each list as a dictionary does: Sphinx puts é after z."""
    for listed in glossary.findall(nodes.definition_list):
        listed.children.sort(key=lambda item: unaccented(item.next_node(nodes.term).astext()))


def tell_languages(page: nodes.Element, language: str) -> None:
    """Mark a term's name in another language as being in it.

    It stands in italics after what that language is called, up to the end of the paragraph ("French: *étape*"); in a
    table, in parentheses.
    """
    other = next(one for one in LANGUAGES if one != language)
    called = re.compile(rf"\b{Locale(other).get_display_name(language)}\b.*:\s*$")
    for paragraph in page.findall(nodes.paragraph):
        in_table = isinstance(paragraph.parent, nodes.entry)
        named = False
        for before, part in pairwise(paragraph.children):
            text = before.astext() if isinstance(before, nodes.Text) else ""
            named = named or bool(called.search(text))
            if isinstance(part, nodes.emphasis) and (named or (in_table and text.endswith("("))):
                part["classes"].append(f"language-{other}")


def link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Link the terms of a page, each once; references that were written by hand get their tooltip."""
    home = _home(app)
    if not home or _page_of(docname) in WITHOUT:
        return
    terms = _terms(app, home)
    address = app.builder.get_relative_uri(docname, home)
    by_anchor = {term.anchor: term for term in terms.values()}
    # The course's everyday words: explained once in "How to use this course", and on nearly every page.
    everyday = app.config.entraide_editions.get(app.config.language, {}).get("everyday", ())
    left = {name: term for name, term in terms.items() if name not in everyday}
    for reference in doctree.findall(nodes.reference):
        anchor = str(reference.get("refuri", "")).partition("#")[2]
        if anchor in by_anchor:
            reference["reftitle"] = by_anchor[anchor].definition
            left = {name: term for name, term in left.items() if term.anchor != anchor}
    for text in [node for node in doctree.findall(nodes.Text) if _is_prose(node)]:
        _link_in(text, left, address)


def _link_in(text: nodes.Text, left: dict[str, Term], address: str) -> None:
    """Link in one text the terms that are still to be linked, and strike them off."""
    parts: list[nodes.Node] = []
    rest = text.astext()
    while left and (found := _pattern(left).search(rest)):
        term = left.pop(found[1].lower())
        parts += [nodes.Text(rest[: found.start()])] if found.start() else []
        place = f"{address}#{term.anchor}"
        parts.append(
            nodes.reference("", found[0], internal=True, refuri=place, reftitle=term.definition, classes=["book-term"])
        )
        rest = rest[found.end() :]
    if parts:
        text.parent.replace(text, [*parts, nodes.Text(rest)] if rest else parts)


def _pattern(terms: dict[str, Term]) -> re.Pattern[str]:
    """Any of the terms, the longest first, also in the plural."""
    names = "|".join(re.escape(name) for name in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({names})s?(?!\w)", re.IGNORECASE)


def _is_prose(text: nodes.Text) -> bool:
    node: Any = text.parent
    in_paragraph = isinstance(node, nodes.paragraph)
    while node is not None:
        if isinstance(node, NOT_IN):
            return False
        node = node.parent
    return in_paragraph


def _terms(app: Sphinx, home: str) -> dict[str, Term]:
    """The glossary's terms in lower case; read once a build."""
    known: dict[str, Term] | None = getattr(app, "entraide_terms", None)
    if known is None:
        known = {}
        for item in app.env.get_doctree(home).findall(nodes.definition_list_item):
            definition = next(iter(item.findall(nodes.definition)), None)
            paragraph = next(iter(definition.findall(nodes.paragraph)), None) if definition else None
            for name in item.findall(nodes.term):
                if paragraph and name["ids"]:
                    known[name.astext().lower()] = Term(name["ids"][0], _said(paragraph))
        app.entraide_terms = known  # type: ignore[attr-defined]
    return known


def _said(paragraph: nodes.paragraph) -> str:
    """The definition without its citations, for a tooltip."""
    words = [text.astext() for text in paragraph.findall(nodes.Text) if not _is_cited(text)]
    text = re.sub(r"\s+([.,;])", r"\1", "".join(words))
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _is_cited(node: Any) -> bool:
    """Whether a text stands in a citation, as the keys of the works it names."""
    while node is not None:
        if isinstance(node, addnodes.pending_xref) and node["refdomain"] == "cite":
            return True
        node = node.parent
    return False


def _home(app: Sphinx) -> str:
    """The glossary's document in this build: the editions and the plain build name it differently."""
    return next((name for name in app.env.found_docs if name.endswith(GLOSSARY)), "")


def _page_of(docname: str) -> str:
    return re.sub(r"^chapters/[a-z]{2}/", "", docname)
