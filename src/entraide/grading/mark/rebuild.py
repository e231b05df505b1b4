"""Make a gradable notebook from a submission: the instructor's own source, with the student's answers put in.

Nothing else of the submission goes further. Deleted, duplicated or renamed cells, changed points, forged outputs and
added code therefore cannot matter, and a notebook that is cut in half still earns what its answers.json holds.
"""

from collections.abc import Set
from dataclasses import asdict, dataclass, replace
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


def exercises_in(source: NotebookNode, course: Course) -> frozenset[str]:
    """The exercises that an instructor's notebook asks to be answered."""
    return frozenset(name for cell in source.cells if (name := _grade_id(cell)) in course.exercises)


def rebuild(source: NotebookNode, contents: Contents, course: Course, assigned: Set[str] = frozenset()) -> Rebuilt:
    """Put the newest valid answer to each exercise into a copy of the source, with notes on what could not be used.

    ``assigned`` are the exercises of the whole assignment, where it has more notebooks than this one.
    """
    nb = nbformat.from_dict(source)
    rebuilt = Rebuilt(nb, {}, (), {})
    written = False
    for cell in nb.cells:
        grade_id = _grade_id(cell)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if grade_id in course.exercises:
            answer, found = checking.newest(contents.records, course.exercises[grade_id], course)
            if answer:
                rebuilt.answers[grade_id] = answer
            rebuilt.noted[grade_id] = (*found, *(answer.notes if answer else ()))
            cell.metadata[METADATA] = _written(rebuilt.noted[grade_id], answer)
        elif cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("solution"):
            text = contents.texts.get(grade_id, cell.source)
            written = written or text.strip() != cell.source.strip()
            cell.source = text
    asked = exercises_in(source, course)
    answered = written or any(_says_something(answer) for answer in rebuilt.answers.values())
    notes = (*contents.notes, *checking.of_no_exercise(contents.records, course))
    if answered:
        notes = (*notes, *checking.of_other_exercises(contents.outputs, course, assigned | asked))
    elif asked:
        notes = (*notes, contents.blank)
    nb.metadata[METADATA] = _written(notes)
    return replace(rebuilt, notes=notes)


def _grade_id(cell: Json) -> str:
    return str(tolerant.get(cell, "metadata", "nbgrader", "grade_id") or "")


def _says_something(answer: Answer) -> bool:
    return bool(answer.value.strip() if isinstance(answer.value, str) else answer.value)


def _written(notes: tuple[Note, ...], answer: Answer | None = None) -> dict[str, Any]:
    written: dict[str, Any] = {"notes": [asdict(note) for note in notes]}
    return written | {"answer": answer.record()} if answer else written


def reopen(nb: Json, course: Course) -> Rebuilt:
    """What `rebuild` put into a notebook that was written to a file since; its answers are checked once more.

    Reads a graded notebook too, parsed as JSON or by nbformat.
    """
    rebuilt = Rebuilt(nb, {}, _read(nb), {})
    for cell in tolerant.items(tolerant.get(nb, "cells")):
        exercise = course.exercises.get(_grade_id(cell))
        if exercise:
            answer, _ = checking.newest([tolerant.get(cell, "metadata", METADATA, "answer")], exercise, course)
            if answer:
                rebuilt.answers[exercise.exercise] = answer
            rebuilt.noted[exercise.exercise] = _read(cell)
    return rebuilt


def _read(node: Json) -> tuple[Note, ...]:
    notes = tolerant.items(tolerant.get(node, "metadata", METADATA, "notes"))
    return tuple(Note(note["key"], dict(note["details"])) for note in notes)
