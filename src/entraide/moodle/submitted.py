"""Put a collected submission where nbgrader expects it; a student's folder is the old one or the new one, whole."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from entraide import files
from entraide.coding.answers import FILE
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.grading.read import contents
from entraide.grading.read.collected import collect
from entraide.grading.read.submission import TIMESTAMP, NotGradable, timestamp
from entraide.moodle.archive import Archive
from entraide.moodle.handed_in import NOTEBOOK, saved_at
from entraide.moodle.which_file import Choice

NEW, REPLACED, UNCHANGED, OLDER = DONE = (
    "moodle.count-new", "moodle.count-replaced", "moodle.count-unchanged", "moodle.count-older"
)  # fmt: skip
"""What can be done with a submission, as the keys of the texts that count it."""


def put(
    room: Classroom, student: str, choice: Choice, archive: Archive, told: datetime | None, exercises: dict[str, str]
) -> str:
    """Write what was chosen as the student's submission, unless what is there is the same or newer.

    ``told`` is when Moodle says that it was handed in, to the minute. Where it does not say it of both, or the same,
    the archive's date decides, which is when it was downloaded and nothing else; then the newest answers.
    Returns what was done, one of `DONE`.
    Raises `NotGradable` where a link stands in the way, and OSError; what was there is there then.
    """
    assignment, taken = choice.assignment, choice.read(archive)
    folder = room.folder(SUBMITTED, student, assignment)
    if link := room.link(SUBMITTED, student, assignment):
        raise NotGradable("submission.link", name=link.name)
    files.recover(folder)
    if not files.is_there(folder):
        _write(folder, choice, taken, told)
        return NEW
    there = collect(folder / f"{assignment}{NOTEBOOK}")
    before, now = _before(folder), told.astimezone(UTC).replace(tzinfo=None) if told else None
    if tuple(file.raw if file else b"" for file in (there.notebook, there.beside)) == taken:
        if told and now != before:
            _stamp(folder, told)
        return UNCHANGED
    packed = there.notebook and there.notebook.modified
    if before and now and before != now:
        older = now < before
    elif packed and choice.modified and packed != choice.modified.timestamp():
        older = choice.modified.timestamp() < packed
    else:
        saved = saved_at(contents.parse(there).records, exercises).get(assignment, [])
        older = bool(saved) and (choice.newest is None or choice.newest < max(saved))
    if older:
        return OLDER
    _write(folder, choice, taken, told)
    return REPLACED


def _before(folder: Path) -> datetime | None:
    """When what is there was handed in, in UTC as nbgrader keeps it."""
    try:
        return timestamp(folder)
    except NotGradable:
        return None


def _write(folder: Path, choice: Choice, taken: tuple[bytes, bytes], told: datetime | None) -> None:
    """Make the folder under another name, then give it its own. After an OSError, what was there is there."""
    draft = folder.with_name(f".{folder.name}.new")
    notebook, beside = taken
    try:
        files.remove(draft)
        draft.mkdir(parents=True)
        path = draft / f"{choice.assignment}{NOTEBOOK}"
        path.write_bytes(notebook)
        if choice.modified:
            os.utime(path, (choice.modified.timestamp(),) * 2)
        if beside:
            (draft / FILE).write_bytes(beside)
        if told:
            _stamp(draft, told)
        files.put_in_place(draft, folder)
    except OSError:
        with suppress(OSError):
            files.remove(draft)
            files.recover(folder)
        raise


def _stamp(folder: Path, when: datetime) -> None:
    """Say when it was handed in, as nbgrader's exchange does."""
    files.write(folder / TIMESTAMP, f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC\n".encode())
