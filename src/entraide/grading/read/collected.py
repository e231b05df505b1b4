"""Collect the files of a submission as bytes, so that they can be read here or in another process."""

import os
from dataclasses import dataclass
from pathlib import Path

from entraide import files
from entraide.coding import answers, records
from entraide.coding.answers import Note
from entraide.coding.tolerant import shortened
from entraide.grading.read import recognize

MOST_OTHERS = 20
"""Files looked into beside those with the right names; together they may be as large as one file."""


@dataclass(frozen=True)
class File:
    """A file's bytes, and when it was changed in seconds since 1970; or none, and a note on why it was not read."""

    name: str
    raw: bytes = b""
    note: Note | None = None
    modified: float = 0


@dataclass(frozen=True)
class Files:
    """A submitted notebook, the ``answers.json`` beside it, and what else in the folder may be either of them.

    None where there is no file of that name. ``unopened`` counts the notebooks that were too many to be looked into.
    """

    notebook: File | None
    beside: File | None = None
    others: tuple[File, ...] = ()
    unopened: int = 0

    @property
    def named(self) -> dict[str, File]:
        """By kind, the files that have the right name."""
        found = {recognize.NOTEBOOK: self.notebook, recognize.ANSWERS: self.beside}
        return {kind: file for kind, file in found.items() if file}

    @property
    def size(self) -> int:
        """Bytes of all."""
        return sum(len(file.raw) for file in (*self.named.values(), *self.others))


def collect(notebook: Path, apart: tuple[str, ...] = ()) -> Files:
    """The files of a submission whose notebook should be at this path.

    ``apart`` are the names of the assignment's other notebooks, which are not meant. Raises OSError where the system
    does not let a file be read: that is nothing that an answer should suffer from.
    """
    beside, named = notebook.with_name(answers.FILE), {notebook.name, answers.FILE, *apart}
    others: list[File] = []
    room = records.MOST_BYTES_IN_FILE
    names = [name for name in candidates(notebook.parent) if name not in named]
    for name in names[:MOST_OTHERS]:
        file = _file(notebook.with_name(name), room)
        if recognize.kind(name, file.raw):
            others.append(file)
            room -= len(file.raw)
    return Files(
        _file(notebook) if files.is_there(notebook) else None,
        _file(beside) if files.is_there(beside) else None,
        tuple(others),
        sum(name.lower().endswith(recognize.ENDING) for name in names[MOST_OTHERS:]),
    )


def candidates(folder: Path) -> list[str]:
    """The names of the ordinary files in a folder that may be a notebook or an ``answers.json``; notebooks first."""
    with os.scandir(folder) as entries:
        names = [
            one.name for one in entries if recognize.worth_opening(one.name) and one.is_file(follow_symlinks=False)
        ]
    return sorted(names, key=lambda name: (not name.lower().endswith(recognize.ENDING), name))


def _file(path: Path, most: int = records.MOST_BYTES_IN_FILE) -> File:
    name = shortened(path.name)
    # A pipe would hang for ever, a device may have no end, and a link can lead to somebody else's answers.
    if not files.is_file(path):
        return File(name, note=Note("file-not-a-file", {"file": name}))
    raw = files.read(path, most)
    if raw is None:
        return File(name, note=note("file-too-large", name, most))
    return File(name, raw, modified=path.lstat().st_mtime)


def note(key: str, name: str, limit: int) -> Note:
    """The note on a file beyond a limit in bytes."""
    return Note(key, {"file": name, "limit": f"{limit // 1_000_000} MB"})
