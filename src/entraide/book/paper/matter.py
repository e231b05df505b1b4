"""What goes on paper: the chapters in their order, with exercises to do by hand, and the solutions at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from entraide.book.paper import exercises
from entraide.book.paper.cleaning import Cleaning, article
from entraide.book.paper.exercises import TEMPLATES, OnPaper
from entraide.book.paper.tree import Element, Node, parse
from entraide.course import Course
from entraide.lang import say

SOLUTIONS = "solutions"
LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.{lang}"
CHANGED = re.compile(r'<time datetime="(\d{4}-\d\d-\d\d)"')


@dataclass(frozen=True)
class Part:
    """Chapters under a caption, which is empty for what belongs to no part."""

    caption: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """An edition as it was built: where its pages are, which of them go on paper, and where it is published."""

    lang: str
    title: str
    author: str
    pages: Path
    parts: tuple[Part, ...]
    site: str = ""
    """The address of the edition, with a slash at its end; "" where it is not known."""


@dataclass(frozen=True)
class Chapter:
    """A page, or the solutions: its name, its title, and what it says, in sections with their headings."""

    page: str
    title: str
    body: Element


@dataclass(frozen=True)
class Matter:
    """The whole: an edition with its chapters by their names, and the day when the last of them changed."""

    edition: Edition
    chapters: dict[str, Chapter]
    changed: date

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the edition, and the solutions where there are any."""
        last = (Part("", (SOLUTIONS,)),) if SOLUTIONS in self.chapters else ()
        return (*self.edition.parts, *last)

    @property
    def images(self) -> list[str]:
        """The places within the edition of the images that its chapters show."""
        shown = (element for chapter in self.chapters.values() for element in chapter.body.walk())
        return sorted({element.attributes["src"] for element in shown if "src" in element.attributes})


def gather(edition: Edition, course: Course) -> Matter:
    """Read the pages of an edition."""
    names = [name for part in edition.parts for name in part.pages]
    texts = {name: (edition.pages / f"{name}.html").read_text(encoding="utf-8") for name in names}
    gathering = _Gathering(edition, course, frozenset(names))
    chapters = {name: gathering.chapter(name, text) for name, text in texts.items()}
    if gathering.aside:
        chapters[SOLUTIONS] = gathering.solutions()
    _mend_links(chapters)
    changed = max((day for text in texts.values() for day in CHANGED.findall(text)), default="")
    return Matter(edition, chapters, date.fromisoformat(changed) if changed else date.today())


@dataclass
class _Gathering:
    """Goes through the pages, numbers their exercises, and puts the solutions aside."""

    edition: Edition
    course: Course
    pages: frozenset[str]
    number: int = 0
    aside: dict[str, list[Node]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def chapter(self, page: str, text: str) -> Chapter:
        cleaning = Cleaning(
            page, self.pages, self.edition.site, lambda node, level: self.instead(cleaning, node, level)
        )
        body = Element("body", {}, list(cleaning.within(parse(article(text)), 1)))
        self.titles[page] = next(element.text for element in body.walk() if element.tag == "h1")
        return Chapter(page, self.titles[page], body)

    def instead(self, cleaning: Cleaning, node: Element, level: int) -> list[Node]:
        """What stands on paper for an exercise, for a simulation, and for what is folded away."""
        if node.tag == "details":
            return self.folded(cleaning, node)
        name, page = node.attributes.get("id", ""), cleaning.page
        if not exercises.is_practice(name, self.course):
            return self.elsewhere(node, page)
        self.number += 1
        exercise = self.course.exercises[name]
        place = f"{SOLUTIONS}#{name}" if exercises.has_solution(exercise) else ""
        one = OnPaper(exercise, self.number, f"{page}#{name}", place)
        if place:
            self.aside.setdefault(page, []).extend(_of(exercises.solved(one, self.course, self.edition.lang, 3)))
        return _of(exercises.asked(one, self.course, self.edition.lang, level))

    def elsewhere(self, node: Element, page: str) -> list[Node]:
        """Where to find what no paper can do."""
        title = next(element.text for element in node.walk() if element.tag == "strong")
        anchor = node.attributes.get("id", "")
        address = f"{self.edition.site}{page}.html#{anchor}".rstrip("#") if self.edition.site else ""
        template = TEMPLATES.get_template("elsewhere.html.j2")
        return _of(template.render(lang=self.edition.lang, title=title, address=address, anchor=anchor))

    def folded(self, cleaning: Cleaning, node: Element) -> list[Node]:
        """The way to what a reader is to see once she has decided, which is put aside."""
        title = next(element.text for element in node.walk() if element.tag == "summary").strip()
        aside = self.aside.setdefault(cleaning.page, [])
        anchor = f"{cleaning.page.rsplit('/', 1)[-1]}-folded-{len(aside) + 1}"
        values = {"anchor": anchor, "title": title, "lang": self.edition.lang}
        template = TEMPLATES.get_template("folded.html.j2")
        (section,) = _of(template.render(place=f"{cleaning.page}#{anchor}", level=3, **values))
        assert isinstance(section, Element)
        section.children += cleaning.within(node, 4)
        aside.append(section)
        template = TEMPLATES.get_template("to-folded.html.j2")
        return _of(template.render(place=f"{SOLUTIONS}#{anchor}", **values))

    def solutions(self) -> Chapter:
        lang = self.edition.lang
        title = say(lang, "paper.solutions")
        body = Element("section", {"id": SOLUTIONS}, [Element("h1", {}, [title])])
        body.children += _of(f"<p>{say(lang, 'paper.solutions-what')}</p>")
        for page, aside in self.aside.items():
            heading = Element("h2", {"class": "listed"}, [self.titles[page]])
            body.children.append(Element("section", {"id": page.replace("/", "-")}, [heading, *aside]))
        return Chapter(SOLUTIONS, title, Element("body", {}, [body]))


def _of(html: str) -> list[Node]:
    return parse(html).children


def _mend_links(chapters: dict[str, Chapter]) -> None:
    """Let a link to a place that is not on paper lead to its page."""
    places = {f"{name}#{place}" for name, chapter in chapters.items() for place in _places(chapter)}
    for chapter in chapters.values():
        for element in chapter.body.walk():
            to = element.attributes.get("to", "")
            if "#" in to and to not in places:
                element.attributes["to"] = to.partition("#")[0]


def _places(chapter: Chapter) -> Iterator[str]:
    return (element.attributes["id"] for element in chapter.body.walk() if "id" in element.attributes)
