"""Find what one student handed in for an assignment: her folder, its notebooks, and when it was handed in."""

import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from entraide.coding.answers import FILE
from entraide.errors import CourseError

TIMESTAMP = "timestamp.txt"
MOST_BYTES_OF_DATE = 1000


class NotGradable(CourseError):
    """A submission that cannot be graded, and why."""


@dataclass(frozen=True)
class Submission:
    """A student's folder: the file that each notebook is to be read from, and when it was handed in (UTC)."""

    student: str
    folder: Path
    notebooks: dict[str, Path]
    timestamp: datetime | None


def find(student: str, folder: Path, names: list[str]) -> Submission:
    """Find the notebooks of these names in a student's folder. Raises `NotGradable`."""
    found = {name: folder / f"{name}.ipynb" for name in names if is_file(folder / f"{name}.ipynb")}
    if not found:
        if len(names) != 1:
            raise NotGradable("submission.none-of", names=[f"{name}.ipynb" for name in names])
        found = {names[0]: _under_another_name(folder, names[0])}
    return Submission(student, folder, found, timestamp(folder))


def _under_another_name(folder: Path, name: str) -> Path:
    """The one notebook that was renamed, or the place of one that is missing while its answers.json is there."""
    others = sorted(path for path in folder.glob("*.ipynb") if is_file(path))
    if len(others) == 1:
        return others[0]
    if others:
        raise NotGradable("submission.which", count=len(others), name=f"{name}.ipynb")
    if is_file(folder / FILE):
        return folder / f"{name}.ipynb"
    raise NotGradable("submission.neither", notebook=f"{name}.ipynb", answers=FILE)


def is_file(path: Path) -> bool:
    """Whether this is an ordinary file: no folder, no pipe that would never end, no link to somewhere else."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def timestamp(folder: Path) -> datetime | None:
    """When the folder's submission was handed in (UTC, as the gradebook keeps it). Raises `NotGradable`."""
    path = folder / TIMESTAMP
    if not path.exists():
        return None
    try:
        if not is_file(path) or path.stat().st_size > MOST_BYTES_OF_DATE:
            raise ValueError
        text = path.read_text("utf-8").strip()
        when: datetime | None = parse_utc(text) if text else None
    except (ValueError, OverflowError, OSError):
        raise NotGradable("submission.no-date", name=TIMESTAMP) from None
    return when
