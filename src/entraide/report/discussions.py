"""Choose the excerpts most worth discussing in class.

A unit is worth discussing when students read it differently from one another *and* from the key. Disagreement alone may
be a few slips; distance from the key alone may be one misreading that everybody shares, which is told, not discussed.
A unit's weight is therefore a product: the mean distance (MASI) between two students' sets of codes, times the mean
distance between a student's set and the key's. An excerpt weighs what its heaviest unit weighs.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from entraide.coding.agreement import masi
from entraide.coding.scoring import Codes, ReferenceUnit
from entraide.report.graded import Class

HOW_MANY = 3
ALONGSIDE = 0.75
"""A second unit of the excerpt is shown where it weighs at least this share of the heaviest."""


@dataclass(frozen=True)
class Reading:
    """One set of codes that students gave a unit, and how many did; ``key`` where it is what the key would accept."""

    codes: Codes
    count: int
    key: bool


@dataclass(frozen=True)
class Contested:
    """A unit that was read differently: by how many, the two most frequent readings, and the two distances."""

    unit: ReferenceUnit
    students: int
    readings: tuple[Reading, ...]
    among: float
    from_key: float

    @property
    def others(self) -> int:
        """How many read it otherwise than in these two ways."""
        return self.students - sum(reading.count for reading in self.readings)

    @property
    def weight(self) -> float:
        """How much the unit is worth discussing, from 0 to 1."""
        return self.among * self.from_key

    @property
    def opposed(self) -> tuple[Codes, Codes]:
        """The two readings; a unit with one reading only is set against the key."""
        second = self.readings[1].codes if len(self.readings) > 1 else self.unit.required
        return self.readings[0].codes, second


@dataclass(frozen=True)
class Discussion:
    """An excerpt to discuss, with the one or two units in question in reading order."""

    exercise: str
    excerpt: str
    units: tuple[Contested, ...]


def choose(group: Class) -> list[Discussion]:
    """The excerpts with the heaviest units, at most three; none where nobody disagrees."""
    by_excerpt: dict[tuple[str, str], list[Contested]] = {}
    for unit, sets in group.readings.items():
        if sets.total() > 1:
            by_excerpt.setdefault((unit.exercise, unit.excerpt), []).append(_contested(unit, sets))
    found = []
    for (exercise, excerpt), units in by_excerpt.items():
        heaviest = sorted(units, key=lambda one: -one.weight)[:2]
        shown = [one for one in heaviest if one.weight and one.weight >= ALONGSIDE * heaviest[0].weight]
        if shown:
            in_order = tuple(sorted(shown, key=lambda one: one.unit.unit))
            found.append((heaviest[0].weight, Discussion(exercise, excerpt, in_order)))
    return [discussion for _, discussion in sorted(found, key=lambda one: -one[0])[:HOW_MANY]]


def _contested(unit: ReferenceUnit, sets: Counter[Codes]) -> Contested:
    """How a unit was read; at least two students read it."""
    students = sets.total()
    pairs = students * (students - 1) / 2
    among = sum(sets[one] * sets[other] * masi(one, other) for one, other in combinations(sets, 2)) / pairs
    # With the accepted codes left out, which count neither way.
    weighed = {codes: reckoning.found | reckoning.extra for codes, reckoning in ((c, unit.reckon(c)) for c in sets)}
    from_key = sum(count * masi(weighed[codes], unit.required) for codes, count in sets.items()) / students
    ranked = sorted(sets.items(), key=lambda item: (-item[1], sorted(item[0])))[:2]
    readings = tuple(Reading(codes, count, weighed[codes] == unit.required) for codes, count in ranked)
    return Contested(unit, students, readings, among, from_key)
