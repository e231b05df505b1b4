"""Check answer records against the course: what is valid is kept, and what is not is said in a note."""

import json
from collections.abc import Callable, Iterable, Set
from dataclasses import replace
from datetime import datetime
from typing import Any

from entraide.coding.answers import SCHEMA, Answer, CodedLine, Coding, Entry, Led, Note
from entraide.coding.evening import evening
from entraide.coding.numbers import LONGEST
from entraide.coding.records import MOST_BYTES_IN_RECORD
from entraide.coding.tolerant import MOST_CHARACTERS, Json, cleaned, get, items, moment, shortened
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.errors import CourseError
from entraide.lang import LANGUAGES
from entraide.meeting.recipe import LONGEST_NAME, LONGEST_SETS

MOST_CODINGS = 5_000
MOST_CUT = 16
"""Characters of what a coding says of its text, which is no place for anything else."""
MOST_ENTRIES = 500
MOST_MEETINGS = 6
MOST_MOVES = 100
"""Choices of an evening: one a turn, and a look around each; so many turns are kept of what was read too."""
MOST_READ = 2_000
"""Characters of the ids that were read in a turn."""
MOST_NOTES = 5
"""Of one sort; a file can hold a hundred thousand records, each wrong in its own way."""


def newest(records: Iterable[Json], exercise: Exercise, course: Course) -> tuple[Answer | None, list[Note]]:
    """The newest valid answer to an exercise among all records found, and notes on those that could not be read.

    Records of other exercises are passed over in silence: one file holds them all. What is older than the answer is not
    taken apart: a file can hold thousands of evenings, and each takes its time to be played.
    """
    noted: dict[int, Note] = {}
    dated: list[tuple[datetime, int, dict[str, Json]]] = []
    for place, record in enumerate(records):
        if get(record, "exercise") != exercise.exercise:
            continue
        saved_at, note = _outside(record, exercise)
        if saved_at:
            dated.append((saved_at, place, record))
        elif note:
            noted[place] = note
    answer = None
    for saved_at, place, record in sorted(dated, key=lambda one: one[0], reverse=True):
        answer, note = _inside(record, saved_at, exercise, course)
        if answer:
            break
        if note:
            noted[place] = note
    return answer, _some(noted[place] for place in sorted(noted))


def _some(notes: Iterable[Note]) -> list[Note]:
    """The first few of them, each once."""
    found: list[Note] = []
    for note in notes:
        if len(found) < MOST_NOTES and note not in found:
            found.append(note)
    return found


def of_no_exercise(records: Iterable[Json], course: Course) -> list[Note]:
    """A note for records that belong to no exercise of the course."""
    names: dict[str, None] = {}
    for record in records:
        name = get(record, "exercise")
        if not isinstance(name, str):
            name = "?"
        if name not in course.exercises and len(names) < MOST_NOTES:
            names[shortened(name)] = None
    return [Note("unknown-exercise", {"exercise": name}) for name in names]


def of_other_exercises(records: Iterable[Json], course: Course, assigned: Set[str]) -> list[Note]:
    """A note for records in a notebook that answer an exercise of the course which its assignment does not ask."""
    names: dict[str, None] = {}
    for record in records:
        name = get(record, "exercise")
        if isinstance(name, str) and name in course.exercises and name not in assigned and len(names) < MOST_NOTES:
            names[name] = None
    return [Note("other-exercise", {"exercise": name}) for name in names]


def check(record: Json, exercise: Exercise, course: Course) -> tuple[Answer | None, Note | None]:
    """Check one record against its exercise: the valid part as an answer with notes, or a note why there is none."""
    saved_at, note = _outside(record, exercise)
    return _inside(record, saved_at, exercise, course) if saved_at else (None, note)


