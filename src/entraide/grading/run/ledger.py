"""Write the scores of many submissions into nbgrader's gradebook, a batch at a time, as `nbgrader autograde` would.

nbgrader's own way of adding one submission takes some thirty statements and as many flushes. Here a batch is a few
statements and one commit, on the same tables: what formgrader, feedback, export and a later `nbgrader autograde` find
is the same, and a batch is either there or not.
"""

from collections.abc import Iterable
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from nbgrader.api import Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from entraide.grading.classroom import Classroom
from entraide.grading.gradebook import Assignment
from entraide.grading.mark.basis import still_read
from entraide.grading.mark.marking import Scores
from entraide.grading.run.entry import Entry


class Ledger:
    """One assignment's part of the gradebook."""

    def __init__(self, room: Classroom, gradebook: Gradebook, released: Assignment) -> None:
        # Values alone are kept: the session forgets its objects with every batch.
        self.gradebook, self.db = gradebook, gradebook.db
        self.assignment, self._id, self.duedate = released.name, released.id, released.duedate
        self.notebooks, self.points = released.notebooks, released.points
        # By notebook, the ids of its cells that get a grade, and of those that get a comment.
        self._graded = {
            name: {cell.name: cell.id for cell in released.of(name, "GradeCell", "TaskCell")} for name in self.notebooks
        }
        self._commented = {
            name: {cell.name: cell.id for cell in released.of(name, "SolutionCell", "TaskCell")}
            for name in self.notebooks
        }
        self._penalties = AssignLatePenalties(config=room.config)
        self._penalties.init_plugin()
        self.known = self._submitted()
        self.late: dict[str, dict[str, float]] = {}
        """The scores that late penalties were worked out from, by student and notebook."""
        self.already_read = 0
        """Texts graded again that a person has read, and that have not changed since."""

    def _submitted(self) -> set[str]:
        """The students of whom the gradebook holds a submission."""
        query = select(SubmittedAssignment.student_id).where(SubmittedAssignment.assignment_id == self._id)
        return set(self.db.execute(query).scalars())

    def write(self, entries: Iterable[Entry]) -> None:
        """Write these entries in one transaction; afterwards all of them are there, or none."""
        batch = list(entries)
        try:
            self._write(batch)
        except IntegrityError:
            # Somebody else graded one of them in the meantime.
            self.forget()
            self._write(batch)

    def forget(self) -> None:
        """Undo what a failed batch left open."""
        self.db.rollback()
        self.known = self._submitted()

    def _write(self, batch: list[Entry]) -> None:
        new = [entry for entry in batch if entry.student not in self.known]
        self._insert(new)
        for entry in batch:
            if entry.student in self.known:
                self._update(entry)
        self.db.commit()
        self.known.update(entry.student for entry in new)
        self.db.expunge_all()  # Else the session remembers a whole class.

    def _insert(self, entries: list[Entry]) -> None:
        """Add submissions that the gradebook does not hold, and their students where they are new."""
        if not entries:
            return
        names = [entry.student for entry in entries]
        present = set(self.db.execute(select(Student.id).where(Student.id.in_(names))).scalars())
        rows: dict[type, list[dict[str, Any]]] = {
            Student: [{"id": name} for name in names if name not in present],
            SubmittedAssignment: [],
            SubmittedNotebook: [],
            Grade: [],
            Comment: [],
        }
        for entry in entries:
            self._add(entry, rows)
        for table, values in rows.items():
            if values:
                self.db.execute(insert(table), values)

    def _add(self, entry: Entry, rows: dict[type, list[dict[str, Any]]]) -> None:
        """Put the rows of one new submission to the others."""
        submission = _new_id()
        rows[SubmittedAssignment].append(
            {
                "id": submission,
                "assignment_id": self._id,
                "student_id": entry.student,
                "timestamp": entry.timestamp,
            }
        )
        late = _seconds_late(entry.timestamp, self.duedate)
        for name, notebook in self.notebooks.items():
            scores, submitted = entry.scores.get(name), _new_id()
            found = [self._score(name, cell, scores) for cell in self._graded[name]]
            won = sum(score or 0.0 for score, _ in found)
            penalty = self._penalty(entry.student, name, won, late) if scores else None
            rows[SubmittedNotebook].append(
                {
                    "id": submitted,
                    "assignment_id": submission,
                    "notebook_id": notebook,
                    "flagged": False,
                    "late_submission_penalty": penalty,
                }
            )
            for cell, (score, by_hand) in zip(self._graded[name].values(), found, strict=True):
                rows[Grade].append(
                    {
                        "id": _new_id(),
                        "notebook_id": submitted,
                        "cell_id": cell,
                        "auto_score": score,
                        "needs_manual_grade": by_hand,
                    }
                )
            for cell_name, cell in self._commented[name].items():
                remark = scores.remarks.get(cell_name) if scores else None
                rows[Comment].append(
                    {"id": _new_id(), "notebook_id": submitted, "cell_id": cell, "auto_comment": remark}
                )

    def _score(self, notebook: str, cell: str, scores: Scores | None) -> tuple[float | None, bool]:
        """A cell's points, and whether a person must look at it: one that was not marked and is a task."""
        if scores is None:
            return 0.0, False
        if cell not in self.points[notebook] or cell not in scores.cells:
            return None, True
        score = scores.cells[cell]
        return score, score is None

    def _update(self, entry: Entry) -> None:
        """Grade again: what was given by hand stands, and asks to be looked at again where something changed."""
        submission = self.gradebook.find_submission(self.assignment, entry.student)
        if entry.timestamp:
            submission.timestamp = entry.timestamp
        late = submission.total_seconds_late
        for submitted in submission.notebooks:
            scores = entry.scores.get(submitted.name)
            for grade in submitted.grades:
                if scores is None or grade.name in scores.cells:
                    former = grade.auto_score
                    grade.auto_score, by_hand = self._score(submitted.name, grade.name, scores)
                    before = entry.read_before.get(submitted.name, {}).get(grade.name)
                    if scores is None or not still_read(grade, former, scores, before):
                        grade.needs_manual_grade = by_hand or (scores is not None and grade.manual_score is not None)
                    elif by_hand and not grade.needs_manual_grade:
                        self.already_read += 1
            if scores:
                for comment in submitted.comments:
                    comment.auto_comment = scores.remarks.get(comment.name)
                self.db.flush()
                self.db.refresh(submitted, ["score"])
                submitted.late_submission_penalty = self._penalty(entry.student, submitted.name, submitted.score, late)

    def _penalty(self, student: str, notebook: str, score: float, late: float) -> float | None:
        """What nbgrader's late plugin takes off one notebook; None where it is on time."""
        if late <= 0:
            return None
        penalty = self._penalties.plugin_inst.late_submission_penalty(student, score, late)
        if penalty is None:
            return None
        self.late.setdefault(student, {})[notebook] = score
        checked: float = self._penalties._check_late_penalty(SimpleNamespace(score=score), penalty)
        return checked


def _seconds_late(timestamp: datetime | None, duedate: datetime | None) -> float:
    return max(0.0, (timestamp - duedate).total_seconds()) if timestamp and duedate else 0.0


def _new_id() -> str:
    """An id as nbgrader makes its own."""
    return uuid4().hex
