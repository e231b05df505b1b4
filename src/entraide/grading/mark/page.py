"""What a feedback page is made from: a graded notebook, what the gradebook says of it, and what stands at its top."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from nbformat import NotebookNode

from entraide.course.assigned_notebook import NOTEBOOK
from entraide.grading.mark.marking import WITHOUT_KEYS
from entraide.grading.mark.rebuild import METADATA
from entraide.lang import LANGUAGES, typeset
from entraide.lang.dates import day, moment

HEADING = "## "
"""How a cell begins that is the heading of a part."""

TITLE = re.compile(r"\A\s*#[ \t]+(?P<title>.+?)[ \t]*(?:\n|\Z)")
"""The heading that instructions begin with."""


class UnknownCell(Exception):
    """A cell of a graded notebook that the gradebook does not know; its argument is the cell's name."""


@dataclass(frozen=True)
class Pages:
    """What all pages of an assignment have in common.

    ``keys`` says whether they show the reference codings; ``lang`` is the class's language, ``courses`` the course's
    name by language.
    """

    assignment: str
    keys: bool
    lang: str
    courses: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """What is known of one student's notebook, besides what it holds itself.

    ``name`` is hers where the page is to say it; ``handed_in`` is UTC as the gradebook keeps it, ``graded`` when the
    graded notebook was written. ``scores`` and ``comments`` go by cell, as does ``waiting``: what nobody has read yet.
    """

    name: str
    handed_in: datetime | None
    graded: datetime
    waiting: frozenset[str]
    scores: dict[str, float] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)
    penalty: float = 0


def course_names(root: Path, name: str = "") -> dict[str, str]:
    """A course's name by language: the one that the instructor gave, else the titles of the book in its folder."""
    if name:
        return dict.fromkeys(LANGUAGES, name)
    try:
        config: dict[str, Any] = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
        editions = config["sphinx"]["config"]["entraide_editions"]
        return {lang: str(edition["title"]) for lang, edition in editions.items()}
    except (OSError, yaml.YAMLError, LookupError, TypeError, AttributeError):
        return {}


def shown_name(student: Any, wanted: bool) -> str:
    """A student's first and last name, or her id where the gradebook has neither; nothing where it is not wanted."""
    name = " ".join(part for part in (student.first_name, student.last_name) if part)
    return (name or str(student.id)) if wanted else ""


def graded_on(notebook: Path) -> datetime:
    """When a graded notebook was written, by this computer's clock."""
    return datetime.fromtimestamp(notebook.stat().st_mtime)


def prepare(nb: NotebookNode, pages: Pages, given: Given) -> None:
    """Put the top of the page into a graded notebook, choose each cell's feedback, and mark what nobody has read."""
    ours = nb.metadata.setdefault(METADATA, NotebookNode())
    ours["waiting"] = len(given.waiting)
    lang = ours.setdefault("lang", pages.lang)
    ours["top"] = {
        "title": typeset(_title(nb) or pages.assignment, pages.lang),
        "course": typeset(pages.courses.get(lang, ""), lang),
        "student": given.name,
        "handed_in": moment(given.handed_in.replace(tzinfo=UTC), lang) if given.handed_in else "",
        "graded": day(given.graded, lang),
    }
    nb.cells = [cell for cell in nb.cells if cell.metadata.get(METADATA, {}).get("only") != NOTEBOOK]
    _open_sections(nb)
    for cell in nb.cells:
        if _settings(cell).get("grade_id") in given.waiting:
            cell.metadata.setdefault(METADATA, NotebookNode())["waiting"] = True
        for output in cell.get("outputs", []):
            brief = output.get("data", {}).pop(WITHOUT_KEYS, None)
            if brief is not None and not pages.keys:
                output.data["text/html"] = brief


def enter(nb: NotebookNode, points: dict[str, float], given: Given) -> dict[str, Any]:
    """Put scores and comments into the cells and give the sums, all as nbgrader's ``GetGrades`` does.

    ``points`` are those of the cells with a score. Raises `UnknownCell`.
    """
    for cell in nb.cells:
        settings = _settings(cell)
        name, task = settings.get("grade_id"), settings.get("task", False)
        commented, graded = settings.get("solution") or task, settings.get("grade") or task
        if (commented and name not in given.comments) or (graded and (name not in given.scores or name not in points)):
            raise UnknownCell(name)
        if commented:
            settings["comment"] = given.comments[name]
        if graded:
            settings["score"], settings["points"] = given.scores[name], points[name]
    score = sum(given.scores.values()) - given.penalty
    return {"score": score, "max_score": sum(points.values()), "late_penalty": given.penalty}


def _open_sections(nb: NotebookNode) -> None:
    """Note at the cell where the section of each graded cell opens, with its heading where it needs one of its own.

    A part of one exercise has its name in its heading already. What stands between two exercises belongs to the second.
    """
    parts: list[list[int]] = [[]]
    for place, cell in enumerate(nb.cells):
        if cell.source.startswith(HEADING):
            parts.append([])
        if _settings(cell).get("grade"):
            parts[-1].append(place)
    for number, part in enumerate(parts):
        for place, before in zip(part, [None, *part], strict=False):
            cell = nb.cells[place]
            section = {"name": _settings(cell)["grade_id"], "heading": "", "level": 3 if number else 2}
            if len(part) > 1 or not number:
                section["heading"] = cell.metadata.get(METADATA, {}).get("title", "")
            opening = nb.cells[place if before is None else before + 1]
            opening.metadata.setdefault(METADATA, NotebookNode())["section"] = section


def _settings(cell: NotebookNode) -> Any:
    return cell.metadata.get("nbgrader", {})


def _title(nb: NotebookNode) -> str:
    """The heading of the instructions, which is taken out of them: it stands above."""
    first = next((cell for cell in nb.cells if cell.cell_type == "markdown"), None)
    found = TITLE.match(first.source) if first else None
    if first is None or found is None or _settings(first).get("solution"):
        return ""
    first.source = first.source[found.end() :].lstrip("\n")
    return found["title"]
