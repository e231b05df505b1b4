"""An assignment as nbgrader's gradebook has it, read in a few statements and without nbgrader, which is slow to load.

Whatever is written is written through nbgrader's own classes (`entraide.grading.run.ledger`).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, DateTime, Interval, Select, column, create_engine, event, func, inspect, select, table
from sqlalchemy.engine import Connection, Engine, Row, make_url
from sqlalchemy.pool import NullPool

PATIENCE = 60_000  # ms

assignment = table("assignment", column("id"), column("name"), column("duedate", DateTime))
notebook = table("notebook", column("id"), column("name"), column("assignment_id"))
base_cell = table("base_cell", column("id"), column("name"), column("notebook_id"), column("type"))
grade_cell = table("grade_cells", column("id"), column("max_score"))
task_cell = table("task_cells", column("id"), column("max_score"))
student = table("student", column("id"), column("first_name"), column("last_name"), column("email"))
submission = table(
    "submitted_assignment",
    column("id"),
    column("assignment_id"),
    column("student_id"),
    column("timestamp", DateTime),
    column("extension", Interval),
)
submitted = table(
    "submitted_notebook",
    column("id"),
    column("assignment_id"),  # of the submission
    column("notebook_id"),
    column("late_submission_penalty"),
)
grade = table(
    "grade",
    column("cell_id"),
    column("notebook_id"),  # of the submitted notebook
    column("auto_score"),
    column("manual_score"),
    column("extra_credit"),
    column("needs_manual_grade", Boolean),
)
comment = table("comment", column("cell_id"), column("notebook_id"), column("auto_comment"), column("manual_comment"))

_extra = func.coalesce(grade.c.extra_credit, 0.0)
score = func.coalesce(grade.c.manual_score + _extra, grade.c.auto_score + _extra, 0.0)
"""What a grade counts: what a person gave stands before what was worked out."""

said = func.coalesce(comment.c.manual_comment, comment.c.auto_comment)
"""What a comment says: a person's before nbgrader's own."""


@dataclass(frozen=True)
class Cell:
    """A cell of an assignment that nbgrader keeps something of; ``points`` where it has any."""

    id: str
    name: str
    type: str
    points: float | None


class Assignment:
    """One assignment's part of an open gradebook: its notebooks' ids and cells, by name, and when it is due (UTC)."""

    def __init__(self, connection: Connection, found: Row[Any]) -> None:
        self.db = connection
        self.id, self.name, self.duedate = str(found.id), str(found.name), found.duedate
        self.notebooks: dict[str, str] = {row.name: row.id for row in self.db.execute(self._notebooks())}
        points = {row.id: row.max_score for kind in (grade_cell, task_cell) for row in self.db.execute(select(kind))}
        cells = {
            id_: [
                Cell(row.id, row.name, row.type, points.get(row.id))
                for row in self.db.execute(select(base_cell).where(base_cell.c.notebook_id == id_))
            ]
            for id_ in self.notebooks.values()
        }
        self.cells = {name: cells[id_] for name, id_ in self.notebooks.items()}

    def of(self, name: str, *types: str) -> list[Cell]:
        """A notebook's cells of these of nbgrader's types, a type after the other, each in the notebook's order."""
        return [cell for wanted in types for cell in self.cells[name] if cell.type == wanted]

    @property
    def points(self) -> dict[str, dict[str, float]]:
        """By notebook, the points of every graded cell, by grade id."""
        return {
            name: {cell.name: float(cell.points or 0) for cell in self.of(name, "GradeCell")} for name in self.cells
        }

    @property
    def max_score(self) -> float:
        """All points that can be won."""
        return sum(cell.points or 0.0 for cells in self.cells.values() for cell in cells)

    def students(self) -> set[str]:
        """The students of whom there is a submission."""
        query = select(submission.c.student_id).where(submission.c.assignment_id == self.id)
        return set(self.db.execute(query).scalars())

    def rows(self, *columns: Any, kept: Any = None) -> Iterator[Any]:
        """Columns of all this assignment's submissions; ``kept`` (`grade` or `comment`) adds what is kept of each cell.

        The name of the cell comes first where there is one.
        """
        query: Select[Any] = select(*columns) if kept is None else select(base_cell.c.name.label("cell"), *columns)
        origin = submission.join(student, student.c.id == submission.c.student_id)
        origin = origin.outerjoin(submitted, submitted.c.assignment_id == submission.c.id)
        if kept is not None:
            origin = origin.join(kept, kept.c.notebook_id == submitted.c.id)
            origin = origin.join(base_cell, base_cell.c.id == kept.c.cell_id)
        yield from self.db.execute(query.select_from(origin).where(submission.c.assignment_id == self.id))

    def _notebooks(self) -> Select[Any]:
        return select(notebook).where(notebook.c.assignment_id == self.id).order_by(notebook.c.name)


@event.listens_for(Engine, "connect")
def _be_patient(connection: object, _record: object) -> None:
    """SQLite gives up after 5 s while another process writes, and nbgrader then calls the gradebook outdated.

    Said to each connection, nbgrader's own too; ``nbgrader db upgrade`` would take it in the address for a path.
    """
    if isinstance(connection, sqlite3.Connection):
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")


@contextmanager
def connected(url: str) -> Iterator[Connection | None]:
    """The gradebook at an address, to be read; None where SQLite's file is not there. Raises SQLAlchemyError."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database and not Path(address.database).is_file():
        yield None
        return
    with create_engine(address, poolclass=NullPool).connect() as connection:
        yield connection


def find(connection: Connection, name: str) -> Assignment | None:
    """The assignment of this name, where it was released: a database in which nbgrader made no tables yet has none."""
    if not inspect(connection).has_table(assignment.name):
        return None
    found = connection.execute(select(assignment).where(assignment.c.name == name)).first()
    return Assignment(connection, found) if found else None
