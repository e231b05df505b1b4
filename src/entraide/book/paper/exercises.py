"""An exercise as one does it with a pencil, and its solution: the authors' codings with their reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entraide.book.paper.sample_meeting import sample
from entraide.coding.numbers import around, written
from entraide.course import Course, boards, care, meetings
from entraide.course.codebook import Code
from entraide.course.corpus import GRADED, Exercise
from entraide.course.definitions.common import OF_EXCERPTS
from entraide.course.prompts import blocks
from entraide.course.reference import STATUSES, TEMPTING
from entraide.html import templates
from entraide.lang import listed, say

TEMPLATES = templates(Path(__file__).parent / "templates")


@dataclass(frozen=True)
class OnPaper:
    """An exercise within a chapter: its number in the book, and where it and its solution are."""

    exercise: Exercise
    number: int
    place: str
    """Where the exercise is: the page, ``#`` and the exercise."""
    solved: str = ""
    """Where its solution is, likewise; nowhere for a memo."""


def is_practice(name: str, course: Course) -> bool:
    """Say whether this is an exercise whose solution readers may see."""
    return name in course.exercises and course.exercises[name].pool != GRADED


def has_solution(exercise: Exercise) -> bool:
    return exercise.kind not in ("memo", "meeting")


def asked(one: OnPaper, course: Course, lang: str, level: int) -> str:
    """The exercise as HTML, under a heading of this level."""
    return TEMPLATES.get_template("exercise.html.j2").render(
        lang=lang, one=one, heading=_heading(one, lang), level=level, **_asked(one.exercise, course, lang)
    )


def solved(one: OnPaper, course: Course, lang: str, level: int) -> str:
    """Its solution as HTML, under a heading of this level."""
    parts: dict[str, Any] = {}
    if one.exercise.kind in OF_EXCERPTS:
        parts["codes"] = _codes(one.exercise, course)
        parts["excerpts"] = [_codings(one.exercise, excerpt, course, lang) for excerpt in one.exercise.items]
    elif one.exercise.kind == "numbers":
        parts["steps"] = list(_steps(one.exercise, course, lang))
    elif one.exercise.kind == "board":
        parts["labels"] = {card.code: card.label for card in boards.cards(one.exercise, course)}
        parts["groupings"] = boards.groupings(one.exercise, course)
    else:
        parts["options"] = list(_options(one.exercise, course))
    return TEMPLATES.get_template("solution.html.j2").render(
        lang=lang, one=one, heading=_heading(one, lang), level=level, **parts
    )


def _heading(one: OnPaper, lang: str) -> str:
    """Its number, and its title or else what kind of exercise it is."""
    title = one.exercise.title[lang] or say(lang, f"{one.exercise.kind}.exercise")
    return say(lang, "paper.exercise", number=one.number, title=title)


def _asked(exercise: Exercise, course: Course, lang: str) -> dict[str, Any]:
    if exercise.kind in OF_EXCERPTS:
        return {
            "excerpts": [course.excerpts[name] for name in exercise.items],
            "care": care.line,
            "codes": _codes(exercise, course),
        }
    if exercise.kind == "board":
        return {"cards": boards.cards(exercise, course)}
    if exercise.kind == "meeting":
        tables = meetings.load(course.folder)
        return {"led": [sample(tables, name, lang) for name in exercise.items]}
    question = course.questions[exercise.items[0]]
    signs = {step.step: around(step.unit, lang) for step in question.steps}
    return {"question": question, "prompt": blocks(question.prompt[lang]), "signs": signs}


def _codes(exercise: Exercise, course: Course) -> list[Code]:
    return [code for code in course.codebook.codes.values() if code.code in exercise.codes]


def _codings(exercise: Exercise, excerpt: str, course: Course, lang: str) -> dict[str, Any]:
    """Of an excerpt, the units with what the reference says of them, and those that it gives no code and no reason."""
    reference = course.reference.codings
    units, blank = [], []
    for unit in course.excerpts[excerpt].units:
        places = [(excerpt, unit.unit, code) for code in exercise.codes if (excerpt, unit.unit, code) in reference]
        if exercise.kind == "open":  # Beside codes of the reader's own, nothing is wrong.
            places = [place for place in places if reference[place].status != TEMPTING]
        places.sort(key=lambda place: STATUSES.index(reference[place].status))
        codes = [
            {
                "label": course.codebook[place[2]].label[lang],
                "status": reference[place].status,
                "why": reference[place].rationale[lang],
            }
            for place in places
        ]
        if codes:
            units.append({"unit": unit.unit, "codes": codes})
        else:
            blank.append(str(unit.unit))
    without = say(lang, "paper.without-code", n=len(blank), units=listed(blank, lang)) if blank else ""
    return {"units": units, "without": without}


def _options(exercise: Exercise, course: Course) -> Iterator[dict[str, Any]]:
    question = course.questions[exercise.items[0]]
    for option in question.options:
        solution = course.reference.solutions[question.question, option.option]
        yield {"option": option.option, "right": solution.right, "why": solution.why}


def _steps(exercise: Exercise, course: Course, lang: str) -> Iterator[dict[str, Any]]:
    """Of each step the right number and why, and what went wrong with those that one enters by a known error."""
    question = course.questions[exercise.items[0]]
    for step in question.steps:
        values = course.reference.values[question.question, step.step]
        yield {
            "label": step.label[lang],
            "right": [(written(one.value, step.unit, lang), one.why[lang]) for one in values if one.right],
            "errors": [(written(one.value, step.unit, lang), one.why[lang]) for one in values if not one.right],
        }
