"""What one student handed in, and where her graded notebooks go: the folders' side of grading a class."""

import os
import shutil
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.utils import find_all_files, parse_utc

from entraide.coding.answers import FILE
from entraide.grading.classroom import AUTOGRADED, SOURCE, Classroom

TIMESTAMP = "timestamp.txt"
MOST_BYTES_OF_DATE = 1000


class NotGradable(Exception):
    """A submission that cannot be graded; the message says why, for its instructor."""


@dataclass(frozen=True)
class HandedIn:
    """A student's folder: the file that each notebook is to be read from, and when it was handed in (UTC)."""

    student: str
    folder: Path
    notebooks: dict[str, Path]
    timestamp: datetime | None


def look(student: str, folder: Path, names: list[str]) -> HandedIn:
    """Find the notebooks of these names in a student's folder. Raises `NotGradable`."""
    found = {name: folder / f"{name}.ipynb" for name in names if is_file(folder / f"{name}.ipynb")}
    if not found:
        if len(names) != 1:
            raise NotGradable(f"holds none of {', '.join(name + '.ipynb' for name in names)}")
        found = {names[0]: _under_another_name(folder, names[0])}
    return HandedIn(student, folder, found, timestamp(folder))


def _under_another_name(folder: Path, name: str) -> Path:
    """The one notebook that was renamed, or the place of one that is missing while its answers.json is there."""
    others = sorted(path for path in folder.glob("*.ipynb") if is_file(path))
    if len(others) == 1:
        return others[0]
    if others:
        raise NotGradable(f"holds {len(others)} notebooks and none is {name}.ipynb: give that name to the right one")
    if is_file(folder / FILE):
        return folder / f"{name}.ipynb"
    raise NotGradable(f"holds neither {name}.ipynb nor {FILE}")


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
        raise NotGradable(f"{TIMESTAMP} does not hold a date; write one such as 2026-01-31 14:05:00 UTC") from None
    return when


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


def put(room: Classroom, assignment: str, handed_in: HandedIn, notebooks: dict[str, str]) -> None:
    """Put a student's graded folder in place: notebooks, what else she handed in, and the assignment's own files.

    It is made under another name beside its place, and renamed when it is whole.
    """
    place = room.folder(AUTOGRADED, handed_in.student, assignment)
    making = place.with_name(f".{place.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    _copy_others(room, handed_in.folder, making)
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
