"""A graded class: what each student answered, and how it was graded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from entraide.coding.answers import Note
from entraide.coding.scoring import Codes, Counts, ReferenceUnit, reference_units
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import Reference


@dataclass(frozen=True)
class Evening:
    """An evening that a student handed in."""

    ending: str
    """The ending's id; nothing where it was stopped before."""
    coded: int
    """How many of its stretches she coded."""
    counts: dict[str, Counts]
    """What she found, missed and put there besides, by code, in the stretches that count."""
    work: str
    """A digest of what she chose and coded, where that is long enough to be her own; else nothing."""


@dataclass(frozen=True)
class Graded:
    """What one student handed in and how it was graded."""

    student: str
    name: str
    order: str
    """nbgrader's random id of the submission: an order that nobody can guess, and that stays."""
    late: bool
    points: dict[str, float]
    """Points won by graded cell, those that still wait for a person left out."""
    waiting: frozenset[str]
    """The graded cells that wait for a person."""
    codings: dict[str, tuple[Codes, ...]] = field(default_factory=dict)
    """By coding exercise that was answered: the codes on each of its units, in order."""
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By question exercise that was answered: the options chosen."""
    entries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By calculation that was answered: what is said of each step, in order (see `items.Step`)."""
    evenings: dict[str, Evening] = field(default_factory=dict)
    """By exercise in which an evening was led."""
    memos: dict[str, str] = field(default_factory=dict)
    """By memo exercise that was answered: a digest of a text long enough to be one's own, else nothing."""
    notes: tuple[Note, ...] = ()
    readable: bool = True
    """Whether the graded notebook could be read; without it there are points, and no answers."""

    @property
    def blank(self) -> bool:
        """Nothing at all was answered."""
        return self.readable and not (self.codings or self.choices or self.entries or self.evenings or self.memos)

    def total(self, cells: Iterable[str]) -> float:
        """The points won in these cells."""
        return sum(self.points.get(cell, 0.0) for cell in cells)


@dataclass(frozen=True)
class Class:
    """An assignment and everyone's graded work on it."""

    assignment: str
    course: Course
    reference: Reference
    points: dict[str, float]
    """The points of every graded cell, by name, in the notebook's order."""
    exercises: dict[str, Exercise]
    """The graded cells that are exercises of the course."""
    graded: tuple[Graded, ...]
    ungraded: tuple[str, ...]
    """The students whose submission is not graded."""
    absent: int
    """How many students of the gradebook have handed nothing in."""
    due: datetime | None

    @cached_property
    def answering(self) -> list[Graded]:
        """Those who answered something: blank submissions say nothing about the exercises."""
        return [one for one in self.graded if not one.blank]

    @cached_property
    def settled(self) -> tuple[str, ...]:
        """The graded cells that wait for nobody: what can be compared from one student to the next."""
        waiting = {cell for one in self.answering for cell in one.waiting}
        return tuple(cell for cell in self.points if cell not in waiting)

    @cached_property
    def units(self) -> dict[str, tuple[ReferenceUnit, ...]]:
        """By coding exercise, in the assignment's order: its units with their reference, in reading order."""
        coding = [exercise for exercise in self.exercises.values() if exercise.kind == "coding"]
        return {exercise.exercise: reference_units(exercise, self.course, self.reference) for exercise in coding}

    @cached_property
    def readings(self) -> dict[ReferenceUnit, Counter[Codes]]:
        """How many students gave each unit each set of codes; those who left the exercise blank did not read it."""
        found: dict[ReferenceUnit, Counter[Codes]] = {}
        for exercise, units in self.units.items():
            rows = [one.codings[exercise] for one in self.graded if exercise in one.codings]
            for place, unit in enumerate(units):
                found[unit] = Counter(row[place] for row in rows)
        return found
