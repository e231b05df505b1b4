"""The folders that grading makes: which of them stand, and how a new one is put in place."""

import os
from collections.abc import Iterable
from contextlib import suppress
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from entraide import files
from entraide.coding import answers
from entraide.grading.classroom import AUTOGRADED, SOURCE, Classroom
from entraide.grading.read.submission import TIMESTAMP, NotGradable, Submission, timestamp

MOST_FILES = 200
MOST_BYTES = 50_000_000
"""Of what is copied beside a student's notebooks: far above what an exercise needs."""
ENOUGH = 1 << 50


def is_graded(room: Classroom, assignment: str, student: str, folder: Path) -> bool:
    """Whether the student's graded folder is there, and nothing newer was handed in since: nbgrader's own rule."""
    graded = room.folder(AUTOGRADED, student, assignment)
    if not graded.is_dir():
        return False
    try:
        old, new = timestamp(graded), timestamp(folder)
    except NotGradable:
        return False
    return not (old and new and new > old)


def prepare(room: Classroom, assignment: str, submission: Submission, notebooks: dict[str, str]) -> list[str]:
    """Make a student's graded folder beside its place: notebooks, what else she handed in, the assignment's own files.

    Says what she handed in beside the notebooks and was not copied. Raises OSError where it cannot be made.
    """
    draft = _draft(room, assignment, submission.student)
    files.remove(draft)
    draft.mkdir(parents=True)
    left = _copy_others(room, submission.folder, draft, MOST_FILES, MOST_BYTES)
    source = room.folder(SOURCE, ".", assignment)
    if source.is_dir():
        _copy_others(room, source, draft)
    for name, text in notebooks.items():
        (draft / f"{name}.ipynb").write_text(text, encoding="utf-8")
    _rewrite_date(draft / TIMESTAMP, submission)
    _set_permissions(room, draft)
    return left


def put(room: Classroom, assignment: str, student: str) -> None:
    """Put the folder that `prepare` made in place; only then is the submission graded. Raises OSError."""
    place = room.folder(AUTOGRADED, student, assignment)
    files.remove(place)
    _draft(room, assignment, student).rename(place)


def discard(room: Classroom, assignment: str, student: str) -> None:
    """Take away what `prepare` began to make, as far as that can be done."""
    with suppress(OSError):
        files.remove(_draft(room, assignment, student))


def _draft(room: Classroom, assignment: str, student: str) -> Path:
    place = room.folder(AUTOGRADED, student, assignment)
    return place.with_name(f".{place.name}.making")


def _copy_others(
    room: Classroom, origin: Path, target: Path, most_files: int = ENOUGH, most_bytes: int = ENOUGH
) -> list[str]:
    """Copy the ordinary files but the notebooks, as nbgrader does, up to a limit; the names of what was left.

    Links are left too: they may lead anywhere. What grading itself needs comes first.
    """
    found, more = files.walk(origin, partial(_is_wanted, room.coursedir.ignore), 10 * most_files)
    left = ["…"] if more else []
    for one in sorted(found, key=lambda one: one.path not in {origin / TIMESTAMP, origin / answers.FILE}):
        name = one.path.relative_to(origin)
        if one.size is None or one.size > most_bytes or not most_files:
            left.insert(0, name.as_posix())
            continue
        files.copy(one.path, target / name, one.size)
        most_files, most_bytes = most_files - 1, most_bytes - one.size
    return left[::-1]


def _is_wanted(ignored: Iterable[str], name: str) -> bool:
    """Whether nbgrader would copy a file, or look into a folder, of this name; a pattern's ``*`` begins with no dot."""
    return not any(
        fnmatch(name, pattern) and (pattern.startswith(".") or not name.startswith("."))
        for pattern in (*ignored, "*.ipynb")
    )


def _rewrite_date(path: Path, submission: Submission) -> None:
    """nbgrader reads the date again, and stops at one that an editor saved as anything but plain UTF-8."""
    if submission.timestamp and files.is_file(path) and not path.read_bytes().isascii():
        path.write_text(f"{submission.timestamp:%Y-%m-%d %H:%M:%S.%f} UTC\n", encoding="utf-8")


def _set_permissions(room: Classroom, folder: Path) -> None:
    """nbgrader's own: graded files are read-only, or the group's where the course is shared."""
    shared = room.coursedir.groupshared
    for parent, _, names in os.walk(folder):
        for name in names:
            (Path(parent) / name).chmod(0o664 if shared else 0o444)
        if shared:
            Path(parent).chmod((Path(parent).stat().st_mode | 0o2770) & 0o2777)
