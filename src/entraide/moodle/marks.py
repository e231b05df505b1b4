"""What the gradebook holds for the people of a register, and who is not ready to get it."""

from dataclasses import dataclass
from decimal import Decimal

from nbgrader.api import Assignment, SubmittedAssignment
from sqlalchemy import select

from entraide.errors import CourseError
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.grading.run.folders import is_graded
from entraide.moodle.register import Line


@dataclass(frozen=True)
class Mark:
    """One student's points, late penalty taken off; ``waiting`` while a person must still read something."""

    score: float
    maximum: float
    waiting: bool

    @property
    def share(self) -> Decimal:
        """The part of all points that was won, 0 to 1; points beyond the maximum do not count."""
        if self.maximum <= 0:
            return Decimal(0)
        # Through text: 71.5 points are 71.5, not the binary number nearest to it.
        return min(max(Decimal(str(round(self.score, 6))) / Decimal(str(self.maximum)), Decimal(0)), Decimal(1))


def load(room: Classroom, assignment: str) -> dict[str, Mark]:
    """The marks of an assignment, by student. Raises `CourseError` where it was never released."""
    with room.gradebook() as gradebook:
        if assignment not in {found.name for found in gradebook.assignments}:
            raise CourseError(room.unknown(assignment))
        maximum = float(gradebook.find_assignment(assignment).max_score)
        submission = SubmittedAssignment
        rows = gradebook.db.execute(
            select(
                submission.student_id,
                submission.score,
                submission.late_submission_penalty,
                submission.needs_manual_grade,
            )
            .join(Assignment, Assignment.id == submission.assignment_id)
            .where(Assignment.name == assignment)
        )
        return {
            student: Mark(max(0.0, score - (penalty or 0.0)), maximum, bool(waiting))
            for student, score, penalty, waiting in rows
        }


def not_ready(room: Classroom, assignment: str, line: Line, mark: Mark | None) -> str:
    """Why this person gets no grade and no feedback yet, or nothing."""
    folder = room.folder(SUBMITTED, line.student, assignment)
    if mark is None or not is_graded(room, assignment, line.student, folder):
        return f"not graded yet; run: entraide grade {assignment}"
    if mark.waiting:
        return "part of it waits for a person to read it, in formgrader"
    return ""
