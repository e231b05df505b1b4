"""Read a graded class: grades and lateness from nbgrader's gradebook, answers and notes from the graded notebooks.

What is kept of a student is small and of one size, whatever she wrote, so that six thousand fit easily.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from entraide import files
from entraide.coding import numbers, tolerant
from entraide.coding.answers import Answer, Coding, Entry, Led, Note
from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.coding.scoring import Codes
from entraide.course import Course, reference
from entraide.course.corpus import Exercise
from entraide.course.reference import Reference
from entraide.errors import CourseError
from entraide.grading.classroom import AUTOGRADED, Classroom
from entraide.grading.gradebook import Assignment, grade, score, student, submission
from entraide.grading.mark.rebuild import reopen
from entraide.report.evenings import kept
from entraide.report.graded import Class, Graded

FEWEST_WORDS = 40
"""Of a memo that two students could hardly have written alike."""


def gather(room: Classroom, assignment: str) -> Class:
    """Read the class. Raises `CourseError` where the assignment is unknown, or nothing of it is graded yet."""
    handed_in, autograded = room.handed_in(assignment), room.handed_in(assignment, AUTOGRADED)
    with room.released(assignment) as found:
        points = {name: points for cells in found.points.values() for name, points in cells.items()}
        enrolled = set(found.db.execute(select(student.c.id)).scalars())
        rows = {row.student: row for row in _rows(found)}
    course, keys = room.course, reference.load(room.keys)
    exercises = {name: course.exercises[name] for name in points if name in course.exercises}
    students = [name for name in autograded if name in rows]
    if not students:
        key = "report.nothing-graded" if handed_in else "report.nothing-handed-in"
        raise CourseError(key, assignment=assignment)
    reader = _Reader(course, exercises, keys)
    return Class(
        assignment,
        course,
        keys,
        points,
        exercises,
        tuple(
            reader.add(rows[name], [autograded[name] / f"{notebook}.ipynb" for notebook in found.notebooks])
            for name in students
        ),
        tuple(sorted((set(handed_in) | set(autograded)) - set(students))),
        len(enrolled - set(handed_in) - set(autograded)),
        found.duedate,
    )


def _rows(assignment: Assignment) -> Iterator[Graded]:
    """The submissions of an assignment as the gradebook has them."""
    points: dict[str, dict[str, float]] = {}
    waiting: dict[str, set[str]] = {}
    kept = (submission.c.id, score.label("score"), grade.c.needs_manual_grade)
    for cell, order, won, wait in assignment.rows(*kept, kept=grade):
        if wait:
            waiting.setdefault(order, set()).add(cell)
        else:
            points.setdefault(order, {})[cell] = float(won)
    columns = (student.c.first_name, student.c.last_name, submission.c.timestamp, submission.c.extension)
    for order, name, first, last, handed_in, extension in assignment.rows(submission.c.id, student.c.id, *columns):
        yield Graded(
            name,
            " ".join(part for part in (first, last) if part) or name,
            order,
            _is_late(assignment.duedate, handed_in, extension),
            points.get(order, {}),
            frozenset(waiting.get(order, ())),
        )


def _is_late(due: datetime | None, handed_in: datetime | None, extension: timedelta | None) -> bool:
    """As nbgrader reckons it: never late where one of the two moments is not known."""
    return bool(handed_in and due and handed_in > due + (extension or timedelta()))


class _Reader:
    """Reads graded notebooks, keeping of equal sets of codes only one."""

    def __init__(self, course: Course, exercises: dict[str, Exercise], keys: Reference) -> None:
        self.course, self.exercises, self.keys = course, exercises, keys
        self.places = {
            name: [(excerpt, unit.unit) for excerpt in exercise.items for unit in course.excerpts[excerpt].units]
            for name, exercise in exercises.items()
            if exercise.kind == "coding"
        }
        self.sets: dict[Codes, Codes] = {}

    def add(self, row: Graded, notebooks: list[Path]) -> Graded:
        """The student's row with what her graded notebooks hold."""
        codings, choices, entries, evenings, memos = {}, {}, {}, {}, {}
        notes: list[Note] = []
        readable = True
        for path in notebooks:
            try:
                content = tolerant.loads(files.read(path, MOST_BYTES_IN_FILE) or b"")
            except (OSError, ValueError):
                readable = False
                continue
            found = reopen(content, self.course)
            for note in found.all_notes:
                if note not in notes:
                    notes.append(note)
            for name, answer in found.answers.items():
                if name not in self.exercises or not answer.value:
                    continue
                if answer.kind == "coding":
                    codings[name] = self._by_unit(answer)
                elif answer.kind == "choice":
                    choices[name] = tuple(str(option) for option in answer.listed)
                elif answer.kind == "numbers":
                    entries[name] = self._by_step(answer)
                elif isinstance(answer.value, Led):
                    evenings[name] = kept(self.exercises[name], answer.value, self.course)
                elif str(answer.value).strip():
                    memos[name] = _digest(str(answer.value))
        return replace(
            row,
            codings=codings,
            choices=choices,
            entries=entries,
            evenings=evenings,
            memos=memos,
            notes=tuple(notes),
            readable=readable,
        )

    def _by_unit(self, answer: Answer) -> tuple[Codes, ...]:
        codes: dict[tuple[str, int], set[str]] = {}
        for coding in answer.listed:
            if isinstance(coding, Coding):
                codes.setdefault((coding.excerpt, coding.unit), set()).add(coding.code)
        sets = (frozenset(codes.get(place, ())) for place in self.places[answer.exercise])
        return tuple(self.sets.setdefault(one, one) for one in sets)

    def _by_step(self, answer: Answer) -> tuple[str, ...]:
        """What is said of each step: of an error that is known, also its place among the values of the keys."""
        typed = {one.step: one.text for one in answer.listed if isinstance(one, Entry)}
        question = self.course.questions[self.exercises[answer.exercise].items[0]]
        found = []
        for step in question.steps:
            values = self.keys.values.get((question.question, step.step), ())
            said, value = numbers.judged(typed.get(step.step, ""), step.unit, values)
            found.append(f"{said} {values.index(value)}" if value and said == numbers.EXPLAINED else said)
        return tuple(found)


def _digest(text: str) -> str:
    words = text.casefold().split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if len(words) >= FEWEST_WORDS else ""
