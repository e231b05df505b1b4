"""Read the files of a submission: the answer records in a notebook and beside it, whatever state they are in."""

import json
import re
from codecs import BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from entraide.coding import records, tolerant
from entraide.coding.answers import Note
from entraide.coding.tolerant import Json, shortened
from entraide.grading.read import blank, recognize
from entraide.grading.read.collected import File, Files, collect, note

WRITTEN = re.compile(rb'"cell_type"\s*:\s*"markdown"[^{}]{0,200}"solution"\s*:\s*true')
"""A Markdown cell for the student to write in, as nbgrader marks it."""

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Contents:
    """All records found, the texts of hand-graded Markdown cells by grade id, and what to say about the files.

    ``outputs`` are those of the records that stand in the notebook itself; ``blank`` says what the files look like
    where it turns out that nothing was answered.
    """

    records: tuple[Json, ...]
    texts: dict[str, str]
    notes: tuple[Note, ...]
    outputs: tuple[Json, ...]
    blank: Note


def read(notebook: Path, wanted: Set[str] = frozenset(), apart: tuple[str, ...] = ()) -> Contents:
    """Read a submitted notebook and the ``answers.json`` beside it, whatever a student put there.

    Raises OSError where the system does not let a file be read.
    """
    return parse(collect(notebook, apart), wanted)


def parse(files: Files, wanted: Set[str] = frozenset()) -> Contents:
    """What the files of a submission hold. Never raises for what a student can hand in.

    Where several files could be meant, the one with the newest answers to the exercises that are ``wanted`` is read.
    """
    opened = [Opened(file, kind, wanted) for kind, file in files.named.items()]
    opened += [Opened(file, recognize.kind(file.name, file.raw), wanted, named=False) for file in files.others]
    best, passed = _choose([one for one in opened if one.kind == recognize.NOTEBOOK])
    # Another program's JSON may speak of answers too.
    kept = [one for one in opened if one.kind == recognize.ANSWERS and (one.named or one.newest > NEVER)]
    beside, older = _choose(kept)
    taken = [one for one in (best, beside) if one]
    found = tuple(record for one in taken for record in one.records)
    return Contents(
        found,
        _texts(best.content if best else None),
        (*(said for one in taken for said in one.notes), *passed, *older, *_unopened(files)),
        tuple(best.records if best else ()),
        blank.why([(one.file.name, one.content) for one in taken], found, wanted),
    )


class Opened:
    """One file, parsed: its JSON where it is any, the records found in it, and what is to be said of it."""

    def __init__(self, file: File, kind: str, wanted: Set[str], named: bool = True) -> None:
        self.file, self.kind, self.wanted, self.named = file, kind, wanted, named
        self.content: Json = None
        self.records: list[Json] = []
        self.notes = [file.note] if file.note else []
        if not file.note:
            self._load()

    def _load(self) -> None:
        raw, stray = _whole(tolerant.utf8(self.file.raw))
        name, notebook = self.file.name, self.kind == recognize.NOTEBOOK
        before = records.BEFORE_IN_NOTEBOOK if notebook else records.BEFORE_IN_FILE
        if len(raw) > records.MOST_BYTES_IN_JSON:
            self.records, lost = records.in_text(raw, before)
            if lost or WRITTEN.search(raw):
                self.notes = [note("file-large", name, records.MOST_BYTES_IN_JSON)]
            return
        damaged = False
        try:
            self.content = tolerant.loads(raw)
        except ValueError:
            damaged = True
        else:
            self.records = records.in_notebook(self.content) if notebook else records.in_file(self.content)
        if damaged or stray:
            # In a word such as "cells" a stray byte hides all that comes after, and what is left is JSON all the same.
            more = _more(records.in_text(raw, before)[0], self.records)
            self.records += more
            if damaged or more:
                self.notes = [Note("file-unreadable", {"file": name})]

    @cached_property
    def newest(self) -> datetime:
        """When the newest answer that says something to an exercise that is wanted was saved."""
        moments = [
            tolerant.moment(tolerant.get(record, "saved_at"))
            for record in self.records
            if tolerant.get(record, "value") and blank.name_of(record) in self.wanted
        ]
        return max((moment for moment in moments if moment), default=NEVER)


def _unopened(files: Files) -> list[Note]:
    return [Note("files-unopened", {"count": str(files.unopened)})] if files.unopened else []


def _whole(raw: bytes) -> tuple[bytes, bool]:
    """The bytes as UTF-8, and whether there were others among them: letters of cp1252, or what becomes �."""
    if raw.isascii() or tolerant.is_utf8(raw) or raw.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        return raw, False
    return (tolerant.windows(raw) or raw.decode("utf-8", "replace")).encode(), True


def _more(found: list[Json], known: list[Json]) -> list[Json]:
    """Those of the records found that are not known."""
    seen = {_told(record) for record in known}
    return [record for record in found if _told(record) not in seen]


def _told(record: Json) -> str:
    try:
        return json.dumps(record)
    except (ValueError, RecursionError):
        return str(id(record))


def _choose(opened: list[Opened]) -> tuple[Opened | None, list[Note]]:
    """The file with the newest answers; of equally new ones that with the right name, else the last changed.

    With it a note, where another could have been meant.
    """
    if len(opened) < 2:
        return (opened[0] if opened else None), []
    best = max(opened, key=lambda one: (one.newest, one.named, one.file.modified))
    others = [one.file.name for one in opened if one is not best and (one.named or one.newest > NEVER)]
    shown = {"file": shortened(best.file.name), "others": ", ".join(map(shortened, others))}
    return best, [Note("file-chosen", shown)] if others else []


def _texts(content: Json) -> dict[str, str]:
    """What was written in hand-graded Markdown cells, by grade id; a duplicated id keeps its first text."""
    texts: dict[str, str] = {}
    for cell in records.cells(content):
        grade_id = tolerant.get(cell, "metadata", "nbgrader", "grade_id")
        source: Any = tolerant.get(cell, "source")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if tolerant.get(cell, "cell_type") == "markdown" and isinstance(grade_id, str) and isinstance(source, str):
            texts.setdefault(grade_id, tolerant.cleaned(source))
    return texts