def _outside(record: Json, exercise: Exercise) -> tuple[datetime | None, Note | None]:
    """When a record was saved, or why it is none of this exercise's; what it answers is not looked at."""
    if not isinstance(record, dict):
        return None, Note("not-a-record")
    if _size(record) > MOST_BYTES_IN_RECORD:
        return None, Note("too-large", {"limit": f"{MOST_BYTES_IN_RECORD // 1_000_000} MB"})
    if record.get("schema") != SCHEMA:
        return None, Note("unknown-schema", {"schema": shortened(record.get("schema"))})
    if record.get("kind") != exercise.kind:
        return None, Note("wrong-kind", {"expected": exercise.kind, "found": shortened(record.get("kind"))})
    saved_at = moment(record.get("saved_at"))
    return saved_at, None if saved_at else Note("no-date", {"found": shortened(record.get("saved_at"))})


def _inside(
    record: dict[str, Json], saved_at: datetime, exercise: Exercise, course: Course
) -> tuple[Answer | None, Note | None]:
    """What a record answers, with notes, or why that could not be read."""
    value, notes = _VALUES[exercise.kind](record.get("value"), exercise, course)
    if value is None:
        return None, Note("not-a-value", {"expected": exercise.kind})
    lang = record["lang"] if record.get("lang") in LANGUAGES else LANGUAGES[0]
    return Answer(exercise.exercise, exercise.kind, lang, saved_at, value, tuple(notes)), None


def _size(value: Json) -> int:
    try:
        return len(json.dumps(value))
    except (ValueError, TypeError, RecursionError):
        return MOST_BYTES_IN_RECORD + 1


def _codings(value: Json, exercise: Exercise, course: Course) -> tuple[tuple[Coding, ...] | None, list[Note]]:
    """The codings that name a unit of the exercise and a code it offers, once each; the rest is counted in a note."""
    if not isinstance(value, list):
        return None, []
    notes = [Note("too-many", {"limit": str(MOST_CODINGS)})] if len(value) > MOST_CODINGS else []
    units = {
        (name, unit.unit) for name in exercise.items if (excerpt := course.excerpts.get(name)) for unit in excerpt.units
    }
    kept: dict[tuple[str, int, str], Coding] = {}
    refused: list[Json] = []
    for item in value[:MOST_CODINGS]:
        excerpt, unit, code = get(item, "excerpt"), get(item, "unit"), get(item, "code")
        whole = type(unit) is int and isinstance(excerpt, str) and isinstance(code, str)
        if whole and (excerpt, unit) in units and code in exercise.codes:
            memo, cut = (text if isinstance(text := get(item, name), str) else "" for name in ("memo", "cut"))
            kept.setdefault((excerpt, unit, code), Coding(excerpt, unit, code, cleaned(memo), cleaned(cut)[:MOST_CUT]))
        else:
            refused.append((excerpt, unit, code))
    if refused:
        first = shortened(" ".join(shortened(part) for part in refused[0]))
        notes.append(Note("unknown-codings", {"count": str(len(refused)), "first": first}))
    return tuple(kept.values()), notes


def _options(value: Json, exercise: Exercise, course: Course) -> tuple[tuple[str, ...] | None, list[Note]]:
    """The options chosen that the question has, once each."""
    if not isinstance(value, list):
        return None, []
    question = course.questions[exercise.items[0]]
    known = [option.option for option in question.options]
    chosen = tuple(option for option in known if option in value)
    refused = [item for item in value if item not in known]
    notes = [Note("unknown-options", {"first": shortened(refused[0])})] if refused else []
    if len(chosen) > 1 and not question.several:
        # A radio button cannot do this: nothing is chosen rather than the luckiest of them.
        return (), [*notes, Note("several-chosen")]
    return chosen, notes


def _entries(value: Json, exercise: Exercise, course: Course) -> tuple[tuple[Entry, ...] | None, list[Note]]:
    """What was typed at the steps that the question has, the first where there are several; what it means is not asked.

    Of a text that is too long to be a number, so much is kept that it still is.
    """
    if not isinstance(value, list):
        return None, []
    steps = [step.step for step in course.questions[exercise.items[0]].steps]
    typed: dict[int, str] = {}
    refused: list[Json] = []
    for item in value[:MOST_ENTRIES]:
        step, text = get(item, "step"), get(item, "text")
        if type(step) is int and step in steps and isinstance(text, str):
            typed.setdefault(step, cleaned(text[: LONGEST + 1]))
        else:
            refused.append(step)
    notes = [Note("unknown-entries", {"first": shortened(refused[0])})] if refused else []
    return tuple(Entry(step, typed[step]) for step in steps if typed.get(step, "").strip()), notes


