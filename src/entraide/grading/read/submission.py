"""Find what one student handed in for an assignment: her folder, its notebooks, and when it was handed in."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from entraide import files
from entraide.coding.answers import FILE
from entraide.errors import CourseError
from entraide.grading.read.collected import Files, collect

TIMESTAMP = "timestamp.txt"
MOST_BYTES_OF_DATE = 1000
USUAL = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?) UTC")
"""How nbgrader's exchange and we ourselves write a date."""


class NotGradable(CourseError):
    """A submission that cannot be graded, and why."""


@dataclass(frozen=True)
class Submission:
    """A student's folder: what was handed in for each notebook, and when (UTC)."""

    student: str
    folder: Path
    notebooks: dict[str, Files]
    timestamp: datetime | None


def find(student: str, folder: Path, names: list[str]) -> Submission:
    """Find the notebooks of these names in a student's folder. Raises `NotGradable`, or OSError."""
    if not files.is_folder(folder):
        raise NotGradable("submission.no-folder", name=folder.name)
    if student != student.encode("utf-8", "replace").decode():
        raise NotGradable("submission.no-utf8")
    apart = tuple(f"{name}.ipynb" for name in names)
    found = {name: collect(folder / f"{name}.ipynb", apart) for name in names}
    there = {name: one for name, one in found.items() if files.is_file(folder / f"{name}.ipynb")}
    if not there and len(names) == 1:
        there = {name: one for name, one in found.items() if one.others or files.is_file(folder / FILE)}
    if not there:
        if len(names) > 1:
            raise NotGradable("submission.none-of", names=list(apart))
        raise NotGradable("submission.neither", notebook=apart[0], answers=FILE)
    return Submission(student, folder, there, timestamp(folder))


def timestamp(folder: Path) -> datetime | None:
    """When the folder's submission was handed in (UTC, as the gradebook keeps it). Raises `NotGradable`.

    Editors save it in UTF-8 or UTF-16, with a mark at the beginning or without.
    """
    path = folder / TIMESTAMP
    if not files.is_there(path):
        return None
    try:
        raw = files.read(path, MOST_BYTES_OF_DATE)
        if raw is None:
            raise ValueError
        text = raw.decode(json.detect_encoding(raw)).strip("\ufeff \t\r\n\0")
        when = _utc(text) if text else None
    except (ValueError, OverflowError, OSError):
        raise NotGradable("submission.no-date", name=TIMESTAMP) from None
    return when


def _utc(text: str) -> datetime:
    if usual := USUAL.fullmatch(text):
        return datetime.fromisoformat(usual[1])
    from nbgrader.utils import parse_utc  # It reads dates of all sorts, and is slow to load.

    when: datetime = parse_utc(text)
    return when
