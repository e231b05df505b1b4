"""Answer exercises as students of different kinds would, for tests and benchmarks."""

from datetime import UTC, datetime
from typing import Any

from entraide.coding.answers import Answer, CodedLine, Coding, Entry, Led
from entraide.coding.numbers import written
from entraide.course import Course
from entraide.course.reference import REQUIRED, Reference
from entraide.meeting.recipe import start
from entraide.meeting.strategies import Leader, fitting
from entraide.meeting.stretches import spoken

SAVED_AT = datetime(2026, 1, 31, 14, 5, tzinfo=UTC)
MEMO = "In the first excerpt, unit 3, the group carries what one member could not."
WHOLE_MEMO = " ".join([MEMO] * 20)
"""As many words as any assignment of the course asks for."""


def record(course: Course, name: str, value: Any, lang: str = "en", saved_at: datetime = SAVED_AT) -> dict[str, Any]:
    """The record of an answer to an exercise."""
    return Answer(name, course.exercise(name).kind, lang, saved_at, value).record()


def perfect(course: Course, keys: Reference, name: str, lang: str = "en") -> dict[str, Any]:
    """The answer that wins every point (a memo's are the instructor's to give)."""
    exercise = course.exercise(name)
    if exercise.kind == "coding":
        return record(course, name, required(course, keys, name), lang)
    if exercise.kind == "choice":
        right = tuple(s.option for s in keys.solutions.values() if s.question == exercise.items[0] and s.right)
        return record(course, name, right, lang)
    if exercise.kind == "numbers":
        return record(course, name, numbers(course, keys, name, lang), lang)
    if exercise.kind == "meeting":
        return record(course, name, evening(course, name), lang)
    return record(course, name, WHOLE_MEMO, lang)


def evening(course: Course, name: str, leader: Leader = fitting) -> Led:
    """An evening led to its end, in which all is coded that is required."""
    exercise, meetings = course.exercise(name), course.meetings
    meeting = meetings.ready(exercise.items[0])
    begun, moves = next(iter(meeting.evenings)), list[str]()
    play = start(meeting, begun)
    while not play.is_over:
        move = leader(play, play.choices())
        moves.append(move.word)
        play.do(move)
    codings = meetings.codings(meeting.id, exercise.codes)
    coded = tuple(
        CodedLine(said.text, code)
        for said in spoken(play)
        for code, row in codings.get(said.text, {}).items()
        if row["status"] == REQUIRED
    )
    return Led(meeting.id, begun, "", tuple(moves), codings=coded)


def numbers(course: Course, keys: Reference, name: str, lang: str = "en") -> tuple[Entry, ...]:
    """The right number at every step of a calculation, as the language writes it."""
    question = course.questions[course.exercise(name).items[0]]
    right = [(step, keys.right(question.question, step.step)) for step in question.steps]
    return tuple(Entry(step.step, written(value.value, step.unit, lang)) for step, value in right if value)


def required(course: Course, keys: Reference, name: str) -> tuple[Coding, ...]:
    """Every required coding of a coding exercise."""
    exercise = course.exercise(name)
    return tuple(
        Coding(coding.excerpt, coding.unit, coding.code)
        for coding in keys.codings.values()
        if coding.excerpt in exercise.items and coding.code in exercise.codes and coding.status == REQUIRED
    )
