"""What the gradebook is told of Moodle's people, what it holds for them, and who is not ready to get it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from entraide.errors import Problem
from entraide.grading import made_from
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.grading.gradebook import grade, score, student, submission, submitted
from entraide.grading.mark.basis import WORK
from entraide.grading.run.folders import is_graded
from entraide.moodle.register import Line
from entraide.moodle.telling import because
from entraide.moodle.which_student import Person

MOST_CHARACTERS = 128
"""Of a name or an address in nbgrader's gradebook."""


@dataclass(frozen=True)
class Result:
    """What one student won, late penalty taken off, of all points; ``waiting`` while a person must read something.

    ``changed`` are the parts, as keys of their texts, by which it is not what it would be today.
    """

    score: float
    points: float
    waiting: bool
    changed: tuple[str, ...] = ()

    @property
    def share(self) -> Decimal:
        """The part of all points that was won, 0 to 1; a score beyond the points does not count."""
        if self.points <= 0:
            return Decimal(0)
        # Through text: 71.5 points are 71.5, not the binary number nearest to it.
        return min(max(Decimal(str(round(self.score, 6))) / Decimal(str(self.points)), Decimal(0)), Decimal(1))


def results(room: Classroom, assignment: str) -> dict[str, Result]:
    """Everybody's result in an assignment, by student. Raises `CourseError` where it was never released."""
    with room.released(assignment) as found:
        won: dict[str, float] = {}
        waiting: set[str] = set()
        for _, name, points, waits in found.rows(
            submission.c.student_id, score.label("score"), grade.c.needs_manual_grade, kept=grade
        ):
            won[name] = won.get(name, 0.0) + float(points)
            if waits:
                waiting.add(name)
        late: dict[str, float] = {}
        for name, penalty in found.rows(submission.c.student_id, submitted.c.late_submission_penalty):
            late[name] = late.get(name, 0.0) + float(penalty or 0.0)
        changed = made_from.changed(room, found)
        return {
            name: Result(
                max(0.0, won.get(name, 0.0) - penalty), found.max_score, name in waiting, tuple(changed.get(name, ()))
            )
            for name, penalty in late.items()
        }


def not_ready(
    room: Classroom, assignment: str, line: Line, result: Result | None, provisional: bool = False
) -> Problem | None:
    """Why this person gets no grade and no feedback yet, or nothing; what is ``provisional`` waits for nobody."""
    folder = room.folder(SUBMITTED, line.student, assignment)
    new = result is not None and made_from.PARTS[WORK] in result.changed
    if result is None or new or not is_graded(room, assignment, line.student, folder):
        return because("moodle.not-graded", assignment=assignment)
    if result.changed:
        if made_from.UNKNOWN in result.changed:
            return because("moodle.of-unknown", assignment=assignment)
        why = [because(key) for key in result.changed]
        return because("moodle.stale", why=why, assignment=assignment)
    if result.waiting and not provisional:
        return because("moodle.waits")
    return None


def enter(room: Classroom, people: Iterable[tuple[str, Person]]) -> None:
    """Write students' names and addresses into the gradebook, a new one if need be; the first word is the first name.

    Moodle does not say which words are which. In Quebec, compound first names have a hyphen and surnames may be two.
    Where the gradebook has the same name divided otherwise, somebody knew better.
    """
    with room.reading() as book:
        known = {row.id: row for row in book.execute(select(student))} if book else {}
    new: dict[str, dict[str, str]] = {}
    for name, person in people:
        first, _, last = person.name.partition(" ")
        there = known.get(name)
        if there and " ".join(filter(None, (there.first_name, there.last_name))).split() == person.name.split():
            first = last = ""
        told = {"first_name": first, "last_name": last.strip(), "email": person.email}
        told = {column: value[:MOST_CHARACTERS] for column, value in told.items() if value}
        if told and (name not in known or any(getattr(known[name], column) != value for column, value in told.items())):
            new[name] = told
    if new:
        with room.gradebook() as gradebook:
            for name, told in new.items():
                gradebook.update_or_create_student(name, **told)
