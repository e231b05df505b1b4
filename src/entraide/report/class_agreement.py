"""How far students agree with one another, and each of them with the reference, from counts alone.

`entraide.agreement` compares labels in pairs, which is right for a few coders; five thousand students make twelve
million pairs on every unit. Here the labels on a unit are counted first, which gives the same figures.
"""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from entraide.coding.agreement import cohen_kappa, masi, nominal
from entraide.coding.scoring import Codes, ReferenceUnit
from entraide.report.gather import Class, Graded

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
    """Krippendorff's alpha as `entraide.agreement.alpha` defines it, from how often each label was given to each unit.

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


def readings(group: Class) -> dict[ReferenceUnit, Counter[Codes]]:
    """How many students gave each unit each set of codes; those who left the exercise blank did not read it."""
    found: dict[ReferenceUnit, Counter[Codes]] = {}
    for exercise in group.units:
        rows = [one.codings[exercise] for one in group.graded if exercise in one.codings]
        for place, unit in enumerate(group.units[exercise]):
            found[unit] = Counter(row[place] for row in rows)
    return found


def over_sets(read: Mapping[ReferenceUnit, Count]) -> float | None:
    """Alpha over the whole set of codes on each unit, with MASI distance."""
    return alpha(read.values(), masi)


def by_code(group: Class, read: Mapping[ReferenceUnit, Count]) -> list[Agreement]:
    """Agreement on every code that the exercises offer, and then on all decisions together."""
    codes = list(dict.fromkeys(code for name in group.units for code in group.exercises[name].codes))
    tables = {code: Counter[_Table]() for code in ["", *codes]}
    for one in group.graded:
        for code, table in _tables(group, one).items():
            tables[code][table] += 1
    decided = {code: list(_decisions(group, read, code)) for code in codes}
    decided[""] = [unit for units in decided.values() for unit in units]
    return [Agreement(code, alpha(decided[code]), _with_reference(tables[code])) for code in [*codes, ""]]


def _decisions(group: Class, read: Mapping[ReferenceUnit, Count], code: str) -> Iterable[Count]:
    """For every unit that could get the code: how many put it there, and how many did not."""
    for unit, sets in read.items():
        if code in group.exercises[unit.exercise].codes:
            yes = sum(count for codes, count in sets.items() if code in codes)
            # Without zeros: a label that nobody gave is none.
            yield {label: count for label, count in ((True, yes), (False, sum(sets.values()) - yes)) if count}


_Table = tuple[int, int, int, int]
"""How often the student and the reference both say yes, only she, only the reference, neither."""


def _tables(group: Class, one: Graded) -> dict[str, _Table]:
    """A student's decisions against what the key requires; an accepted code counts neither way."""
    found: dict[str, list[int]] = {}
    for exercise, row in one.codings.items():
        for unit, codes in zip(group.units[exercise], row, strict=True):
            for code in group.exercises[exercise].codes:
                if code not in unit.acceptable:
                    cells = found.setdefault(code, [0, 0, 0, 0])
                    cells[2 * (code not in codes) + (code not in unit.required)] += 1
    if found:
        found[""] = [sum(numbers) for numbers in zip(*found.values(), strict=True)]
    return {code: (cells[0], cells[1], cells[2], cells[3]) for code, cells in found.items()}


def _with_reference(tables: Counter[_Table]) -> WithReference:
    kappas = []
    for table, count in tables.items():
        kappa = _kappa(table)
        if kappa is not None:
            kappas += [kappa] * count
    return WithReference(len(kappas), tables.total() - len(kappas), quartiles(kappas))


@cache
def _kappa(table: _Table) -> float | None:
    both, only_she, only_key, neither = table
    rows = [(True, True)] * both + [(True, False)] * only_she + [(False, True)] * only_key + [(False, False)] * neither
    return cohen_kappa(rows)


def quartiles(values: list[float]) -> tuple[float, float, float] | None:
    """The quartiles, both ends included (R's type 7, as spreadsheets have it); None without values."""
    if len(values) < 2:
        return (values[0],) * 3 if values else None
    first, median, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, median, third
