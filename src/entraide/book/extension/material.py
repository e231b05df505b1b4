"""Write what pages about the whole course need: its index, which is small, and all excerpts to practise on.

Both are scripts, since a page that is opened from a disk may fetch nothing; the second is loaded only when it is asked
for. Nothing graded is in them: they are made of the practice pool alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from entraide import course as courses
from entraide.book import digest
from entraide.book.extension.assignments import FOLDER
from entraide.course import Course
from entraide.course.corpus import GRADED, Exercise
from entraide.course.definitions.common import OF_EXCERPTS
from entraide.widgets.present import shown

INDEX, PRACTICE = "course.js", "practice.js"
# How the page on ethics and care is called: nobody keeps how far it was read.
CARE = "ethics-and-care"


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", know_version)
    app.connect("build-finished", write)


def know_version(app: Sphinx) -> None:
    """Settle by what a browser knows both files from those of an earlier build: they change with pages and tables."""
    pages: str = app.entraide_pages  # type: ignore[attr-defined]
    app.entraide_material = pages[:8] + digest.of_outputs(Path(app.config.entraide_root))[:8]  # type: ignore[attr-defined]


def address(app: Sphinx, name: str) -> str:
    """Where a page finds one of both, from the root of the edition."""
    return f"{name}?v={app.entraide_material}"  # type: ignore[attr-defined]


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write both beside the pages; each adds itself to what the page's scripts share."""
    if failure or app.builder.format != "html":
        return
    course, lang = courses.load(), app.config.language
    for place, name, value in [
        (INDEX, "course", index_of(app, course, lang)),
        (PRACTICE, "practice", practice_of(course, lang)),
    ]:
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        text = f"(globalThis.entraide ??= {{}}).{name} = {written};\n"
        (Path(app.outdir) / place).write_text(text, encoding="utf-8")


def index_of(app: Sphinx, course: Course, lang: str) -> dict[str, Any]:
    """Return the course's parts with their pages in reading order, its codes, and its open assignments.

    A page has its sections, `[anchor, title]` each, and its practice exercises, each with the number of its section,
    from 1: as many in every edition.
    """
    parts = [
        {"title": caption, "pages": [_page(app, course, lang, page) for page in pages]}
        for caption, pages in reading_order(app)
    ]
    codes = [
        {"code": code.code, "label": code.label[lang], "theme": theme.theme}
        for theme in course.codebook.themes
        for code in theme.codes
    ]
    themes = [{"theme": theme.theme, "label": theme.label[lang]} for theme in course.codebook.themes]
    assigned = [
        {"page": f"{FOLDER}/{one.name}", "exercises": _assigned(one.notebook, course, lang)}
        for one in app.entraide_assignments  # type: ignore[attr-defined]
    ]
    return {"parts": [part for part in parts if part["pages"]], "codes": codes, "themes": themes, "assigned": assigned}


def _assigned(notebook: dict[str, Any], course: Course, lang: str) -> list[dict[str, str]]:
    """The exercises of an open assignment by what its page calls them, and nothing of what they ask."""
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id", "") for cell in notebook["cells"]]
    return [{"exercise": one, "title": course.exercises[one].title[lang]} for one in names if one in course.exercises]


def reading_order(app: Sphinx) -> Iterator[tuple[str, list[str]]]:
    """The pages of each part, by its title; instructors' pages are left out."""
    root = app.config.root_doc
    yield "", [root]
    left_out = tuple(f"{folder}/" for folder in app.config.entraide_for_instructors)
    for tree in app.env.tocs[root].findall(addnodes.toctree):
        pages = [page for _, page in tree["entries"] if page in app.env.tocs and not page.startswith(left_out)]
        yield tree.get("caption") or "", pages


def _page(app: Sphinx, course: Course, lang: str, page: str) -> dict[str, Any]:
    return {
        "page": page,
        "title": app.env.titles[page].astext(),
        "sections": [] if page.rsplit("/", 1)[-1] == CARE else list(_sections(app.env.tocs[page])),
        "exercises": [
            {
                "exercise": one.exercise,
                "kind": one.kind,
                "title": one.title[lang],
                "items": len(one.items),
                "section": section,
            }
            for name, section in exercises_on(app, page).items()
            if (one := course.exercises.get(name)) and one.pool != GRADED
        ],
    }


def _sections(contents: nodes.bullet_list) -> Iterator[list[str]]:
    """Anchor and title of each section right below the page's title."""
    for item in contents.children[:1]:
        below = (part for part in item.children if isinstance(part, nodes.bullet_list))
        for section in (entry for part in below for entry in part.children):
            for link in list(section.findall(nodes.reference))[:1]:
                if anchor := link.get("anchorname", ""):
                    yield [anchor.removeprefix("#"), link.astext()]


def exercises_on(app: Sphinx, page: str) -> dict[str, int]:
    """The ids of the exercises that stand on a page, in its order, each with the number of its section."""
    held = getattr(app.env, "nb_metadata", {}).get(page, {}).get("entraide", {})
    return {name: section for name, section in held.get("sections", {}).items() if name}


def practice_of(course: Course, lang: str) -> dict[str, Any]:
    """Return what readers of excerpts need beside the chapters, who practise again or compare: each thing once.

    `exercises` on excerpts by id (kind, title, items, codes, layout), `excerpts` by id as a coding exercise shows them,
    `themes` with all codes, `reference` by excerpt, unit and code. Other exercises are on their own pages alone.
    """
    exercises = [one for one in course.exercises.values() if one.pool != GRADED and one.kind in OF_EXCERPTS]
    items = dict.fromkeys(item for one in exercises for item in one.items)
    codes, no_title = tuple(course.codebook.codes), dict.fromkeys([lang], "")
    everything = Exercise("", "coding", "practice", tuple(items), codes, no_title, "")
    coding = shown(everything, course, lang).get_state()
    return {
        "exercises": {one.exercise: _exercise(one, lang) for one in exercises},
        "excerpts": {excerpt["excerpt"]: excerpt for excerpt in coding["excerpts"]},
        "themes": coding["themes"],
        "reference": coding["feedback"],
    }


def _exercise(one: Exercise, lang: str) -> dict[str, Any]:
    layout = {"layout": one.layout} if one.layout else {}
    return {"kind": one.kind, "title": one.title[lang], "items": one.items, "codes": one.codes, **layout}
