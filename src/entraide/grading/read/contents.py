"""Read the files of a submission: the answer records in a notebook and beside it, whatever state they are in."""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entraide.coding import answers, records, tolerant
from entraide.coding.answers import Note
from entraide.coding.tolerant import Json

WRITTEN = re.compile(rb'"cell_type"\s*:\s*"markdown"[^{}]{0,200}"solution"\s*:\s*true')
"""A Markdown cell for the student to write in, as nbgrader marks it."""


@dataclass(frozen=True)
class File:
    """A file's bytes; or none, and a note that says why it was not read."""

    name: str
    raw: bytes = b""
    note: Note | None = None


@dataclass(frozen=True)
class Files:
    """A submitted notebook and the ``answers.json`` beside it, where there is one."""

    notebook: File
    beside: File | None = None

    @property
    def size(self) -> int:
        """Bytes of both."""
        return len(self.notebook.raw) + (len(self.beside.raw) if self.beside else 0)


@dataclass(frozen=True)
class Contents:
    """All records found, the texts of hand-graded Markdown cells by grade id, and what to say about the files."""

    records: tuple[Json, ...]
    texts: dict[str, str]
    notes: tuple[Note, ...]


def read(notebook: Path) -> Contents:
    """Read a submitted notebook and the ``answers.json`` beside it. Never raises for what a student can hand in."""
    return parse(collect(notebook))


def collect(notebook: Path) -> Files:
    """The bytes of a submitted notebook and of the ``answers.json`` beside it, to be parsed here or elsewhere."""
    beside = notebook.with_name(answers.FILE)
    return Files(_file(notebook), _file(beside) if os.path.lexists(beside) else None)


def _file(path: Path) -> File:
    try:
        # A pipe would hang for ever, a device may have no end, and a link can lead to somebody else's answers.
        if not stat.S_ISREG(path.lstat().st_mode):
            return File(path.name, note=Note("file-not-a-file", {"file": path.name}))
        if path.stat().st_size > records.MOST_BYTES_IN_FILE:
            return File(path.name, note=_note("file-too-large", path.name, records.MOST_BYTES_IN_FILE))
        return File(path.name, path.read_bytes())
    except OSError:
        return File(path.name, note=Note("file-unreadable", {"file": path.name}))


def parse(files: Files) -> Contents:
    """What the files of a submission hold. Never raises for what a student can hand in."""
    content, found, notes = _load(files.notebook, records.in_notebook, records.BEFORE_IN_NOTEBOOK)
    if files.beside:
        _, kept, more = _load(files.beside, records.in_file, records.BEFORE_IN_FILE)
        found, notes = [*found, *kept], [*notes, *more]
    return Contents(tuple(found), _texts(content), tuple(notes))


def _load(
    file: File, find: Callable[[Json], list[Json]], before: re.Pattern[bytes]
) -> tuple[Json, list[Json], list[Note]]:
    """The file's JSON, the records found in it, and a note where it could not be read as it should."""
    if file.note:
        return None, [], [file.note]
    if len(file.raw) > records.MOST_BYTES_IN_JSON:
        found, lost = records.in_text(file.raw, before)
        unread = lost or WRITTEN.search(file.raw)
        return None, found, [_note("file-large", file.name, records.MOST_BYTES_IN_JSON)] if unread else []
    try:
        content = tolerant.loads(file.raw)
    except ValueError:
        return None, records.in_text(file.raw, before)[0], [Note("file-unreadable", {"file": file.name})]
    return content, find(content), []


def _note(key: str, name: str, limit: int) -> Note:
    return Note(key, {"file": name, "limit": f"{limit // 1_000_000} MB"})


def _texts(content: Json) -> dict[str, str]:
    """What was written in hand-graded Markdown cells, by grade id; a duplicated id keeps its first text."""
    texts: dict[str, str] = {}
    for cell in tolerant.items(tolerant.get(content, "cells")):
        grade_id = tolerant.get(cell, "metadata", "nbgrader", "grade_id")
        source: Any = tolerant.get(cell, "source")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if tolerant.get(cell, "cell_type") == "markdown" and isinstance(grade_id, str) and isinstance(source, str):
            texts.setdefault(grade_id, tolerant.cleaned(source))
    return texts
