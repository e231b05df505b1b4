"""What the simulated coders of the course applied; they are nobody, and their habits are documented with the data."""

from pathlib import Path

from entraide.course import definitions
from entraide.course.tables import read

CODER_COLUMNS = definitions.names("coders")


def load(folder: Path) -> list[tuple[str, str, int, str]]:
    """Read ``coders.csv``: (coder, excerpt, unit, code), in the table's order; raises `CourseError` as `read` does."""
    rows = read(folder / "coders.csv", CODER_COLUMNS)
    return [(row["coder"], row["excerpt"], int(row["unit"]), row["code"]) for row in rows]
