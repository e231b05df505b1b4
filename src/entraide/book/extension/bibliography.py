"""Citations by author and year, and the list of works, worded in the language of the edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from babel import Locale
from docutils import nodes
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.richtext import Tag, Text
from pybtex.style.formatting import BaseStyle, toplevel
from pybtex.style.template import field as entry_field
from pybtex.style.template import first_of, href, join, names, optional, sentence, tag
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from entraide.lang import LANGUAGES, say, typeset
from entraide.lang.folding import unaccented

LANGUAGE_OF = {"": LANGUAGES[0]} | {str(Locale(one).english_name).lower(): one for one in LANGUAGES}
"""The languages of works, by their names in the list (references.bib), which may leave one out."""


def setup(app: Sphinx) -> None:
    for language in LANGUAGES:
        name = f"entraide-{language}"
        works = type(f"Works_{language}", (_Works,), {"language": language})
        citations = _citations(language)
        pybtex.plugin.register_plugin("pybtex.style.formatting", name, works)
        sphinxcontrib.bibtex.plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", name, citations)
    # Looked for at each citation among all that is installed, unless it is registered.
    plain = pybtex.plugin.find_plugin("pybtex.backends", "plaintext")
    pybtex.plugin.register_plugin("pybtex.backends", "plaintext", plain, force=True)
    app.connect("config-inited", choose)
    app.connect("builder-inited", take_own_names)
    app.add_post_transform(ListOfWorks)


def choose(app: Sphinx, config: Config) -> None:
    """Take the styles of the edition's language."""
    name = f"entraide-{config.language if config.language in LANGUAGES else LANGUAGES[0]}"
    config.bibtex_default_style = name
    config.bibtex_reference_style = name


def take_own_names(app: Sphinx) -> None:
    """Give a work the names that it and its authors bear in the language of the edition, as ``title_fr`` says."""
    ending = f"_{app.config.language}"
    for entry in app.env.get_domain("cite").bibdata.data.entries.values():  # type: ignore[attr-defined]
        for name in [one for one in entry.fields if one.endswith(ending)]:
            role, own = name.removesuffix(ending), entry.fields[name]
            if role in entry.persons:
                entry.persons[role] = [Person(one) for one in split_name_list(own)]
            else:
                entry.fields[role] = own


@cache
def plain(latex: str) -> str:
    """What a field of the list of works says, without its markup; each page that cites looks at all of them."""
    return str(Text.from_latex(latex))


def set_in(text: str, language: str) -> str:
    """Typeset a work as an edition does; in any edition, no line of a French title begins with its colon.

    >>> set_in("La recherche : enjeux, and more: less", "en")
    'La recherche\\xa0: enjeux, and more: less'
    """
    return typeset(text, language).replace(" :", "\u00a0:")


def in_language(node: nodes.Element, words: str, language: str) -> None:
    """Say of these words, where they stand in a node, in which language they are."""
    for text in [one for one in node.findall(nodes.Text) if words in one]:
        before, _, after = text.partition(words)
        said = nodes.inline("", words, classes=[f"language-{language}"])
        parts = [nodes.Text(before), said, nodes.Text(after)]
        text.parent.replace(text, [one for one in parts if one.astext()])
        return


class ListOfWorks(SphinxPostTransform):
    """Make works a plain list: the roles that docutils gives to citations are deprecated, and read badly aloud."""

    # After the citations in the text have been linked to their works.
    default_priority = 700
    formats = ("html",)

    def run(self, **_: Any) -> None:
        for parent in {id(work.parent): work.parent for work in self.document.findall(nodes.citation)}.values():
            works = [node for node in parent.children if isinstance(node, nodes.citation)]
            listed = nodes.bullet_list(classes=["book-works"])
            parent.insert(parent.index(works[0]), listed)
            for work in works:
                parent.remove(work)
                parts = [part for part in work.children if not isinstance(part, nodes.label)]
                item = nodes.list_item("", *parts, ids=work["ids"])
                for text in list(item.findall(nodes.Text)):
                    text.parent.replace(text, nodes.Text(set_in(text.astext(), self.config.language)))
                listed += item
                self.tell_languages(item)

    def tell_languages(self, item: nodes.list_item) -> None:
        """Mark what a work in another language is called, and where it came out, for voices that read it aloud."""
        own = self.config.language
        works = [
            (LANGUAGE_OF.get(entry.fields.get("language", ""), own), self._called(entry, own))
            for entry in self.env.get_domain("cite").bibdata.data.entries.values()  # type: ignore[attr-defined]
        ]
        # One title may be the beginning of another.
        found = [work for work in works if work[1][0] in item.astext()]
        language, called = max(found, key=lambda work: len(work[1][0]), default=(own, []))
        for words in called if language != own else ():
            in_language(item, words, language)

    @staticmethod
    def _called(entry: Any, language: str) -> list[str]:
        """The title of a work, and where it came out, as they are typeset in an edition."""
        written = [entry.fields[name] for name in ("title", "journal", "booktitle") if name in entry.fields]
        return [set_in(plain(text), language) for text in written]


