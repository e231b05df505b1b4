"""The criteria by which a memo is read, as the course holds them: in the instructions right above the memo's cell."""

import re
from dataclasses import dataclass
from itertools import count, takewhile

LISTED = re.compile(r"^[-*]\s+\*\*(?P<name>.+?)[.:]?\*\*[.:]?\s*(?P<full>.*)$", re.MULTILINE)
OWN_POINTS = re.compile(r"(?P<name>.+?) \((?P<points>\d+(?:[.,]\d+)?)[^()]*\)")
IN_TABLE = re.compile(r"^\|\s*\*\*(?P<name>.+?)\*\*\s*\|\s*(?P<full>.*?)\s*\|\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Criterion:
    """One criterion: its name, what earns full points, and how many those are."""

    name: str
    full: str
    points: float

    @property
    def steps(self) -> list[float]:
        """The points that can be given with one click: 0, 1, 2… and all of them."""
        whole: list[float] = [float(step) for step in takewhile(lambda step: step < self.points, count())]
        return [*whole, self.points]


def criteria(instructions: str, points: float) -> list[Criterion]:
    """The criteria in a Markdown text, a list or a table with the names in bold.

    Each carries the same points, unless every name ends with its own, in brackets. Empty where the text names none, or
    one alone.

    >>> [one.name for one in criteria("- **Evidence.** Two units.\\n- **Doubt.** One.", 10)]
    ['Evidence', 'Doubt']
    """
    found = list(LISTED.finditer(instructions)) or list(IN_TABLE.finditer(instructions))
    if len(found) < 2:
        return []
    if all(own := [OWN_POINTS.fullmatch(one["name"]) for one in found]):
        return [
            Criterion(named["name"], one["full"], float(named["points"].replace(",", ".")))
            for named, one in zip(own, found, strict=True)
            if named
        ]
    return [Criterion(one["name"], one["full"], round(points / len(found), 2)) for one in found]
