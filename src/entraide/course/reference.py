"""The authors' own answers: reference codings of excerpts and solutions of questions.

Those of the practice pool are part of the package; those of the graded pool are *keys*, kept in ``data/keys`` of the
course folder and never packaged, released or published.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from entraide.course import definitions
from entraide.course.definitions.common import ACCEPTABLE, REQUIRED, STATUSES, TEMPTING
from entraide.course.saved import encoding
from entraide.course.tables import Text, read, shown, stamps
from entraide.errors import CourseError

__all__ = ["ACCEPTABLE", "REQUIRED", "STATUSES", "TEMPTING", "Reference", "ReferenceCoding", "Solution", "load"]

REFERENCE_COLUMNS = definitions.names("reference")
SOLUTION_COLUMNS = definitions.names("solutions")

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
class Reference:
    """The authors' answers, by (excerpt, unit, code) and by (question, option)."""

    codings: dict[tuple[str, int, str], ReferenceCoding]
    solutions: dict[tuple[str, str], Solution]


def load(folder: Path) -> Reference:
    """Read ``reference.csv`` and ``solutions.csv`` of the data folder, or of its ``keys``, anew where they changed.

    What stands `ELSEWHERE` is read too.
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
    return Reference(codings, solutions)
