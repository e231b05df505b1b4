"""Find answers that several students share, and that are long and unusual enough not to be alike by chance.

Right answers are alike, and so are common mistakes: neither says anything. What is looked at are the units where the
students put an extra code. Memos must be the same word for word,
and evenings choice for choice and code for code.
"""

from dataclasses import dataclass
from math import prod

from entraide.coding.scoring import Codes
from entraide.report.graded import Class, Graded

FEWEST_UNITS = 5
"""The units with an extra code that identical codings must share."""
RARE = 0.01
"""What chance must stay below: the number of other students expected to depart from the key in just this way."""


@dataclass(frozen=True)
class Alike:
    """Students whose answer to an exercise is the same; ``units`` counts those with an extra code in a coding."""

    exercise: str
    students: tuple[Graded, ...]
    units: int


def find(group: Class) -> list[Alike]:
    """Every answer that two students or more share."""
    found = []
    for name in group.units:
        together: dict[tuple[Codes, ...], list[Graded]] = {}
        for one in group.graded:
            if name in one.codings:
                together.setdefault(one.codings[name], []).append(one)
        for row, students in together.items():
            units = _telling(group, name, row, len(students)) if len(students) > 1 else 0
            if units:
                found.append(Alike(name, tuple(students), units))
    for name in group.exercises:
        same: dict[str, list[Graded]] = {}
        for one in group.graded:
            if digest := _digest(one, name):
                same.setdefault(digest, []).append(one)
        found += [Alike(name, tuple(students), 0) for students in same.values() if len(students) > 1]
    return found


def _digest(one: Graded, exercise: str) -> str:
    """The digest of a memo, or of an evening with its codings, where it is long enough to be one's own."""
    evening = one.evenings.get(exercise)
    return evening.work if evening else one.memos.get(exercise, "")


def _telling(group: Class, exercise: str, row: tuple[Codes, ...], students: int) -> int:
    """The number of units with an extra code, 0 where so many could share them by chance.

    Chance: everyone puts on each unit what the class as a whole puts there, independently. The students in question are
    left out of the class but for one, since what they share is what is to be explained.
    """
    shares = []
    readers = 0
    for unit, codes in zip(group.units[exercise], row, strict=True):
        if unit.reckon(codes).extra:
            read = group.readings[unit]
            readers = read.total() - students + 1
            shares.append((read[codes] - students + 1) / readers)
    expected = readers * prod(shares)
    return len(shares) if len(shares) >= FEWEST_UNITS and expected < RARE else 0
