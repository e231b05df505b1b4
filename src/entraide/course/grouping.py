"""One cause, one line: problems that say the same of several rows, columns or tables are said together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from entraide.errors import Problem
from entraide.lang import current, say

_MOST = 5
"""So many rows, or runs of rows, are named; of the others, how many there are."""

_OF_A_FILE = ("cell.garbled",)
"""What befalls all of a table at once: the first cell is quoted for all of them."""


@dataclass
class Place:
    """Where a problem stands: rows and columns of one table."""

    file: str
    rows: list[int]
    columns: list[str]

    def text(self, lang: str) -> str:
        """``data/units.csv, rows 3 and 5 to 9, column unit``."""
        said = [self.file] if self.file else []
        rows = list(dict.fromkeys(filter(None, self.rows)))
        if len(rows) == 1:
            said.append(say(lang, "place.row", row=rows[0]))
        elif rows:
            said.append(say(lang, "place.rows", rows=_runs(lang, rows)))
        columns = list(filter(None, self.columns))
        if len(columns) == 1:
            said.append(say(lang, "place.column", column=columns[0]))
        elif columns:
            said.append(say(lang, "place.columns", columns=columns))
        return ", ".join(said)


@dataclass
class Group:
    """What is wrong, as its first problem says it, and all places where it is."""

    problem: Problem
    places: list[Place]

    def text(self, lang: str) -> str:
        """The places, and what is wrong there, in a language."""
        shown = [text for place in self.places if (text := place.text(lang))]
        places = reduce(lambda one, other: say(lang, "place.both", one=one, other=other), shown) if shown else ""
        message = Problem(self.problem.key, details=self.problem.details).text(lang)
        return say(lang, "place.said", place=places, message=message) if places else message

    def __str__(self) -> str:
        return self.text(current())


def grouped(problems: Iterable[Problem]) -> list[Group]:
    """The problems, those together that say the same; each group stands where its first problem stood."""
    groups: dict[tuple[str, str], Group] = {}
    for problem in problems:
        said = repr(sorted(problem.details.items(), key=lambda detail: detail[0]))
        # What names nothing, such as "is empty", says something else of each table.
        of_file = problem.key in _OF_A_FILE or not problem.details
        about = (problem.key, problem.file if of_file else said)
        group = groups.setdefault(about, Group(problem, []))
        _add(group.places, problem)
    for group in groups.values():
        group.places = _with_columns_together(group.places)
    return list(groups.values())


def _add(places: list[Place], problem: Problem) -> None:
    for place in places:
        if (place.file, place.columns) == (problem.file, [problem.column]):
            place.rows.append(problem.row)
            return
    places.append(Place(problem.file, [problem.row], [problem.column]))


def _with_columns_together(places: list[Place]) -> list[Place]:
    """Columns that are wrong in the same rows of a table are one place."""
    together: dict[tuple[str, tuple[int, ...]], Place] = {}
    for place in places:
        found = together.setdefault((place.file, tuple(place.rows)), place)
        if found is not place:
            found.columns += place.columns
    return list(together.values())


def _runs(lang: str, rows: list[int]) -> list[str]:
    """Rows as people name them: ``3``, ``5 to 9``; where there are too many, the first ones and how many more."""
    runs = list(_consecutive(sorted(rows)))
    named = [
        str(first) if first == last else say(lang, "place.range", first=first, last=last)
        for first, last in runs[:_MOST]
    ]
    if more := sum(last - first + 1 for first, last in runs[_MOST:]):
        named.append(say(lang, "place.more", n=more))
    return named


def _consecutive(rows: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last row of each run; two rows in a row are still named one by one."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            run = rows[start:at]
            if len(run) > 2:
                yield run[0], run[-1]
            else:
                yield from ((row, row) for row in run)
            start = at
