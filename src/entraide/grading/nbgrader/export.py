"""Export grades as nbgrader does, in a CSV file that is quoted, opens with its accents and runs no formula."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook, Student, SubmittedAssignment
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Unicode

from entraide.grading import made_from
from entraide.grading.classroom import Classroom
from entraide.grading.spreadsheet import guarded
from entraide.lang import current, say

COLUMNS = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "raw_score", "late_submission_penalty", "score", "max_score",
)  # fmt: skip
"""nbgrader's own columns, in its order."""


class CsvExport(ExportPlugin):
    """What ``nbgrader export`` writes: its usual columns and values, one row for each student and assignment.

    Every text is quoted. A text that a spreadsheet would take for a formula gets an apostrophe in front
    (`entraide.grading.spreadsheet`).
    """

    exercises = Bool(False, help=say(current(), "nbgrader.exercises")).tag(config=True)
    bom = Bool(True, help=say(current(), "nbgrader.bom")).tag(config=True)
    delimiter = Unicode(",", help=say(current(), "nbgrader.delimiter")).tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        """Write the file that ``--to`` names, else grades.csv."""
        path = Path(self.to or "grades.csv")
        self.log.info(say(current(), "nbgrader.exporting", file=path))
        wanted = {str(name) for name in self.assignment}
        assignments = [found for found in gradebook.assignments if not wanted or found.name in wanted]
        columns = [*COLUMNS, *(_exercises(assignments) if self.exercises else ())]
        with path.open("w", encoding="utf-8-sig" if self.bom else "utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, columns, restval="", delimiter=self.delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"
            )
            writer.writeheader()
            for assignment in assignments:
                writer.writerows(self._rows(gradebook, assignment))
        for assignment in assignments:
            if self.parent is not None:
                for line in made_from.told(Classroom(self.parent.config, self.parent.coursedir), assignment.name):
                    self.log.warning(line)

    def _rows(self, gradebook: Gradebook, assignment: Assignment) -> Iterator[dict[str, Any]]:
        submissions = {found.student_id: found for found in gradebook.assignment_submissions(assignment.name)}
        wanted = {str(name) for name in self.student}
        for student in gradebook.students:
            if not wanted or student.id in wanted:
                submission = submissions.get(student.id)
                row = _row(assignment, student, submission)
                if self.exercises and submission:
                    row |= {grade.name: grade.score for notebook in submission.notebooks for grade in notebook.grades}
                yield {column: guarded(value) if isinstance(value, str) else value for column, value in row.items()}


def _row(assignment: Assignment, student: Student, submission: SubmittedAssignment | None) -> dict[str, Any]:
    """One student's assignment; who handed in nothing has no points, as in nbgrader's export."""
    raw = submission.score if submission else 0.0
    penalty = (submission.late_submission_penalty if submission else 0.0) or 0.0
    timestamp = submission.timestamp if submission else None
    return {
        "assignment": assignment.name,
        "duedate": str(assignment.duedate or ""),
        "timestamp": str(timestamp or ""),
        "student_id": student.id,
        "last_name": student.last_name or "",
        "first_name": student.first_name or "",
        "email": student.email or "",
        "raw_score": raw,
        "late_submission_penalty": penalty,
        "score": max(0.0, raw - penalty),
        "max_score": assignment.max_score,
    }


def _exercises(assignments: list[Assignment]) -> list[str]:
    """The graded cells of these assignments, in order, each once."""
    cells = [cell.name for found in assignments for notebook in found.notebooks for cell in notebook.grade_cells]
    return list(dict.fromkeys(cells))
