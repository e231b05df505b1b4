"""Read what a student handed in: the answer records in a notebook and beside it, whatever state the files are in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entraide import answers
from entraide.answers import Json, Note


@dataclass(frozen=True)
class Submission:
    """All records found, the texts of hand-graded Markdown cells by grade id, and what to say about the files."""

    records: tuple[Json, ...]
    texts: dict[str, str]
    notes: tuple[Note, ...]


def read(notebook: Path) -> Submission:
    """Read a submitted notebook and the ``answers.json`` beside it. Never raises for what a student can hand in."""
    content, found, notes = _load(notebook, answers.in_notebook)
    beside = notebook.with_name(answers.FILE)
    if beside.exists():
        _, kept, more = _load(beside, answers.in_file)
        found, notes = [*found, *kept], [*notes, *more]
    return Submission(tuple(found), _texts(content), tuple(notes))


def _load(path: Path, find: Callable[[Json], list[Json]]) -> tuple[Json, list[Json], list[Note]]:
    """The file's JSON, the records found in it, and a note where it could not be read as it should."""
    try:
        if path.stat().st_size > answers.MOST_BYTES_IN_FILE:
            limit = f"{answers.MOST_BYTES_IN_FILE // 1_000_000} MB"
            return None, [], [Note("file-too-large", {"file": path.name, "limit": limit})]
        raw = path.read_bytes()
    except OSError:
        return None, [], [Note("file-unreadable", {"file": path.name})]
    try:
        content = answers.loads(raw)
    except ValueError:
        return None, answers.in_text(raw.decode("utf-8", "replace")), [Note("file-unreadable", {"file": path.name})]
    return content, find(content), []


def _texts(content: Json) -> dict[str, str]:
    """What was written in hand-graded Markdown cells, by grade id; a duplicated id keeps its first text."""
    texts: dict[str, str] = {}
    for cell in answers.items(answers.get(content, "cells")):
        grade_id = answers.get(answers.get(answers.get(cell, "metadata"), "nbgrader"), "grade_id")
        source: Any = answers.get(cell, "source")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if answers.get(cell, "cell_type") == "markdown" and isinstance(grade_id, str) and isinstance(source, str):
            texts.setdefault(grade_id, source[: answers.MOST_CHARACTERS])
    return texts
