"""Make the page of a reader's own course, and let the pages of the chapters tell how far they were read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sphinx.application import Sphinx

from entraide import course as courses
from entraide.book import ring
from entraide.book.extension import assignments, material, pair, shared_files
from entraide.book.extension.care import clear_button
from entraide.book.extension.widgets import in_script
from entraide.html import templates
from entraide.lang import for_browser, say, tag
from entraide.widgets.coding.widget import CodingWidget
from entraide.widgets.common.front_end import FrontEnd

PAGE = "my-course"
PIECES = templates(Path(__file__).parent / "pieces")


def setup(app: Sphinx) -> None:
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", say_what_is_read, priority=630)


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the page."""
    lang = app.config.language
    chapters = chapters_of(material.index_of(app, courses.load(), lang))
    if not chapters:
        return
    body = PIECES.get_template("my-course.html.j2").render(
        lang=lang,
        chapters=chapters,
        ring=ring.of_dots,
        assignments=assignments.listed(app),
        compare=pair.PAGE if pair.is_wanted() else "",
        material=material.address(app, material.PRACTICE),
        texts=Markup(in_script({"locale": tag(lang), "texts": for_browser(lang, "mine.")})),
        erasing=Markup(clear_button(lang)),
    )
    # What one practises again is drawn as a chapter draws it.
    coding = FrontEnd(f"{shared_files.EXERCISES}/{CodingWidget.front_end.module}", ())
    state = {"state": {}, "texts": for_browser(lang, *CodingWidget.front_end.texts)}
    app.env.nb_metadata[PAGE] = {"entraide": {"state": state, "front_ends": [coding]}}  # type: ignore[attr-defined]
    scripts = [material.address(app, material.INDEX)]
    context = {"title": say(lang, "mine.title"), "about": say(lang, "mine.about"), "body": Markup(body)}
    yield PAGE, context | {"page_scripts": scripts, "page_part": "mine"}, "page.html"


def chapters_of(index: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of the course that one learns in: those with something to do, below the first page."""
    return [part for part in index["parts"] if part["title"] and any(page["exercises"] for page in part["pages"])]


def say_what_is_read(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Name the page by what is kept of how far it was read, the same in every edition; nothing for other pages."""
    learned = {
        page: page.rsplit("/", 1)[-1] == material.CARE
        for title, part in material.reading_order(app)
        if title and any(material.exercises_on(app, page) for page in part)
        for page in part
    }
    context["read_as"] = pagename if pagename in learned else ""
    context["read_whole"] = learned.get(pagename, False)
    context["my_course"] = PAGE if learned else ""
