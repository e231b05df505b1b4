"""Score a rebuilt notebook's answers and put the feedback into its cells; needs no gradebook, and no nbgrader."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from entraide import files
from entraide.coding.answers import Answer
from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.coding.scorers import SCORERS
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import Reference
from entraide.grading.mark import basis, feedback
from entraide.grading.mark.evening_page import EveningPage
from entraide.grading.mark.rebuild import METADATA, Rebuilt, reopen

PAGES = {"meeting": EveningPage}
"""The feedback of kinds that have one of their own."""

WITHOUT_KEYS = "application/vnd.entraide.feedback-without-keys+html"
"""How a graded cell carries its feedback a second time, with nothing in it that others could use."""


@dataclass(frozen=True)
class Marking:
    """What it takes to mark a notebook: the points of its graded cells by grade id, the course and its keys.

    ``lang`` is the language of feedback where nothing was answered, ``book`` the address of the book it links to.
    """

    points: dict[str, float]
    course: Course
    reference: Reference
    lang: str
    book: str = ""

    def only(self, names: set[str]) -> "Marking":
        """The same for these exercises alone, which makes it small enough to be sent to another computer."""
        course, keys = self.course, self.reference
        exercises = [course.exercises[name] for name in names & set(course.exercises)]
        items = {item for exercise in exercises for item in exercise.items}
        led = {item for exercise in exercises if exercise.kind == "meeting" for item in exercise.items}
        return replace(
            self,
            course=replace(
                course,
                excerpts={name: excerpt for name, excerpt in course.excerpts.items() if name in items},
                questions={name: question for name, question in course.questions.items() if name in items},
                reference=Reference({}, {}),
                meetings=course.meetings.only(led),
            ),
            reference=Reference(
                {place: coding for place, coding in keys.codings.items() if place[0] in items},
                {place: solution for place, solution in keys.solutions.items() if place[0] in items},
                {place: values for place, values in keys.values.items() if place[0] in items},
            ),
        )


@dataclass(frozen=True)
class Scores:
    """What a notebook earned: its graded cells' scores (None: a person must read it), and nbgrader's own remarks.

    Both go by grade id, as do ``texts``, the digests of what a person must read.
    """

    cells: dict[str, float | None]
    remarks: dict[str, str | None]
    texts: dict[str, str] = field(default_factory=dict)


def mark(rebuilt: Rebuilt, marking: Marking) -> Scores:
    """Mark every graded cell of a rebuilt notebook. What is to be said of the whole submission goes on top of it.

    Cells that the gradebook does not know, because they are newer than the release, earn nothing and keep quiet.
    """
    nb, notebook = rebuilt.nb, _Notebook(rebuilt, marking)
    nb.metadata[METADATA]["lang"] = notebook.lang
    scores, remarks, texts = {}, {}, {}
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        name = settings.get("grade_id")
        if settings.get("grade") and name in marking.points:
            scores[name] = notebook.mark(cell, marking.points[name])
            if scores[name] is None:
                texts[name] = _to_read(cell, notebook.answers)
        if settings.get("solution") or settings.get("task"):
            remarks[name] = notebook.remark(cell)
    if rebuilt.notes:
        top = feedback.notes_page(rebuilt.notes, notebook.lang)
        # Its id is always the same, so that a submission graded twice gives the same file.
        nb.cells.insert(
            0, nbformat.v4.new_code_cell("", id="entraide-notes", outputs=[_shown(top)], metadata={"editable": False})
        )
    return Scores(scores, remarks, texts)


def texts_in(path: Path, course: Course) -> dict[str, str]:
    """The digests of what a person must read in a graded notebook, by grade id; none where it cannot be read."""
    try:
        nb = nbformat.v4.reads((files.read(path, MOST_BYTES_IN_FILE) or b"").decode())
        found = reopen(nb, course).answers
        cells = [cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade")]
        return {cell.metadata.nbgrader.grade_id: _to_read(cell, found) for cell in cells}
    except (OSError, ValueError, KeyError, AttributeError):
        return {}


def _to_read(cell: NotebookNode, answers: Mapping[str, Answer]) -> str:
    answer = answers.get(cell.metadata.nbgrader.grade_id)
    return basis.digest(answer.value if answer else cell.source)


class _Notebook:
    """One rebuilt notebook while it is marked."""

    def __init__(self, rebuilt: Rebuilt, marking: Marking) -> None:
        self.answers, self.noted, self.marking = rebuilt.answers, rebuilt.noted, marking
        # The language that most answers were given in, else the class's.
        langs = [answer.lang for answer in self.answers.values()]
        self.lang = max(langs, key=langs.count) if langs else marking.lang

    def exercise(self, cell: NotebookNode) -> Exercise | None:
        return self.marking.course.exercises.get(cell.metadata.get("nbgrader", {}).get("grade_id"))

    def mark(self, cell: NotebookNode, points: float) -> float | None:
        """Put the feedback into the cell; the points won, or None where a person must read."""
        exercise = self.exercise(cell)
        if exercise is None:
            return _own_score(cell)
        cell.metadata[METADATA]["title"] = exercise.title[self.lang]
        answer, notes = self.answers.get(exercise.exercise), self.noted[exercise.exercise]
        if exercise.kind == "memo":
            written = str(answer.value).strip() if answer else ""
            cell.outputs = [_shown(feedback.memo_page(written, notes, self.lang))]
            return None if written else 0.0
        course, keys = self.marking.course, self.marking.reference
        score = SCORERS[exercise.kind](exercise, answer, course, keys)
        told = PAGES.get(exercise.kind, feedback.ExercisePage)
        page = told(exercise, answer, score, points, course, self.lang, self.marking.book)
        cell.outputs = [_shown(page.whole(notes), page.without_keys(notes))]
        return round(score.share * points, 2)

    def remark(self, cell: NotebookNode) -> str | None:
        """nbgrader's remark on an unanswered cell. It looks for changed code; a memo's answer is not in its code."""
        exercise = self.exercise(cell)
        if exercise:
            return None if exercise.exercise in self.answers else "No response."
        from nbgrader import utils  # Needed for an instructor's own cells alone, and slow to load.

        untouched = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
        return "No response." if untouched and not utils.is_task(cell) else None


def _own_score(cell: NotebookNode) -> float | None:
    """The score of an instructor's own cell: code is not run, so a person reads it; text is nbgrader's to judge."""
    if cell.cell_type == "code":
        return None
    from nbgrader import utils

    score: float | None = utils.determine_grade(cell)[0]
    return score


def _shown(page: str, without_keys: str | None = None) -> Any:
    data = {"text/html": page} | ({} if without_keys is None else {WITHOUT_KEYS: without_keys})
    return nbformat.from_dict({"output_type": "display_data", "metadata": {}, "data": data})
