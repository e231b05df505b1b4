"""Put a collected submission where nbgrader expects it; a student's folder is the old one or the new one, whole."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from entraide.coding import answers
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.grading.read.submission import TIMESTAMP, NotGradable, is_file, timestamp
from entraide.moodle.choose import NOTEBOOK, Choice, recognise

NEW, REPLACED, UNCHANGED, OLDER = "new", "replaced", "unchanged", "older"


def store(
    room: Classroom, student: str, assignment: str, choice: Choice, told: datetime | None, exercises: dict[str, str]
) -> str:
    """Write the chosen files as the student's submission, unless what is there is the same or newer.

    ``told`` is when Moodle says that it was handed in; else the file's own date counts. Where the dates of both are
    the same or unknown, the newest answers decide. Returns what was done.
    """
    folder, when = room.folder(SUBMITTED, student, assignment), told or choice.modified
    if not folder.exists():
        _write(folder, assignment, choice, when)
        return NEW
    notebook, beside = folder / f"{assignment}{NOTEBOOK}", folder / answers.FILE
    old, kept = (path.read_bytes() if is_file(path) else b"" for path in (notebook, beside))
    before, now = _before(folder), _naive(when)
    if (old, kept) == (choice.notebook, choice.answers):
        if told and now != before:
            _stamp(folder, told)
        return UNCHANGED
    if before and now and before != now:
        older = now < before
    else:
        found = [recognise(path.name, raw, None, exercises) for path, raw in ((notebook, old), (beside, kept))]
        newest = [item.newest[assignment] for item in found if item and assignment in item.newest]
        older = bool(newest) and (choice.newest is None or choice.newest < max(newest))
    if older:
        return OLDER
    _write(folder, assignment, choice, when)
    return REPLACED


def _before(folder: Path) -> datetime | None:
    """When what is there was handed in, in UTC as nbgrader keeps it."""
    try:
        return timestamp(folder)
    except NotGradable:
        return None


def _naive(when: datetime | None) -> datetime | None:
    return when.astimezone(UTC).replace(tzinfo=None) if when else None


def _write(folder: Path, assignment: str, choice: Choice, when: datetime | None) -> None:
    """Make the folder under another name, then give it its own."""
    draft, former = (folder.with_name(f".{folder.name}.{state}") for state in ("new", "old"))
    for path in (draft, former):
        shutil.rmtree(path, ignore_errors=True)
    draft.mkdir(parents=True)
    (draft / f"{assignment}{NOTEBOOK}").write_bytes(choice.notebook or b"")
    if choice.answers:
        (draft / answers.FILE).write_bytes(choice.answers)
    if when:
        _stamp(draft, when)
    if folder.exists():
        folder.rename(former)
    draft.rename(folder)
    shutil.rmtree(former, ignore_errors=True)


def _stamp(folder: Path, when: datetime) -> None:
    """Say when it was handed in, as nbgrader's exchange does."""
    draft = folder / f".{TIMESTAMP}"
    draft.write_text(f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC\n")
    draft.replace(folder / TIMESTAMP)
