"""Find, among what one student handed in, the notebook of an assignment: by what is in a file, not by its name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath

from entraide.coding import tolerant
from entraide.coding.tolerant import shortened
from entraide.grading.read import contents
from entraide.moodle.archive import Archive, Entry, Refused

NOTEBOOK = ".ipynb"
LOOKED_INTO = (NOTEBOOK, ".json", ".txt", "")
"""Endings of files that may be a notebook or an ``answers.json``: browsers add their own to what they save."""

EMPTY = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n'
"""The notebook of a student who handed in her ``answers.json`` alone."""

NO_NOTEBOOK = contents.File("", EMPTY)
GRADE_ID = re.compile(rb'"grade_id"\s*:\s*"([A-Za-z0-9_.-]{1,100})"')

_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Found:
    """A file that may be graded. ``counts`` says how many of its cells and answers belong to which assignment."""

    file: str
    content: bytes
    modified: datetime | None
    notebook: bool
    readable: bool
    counts: Counter[str]
    newest: dict[str, datetime]
    """The newest answer's moment, by assignment."""


@dataclass
class Choice:
    """What is taken of one student's files, and what is to be said of them; no notebook where nothing can be graded."""

    notebook: bytes | None = None
    answers: bytes = b""
    file: str = ""
    modified: datetime | None = None
    newest: datetime | None = None
    said: list[str] = field(default_factory=list)
    """What a person should look at."""
    noted: list[str] = field(default_factory=list)
    """What was done, and needs nobody."""


def findings(
    archive: Archive, entries: Iterable[tuple[str, Entry]], exercises: dict[str, str], choice: Choice
) -> Iterator[Found]:
    """The files that may be a notebook or answers, those in a zip that the student made included.

    ``entries`` come with the student's own names for them. The choice says which were refused or of no use.
    """
    for file, entry in entries:
        suffix = PurePosixPath(file).suffix.lower()
        try:
            if suffix == ".zip":
                yield from _inside(archive, file, entry, exercises, choice)
            elif suffix in LOOKED_INTO and (found := recognise(file, archive.read(entry), entry.modified, exercises)):
                yield found
            else:
                choice.noted.append(f"{shortened(file)} is not a notebook")
        except Refused as reason:
            choice.said.append(f"{shortened(file)} was refused: {reason}")


def _inside(archive: Archive, file: str, entry: Entry, exercises: dict[str, str], choice: Choice) -> Iterator[Found]:
    """The files in a zip that a student handed in. Zips inside that one stay closed."""
    inner = archive.inside(archive.read(entry))
    choice.said += [f"{shortened(name)} in {shortened(file)} was refused: {reason}" for name, reason in inner.refused]
    for item in inner.entries:
        if PurePosixPath(item.name).suffix.lower() in LOOKED_INTO:
            found = recognise(f"{file}/{item.name}", inner.read(item), entry.modified, exercises)
            if found:
                yield found


def recognise(file: str, content: bytes, modified: datetime | None, exercises: dict[str, str]) -> Found | None:
    """What a file holds, by assignment; ``exercises`` says whose a graded cell is. None for another kind of file."""
    notebook = file.lower().endswith(NOTEBOOK) or b'"cells"' in content
    if not notebook and b'"answers"' not in content:
        return None
    this = contents.File(file, content)
    read = contents.parse(contents.Files(this) if notebook else contents.Files(NO_NOTEBOOK, this))
    counts: Counter[str] = Counter()
    newest: dict[str, datetime] = {}
    names = [match[1].decode() for match in GRADE_ID.finditer(content)] if notebook else []
    counts.update(exercises[name] for name in names if name in exercises)
    for record in read.records:
        name = tolerant.get(record, "exercise")
        if isinstance(name, str) and name in exercises:
            counts[exercises[name]] += 1
            saved = tolerant.moment(tolerant.get(record, "saved_at")) or _EVER
            newest[exercises[name]] = max(newest.get(exercises[name], _EVER), saved)
    readable = all(note.key != "file-unreadable" for note in read.notes)
    return Found(file, content, modified, notebook, readable, counts, newest)


def choose(found: list[Found], assignment: str, choice: Choice) -> Choice:
    """Complete the choice with the notebook whose answers are the newest, and the newest answers.json beside it."""
    fitting = [item for item in found if item.counts[assignment]]
    notebooks = [item for item in fitting if item.notebook]
    kept = [item for item in fitting if not item.notebook]
    damaged = [item for item in found if item.notebook and not item.readable and not item.counts]

    def rank(item: Found) -> tuple[datetime, bool, datetime]:
        exact = PurePosixPath(item.file).name == f"{assignment}{NOTEBOOK}"
        return item.newest.get(assignment, _EVER), exact, item.modified or _EVER

    beside = max(kept, key=rank, default=None)
    best = max(notebooks, key=rank, default=None) or (damaged[0] if len(damaged) == 1 and not kept else None)
    if not best and not beside:
        if found or not choice.said:
            choice.said.append(_nothing(found, damaged, assignment))
        choice.said += choice.noted
        choice.noted = []
        return choice
    if best:
        choice.notebook, choice.file, choice.modified = best.content, best.file, best.modified
        others = [shortened(item.file) for item in notebooks if item is not best]
        if others:
            choice.noted.append(f"took {shortened(best.file)}, whose answers are the newest, not {', '.join(others)}")
        if not best.readable:
            choice.noted.append(f"{shortened(best.file)} is damaged; what is left of it will be graded")
    if beside:
        choice.answers = beside.content
        if not best:
            choice.notebook, choice.file, choice.modified = EMPTY, beside.file, beside.modified
            choice.noted.append(f"{shortened(beside.file)} alone, no notebook")
    moments = [item.newest[assignment] for item in (best, beside) if item and assignment in item.newest]
    choice.newest = max(moments, default=None)
    return choice


def _nothing(found: list[Found], damaged: list[Found], assignment: str) -> str:
    """Why none of the files can be graded."""
    strange = [item for item in found if item.counts]
    if strange:
        of = strange[0].counts.most_common(1)[0][0]
        return f"{shortened(strange[0].file)} belongs to {of}, not to {assignment}"
    if len(damaged) > 1:
        return f"{len(damaged)} damaged notebooks, and nothing tells which one is {assignment}"
    if found:
        return f"{shortened(found[0].file)} holds no exercise of {assignment}"
    return "no notebook"
