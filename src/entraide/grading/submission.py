"""Read what a student handed in: the answer records in a notebook and beside it, whatever state the files are in."""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entraide import answers
from entraide.answers import Json, Note

WRITTEN = re.compile(rb'"cell_type"\s*:\s*"markdown"[^{}]{0,200}"solution"\s*:\s*true')
"""A Markdown cell for the student to write in, as nbgrader marks it."""


@dataclass(frozen=True)
class Submission:
    """All records found, the texts of hand-graded Markdown cells by grade id, and what to say about the files."""

    records: tuple[Json, ...]
    texts: dict[str, str]
    notes: tuple[Note, ...]


def read(notebook: Path) -> Submission:
    """Read a submitted notebook and the ``answers.json`` beside it. Never raises for what a student can hand in."""
    content, found, notes = _load(notebook, answers.in_notebook, answers.BEFORE_IN_NOTEBOOK)
    beside = notebook.with_name(answers.FILE)
    if os.path.lexists(beside):
        _, kept, more = _load(beside, answers.in_file, answers.BEFORE_IN_FILE)
        found, notes = [*found, *kept], [*notes, *more]
    return Submission(tuple(found), _texts(content), tuple(notes))


def _load(
    path: Path, find: Callable[[Json], list[Json]], before: re.Pattern[bytes]
) -> tuple[Json, list[Json], list[Note]]:
    """The file's JSON, the records found in it, and a note where it could not be read as it should."""
    try:
        # A pipe would hang for ever, a device may have no end, and a link can lead to somebody else's answers.
        if not stat.S_ISREG(path.lstat().st_mode):
            return None, [], [Note("file-not-a-file", {"file": path.name})]
        if path.stat().st_size > answers.MOST_BYTES_IN_FILE:
            return None, [], [_note("file-too-large", path, answers.MOST_BYTES_IN_FILE)]
        raw = path.read_bytes()
    except OSError:
        return None, [], [Note("file-unreadable", {"file": path.name})]
    if len(raw) > answers.MOST_BYTES_IN_JSON:
        found, lost = answers.in_text(raw, before)
        unread = lost or WRITTEN.search(raw)
        return None, found, [_note("file-large", path, answers.MOST_BYTES_IN_JSON)] if unread else []
    try:
        content = answers.loads(raw)
    except ValueError:
        return None, answers.in_text(raw, before)[0], [Note("file-unreadable", {"file": path.name})]
    return content, find(content), []


def _note(key: str, path: Path, limit: int) -> Note:
    return Note(key, {"file": path.name, "limit": f"{limit // 1_000_000} MB"})


def _texts(content: Json) -> dict[str, str]:
    """What was written in hand-graded Markdown cells, by grade id; a duplicated id keeps its first text."""
    texts: dict[str, str] = {}
    for cell in answers.items(answers.get(content, "cells")):
        grade_id = answers.get(answers.get(answers.get(cell, "metadata"), "nbgrader"), "grade_id")
        source: Any = answers.get(cell, "source")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if answers.get(cell, "cell_type") == "markdown" and isinstance(grade_id, str) and isinstance(source, str):
            texts.setdefault(grade_id, answers.cleaned(source))
    return texts
