"""Write the index in which the page of results finds words: of the pages, and of the exercises that stand in them.

Sphinx's own index knows neither accents nor elision nor what an exercise says, and is loaded whole with five scripts.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from entraide.book.extension import reading
from entraide.course.definitions.common import ONE
from entraide.lang import folding, say

INDEX = "search-index.js"
PAGE = "search"
# What is read of a page, and what a heading may name by its id: a section, or what is folded under the heading.
MAIN = "main"
PLACES = {MAIN, "section", "details"}
HEADINGS = {"h1", "h2", "h3", "h4"}
FIRST = 0x30
SAME = "ABCDEFGHIJ"
WORD = re.compile(r"(?:[^\d]+|(?:19|20)\d\d|\d11|988)$")
# What HTML draws as one space: a non-breaking one is none of it, and holds a title together on the page of results too.
SPACE = re.compile(r"[ \t\n\f\r]+")
# A sheet of a spreadsheet to copy: it holds the texts of both languages, and nothing that a page teaches.
SHEET = "sheet"
# Where an exercise stands, what waits there for it, and what it asks: that is the exercise's, not the page's.
PLACE, WAIT, ASKED = "entraide-exercise", "entraide-exercise-wait", "entraide-exercise-read"
TITLE = "strong"
# What leads to pages that are found by themselves.
LEFT = "data-unsearched"
MARKS = (SHEET, ASKED, WAIT, LEFT)
# Elements whose text nobody reads as a part of the page, and those that have no end.
UNREAD = {"script", "style", "template", "noscript", "nav", "dialog", SHEET, LEFT}
EMPTY = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
STATE = "application/vnd.jupyter.widget-state+json"
# What of an exercise a reader sees before she answers.
SAID = ("title", "prompt", "context", "text", "question")


def setup(app: Sphinx) -> None:
    # The folders whose pages come last among the results.
    app.add_config_value("entraide_for_instructors", [], "html", [list])
    app.connect("builder-inited", begin)
    app.connect("html-page-context", note)
    app.connect("html-collect-pages", results_page)
    app.connect("build-finished", write)


def results_page(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the page of results."""
    return [(PAGE, {"about": say(app.config.language, "book.search-about")}, "search.html")]


def begin(app: Sphinx) -> None:
    """Let Sphinx write no index, which would not be ours."""
    app.builder.search = False  # type: ignore[attr-defined]
    app.entraide_made = set()  # type: ignore[attr-defined]


def note(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Remember the pages that are made, an assignment's for instance: no document is theirs, so Sphinx lists none."""
    if doctree is None and pagename != PAGE:
        app.entraide_made.add(pagename)  # type: ignore[attr-defined]


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write the index of all pages beside them."""
    if failure or app.builder.format != "html":
        return
    out = Path(app.outdir)
    pages = app.env.found_docs | app.entraide_made  # type: ignore[attr-defined]
    places = sorted(out / f"{page}.html" for page in pages)
    index = index_of(
        {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in places if path.exists()},
        app.config.language,
        tuple(f"{folder}/" for folder in app.config.entraide_for_instructors),
    )
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    # A script, and no file that the page would have to fetch: the book can also be opened from a disk.
    (out / INDEX).write_text(f"globalThis.entraideIndex = {written};\n", encoding="utf-8")


def index_of(pages: dict[str, str], lang: str, last: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the index of pages, given as HTML by their addresses.

    ``places`` holds each page, then each exercise: title, address or anchor, the number of an exercise's page, -1 for
    a page, and 1 if it comes last. ``headings`` holds, place by place, the other headings: title, and anchor where it
    does not follow from it. ``words`` holds the folded words, each as how many letters it has from the one before, told
    by a capital, and the others. ``held``, in the same order, holds the places of each: a character a place, as many
    after U+0030 as it comes after the one before. Pages, and exercises, that hold most words come first, so that these
    steps are small, and the index too. A word that stands nearly everywhere is kept as well: who asks for it among
    others is not to be told that no page holds them. Of those in ``common`` nothing is known; of numbers, years and
    help lines are words.
    """
    places: list[list[Any]] = []
    headings: list[list[list[str]]] = []
    found: dict[str, list[int]] = defaultdict(list)
    for address, html in pages.items():
        page = read(html)
        if page is None:
            continue
        of = len(places)
        told_of: list[tuple[list[Any], str]] = [([page.title, address, -1], page.text)]
        told_of += [([exercise.title, exercise.anchor, of], exercise.text) for exercise in page.exercises]
        for place, text in told_of:
            for word in set(folding.words(text, lang)):
                found[word].append(len(places))
            headings.append(page.headings if place[2] < 0 else [])
            places.append([*place, int(address.startswith(last))] if last else [*place, 0])
    common = folding.common(lang)
    told = sorted(word for word in found if WORD.match(word) and word not in common)
    sizes = Counter(place for word in told for place in found[word])
    order = sorted(range(len(places)), key=lambda place: (places[place][2] >= 0, -sizes[place]))
    number = {-1: -1} | {place: number for number, place in enumerate(order)}
    return {
        "rules": folding.rules(lang),
        "common": " ".join(sorted(common)),
        "places": [[title, address, number[of], last] for title, address, of, last in map(places.__getitem__, order)],
        "headings": [headings[place] for place in order],
        "words": "".join(_shortened(told)),
        "held": " ".join(_steps(sorted(number[place] for place in found[word])) for word in told),
    }


def _steps(places: list[int]) -> str:
    """Sorted places, each by how far it is from the one before.

    >>> _steps([0, 1, 4])
    '013'
    """
    return "".join(chr(FIRST + place - before) for before, place in pairwise([0, *places]))


def _shortened(words: list[str]) -> Iterator[str]:
    """Sorted words, each as how many letters, A for none and up to nine, it has from the one before, and the others.

    >>> list(_shortened(["group", "groups", "grow"]))
    ['Agroup', 'Fs', 'Dw']
    """
    before = ""
    for word in words:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, word[:9], strict=False))
        same = len(list(alike))
        yield f"{SAME[same]}{word[same:]}"
        before = word


