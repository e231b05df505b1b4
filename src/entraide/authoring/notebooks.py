"""`entraide assignments`: write the notebooks of assignments from their table."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from entraide import course as courses
from entraide import files
from entraide.course import Course, assigned, assigned_check
from entraide.course.assigned import TABLE, Assignment
from entraide.course.assigned_notebook import write as written
from entraide.course.tables import find
from entraide.errors import CourseError
from entraide.lang import LANGUAGES, current, say

KEPT = Path(".entraide") / "replaced"
STAMPS = Path(".entraide") / "notebooks.json"
"""What each notebook was when it was written from the table, by its path: what was changed since is not lost."""


def write(root: Path, names: list[str]) -> None:
    """Write the notebooks of these assignments, or of all, in every language, and print what was done to each.

    Raises `CourseError` where the table is not there, not in order, or lacks one of the names.
    """
    course = courses.load(root / "data")
    table = in_order(course)
    for name in names:
        if name not in table:
            raise CourseError("assignments.unknown", table=f"data/{TABLE}", assignment=name, known=list(table))
    for name in names or table:
        for lang in LANGUAGES:
            print(put(root, table[name], course, lang))


def in_order(course: Course) -> dict[str, Assignment]:
    """The assignments of the table, by id. Raises `CourseError` for the first thing that is wrong with it."""
    if not find(course.folder / TABLE):
        raise CourseError("assignments.no-table", table=f"data/{TABLE}")
    for problem in assigned_check.check(course.folder, course.exercises):
        raise CourseError("assignments.not-in-order", problem=problem)
    return assigned.load(course.folder)


def put(root: Path, assignment: Assignment, course: Course, lang: str) -> str:
    """Write one notebook where it is another, and say so; one that a person may have changed is copied first."""
    path = assigned_check.place(root / "exercises", assignment, lang)
    shown = path.relative_to(root).as_posix()
    new = written(assignment, course.exercises, lang).encode()
    old = path.read_bytes() if path.is_file() else b""
    if old == new:
        return say(current(), "assignments.as-before", file=shown)
    stamps = _stamps(root)
    said = say(current(), "assignments.written", file=shown)
    if old and stamps.get(shown) != _digest(old):
        copy = files.unused(root / KEPT / f"{lang}-{path.stem}-{datetime.now():%Y-%m-%d-%H%M%S}.ipynb")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(old)
        said = say(current(), "assignments.kept", file=shown, copy=copy.relative_to(root).as_posix())
    path.parent.mkdir(parents=True, exist_ok=True)
    files.rewrite(path, new)
    (root / STAMPS).parent.mkdir(exist_ok=True)
    files.write(root / STAMPS, json.dumps(stamps | {shown: _digest(new)}, indent=1).encode())
    return said


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _stamps(root: Path) -> dict[str, str]:
    try:
        return dict(json.loads((root / STAMPS).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}
