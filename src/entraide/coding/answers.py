"""What a student answered: the answer record, and how it is written.

An answer is data, never code. It is stored twice: in the notebook, as a cell output of type `MIME`, and beside it in
``answers.json``. ``docs/answer-record.md`` says what a record holds.
"""

import json
import os
import tempfile
from collections.abc import Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from entraide.coding.tolerant import Json, get, loads
from entraide.lang import say

MIME = "application/vnd.entraide.answer+json"
FILE = "answers.json"
SCHEMA = 1


@dataclass(frozen=True)
class Note:
    """Something to tell the student or the instructor about a submission: a text's key after ``note.``, its details."""

    key: str
    details: dict[str, str] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        """The note as a sentence; its key alone where no text has it, as in a notebook that a newer version graded."""
        try:
            return say(lang, f"note.{self.key}", **self.details)
        except KeyError:
            return self.key


@dataclass(frozen=True)
class Coding:
    """One code on one unit of one excerpt, with the coder's memo; ``cut`` is the excerpt's when it was made, or ""."""

    excerpt: str
    unit: int
    code: str
    memo: str = ""
    # It decides nothing: an answer with it is graded as without.
    cut: str = field(default="", compare=False, repr=False)

    def written(self) -> dict[str, Json]:
        """The coding, ready for JSON; one that was made before there was a cut has none."""
        return {name: value for name, value in vars(self).items() if name != "cut" or value}


@dataclass(frozen=True)
class Entry:
    """What was entered at a step, as it was typed."""

    step: int
    text: str


@dataclass(frozen=True)
class CodedLine:
    """One code on what somebody said in a meeting, by the id of the line or move."""

    text: str
    code: str
    memo: str = ""


@dataclass(frozen=True)
class Led:
    """The meeting that is handed in: its recipe, and what was coded of it.

    ``said`` holds the ids of what was read in each turn; it decides nothing, and tells whether the tables have changed.
    """

    meeting: str
    evening: str
    sets: str
    moves: tuple[str, ...]
    said: tuple[str, ...] = field(default=(), compare=False, repr=False)
    codings: tuple[CodedLine, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moves)

    @property
    def recipe(self) -> dict[str, Json]:
        """As `entraide.meeting.recipe` replays it."""
        return {"meeting": self.meeting, "evening": self.evening, "sets": self.sets, "moves": list(self.moves)}

    def written(self) -> dict[str, Json]:
        """The meetings of an answer record that holds this one alone, ready for JSON."""
        codings = [{"text": one.text, "code": one.code, "memo": one.memo} for one in self.codings]
        one = {"id": "meeting-1", **self.recipe, "said": list(self.said), "release": "", "codings": codings}
        return {"meetings": [one], "open": "meeting-1", "handed_in": "meeting-1"}


@dataclass(frozen=True)
class Answer:
    """A valid answer to one exercise; ``value`` is of the sort that its ``kind`` asks for."""

    exercise: str
    kind: str
    lang: str
    saved_at: datetime
    value: tuple[Coding, ...] | tuple[Entry, ...] | tuple[str, ...] | Led | str
    notes: tuple[Note, ...] = ()

    @property
    def listed(self) -> tuple[Coding | Entry | str, ...]:
        """The codings, entries or options, where the value is a list of them; of a text or a meeting, nothing."""
        return self.value if isinstance(self.value, tuple) else ()

    def record(self) -> dict[str, Json]:
        """The answer record, ready for JSON."""
        value: Json = self.value
        if isinstance(self.value, Led):
            value = self.value.written()
        elif self.kind == "coding":
            value = [coding.written() for coding in self.listed if isinstance(coding, Coding)]
        elif self.kind == "numbers":
            value = [vars(entry) for entry in self.listed]
        elif self.kind == "choice":
            value = list(self.value)
        return {
            "schema": SCHEMA,
            "exercise": self.exercise,
            "kind": self.kind,
            "lang": self.lang,
            "saved_at": stamp(self.saved_at),
            "value": value,
        }


def stamp(when: datetime) -> str:
    """A moment as the record writes it: UTC, milliseconds, Z."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def bundle(record: dict[str, Json]) -> dict[str, Json]:
    """The cell output that carries a record in a notebook."""
    return {MIME: record}


def write_file(path: Path, record: dict[str, Json]) -> None:
    """Put one record into ``answers.json``, keeping the others; the file is whole at any moment.

    A file that cannot be read is kept aside as ``answers.json.unreadable`` rather than overwritten.
    """
    content: Json = {}
    if path.exists():
        try:
            content = loads(path.read_bytes())
        except ValueError:
            path.replace(path.with_name(path.name + ".unreadable"))
    _write(path, _answers(content) | {record["exercise"]: record})


def leave_out(path: Path, exercises: Set[str]) -> None:
    """Take the records of these exercises out of an ``answers.json`` that can be read."""
    found = _answers(loads(path.read_bytes()))
    _write(path, {name: record for name, record in found.items() if name not in exercises})


def _answers(content: Json) -> dict[str, Json]:
    answers = get(content, "answers")
    return answers if isinstance(answers, dict) else {}


def _write(path: Path, answers: dict[str, Json]) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"schema": SCHEMA, "answers": answers}, file, ensure_ascii=False, indent=1)
    Path(temporary).replace(path)
