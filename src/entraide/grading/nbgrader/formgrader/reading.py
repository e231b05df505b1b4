"""What the instructor sees of a submission: its graded cells one after the other, each with what was asked."""

from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from markupsafe import Markup, escape
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode

from entraide.grading.mark.rebuild import METADATA
from entraide.grading.nbgrader.formgrader.criteria import Criterion, criteria
from entraide.lang import say


@dataclass(frozen=True)
class Part:
    """One cell with a score or a comment, and the instructions that stand above it.

    ``shown`` is the answer, safe to be shown; ``by_hand`` says that a person reads it.
    """

    name: str
    title: str
    points: float | None
    by_hand: bool
    asked: Markup
    shown: Markup
    criteria: list[Criterion] = field(default_factory=list)


def parts(path: Path, lang: str) -> list[Part]:
    """The parts of a graded notebook, in its order; what was noted of the whole submission comes first."""
    nb = nbformat.read(path, as_version=4)
    found: list[Part] = []
    above: list[str] = []
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        if any(settings.get(role) for role in ("grade", "solution", "task")):
            found.append(_part(cell, "\n\n".join(above), METADATA in nb.metadata))
            above = []
        elif cell.cell_type == "markdown":
            above.append(cell.source)
        elif cell.id == "entraide-notes":
            found.append(Part("", say(lang, "reading.noted"), None, False, Markup(), _answer(cell, ours=True)))
    return found


def _part(cell: NotebookNode, instructions: str, ours: bool) -> Part:
    settings = cell.metadata.nbgrader
    name, by_hand = settings.grade_id, bool(settings.get("solution") or settings.get("task"))
    points = float(settings.points) if settings.get("points") is not None else None
    title = cell.metadata.get(METADATA, {}).get("title", name)
    named = criteria(instructions, points) if by_hand and points else []
    return Part(name, title, points, by_hand, _instructions(instructions), _answer(cell, ours), named)


def _instructions(text: str) -> Markup:
    """The instructor's own Markdown; a rebuilt notebook holds hers, never a student's."""
    return Markup(markdown2html_mistune(text)) if text.strip() else Markup()


def _answer(cell: NotebookNode, ours: bool) -> Markup:
    """The answer: the HTML that marking made, in which a student's words are escaped, and anything else as text."""
    if cell.cell_type != "code":
        return _text(cell.source)
    data = [output.get("data", {}) for output in cell.outputs]
    if ours and (made := [str(one["text/html"]) for one in data if "text/html" in one]):
        return Markup("\n").join(Markup(html) for html in made)
    return _text("\n".join([cell.source, *(str(one["text/plain"]) for one in data if "text/plain" in one)]))


def _text(text: str) -> Markup:
    return Markup('<div class="text">{}</div>').format(escape(text))