def edition(number: str, language: str) -> str:
    """Return how an edition is written.

    >>> edition("3", "en"), edition("4", "fr")
    ('3rd ed.', '4e éd.')
    """
    category = Locale(language).ordinal_form(int(number))
    return say(language, f"book.edition-{category}", number=number)


def in_order(entries: Iterable[Any]) -> list[Any]:
    """Works by who made them, persons and bodies alike, and by year."""

    def place(entry: Any) -> tuple[str, str, str]:
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        names = "; ".join(plain(str(one)) for one in people)
        return unaccented(names), entry.fields.get("year", ""), entry.fields.get("title", "")

    return sorted(entries, key=place)


class _Works(BaseStyle):
    """Works as the social sciences list them: who, when, what, where."""

    language = LANGUAGES[0]
    default_name_style = "lastfirst"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"abbreviate_names": True})
        self.sort = in_order

    def people(self, role: str) -> Any:
        last = f" {say(self.language, 'book.and')} "
        return names(role, sep=", ", sep2=last, last_sep=last)

    def editors(self, entry: Any) -> Any:
        role = say(self.language, "book.editor", n=len(entry.persons.get("editor", [])))
        return join(sep=" ")[self.people("editor"), role]

    def who_and_when(self, entry: Any) -> Any:
        who = self.people("author") if entry.persons.get("author") else self.editors(entry)
        return sentence(sep=" ")[who, join["(", entry_field("year"), ")"]]

    def edition_of(self) -> Any:
        number = entry_field("edition", apply_func=lambda text: edition(str(text), self.language))
        return optional[join[" (", number, ")"]]

    def address(self) -> Any:
        doi = entry_field("doi", raw=True)
        return optional[href[join["https://doi.org/", doi], join["https://doi.org/", doi]]]

    def get_article_template(self, entry: Any) -> Any:
        issue = join[optional[tag("em")[entry_field("volume")]], optional["(", entry_field("number"), ")"]]
        if "volume" not in entry.fields:
            issue = optional["(", entry_field("number"), ")"]
        return toplevel[
            self.who_and_when(entry),
            sentence[entry_field("title")],
            sentence[tag("em")[entry_field("journal")], issue, optional[_pages()]],
            self.address(),
        ]

    def get_book_template(self, entry: Any) -> Any:
        return toplevel[
            self.who_and_when(entry),
            sentence[join[tag("em")[entry_field("title")], self.edition_of()]],
            sentence[entry_field("publisher")],
            self.address(),
        ]

    def get_incollection_template(self, entry: Any) -> Any:
        book = join[tag("em")[entry_field("booktitle")], self.edition_of()]
        pages = optional[join[" (", say(self.language, "book.pages"), " ", _pages(), ")"]]
        whose = first_of[optional[join[self.editors(entry), ", "]], ""] if entry.persons.get("editor") else ""
        return toplevel[
            self.who_and_when(entry),
            sentence[entry_field("title")],
            sentence[join[say(self.language, "book.in"), " ", whose, book, pages]],
            optional[sentence[entry_field("publisher")]],
            self.address(),
        ]

    get_inproceedings_template = get_incollection_template

    def get_misc_template(self, entry: Any) -> Any:
        return toplevel[
            self.who_and_when(entry),
            sentence[tag("em")[entry_field("title")]],
            optional[sentence[entry_field("howpublished")]],
            self.address(),
        ]


def _pages() -> Any:
    return entry_field("pages", apply_func=lambda text: Text(str(text).replace("--", "–")))


def _citations(language: str) -> type:
    """How works are cited in a language: two people are joined; of three or more the first is named."""
    between, last = say(language, "book.between-citations"), f" {say(language, 'book.and')} "

    @dataclass
    class Citations(AuthorYearReferenceStyle):
        bracket_textual: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")"))
        bracket_parenthetical: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")", sep=between))
        person: PersonStyle = field(
            default_factory=lambda: PersonStyle(sep2=last, last_sep=last, other=Text(" ", Tag("em", "et\u00a0al.")))
        )

    return Citations
