"""Make a gradable notebook from a submission: the instructor's own source, with the student's answers put in.

Nothing else of the submission goes further. Deleted, duplicated or renamed cells, changed points, forged outputs and
added code therefore cannot matter, and a notebook that is cut in half still earns what its answers.json holds.
"""

from dataclasses import asdict, dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

from entraide.coding import checking, tolerant
from entraide.coding.answers import Answer, Note
from entraide.coding.tolerant import Json
from entraide.course import Course
from entraide.grading.read.contents import Contents

METADATA = "entraide"
"""Where a rebuilt cell keeps its answer's record, and cells and notebook notes on the submission:
``{"answer": {…}, "notes": [{"key": …, "details": …}]}``. Marking adds titles and the language."""


@dataclass(frozen=True)
class Rebuilt:
    """A notebook to be marked, its answers, and what is to be said of the whole submission and of single answers.

    ``answers`` and ``noted`` go by the exercise's name; an exercise without an answer, or without notes, is left out.
    """

    nb: NotebookNode
    answers: dict[str, Answer]
    notes: tuple[Note, ...]
    noted: dict[str, tuple[Note, ...]]

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """On the whole, then on each answer in the notebook's order."""
        return (*self.notes, *(note for notes in self.noted.values() for note in notes))


def rebuild(source: NotebookNode, contents: Contents, course: Course) -> Rebuilt:
    """Put the newest valid answer to each exercise into a copy of the source, with notes on what could not be used."""
    nb = nbformat.from_dict(source)
    notes = (*contents.notes, *checking.of_no_exercise(contents.records, course))
    rebuilt = Rebuilt(nb, {}, notes, {})
    for cell in nb.cells:
        grade_id = tolerant.get(cell, "metadata", "nbgrader", "grade_id")
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if grade_id in course.exercises:
            answer, found = checking.newest(contents.records, course.exercises[grade_id], course)
            if answer:
                rebuilt.answers[grade_id] = answer
            rebuilt.noted[grade_id] = (*found, *(answer.notes if answer else ()))
            cell.metadata[METADATA] = _written(rebuilt.noted[grade_id], answer)
        elif cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = contents.texts.get(grade_id, cell.source)
    nb.metadata[METADATA] = _written(notes)
    return rebuilt


def _written(notes: tuple[Note, ...], answer: Answer | None = None) -> dict[str, Any]:
    written: dict[str, Any] = {"notes": [asdict(note) for note in notes]}
    return written | {"answer": answer.record()} if answer else written


def reopen(nb: Json, course: Course) -> Rebuilt:
    """What `rebuild` put into a notebook that was written to a file since; its answers are checked once more.

    Reads a graded notebook too, parsed as JSON or by nbformat.
    """
    rebuilt = Rebuilt(nb, {}, _read(nb), {})
    for cell in tolerant.items(tolerant.get(nb, "cells")):
        exercise = course.exercises.get(str(tolerant.get(cell, "metadata", "nbgrader", "grade_id")))
        if exercise:
            answer, _ = checking.newest([tolerant.get(cell, "metadata", METADATA, "answer")], exercise, course)
            if answer:
                rebuilt.answers[exercise.exercise] = answer
            rebuilt.noted[exercise.exercise] = _read(cell)
    return rebuilt


def _read(node: Json) -> tuple[Note, ...]:
    notes = tolerant.items(tolerant.get(node, "metadata", METADATA, "notes"))
    return tuple(Note(note["key"], dict(note["details"])) for note in notes)
