"""How hard each item is, and how well it tells those who do well elsewhere from the others.

An item is a graded cell, or one excerpt of a coding exercise, whose share of the points is then the F1 that the excerpt
alone would give. Nothing is made up: where a figure is not defined, it is None.
"""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from entraide.coding import numbers
from entraide.coding.scoring import Counts, ReferenceUnit
from entraide.course.corpus import Step
from entraide.course.reference import Value
from entraide.report.graded import Class, Graded

# What draws attention; the limits are ours, and no more than that.
EASY, HARD = 0.9, 0.3
WEAK = 0.1
TAIL = 0.27
FEW = 30
"""Below so many submissions, a discrimination index hangs on a handful of people."""


@dataclass(frozen=True)
class Item:
    """One item's figures, from 0 to 1 for ``share``, from −1 to 1 for the others; ``excerpt`` is "" for a whole cell.

    ``taken`` counts the submissions they rest on; ``waiting`` those that a person has yet to read, and as long as there
    are any, there are no figures: what is graded by itself are the blanks.
    """

    cell: str
    excerpt: str
    points: float
    taken: int
    waiting: int
    share: float | None
    correlation: float | None
    upper_lower: float | None

    @property
    def remarks(self) -> list[str]:
        """What is worth a look, as keys of the page's texts."""
        found = []
        if self.share is not None and self.share >= EASY:
            found.append("report.easy")
        if self.share is not None and self.share <= HARD:
            found.append("report.hard")
        if self.correlation is not None and self.correlation < 0:
            found.append("report.against")
        elif self.correlation is not None and self.correlation < WEAK:
            found.append("report.weak")
        return found


def items(group: Class) -> list[Item]:
    """Every graded cell that carries points, each coding exercise followed by its excerpts."""
    found = []
    for cell, points in group.points.items():
        if not points:
            continue
        taken = [one for one in group.answering if cell in one.points]
        rest = [one.total(other for other in group.settled if other != cell) for one in taken]
        shares = [one.points[cell] / points for one in taken]
        found.append(_item(cell, "", points, shares, rest, len(group.answering) - len(taken)))
        if cell in group.units and len(group.exercises[cell].items) > 1:
            found += _excerpts(group, cell, points, taken, rest)
    return found


def _excerpts(group: Class, cell: str, points: float, taken: list[Graded], rest: list[float]) -> list[Item]:
    """The excerpts of a coding exercise; what an excerpt is compared with holds the exercise's other excerpts too."""
    units = group.units[cell]
    by_excerpt = [counts(one, cell, units) for one in taken]
    whole = [sum(found.values(), Counts()) for found in by_excerpt]
    found = []
    for excerpt in group.exercises[cell].items:
        if not any(unit.required for unit in units if unit.excerpt == excerpt):
            continue  # With nothing to find there, there is no share to win.
        shares = [one[excerpt].share for one in by_excerpt]
        others = [
            elsewhere + points * (everything - one[excerpt]).share
            for elsewhere, everything, one in zip(rest, whole, by_excerpt, strict=True)
        ]
        found.append(_item(cell, excerpt, 0.0, shares, others, 0))
    return found


def counts(one: Graded, exercise: str, units: tuple[ReferenceUnit, ...]) -> dict[str, Counts]:
    """What a student found, missed and put there besides, in each excerpt of an exercise; unanswered, all is missed."""
    coded = one.codings.get(exercise) or (frozenset(),) * len(units)
    found: dict[str, Counts] = {}
    for unit, codes in zip(units, coded, strict=True):
        found[unit.excerpt] = found.get(unit.excerpt, Counts()) + unit.reckon(codes).counts
    return found


def _item(cell: str, excerpt: str, points: float, shares: list[float], rest: list[float], waiting: int) -> Item:
    if waiting or not shares:
        return Item(cell, excerpt, points, len(shares), waiting, None, None, None)
    share = statistics.fmean(shares)
    return Item(cell, excerpt, points, len(shares), 0, share, correlation(shares, rest), upper_lower(shares, rest))


@dataclass(frozen=True)
class Option:
    """An option of a question, and how many of those who answered chose it."""

    option: str
    right: bool
    count: int


def options(group: Class, exercise: str) -> tuple[int, list[Option]]:
    """How many answered a question, and how many of them chose each option."""
    question = group.course.questions[group.exercises[exercise].items[0]]
    chosen = Counter(option for one in group.graded for option in one.choices.get(exercise, ()))
    answered = sum(exercise in one.choices for one in group.graded)
    found = [
        Option(option.option, group.reference.solutions[question.question, option.option].right, chosen[option.option])
        for option in question.options
    ]
    return answered, found


@dataclass(frozen=True)
class Entered:
    """What was entered at a step: what is said of it, a value of the keys where there is one, and by how many."""

    said: str
    value: Value | None
    count: int


def entered(group: Class, exercise: str) -> tuple[int, list[tuple[Step, list[Entered]]]]:
    """How many answered a calculation, and of each step what they entered: what is right first, the rest by number."""
    question = group.course.questions[group.exercises[exercise].items[0]]
    rows = [one.entries[exercise] for one in group.graded if exercise in one.entries]
    found = []
    for place, step in enumerate(question.steps):
        values = group.reference.values.get((question.question, step.step), ())
        counts = Counter(row[place] for row in rows)
        right = Entered(
            numbers.RIGHT, group.reference.right(question.question, step.step), counts.pop(numbers.RIGHT, 0)
        )
        others = [_entered(said, count, values) for said, count in counts.most_common()]
        found.append((step, [right, *others]))
    return len(rows), found


def _entered(said: str, count: int, values: Sequence[Value]) -> Entered:
    word, _, place = said.partition(" ")
    return Entered(word, values[int(place)] if place else None, count)


def correlation(item: Sequence[float], rest: Sequence[float]) -> float | None:
    """The item's correlation with everything but itself, from −1 to 1; None where one of the two does not vary.

    With the item left in, a short test would seem to tell people apart when it only agrees with itself: S. Henrysson,
    "Correction of item–total correlations in item analysis", *Psychometrika* 28(2), 1963, pp. 211–218.
    """
    item, rest = _steady(item), _steady(rest)
    if len(set(item)) < 2 or len(set(rest)) < 2:
        return None
    return statistics.correlation(item, rest)


def upper_lower(item: Sequence[float], rest: Sequence[float]) -> float | None:
    """The item's mean among the best 27 % elsewhere less its mean among the last 27 %; None where the two overlap.

    T. L. Kelley, "The selection of upper and lower groups for the validation of test items", *Journal of Educational
    Psychology* 30(1), 1939, pp. 17–24. All those who are level with the last one taken are taken as well.
    """
    rest = _steady(rest)
    ranked = sorted(rest)
    size = max(1, round(TAIL * len(ranked)))
    if len(ranked) < 2 * size or ranked[size - 1] >= ranked[-size]:
        return None
    low = [share for share, others in zip(item, rest, strict=True) if others <= ranked[size - 1]]
    high = [share for share, others in zip(item, rest, strict=True) if others >= ranked[-size]]
    return statistics.fmean(high) - statistics.fmean(low)


def _steady(values: Sequence[float]) -> list[float]:
    """The values without the last digits, which differ by the order in which points were added."""
    return [round(value, 9) for value in values]
