"""Make the page on which two readers compare their codings: generated, since any course has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sphinx.application import Sphinx

from entraide import course as courses
from entraide.book.extension import material, shared_files
from entraide.book.extension.widgets import in_script
from entraide.course.corpus import GRADED
from entraide.html import templates
from entraide.lang import for_browser, say, tag
from entraide.widgets.coding.widget import CodingWidget
from entraide.widgets.common.front_end import received, sent

PAGE = "compare-codings"
PIECES = templates(Path(__file__).parent / "pieces")
# What the page's script says besides its own texts.
SAID = (
    "pair.", "agreement.both", "agreement.code", "agreement.kappa", "agreement.percent-head", "agreement.quoted",
    "agreement.undefined", "code.exclude", "code.include", "coding.acceptable", "coding.care-bereavement",
    "coding.care-distress", "coding.care-violence", "coding.no-reference", "coding.reference", "coding.rule",
    "feedback.start-in",
)  # fmt: skip


def setup(app: Sphinx) -> None:
    app.connect("html-collect-pages", page)


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the page: its name, what stands in it, its template; none where there is nothing to code."""
    if not is_wanted():
        return
    lang = app.config.language
    front_end = received(*sent(CodingWidget.front_end), shared_files.EXERCISES)
    assert front_end, "the widgets of the course say where their files are"
    # No exercise stands in the page yet; its script puts one together, which says these texts.
    state = {"state": {}, "texts": for_browser(lang, *CodingWidget.front_end.texts)}
    app.env.nb_metadata[PAGE] = {"entraide": {"state": state, "front_ends": [front_end]}}  # type: ignore[attr-defined]
    body = PIECES.get_template("pair.html.j2").render(
        lang=lang,
        locale=tag(lang),
        practice=material.address(app, material.PRACTICE),
        esm=shared_files.address(front_end.module),
        texts=Markup(in_script(for_browser(lang, *SAID))),
    )
    scripts = [material.address(app, material.INDEX)]
    context = {"title": say(lang, "pair.title"), "about": say(lang, "pair.lead"), "body": Markup(body)}
    yield PAGE, context | {"page_scripts": scripts, "page_part": "pair"}, "page.html"


def is_wanted() -> bool:
    """Whether the course has anything to code."""
    return any(one.kind == "coding" and one.pool != GRADED for one in courses.load().exercises.values())
