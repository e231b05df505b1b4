"""What made-up students may put on a unit: each code, how hard it is to find there, and what calls for it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from entraide.coding.answers import Coding
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import REQUIRED, TEMPTING, Reference


@dataclass(frozen=True)
class Place:
    """One code on one unit, and what to know of it: difficulty 0 is average; ``called`` by a word of the sentence."""

    coding: Coding
    status: str
    difficulty: float
    called: bool
    neighbour: str
    progress: float


@dataclass(frozen=True)
class Unit:
    """What is to be coded: where it stands, its name in the tables, what it says, and the authors' status by code."""

    excerpt: str
    unit: int
    name: tuple[str, ...]
    text: str
    status: Mapping[str, str]


def units_of(exercise: Exercise, course: Course, keys: Reference, lang: str) -> Iterator[Unit]:
    """The units of a coding exercise."""
    for name in exercise.items:
        for unit in course.excerpts[name].units:
            known = {code: keys.codings.get((name, unit.unit, code)) for code in exercise.codes}
            status = {code: coding.status for code, coding in known.items() if coding}
            yield Unit(name, unit.unit, (name, str(unit.unit)), unit.text[lang], status)


class Codes:
    """The codes that an exercise offers, as students take them: by words, and one for another."""

    def __init__(self, exercise: Exercise, units: Sequence[Unit], course: Course, keys: Reference, lang: str) -> None:
        self.codes = exercise.codes
        self.neighbours = _neighbours(exercise, units, course)
        self.words = _words(exercise, course, keys, lang)

    def places(self, units: Sequence[Unit]) -> list[Place]:
        """Every code on every unit."""
        found = []
        for order, unit in enumerate(units):
            said = set(re.findall(r"\w+", unit.text.lower()))
            # Where much offers itself, it is hard to see what counts.
            crowd = 0.25 * (len(unit.status) - 1) if unit.status else 0
            for code in self.codes:
                hard = crowd + difficulty(*unit.name, code)
                called, progress = bool(said & self.words[code]), order / max(1, len(units) - 1)
                coding = Coding(unit.excerpt, unit.unit, code)
                found.append(Place(coding, unit.status.get(code, ""), hard, called, self.neighbours[code], progress))
        return found


def _neighbours(exercise: Exercise, units: Sequence[Unit], course: Course) -> dict[str, str]:
    """For each code, the one that most often tempts where it is required; else one that its rule tells it from."""
    together: dict[str, Counter[str]] = {code: Counter() for code in exercise.codes}
    for unit in units:
        for code in (code for code, status in unit.status.items() if status == REQUIRED):
            for other in exercise.codes:
                together[code][other] += unit.status.get(other) == TEMPTING
    return {
        code: max(counts, key=lambda other: (counts[other], other))
        if any(counts.values())
        else _told_from(code, exercise, course)
        for code, counts in together.items()
    }


def _told_from(code: str, exercise: Exercise, course: Course) -> str:
    """The first code of the exercise that a code's rule names as another, in any language; else empty."""
    rules = course.codebook[code].exclude
    named = (
        other
        for other in exercise.codes
        if other != code and any(course.codebook[other].label[lang] in rule for lang, rule in rules.items())
    )
    return next(named, "")


def _words(exercise: Exercise, course: Course, keys: Reference, lang: str) -> dict[str, set[str]]:
    """For each code, the three words that a keyword coder has come to associate with it.

    Practice taught her. A code that practice has nowhere, one made for this assignment, she gathers from its own
    excerpts.
    """
    taught = {found.code for found in course.reference.codings.values() if found.status == REQUIRED}
    everywhere: Counter[str] = Counter()
    with_code: dict[str, Counter[str]] = {code: Counter() for code in exercise.codes}
    for excerpt in course.excerpts.values():
        for unit in excerpt.units:
            words = {word for word in re.findall(r"\w+", unit.text[lang].lower()) if len(word) > 4}
            everywhere.update(words)
            for code in exercise.codes:
                known = course.reference if code in taught else keys
                coding = known.codings.get((excerpt.excerpt, unit.unit, code))
                if coding and coding.status == REQUIRED:
                    with_code[code].update(words)
    return {
        code: {
            word
            for word, _ in sorted(counts.items(), key=lambda item: (-item[1] * item[1] / everywhere[item[0]], item[0]))[
                :3
            ]
        }
        for code, counts in with_code.items()
    }


def difficulty(*place: str) -> float:
    """The difficulty of something to answer, around 0: the same for all students, and in every class."""
    return Random(" ".join(place)).gauss(0, 0.9)
