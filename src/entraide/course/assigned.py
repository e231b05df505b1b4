"""The assignments of a course, part by part, as ``assignments.csv`` holds them.

A row is a part, in the order of the notebook: what is said there, and the exercise that follows. Below a memo, a row
with a ``criterion`` is one of those by which it is read.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from entraide.course import definitions
from entraide.course.tables import Row, Text, find, read

TABLE = "assignments.csv"
ASSIGNMENT_COLUMNS = definitions.names("assignments")
PLACES = ("grading", "criteria", "each", "count")
"""What a title or a text may ask for in braces, so that no prose repeats what the table holds."""


@dataclass(frozen=True)
class Criterion:
    """What a memo is read by: its name, what earns full points, and how many those are."""

    name: Text
    full: Text
    points: float


@dataclass
class Part:
    """What is said, and the exercise below it; ``exercise`` is empty where there is none, ``title`` where none stands.

    ``title`` and ``text`` are as they were written, with their `PLACES`.
    """

    part: str
    exercise: str
    own_points: float
    title: Text
    text: Text
    criteria: list[Criterion] = field(default_factory=list)

    @property
    def points(self) -> float:
        """The points of the exercise: the part's own, else those of its criteria."""
        return self.own_points or sum(one.points for one in self.criteria)


@dataclass
class Assignment:
    """An assignment's parts in order, and when it is due, by this computer's clock."""

    assignment: str
    parts: list[Part] = field(default_factory=list)
    due: datetime | None = None

    @property
    def exercises(self) -> list[Part]:
        """The parts that are answered."""
        return [part for part in self.parts if part.exercise]


def load(folder: Path) -> dict[str, Assignment]:
    """The assignments of a data folder, by id; none where it has no such table.

    What is wrong with a row is for `entraide.course.assigned_check` to say.
    """
    return gather(list(read(folder / TABLE, ASSIGNMENT_COLUMNS))) if find(folder / TABLE) else {}


def gather(rows: list[Row]) -> dict[str, Assignment]:
    """The assignments that rows make, by id."""
    found: dict[str, Assignment] = {}
    for row in rows:
        name, points = row["assignment"], number(row["points"]) or 0.0
        assignment = found.setdefault(name, Assignment(name))
        assignment.due = assignment.due or moment(row["due"])
        if row["criterion"]:
            above = [part for part in assignment.parts if part.part == row["part"]]
            for part in above[:1]:
                part.criteria.append(Criterion(row.text("title"), row.text("text"), points))
        else:
            part = Part(row["part"], row["exercise"], points, row.text("title"), row.text("text"))
            assignment.parts.append(part)
    return found


def number(written: str) -> float | None:
    """A number as a spreadsheet writes it, with a point or a comma; None where it is none.

    >>> number("2,5"), number("ten")
    (2.5, None)
    """
    return float(written.replace(",", ".")) if re.fullmatch(r"\d+([.,]\d+)?", written) else None


def moment(written: str) -> datetime | None:
    """A day, or a day and a time, as in ``2026-02-27 23:59``; a day lasts until its end. None where it is neither.

    >>> moment("2026-02-27")
    datetime.datetime(2026, 2, 27, 23, 59)
    """
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if re.search("[T ]", written) else datetime.combine(found, time(23, 59))
