"""A second coding of excerpts and of evenings, made without sight of the reference coding.

The page about the data says what made it. That of graded excerpts is among the keys.
"""

from pathlib import Path

from entraide.course import definitions
from entraide.course.definitions.meetings import FOLDER
from entraide.course.tables import Row, find, read

COLUMNS = definitions.names("second_coding")


def load(folder: Path) -> dict[str, dict[tuple[str, int], frozenset[str]]]:
    """Read ``second_coding.csv``, of the data folder or of its keys: by the language that was read, then by (excerpt,
    unit), the codes put there; none where a unit was read and left blank.

    A unit that is not in it was not read. Raises `CourseError` as `read` does.
    """
    found: dict[str, dict[tuple[str, int], frozenset[str]]] = {}
    for row in read(folder / "second_coding.csv", COLUMNS):
        found.setdefault(row["lang"], {})[row["excerpt"], int(row["unit"])] = frozenset(row["codes"].split())
    return found


def by_assignment(folder: Path) -> list[Row]:
    """The rows of ``second_by_assignment.csv``: how far the second coding of graded excerpts agrees with the keys."""
    return list(read(folder / "second_by_assignment.csv", definitions.names("second_by_assignment")))


def transcripts(folder: Path) -> list[Row]:
    """The rows of ``meetings/second_transcripts.csv``: the evenings that were coded a second time, as recipes."""
    return _of_meetings(folder, "second_transcripts")


def of_meetings(folder: Path) -> list[Row]:
    """The rows of ``meetings/second_coding.csv``: what was put on each line and move of those evenings."""
    return _of_meetings(folder, "second_coding")


def _of_meetings(folder: Path, name: str) -> list[Row]:
    """The rows of a table that meetings may go without."""
    path = folder / FOLDER / f"{name}.csv"
    return list(read(path, definitions.names(f"{FOLDER}/{name}"))) if find(path) else []