@dataclass
class Exercise:
    """What a reader sees of an exercise before she answers."""

    anchor: str
    title: str
    text: str


@dataclass
class Page:
    """What can be found in a page: its title and headings with their anchors, its text, its excerpts to code."""

    title: str
    headings: list[list[str]]
    text: str
    exercises: list[Exercise]


def read(html: str) -> Page | None:
    """Return what can be found in a page; nothing for one without a heading."""
    reader = _Reader()
    reader.feed(html)
    if not reader.headings:
        return None
    (_, title), *headings = ((anchor, SPACE.sub(" ", heading).strip(" ")) for anchor, heading in reader.headings)
    shown = [model["state"] for state in reader.states for model in json.loads(state)["state"].values()]
    exercises = [values for values in shown if values.get("exercise")]
    # A question or one sentence is no place of its own to be led to: what it says is found with its page.
    small = [_exercise(values, reader) for values in exercises if not _has_excerpts(values)]
    text = " ".join([*reader.text, *(part for one in small for part in (one.title, one.text))])
    others = [_exercise(values, reader) for values in exercises if _has_excerpts(values)]
    # What has no anchor cannot be led to, and is text alone.
    return Page(title, [_heading(*one) for one in headings if one[0]], text, others)


def _heading(anchor: str, title: str) -> list[str]:
    return [title] if anchor == nodes.make_id(re.sub(r"\u2019", "'", title)) else [title, anchor]


class _Reader(HTMLParser):
    """Gathers what stands in a page's main part and its sections."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[list[str]] = []
        self.text: list[str] = []
        self.states: list[str] = []
        # By its anchor, the title of an exercise and what it asks, which its state leaves to its place.
        self.titles: dict[str, str] = defaultdict(str)
        self.asked: dict[str, list[str]] = defaultdict(list)
        self._exercise = ""
        self._open: list[str] = []
        self._anchors: list[str] = []
        self._state = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            return
        named = dict(attrs)
        classes = (named.get("class") or "").split()
        if PLACE in classes:
            self._exercise = named.get("id") or ""
        left = LEFT in named or "hidden" in named
        self._open.append(LEFT if left else next((mark for mark in MARKS if mark in classes), tag))
        if tag in PLACES:
            self._anchors.append(self._anchor(tag, named.get("id") or ""))
        elif tag in HEADINGS and self._anchors and self._is_read:
            self.headings.append([named.get("id") or self._anchors[-1], ""])
        self._state = tag == "script" and named.get("type") == STATE

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() not in (tag, *MARKS):
            pass  # An element that may be left open, a paragraph for instance, ends with the one around it.
        if tag in PLACES and self._anchors:
            self._anchors.pop()

    def handle_data(self, data: str) -> None:
        if self._state:
            self.states.append(data)
            self._state = False
        if ASKED in self._open:
            self.asked[self._exercise].append(data)
        elif WAIT in self._open:
            self.titles[self._exercise] += data if TITLE in self._open else ""
        elif self._anchors and self._is_read and data != "#":
            self.text.append(data)
            if not HEADINGS.isdisjoint(self._open):
                self.headings[-1][1] += data

    def _anchor(self, tag: str, own: str) -> str:
        """What the headings of a place lead to: nothing for the page itself."""
        if tag == MAIN:
            return ""
        return own or (self._anchors[-1] if tag == "details" and self._anchors else "")

    @property
    def _is_read(self) -> bool:
        return UNREAD.isdisjoint(self._open)


def _has_excerpts(values: dict[str, Any]) -> bool:
    return bool(values.get("excerpts")) and values.get("layout_of_units") != ONE


def _exercise(values: dict[str, Any], reader: _Reader) -> Exercise:
    # What a place of the page says is not in the state again.
    anchor = values["exercise"]
    left = reader.asked.get(anchor, []) if any(reading.slots(values)) else []
    return Exercise(anchor, reader.titles[anchor], " ".join([*_said(values), *left]))


def _said(value: Any, name: str = "") -> Iterator[str]:
    """Every text of an exercise that a reader sees before she answers."""
    if isinstance(value, str) and name in SAID:
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            if key not in ("feedback", "themes", "texts"):
                yield from _said(inside, key)
    elif isinstance(value, list):
        for inside in value:
            yield from _said(inside, name)
