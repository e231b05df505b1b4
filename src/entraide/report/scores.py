"""How the scores of a class are spread, over what is graded for everyone."""

import statistics
from dataclasses import dataclass

from entraide.report.graded import Class

BANDS = 10


@dataclass(frozen=True)
class Scores:
    """The points that can be won, and those that were; ``bands`` hold where each begins and ends, and how many."""

    points: float
    bands: tuple[tuple[float, float, int], ...]
    lowest: float
    quartiles: tuple[float, float, float]
    highest: float
    mean: float


def scores(group: Class) -> Scores | None:
    """The scores of all who answered something; None where nobody did, or nothing is graded for everyone yet."""
    points = sum(group.points[cell] for cell in group.settled)
    won = [one.total(group.settled) for one in group.answering]
    middle = quartiles(won)
    if not points or not middle:
        return None
    counts = [0] * BANDS
    for score in won:
        # Extra credit, or a score below 0 given by hand, stays in the nearest band.
        counts[min(BANDS - 1, max(0, int(BANDS * score / points + 1e-9)))] += 1
    bands = tuple((points * n / BANDS, points * (n + 1) / BANDS, count) for n, count in enumerate(counts))
    return Scores(points, bands, min(won), middle, max(won), statistics.fmean(won))


def quartiles(values: list[float]) -> tuple[float, float, float] | None:
    """The quartiles, both ends included (R's type 7, as spreadsheets have it); None without values."""
    if len(values) < 2:
        return (values[0],) * 3 if values else None
    first, median, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, median, third
