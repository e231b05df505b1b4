"""What the class missed and added: codes taken for one another, and the units where most of it happens."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from entraide.coding.scoring import Codes, Reckoning, ReferenceUnit, explain
from entraide.course.tables import Text
from entraide.report.graded import Class

MOST_CODES = 16
"""More codes than that are shown by theme: a wider table can no longer be read."""
MOST_UNITS = 8
NOTABLE = 0.1
"""What fewer than one student in ten did is not worth a row."""


@dataclass
class Row:
    """What became of a code (or theme) where the key requires it; ``label`` is "" where the key requires nothing.

    Counts are of decisions, one student on one unit: ``found`` and ``missed``, and of the codes added on the units
    where it was missed, ``instead``. Where nothing is required, ``found`` counts the units left without an extra code,
    ``missed`` those that got one, and ``instead`` the extra codes.
    """

    label: str
    units: int = 0
    found: int = 0
    missed: int = 0
    instead: Counter[str] = field(default_factory=Counter)

    def share(self, count: int) -> float | None:
        """A count as a share of all decisions in the row."""
        decisions = self.found + self.missed
        return count / decisions if decisions else None


@dataclass(frozen=True)
class Departure:
    """A code on a unit that many missed, or many added: how many of how many, and what the key says of it.

    Where the key says nothing of it, ``why`` is the code's rule in ``general``.
    """

    unit: ReferenceUnit
    code: str
    count: int
    of: int
    why: Text
    general: bool

    @property
    def share(self) -> float:
        """The share of the students who read the unit."""
        return self.count / self.of


def by_theme(group: Class) -> bool:
    """Whether there are too many codes to show one by one."""
    return len({code for name in group.units for code in group.exercises[name].codes}) > MOST_CODES


def matrix(group: Class) -> tuple[list[str], list[Row]]:
    """The codes (or themes) offered, in the codebook's order, and a row for each that is required, and for none."""
    codebook, themes = group.course.codebook, by_theme(group)
    offered = {code for name in group.units for code in group.exercises[name].codes}

    def label(code: str) -> str:
        return codebook[code].theme if themes else code

    labels = list(dict.fromkeys(label(code) for code in codebook.codes if code in offered))
    rows = {name: Row(name) for name in [*labels, ""]}
    for unit, sets in group.readings.items():
        for required in unit.required:
            rows[label(required)].units += 1
        if not unit.required:
            rows[""].units += 1
        for codes, count in sets.items():
            _add(rows, unit, codes, count, label)
    return labels, [row for row in rows.values() if row.found + row.missed]


def _add(rows: dict[str, Row], unit: ReferenceUnit, codes: Codes, count: int, label: Callable[[str], str]) -> None:
    reckoning = unit.reckon(codes)
    found = [rows[label(code)] for code in reckoning.found]
    missed = [rows[label(code)] for code in reckoning.missed]
    if not unit.required:
        (missed if reckoning.extra else found).append(rows[""])
    for row in found:
        row.found += count
    for row in missed:
        row.missed += count
        for extra in reckoning.extra:
            row.instead[label(extra)] += count


def missed(group: Class) -> list[Departure]:
    """The required codes that most students missed, the most missed first."""
    return _most(group, lambda reckoning: reckoning.missed)


def added(group: Class) -> list[Departure]:
    """The extra codes that most students put on a unit, the most frequent first."""
    return _most(group, lambda reckoning: reckoning.extra)


def _most(group: Class, departing: Callable[[Reckoning], Codes]) -> list[Departure]:
    found = []
    for unit, sets in group.readings.items():
        counts: Counter[str] = Counter()
        for codes, count in sets.items():
            counts.update(dict.fromkeys(departing(unit.reckon(codes)), count))
        for code in sorted(counts):
            place = (unit.excerpt, unit.unit, code)
            why, general = explain(group.reference, group.course, place), place not in group.reference.codings
            found.append(Departure(unit, code, counts[code], sets.total(), why, general))
    return sorted((one for one in found if one.share >= NOTABLE), key=lambda one: -one.share)[:MOST_UNITS]
