"""The authors' own answers: reference codings of excerpts, solutions of questions, values of numbers to enter.

Those of the practice pool are part of the package; those of the graded pool are *keys*, kept in ``data/keys`` of the
course folder and never packaged, released or published.
"""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from entraide.course import definitions
from entraide.course.definitions.common import ACCEPTABLE, REQUIRED, STATUSES, TEMPTING
from entraide.course.saved import encoding
from entraide.course.tables import Text, find, read, shown, stamps
from entraide.errors import CourseError

__all__ = [
    "ACCEPTABLE",
    "REQUIRED",
    "STATUSES",
    "TEMPTING",
    "Reference",
    "ReferenceCoding",
    "Solution",
    "Value",
    "load",
]

REFERENCE_COLUMNS = definitions.names("reference")
SOLUTION_COLUMNS = definitions.names("solutions")
VALUE_COLUMNS = definitions.names("values")

ELSEWHERE = "elsewhere.txt"
"""In a folder of keys, the folders that hold more of them, one a line: so that the course's own may be public."""


@dataclass(frozen=True)
class ReferenceCoding:
    """One code on one unit: ``required``, ``acceptable`` (costs nothing) or ``tempting`` (wrong, and explained)."""

    excerpt: str
    unit: int
    code: str
    status: str
    rationale: Text


@dataclass(frozen=True)
class Solution:
    """Whether an option is right, and why or why not."""

    question: str
    option: str
    right: bool
    why: Text


@dataclass(frozen=True)
class Value:
    """A number that one may enter at a step, and why it is right or what went wrong; ``tolerance`` to either side."""

    question: str
    step: int
    value: Decimal
    tolerance: Decimal
    right: bool
    why: Text


@dataclass(frozen=True)
class Reference:
    """The authors' answers, by (excerpt, unit, code), by (question, option) and by (question, step)."""

    codings: dict[tuple[str, int, str], ReferenceCoding]
    solutions: dict[tuple[str, str], Solution]
    values: dict[tuple[str, int], tuple[Value, ...]] = field(default_factory=dict, repr=False)
    """Of each step the right value, and those that are explained; not told by `repr`, as `corpus.Question.steps`."""

    def right(self, question: str, step: int) -> Value | None:
        """The right value of a step."""
        return next((value for value in self.values.get((question, step), ()) if value.right), None)


def load(folder: Path) -> Reference:
    """Read ``reference.csv``, ``solutions.csv`` and ``values.csv`` of the data folder, or of its ``keys``.

    They are read anew where they changed, and what stands `ELSEWHERE` too; of the last one, none need be there.
    """
    folders = (folder, *elsewhere(folder))
    return _load(folders, tuple(stamps(one) for one in folders))


def elsewhere(folder: Path) -> list[Path]:
    """The folders where more keys are; a path that is not whole begins at this folder.

    Raises `CourseError` for one that is not there, and for a list that cannot be read: what they hold would be missed
    without a word.
    """
    if not (folder / ELSEWHERE).exists():
        return []
    try:
        raw = (folder / ELSEWHERE).read_bytes()
        lines = encoding.decoded(raw)[0].splitlines()
    except OSError as error:
        raise CourseError("tables.unreadable", file=shown(folder / ELSEWHERE), cause=error) from None
    except encoding.NotCertain as error:
        row = raw[: error.place].count(b"\n") + 1
        raise CourseError("tables.not-utf8", file=shown(folder / ELSEWHERE), row=row, byte=error.place) from None
    found = [(folder / line.strip()).resolve() for line in lines if line.strip()]
    for number, place in enumerate(found, 1):
        if not place.is_dir():
            raise CourseError("reference.no-elsewhere", file=shown(folder / ELSEWHERE), row=number, folder=place)
    return found


@lru_cache(maxsize=8)
def _load(folders: tuple[Path, ...], _stamps: tuple[tuple[tuple[str, int, int], ...], ...]) -> Reference:
    codings = {
        (row["excerpt"], int(row["unit"]), row["code"]): ReferenceCoding(
            row["excerpt"], int(row["unit"]), row["code"], row["status"], row.text("rationale")
        )
        for folder in folders
        for row in read(folder / "reference.csv", REFERENCE_COLUMNS, folder != folders[0])
        if row["unit"].isdecimal()
    }
    solutions = {
        (row["question"], row["option"]): Solution(
            row["question"], row["option"], row["right"] == "yes", row.text("why")
        )
        for folder in folders
        for row in read(folder / "solutions.csv", SOLUTION_COLUMNS, folder != folders[0])
    }
    return Reference(codings, solutions, _values(folders))


def _values(folders: tuple[Path, ...]) -> dict[tuple[str, int], tuple[Value, ...]]:
    """The values of each step. A row without a number, or with a tolerance below zero, is none.

    `entraide check` says where it stands.
    """
    found: dict[tuple[str, int], list[Value]] = {}
    for folder in folders:
        path = folder / "values.csv"
        for row in read(path, VALUE_COLUMNS, folder != folders[0]) if find(path) else ():
            value, tolerance = decimal(row["value"]), decimal(row["tolerance"])
            if row["step"].isdecimal() and value is not None and tolerance is not None and tolerance >= 0:
                step, right = int(row["step"]), row["right"] == "yes"
                one = Value(row["question"], step, value, tolerance, right, row.text("why"))
                found.setdefault((one.question, step), []).append(one)
    return {place: tuple(values) for place, values in found.items()}


def decimal(cell: str) -> Decimal | None:
    """The number in a cell, with the decimals that it is written with; None where there is none."""
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