def _led(value: Json, exercise: Exercise, course: Course) -> tuple[Led | None, list[Note]]:
    """The evening that is handed in: the one that was chosen for it, else the one in hand, else the last.

    One in which nothing was done is passed over. It is replayed here, so that what it says of itself is not believed:
    only what is offered can be chosen, and only what was then said can be coded.
    """
    if not isinstance(get(value, "meetings"), list):
        return None, []
    meetings = items(get(value, "meetings"))[:MOST_MEETINGS]
    found = [one for one in meetings if get(one, "meeting") in exercise.items and _words(one, "moves")]
    if not found:
        begun = any(get(one, "moves") for one in meetings)
        return Led(exercise.items[0], "", "", ()), [Note("no-evening")] if begun else []
    one = (found + [one for name in ("open", "handed_in") for one in found if get(one, "id") == get(value, name)])[-1]
    moves, said = _words(one, "moves"), _words(one, "said")
    evening_, sets = (
        text[:LONGEST_SETS] if isinstance(text := get(one, name), str) else "" for name in ("evening", "sets")
    )
    led = Led(
        str(get(one, "meeting")),
        cleaned(evening_[:LONGEST_NAME]),
        cleaned(sets),
        tuple(cleaned(move[:LONGEST_NAME]) for move in moves[:MOST_MOVES]),
        tuple(cleaned(ids[:MOST_READ]) for ids in said[:MOST_MOVES]),
    )
    try:
        played = evening(led, course.meetings)
    except CourseError:
        return None, []
    notes = []
    if played.wrong:
        notes.append(Note("evening-broke", {"turn": str(played.turn)}))
    elif led.said and led.said != played.said:
        notes.append(Note("evening-otherwise"))
    heard = {line.text for stretch in played.stretches for line in stretch}
    codings, refused = _coded_lines(items(get(one, "codings")), heard, exercise)
    return replace(led, codings=codings), [*notes, *refused]


def _words(one: Json, name: str) -> list[str]:
    return [text for text in items(get(one, name)) if isinstance(text, str)]


def _coded_lines(value: list[Json], heard: Set[str], exercise: Exercise) -> tuple[tuple[CodedLine, ...], list[Note]]:
    """The codings of what was said in the evening, with a code that the exercise offers, once each."""
    kept: dict[tuple[str, str], CodedLine] = {}
    refused: list[Json] = []
    for item in value[:MOST_CODINGS]:
        text, code, memo = get(item, "text"), get(item, "code"), get(item, "memo")
        if isinstance(text, str) and isinstance(code, str) and text in heard and code in exercise.codes:
            kept.setdefault((text, code), CodedLine(text, code, cleaned(memo) if isinstance(memo, str) else ""))
        else:
            refused.append((text, code))
    if not refused:
        return tuple(kept.values()), []
    first = shortened(" ".join(shortened(part) for part in refused[0]))
    return tuple(kept.values()), [Note("unheard-codings", {"count": str(len(refused)), "first": first})]


def _text(value: Json, exercise: Exercise, course: Course) -> tuple[str | None, list[Note]]:
    if not isinstance(value, str):
        return None, []
    notes = [Note("text-cut", {"limit": str(MOST_CHARACTERS)})] if len(value) > MOST_CHARACTERS else []
    return cleaned(value), notes


_VALUES: dict[str, Callable[[Json, Exercise, Course], tuple[Any, list[Note]]]] = {
    "coding": _codings,
    "choice": _options,
    "numbers": _entries,
    "memo": _text,
    "meeting": _led,
}
