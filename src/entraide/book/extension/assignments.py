"""Make a page of each open assignment, from the notebook that students would be given: so it holds no key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup
from sphinx.application import Sphinx

from entraide import course as courses
from entraide.book.extension import later, shared_files
from entraide.book.extension.care import phones_in, with_calls
from entraide.book.extension.widgets import held, in_script, lean, view_of
from entraide.course import carried
from entraide.course.assigned_notebook import NOTEBOOK
from entraide.html import templates
from entraide.lang import typeset
from entraide.widgets.common.front_end import FrontEnd, received
from entraide.widgets.present import shown

FOLDER = "assignments"
PIECES = templates(Path(__file__).parent / "pieces")
# Nothing that a teacher writes becomes more than text, links and tables: no HTML of hers, which a script could be in.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
MARKDOWN.add_render_rule("table_open", lambda *_: '<div class="entraide-scroll"><table class="table">')
MARKDOWN.add_render_rule("table_close", lambda *_: "</table></div>")


def setup(app: Sphinx) -> None:
    # Where the notebooks of the open assignments are, as they are released in the edition's language.
    app.add_config_value("entraide_released", "", "html", [str])
    # Their names, which `entraide build` reads.
    app.add_config_value("entraide_assignments", [], "html", [list])
    app.connect("builder-inited", read_released)
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", list_them, priority=630)


@dataclass(frozen=True)
class Assignment:
    """An assignment as a page shows it."""

    name: str
    title: str
    notebook: dict[str, Any]


def read_released(app: Sphinx) -> None:
    """Read the notebooks, in the order of their names."""
    folder = app.config.entraide_released
    paths = sorted(Path(folder).glob("*.ipynb")) if folder else []
    notebooks = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}
    app.entraide_assignments = [  # type: ignore[attr-defined]
        Assignment(name, typeset(_title(notebook), app.config.language), notebook)
        for name, notebook in notebooks.items()
    ]


def list_them(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Let the menu of every page list the assignments."""
    context["assignments"] = listed(app)


def listed(app: Sphinx) -> list[dict[str, str]]:
    """The title and the page of each assignment."""
    return [
        {"title": one.title, "page": f"{FOLDER}/{one.name}"}
        for one in app.entraide_assignments  # type: ignore[attr-defined]
    ]


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the page of each assignment: its name, what stands in it, its template."""
    root, lang = Path(app.config.entraide_root), app.config.language
    phones = phones_in(root)
    for assignment in app.entraide_assignments:  # type: ignore[attr-defined]
        name = f"{FOLDER}/{assignment.name}"
        # What is handed in is made from it: a page can do without until somebody answers.
        notebook = later.beside(Path(app.outdir), name, "released", in_script(assignment.notebook))
        body, state, front_ends = _body(assignment, notebook, lang, phones)
        app.env.nb_metadata[name] = {"entraide": {"state": state, "front_ends": front_ends}}  # type: ignore[attr-defined]
        context = {"title": assignment.title, "about": typeset(_about(assignment.notebook), lang), "body": body}
        source = root / "exercises" / lang / assignment.name
        yield name, context | {"is_assignment": True, "made_from": source}, "page.html"


def _body(
    assignment: Assignment, address: str, lang: str, phones: list[str]
) -> tuple[Markup, dict[str, Any], list[FrontEnd]]:
    """What stands in the page (the notebook's address too), the state of its exercises, what they are drawn with.

    The lines that a text names as help are called by a touch.
    """
    room, field = carried.METADATA
    course = carried.unpack(assignment.notebook["metadata"][room][field], courses.load())
    widgets = {name: shown(exercise, course, lang).get_state() for name, exercise in course.exercises.items()}
    front_ends = {name: _front_end(values) for name, values in widgets.items()}
    models = {name: _model(values) for name, values in widgets.items()}
    state = lean({"state": models}, list(models), lambda values: front_ends[values["exercise"]])
    html = PIECES.get_template("assignment.html.j2").render(
        lang=lang,
        name=assignment.name,
        parts=list(_parts(assignment.notebook, state["state"], lang, phones)),
        notebook=address,
        kinds={one.kind for one in course.exercises.values()},
    )
    return Markup(html), state, list(dict.fromkeys(front_ends.values()))


def _parts(notebook: dict[str, Any], models: dict[str, Any], lang: str, phones: list[str]) -> Iterator[dict[str, Any]]:
    """What the page shows of each cell, in order: a text, the way to go about it, or an exercise."""
    told = False
    for cell in notebook["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        source = "".join(cell["source"])
        if cell["metadata"].get("entraide", {}).get("only") == NOTEBOOK:
            yield {"kind": "end" if told else "how"}
            told = True
        elif cell["cell_type"] == "markdown":
            yield {"kind": "text", "html": Markup(with_calls(MARKDOWN.render(typeset(source, lang)), phones))}
        elif grade_id in models:
            yield {"kind": "exercise", "html": Markup(held(models[grade_id], view_of(grade_id), lang))}


def _front_end(values: dict[str, Any]) -> FrontEnd:
    found = received(values["_esm"], values["_css"], shared_files.EXERCISES)
    assert found, "the widgets of the course say where their files are"
    return found


def _model(values: dict[str, Any]) -> dict[str, Any]:
    return {"model_name": "AnyModel", "state": values}


def _title(notebook: dict[str, Any]) -> str:
    """The first heading of a notebook."""
    lines = (line for cell in notebook["cells"] for line in "".join(cell["source"]).splitlines())
    return next((line.lstrip("# ") for line in lines if line.startswith("# ")), "")


def _about(notebook: dict[str, Any]) -> str:
    """The first paragraph of a notebook, as plain text."""
    for cell in notebook["cells"]:
        tokens = MARKDOWN.parse("".join(cell["source"])) if cell["cell_type"] == "markdown" else []
        for before, token in pairwise(tokens):
            if before.type == "paragraph_open":
                return "".join(" " if part.type == "softbreak" else part.content for part in token.children or [])
    return ""
