"""The folders that grading makes: which of them stand, and how a new one is put in place."""

import os
import shutil
from pathlib import Path

from nbgrader.utils import find_all_files

from entraide.grading.classroom import AUTOGRADED, SOURCE, Classroom
from entraide.grading.read.collected import is_file
from entraide.grading.read.submission import NotGradable, Submission, timestamp


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


def put(room: Classroom, assignment: str, submission: Submission, notebooks: dict[str, str]) -> None:
    """Put a student's graded folder in place: notebooks, what else she handed in, and the assignment's own files.

    It is made under another name beside its place, and renamed when it is whole.
    """
    place = room.folder(AUTOGRADED, submission.student, assignment)
    making = place.with_name(f".{place.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    _copy_others(room, submission.folder, making)
    source = room.folder(SOURCE, ".", assignment)
    if source.is_dir():
        _copy_others(room, source, making)
    for name, text in notebooks.items():
        (making / f"{name}.ipynb").write_text(text, encoding="utf-8")
    _set_permissions(room, making)
    if place.exists():
        shutil.rmtree(place)
    making.rename(place)


def _copy_others(room: Classroom, origin: Path, target: Path) -> None:
    """Copy all ordinary files but the notebooks, as nbgrader does. Links are left: they may lead anywhere."""
    for name in find_all_files(str(origin), [*room.coursedir.ignore, "*.ipynb"]):
        if is_file(Path(name)):
            copy = target / Path(name).relative_to(origin)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            shutil.copy(name, copy)


def _set_permissions(room: Classroom, folder: Path) -> None:
    """nbgrader's own: graded files are read-only, or the group's where the course is shared."""
    shared = room.coursedir.groupshared
    for parent, _, names in os.walk(folder):
        for name in names:
            (Path(parent) / name).chmod(0o664 if shared else 0o444)
        if shared:
            Path(parent).chmod((Path(parent).stat().st_mode | 0o2770) & 0o2777)
