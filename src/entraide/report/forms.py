"""Compare two forms of an assignment, each taken by a class of its own: part by part, and all together.

What differs may be the forms or the classes: nobody can tell from scores alone, and the page says so. An interval says
how far chance alone, in classes of this size, may move what is seen.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from entraide.report.graded import Class
from entraide.report.scores import quartiles

SURE = 0.95
CLOSE = 0.05
"""A difference that is surely smaller than this share of the points is none that matters: the limit is ours."""

SMALL = 15
"""Of fewer students a single one moves the mean by a lot, and the interval itself rests on little."""


@dataclass(frozen=True)
class Spread:
    """How one class did on something, as shares of the points from 0 to 1; ``deviation`` is None for one student."""

    count: int
    mean: float
    quartiles: tuple[float, float, float]
    deviation: float | None


@dataclass(frozen=True)
class Compared:
    """A part in both forms, or all parts (with the names ""): the second form's mean less the first one's.

    ``interval`` is where that difference lies with 95 % confidence; None where a class is too small to tell.
    """

    parts: tuple[str, str]
    spreads: tuple[Spread, Spread]
    difference: float
    interval: tuple[float, float] | None

    @property
    def verdict(self) -> str:
        """What the interval lets one say, as a key of the page's texts."""
        if self.interval is None:
            return "report.forms-too-few"
        low, high = self.interval
        if low > 0:
            return "report.forms-easier"
        if high < 0:
            return "report.forms-harder"
        return "report.forms-alike" if max(-low, high) <= CLOSE else "report.forms-unsure"

    @property
    def remark(self) -> str:
        """The same in a word or two, for a row."""
        return {
            "report.forms-too-few": "report.too-few",
            "report.forms-easier": "report.easier",
            "report.forms-harder": "report.harder",
            "report.forms-alike": "report.as-hard",
            "report.forms-unsure": "report.untold",
        }[self.verdict]


@dataclass(frozen=True)
class Forms:
    """Two forms: all that is graded for everyone in both, and the parts one by one where the forms have the same."""

    first: Class
    second: Class
    whole: Compared | None
    parts: tuple[Compared, ...]
    waiting: bool
    """Whether parts were left out because somebody has yet to read them."""

    @property
    def fewest(self) -> int:
        """The submissions of the smaller class."""
        return min(len(self.first.answering), len(self.second.answering))


def compare(first: Class, second: Class) -> Forms:
    """Compare the second form with the first. Parts go together by their place and kind."""
    pairs = [
        (one, other)
        for one, other in zip(_parts(first), _parts(second), strict=False)
        if _kind(first, one) == _kind(second, other)
    ]
    same = len(pairs) == len(_parts(first)) == len(_parts(second))
    settled = [(one, other) for one, other in pairs if one in first.settled and other in second.settled]
    if same:
        cells = tuple(one for one, _ in settled), tuple(other for _, other in settled)
    else:
        cells = tuple(_settled(first)), tuple(_settled(second))
    parts = [_compared((one, other), _shares(first, [one]), _shares(second, [other])) for one, other in settled]
    whole = _compared(("", ""), _shares(first, cells[0]), _shares(second, cells[1]))
    waiting = any(set(_parts(group)) - set(group.settled) for group in (first, second))
    return Forms(first, second, whole, tuple(part for part in parts if part) if same else (), waiting)


def _parts(group: Class) -> list[str]:
    return [cell for cell, points in group.points.items() if points]


def _settled(group: Class) -> list[str]:
    return [cell for cell in _parts(group) if cell in group.settled]


def _kind(group: Class, cell: str) -> str:
    return group.exercises[cell].kind if cell in group.exercises else ""


def _shares(group: Class, cells: Sequence[str]) -> list[float]:
    """Each student's share of the points of these cells."""
    points = sum(group.points[cell] for cell in cells)
    return [one.total(cells) / points for one in group.answering] if points else []


def _compared(parts: tuple[str, str], one: list[float], other: list[float]) -> Compared | None:
    spreads = _spread(one), _spread(other)
    if spreads[0] is None or spreads[1] is None:
        return None
    found = spreads[0], spreads[1]
    return Compared(parts, found, found[1].mean - found[0].mean, welch(one, other))


def _spread(shares: list[float]) -> Spread | None:
    middle = quartiles(shares)
    deviation = statistics.stdev(shares) if len(shares) > 1 else None
    return Spread(len(shares), statistics.fmean(shares), middle, deviation) if middle else None


def welch(one: Sequence[float], other: Sequence[float]) -> tuple[float, float] | None:
    """The interval of the second mean less the first; None where a class has fewer than three, or nobody differs.

    B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",
    *Biometrika* 34(1–2), 1947, pp. 28–35. It asks neither for classes of one size nor of one spread.
    """
    if min(len(one), len(other)) < 3:
        return None
    errors = [statistics.variance(values) / len(values) for values in (one, other)]
    if not sum(errors):
        return None
    freedom = sum(errors) ** 2 / sum(
        error**2 / (len(values) - 1) for error, values in zip(errors, (one, other), strict=True)
    )
    reach = t_quantile((1 + SURE) / 2, freedom) * sqrt(sum(errors))
    difference = statistics.fmean(other) - statistics.fmean(one)
    return difference - reach, difference + reach


def t_quantile(share: float, freedom: float) -> float:
    """Student's t below which lies this share, for two degrees of freedom and more; within 1 % from three on.

    M. Abramowitz and I. A. Stegun, *Handbook of Mathematical Functions*, 1964, 26.7.5.
    """
    z = statistics.NormalDist().inv_cdf(share)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, 1))
