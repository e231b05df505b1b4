"""What a student answered: the answer record, and how it is written into and read from a notebook.

An answer is data, never code. It is stored twice: in the notebook, as a cell output of type `MIME`, and beside it in
``answers.json``. Reading trusts nobody: whatever is found is checked, what is valid is kept, and what is not is said.
"""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from entraide.course import Course
from entraide.course.corpus import Exercise

MIME = "application/vnd.entraide.answer+json"
FILE = "answers.json"
SCHEMA = 1

# Far above what anyone codes or writes by hand, far below what could slow a class's grading down.
MOST_BYTES_IN_FILE = 100_000_000
MOST_BYTES_IN_JSON = 10_000_000
"""In a larger file only the records are read: a hundred megabytes of tiny lists would take gigabytes as values."""
MOST_BYTES_IN_RECORD = 1_000_000
MOST_CODINGS = 5_000
MOST_CHARACTERS = 20_000
MOST_NOTES = 5
"""Of one sort; a file can hold a hundred thousand records, each wrong in its own way."""

Json = Any
"""A value as `json.loads` gives it, of which nothing is known yet."""


@dataclass(frozen=True)
class Note:
    """Something to tell the student or the instructor about a submission: a key of the messages, and its details."""

    key: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Coding:
    """One code on one unit of one excerpt, with the coder's memo."""

    excerpt: str
    unit: int
    code: str
    memo: str = ""


@dataclass(frozen=True)
class Answer:
    """A valid answer to one exercise; ``value`` is codings, option ids or a text, according to ``kind``."""

    exercise: str
    kind: str
    lang: str
    saved_at: datetime
    value: tuple[Coding, ...] | tuple[str, ...] | str
    notes: tuple[Note, ...] = ()

    def record(self) -> dict[str, Json]:
        """The answer record, ready for JSON."""
        value: Json = self.value
        if self.kind == "coding":
            value = [vars(coding) for coding in self.value]
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


# Reading records


def loads(text: str | bytes) -> Json:
    """Parse JSON from a stranger. Raises ValueError for anything unreadable, absurdly deep nesting included."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


BEFORE_IN_NOTEBOOK = re.compile(re.escape(json.dumps(MIME)).encode() + rb"\s*:\s*(?=\{)")
BEFORE_IN_FILE = re.compile(rb'(?!"answers")"[^"\\]{1,100}"\s*:\s*(?=\{)')
"""What stands before an answer record in a notebook, and in an ``answers.json``."""


def in_notebook(notebook: Json) -> list[Json]:
    """Every answer record found in a notebook's cell outputs, whatever shape the notebook is in."""
    found = []
    for cell in items(get(notebook, "cells")):
        for output in items(get(cell, "outputs")):
            record = get(get(output, "data"), MIME)
            if record:  # An exercise that was shown and never answered leaves an empty one.
                found.append(record)
    return found


def in_text(raw: bytes, before: re.Pattern[bytes] = BEFORE_IN_NOTEBOOK) -> tuple[list[Json], bool]:
    """Every whole answer record in a file that is not read as JSON: one cut short, badly merged, or very large.

    ``before`` is what stands before a record. Also says whether there was one that could not be read.
    """
    found: list[Json] = []
    lost, left = False, MOST_BYTES_IN_FILE
    for match in before.finditer(raw):
        if left <= 0:
            return found, True
        record, read = _object_at(raw, match.end())
        lost = lost or record is None
        left -= read
        if record:
            found.append(record)
    return found, lost


