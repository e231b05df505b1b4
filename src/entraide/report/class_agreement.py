"""Agreement among a whole class, and of each student with the reference, from counts alone.

`entraide.coding.agreement` compares labels in pairs, which is right for a few coders; five thousand students make
twelve million pairs on every unit. Here the labels on a unit are counted first, which gives the same figures.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from entraide.coding.agreement import cohen_kappa, masi, nominal
from entraide.report.graded import Class, Graded
from entraide.report.scores import quartiles

Count = Mapping[Any, int]
"""How many students gave each label to a unit."""


@dataclass(frozen=True)
class WithReference:
    """Cohen's kappa of each student with the reference: its quartiles over those for whom it is defined."""

    defined: int
    undefined: int
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True)
class Agreement:
    """Alpha among students (None: undefined), and kappa with the reference; ``code`` is "" for all codes together."""

    code: str
    alpha: float | None
    reference: WithReference


def alpha(units: Iterable[Count], distance: Callable[..., float] = nominal) -> float | None:
    """Krippendorff's alpha as `entraide.coding.agreement.alpha` defines it, from the count of each label on each unit.

    Time grows with the distinct labels on a unit, not with the students.
    """
    units = [unit for unit in units if sum(unit.values()) > 1]
    distance = cache(distance)
    counts: Counter[Any] = Counter()
    for unit in units:
        counts.update(unit)
    expected = _disagreement(counts, distance)
    if not expected:
        return None
    observed = sum(_disagreement(unit, distance) / (sum(unit.values()) - 1) for unit in units)
    return 1 - (counts.total() - 1) * observed / expected


def _disagreement(counts: Count, distance: Callable[..., float]) -> float:
    """The sum of the distances over all ordered pairs of labels."""
    return sum(
        2 * counts[first] * counts[second] * distance(first, second) for first, second in combinations(counts, 2)
    )


def over_sets(group: Class) -> float | None:
    """Alpha over the whole set of codes on each unit, with MASI distance."""
    return alpha(group.readings.values(), masi)


def by_code(group: Class) -> list[Agreement]:
    """Agreement on every code that the exercises offer, and then on all decisions together."""
    codes = list(dict.fromkeys(code for name in group.units for code in group.exercises[name].codes))
    counted = {code: Counter[Fourfold]() for code in ["", *codes]}
    for one in group.graded:
        for code, fourfold in _fourfolds(group, one).items():
            counted[code][fourfold] += 1
    decided = {code: list(_decisions(group, code)) for code in codes}
    decided[""] = [unit for units in decided.values() for unit in units]
    return [Agreement(code, alpha(decided[code]), _with_reference(counted[code])) for code in [*codes, ""]]


def _decisions(group: Class, code: str) -> Iterable[Count]:
    """For every unit that could get the code: how many put it there, and how many did not."""
    for unit, sets in group.readings.items():
        if code in group.exercises[unit.exercise].codes:
            yes = sum(count for codes, count in sets.items() if code in codes)
            # Without zeros: a label that nobody gave is none.
            yield {label: count for label, count in ((True, yes), (False, sum(sets.values()) - yes)) if count}


class Fourfold(NamedTuple):
    """How often a student and the reference both say yes to a code, only she, only the reference, and neither."""

    both: int
    only_she: int
    only_reference: int
    neither: int


def _fourfolds(group: Class, one: Graded) -> dict[str, Fourfold]:
    """A student's decisions against what the key requires; an accepted code counts neither way."""
    found: dict[str, list[int]] = {}
    for exercise, row in one.codings.items():
        for unit, codes in zip(group.units[exercise], row, strict=True):
            reckoning = unit.reckon(codes)
            for code in group.exercises[exercise].codes:
                if code not in unit.acceptable:
                    said = (code in reckoning.found, code in reckoning.extra, code in reckoning.missed, True)
                    found.setdefault(code, [0, 0, 0, 0])[said.index(True)] += 1
    if found:
        found[""] = [sum(numbers) for numbers in zip(*found.values(), strict=True)]
    return {code: Fourfold(*numbers) for code, numbers in found.items()}


def _with_reference(counted: Counter[Fourfold]) -> WithReference:
    kappas = []
    for fourfold, count in counted.items():
        kappa = _kappa(fourfold)
        if kappa is not None:
            kappas += [kappa] * count
    return WithReference(len(kappas), counted.total() - len(kappas), quartiles(kappas))


@cache
def _kappa(counts: Fourfold) -> float | None:
    labels = ((True, True), (True, False), (False, True), (False, False))
    return cohen_kappa([pair for pair, count in zip(labels, counts, strict=True) for _ in range(count)])