def _object_at(raw: bytes, place: int) -> tuple[Json, int]:
    """The JSON object that begins at this byte, None where it is damaged or no record's size; and how much was read."""
    decoder, read = json.JSONDecoder(strict=False), 0
    for size in (MOST_BYTES_IN_RECORD // 100, MOST_BYTES_IN_RECORD // 10, MOST_BYTES_IN_RECORD):
        text = raw[place : place + size].decode("utf-8", "replace")
        read += size
        try:
            return decoder.raw_decode(text)[0], read
        except (ValueError, RecursionError):
            if place + size >= len(raw):
                break
    return None, read


def in_file(content: Json) -> list[Json]:
    """Every answer record of an ``answers.json``: ``{"schema": 1, "answers": {exercise: record}}``."""
    answers = get(content, "answers")
    return list(answers.values()) if isinstance(answers, dict) else []


def newest(records: Iterable[Json], exercise: Exercise, course: Course) -> tuple[Answer | None, list[Note]]:
    """The newest valid answer to an exercise among all records found, and notes on those that could not be read.

    Records of other exercises are passed over in silence: one file holds them all.
    """
    answers: list[Answer] = []
    notes: list[Note] = []
    for record in records:
        if get(record, "exercise") != exercise.exercise:
            continue
        answer, note = parse(record, exercise, course)
        if answer:
            answers.append(answer)
        elif note and len(notes) < MOST_NOTES and note not in notes:
            notes.append(note)
    return max(answers, key=lambda answer: answer.saved_at, default=None), notes


def strangers(records: Iterable[Json], course: Course) -> list[Note]:
    """A note for records that belong to no exercise of the course."""
    names: dict[str, None] = {}
    for record in records:
        name = get(record, "exercise")
        if not isinstance(name, str):
            name = "?"
        if name not in course.exercises and len(names) < MOST_NOTES:
            names[shortened(name)] = None
    return [Note("unknown-exercise", {"exercise": name}) for name in names]


def parse(record: Json, exercise: Exercise, course: Course) -> tuple[Answer | None, Note | None]:
    """Check one record against its exercise: the valid part as an answer with notes, or a note why there is none."""
    if not isinstance(record, dict):
        return None, Note("not-a-record")
    if _size(record) > MOST_BYTES_IN_RECORD:
        return None, Note("too-large", {"limit": f"{MOST_BYTES_IN_RECORD // 1_000_000} MB"})
    if record.get("schema") != SCHEMA:
        return None, Note("unknown-schema", {"schema": shortened(record.get("schema"))})
    if record.get("kind") != exercise.kind:
        return None, Note("wrong-kind", {"expected": exercise.kind, "found": shortened(record.get("kind"))})
    saved_at = moment(record.get("saved_at"))
    if saved_at is None:
        return None, Note("no-date", {"found": shortened(record.get("saved_at"))})
    value, notes = _VALUES[exercise.kind](record.get("value"), exercise, course)
    if value is None:
        return None, Note("not-a-value", {"expected": exercise.kind})
    lang = "fr" if record.get("lang") == "fr" else "en"
    return Answer(exercise.exercise, exercise.kind, lang, saved_at, value, tuple(notes)), None


def _codings(value: Json, exercise: Exercise, course: Course) -> tuple[tuple[Coding, ...] | None, list[Note]]:
    """The codings that name a unit of the exercise and a code it offers, once each; the rest is counted in a note."""
    if not isinstance(value, list):
        return None, []
    notes = [Note("too-many", {"limit": str(MOST_CODINGS)})] if len(value) > MOST_CODINGS else []
    units = {
        (name, unit.unit) for name in exercise.items if (excerpt := course.excerpts.get(name)) for unit in excerpt.units
    }
    kept: dict[tuple[str, int, str], Coding] = {}
    refused: list[str] = []
    for item in value[:MOST_CODINGS]:
        excerpt, unit, code = get(item, "excerpt"), get(item, "unit"), get(item, "code")
        whole = type(unit) is int and isinstance(excerpt, str) and isinstance(code, str)
        if whole and (excerpt, unit) in units and code in exercise.codes:
            memo = get(item, "memo")
            memo = cleaned(memo) if isinstance(memo, str) else ""
            kept.setdefault((excerpt, unit, code), Coding(excerpt, unit, code, memo))
        else:
            refused.append(shortened(" ".join(shortened(part) for part in (excerpt, unit, code))))
    if refused:
        notes.append(Note("unknown-codings", {"count": str(len(refused)), "first": refused[0]}))
    return tuple(kept.values()), notes


def _options(value: Json, exercise: Exercise, course: Course) -> tuple[tuple[str, ...] | None, list[Note]]:
    """The options chosen that the question has, once each."""
    if not isinstance(value, list):
        return None, []
    question = course.questions[exercise.items[0]]
    known = [option.option for option in question.options]
    chosen = tuple(option for option in known if option in value)
    refused = [shortened(item) for item in value if item not in known]
    notes = [Note("unknown-options", {"first": refused[0]})] if refused else []
    if len(chosen) > 1 and not question.several:
        # A radio button cannot do this: nothing is chosen rather than the luckiest of them.
        return (), [*notes, Note("several-chosen")]
    return chosen, notes


def _text(value: Json, exercise: Exercise, course: Course) -> tuple[str | None, list[Note]]:
    if not isinstance(value, str):
        return None, []
    notes = [Note("text-cut", {"limit": str(MOST_CHARACTERS)})] if len(value) > MOST_CHARACTERS else []
    return cleaned(value), notes


_VALUES: dict[str, Callable[[Json, Exercise, Course], tuple[Any, list[Note]]]] = {
    "coding": _codings,
    "choice": _options,
    "memo": _text,
}


# Writing


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
    answers = get(content, "answers")
    answers = answers if isinstance(answers, dict) else {}
    answers[record["exercise"]] = record
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"schema": SCHEMA, "answers": answers}, file, ensure_ascii=False, indent=1)
    Path(temporary).replace(path)


# Small helpers that never fail


def get(value: Json, key: str) -> Json:
    """``value[key]`` where value is an object that has it, else None."""
    return value.get(key) if isinstance(value, dict) else None


def items(value: Json) -> list[Json]:
    """The value where it is a list, else no items."""
    return value if isinstance(value, list) else []


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """A stranger's text, cut at `MOST_CHARACTERS`; what no page can hold (a NUL, half a surrogate pair) becomes �."""
    return _UNWRITABLE.sub("\ufffd", text[:MOST_CHARACTERS])


def _size(value: Json) -> int:
    try:
        return len(json.dumps(value))
    except (ValueError, TypeError, RecursionError):
        return MOST_BYTES_IN_RECORD + 1


def moment(value: Json) -> datetime | None:
    """The moment a record's ``saved_at`` names, in UTC; None for anything else."""
    try:
        when = datetime.fromisoformat(value)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def shortened(value: Json, most: int = 60) -> str:
    """A stranger's value as a short printable text, for a message."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except (RecursionError, ValueError):  # Too deep, or a number of too many digits.
        text = "…"
    text = "".join(character if character.isprintable() else " " for character in text[: most + 1])
    return text if len(text) <= most else text[:most] + "…"
