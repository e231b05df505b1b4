"""The evenings that a class led: how they ended, how far they were coded, and which codes were seen in them."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from entraide.coding.answers import Led
from entraide.coding.evening import ASKED, Marked
from entraide.coding.scoring import EXTRA, FOUND, MISSED, Counts
from entraide.course import Course, meetings
from entraide.course.corpus import Exercise
from entraide.report.graded import Class, Evening

FEWEST_CODINGS = 5
"""Of an evening that two students could hardly have led and coded alike."""


def kept(exercise: Exercise, led: Led, course: Course) -> Evening:
    """What the report keeps of a student's evening."""
    marked = Marked(exercise, led, course)
    counts: dict[str, Counter[str]] = {}
    for finding in marked.findings():
        counts.setdefault(str(finding.place[2]), Counter())[finding.verdict] += 1
    return Evening(
        marked.evening.ending,
        len(marked.coded),
        {code: Counts(one[FOUND], one[MISSED], one[EXTRA]) for code, one in counts.items()},
        _digest(led),
    )


def _digest(led: Led) -> str:
    if len(led.codings) < FEWEST_CODINGS:
        return ""
    whole = repr((led.recipe, sorted((one.text, one.code) for one in led.codings)))
    return hashlib.sha256(whole.encode()).hexdigest()


@dataclass(frozen=True)
class Evenings:
    """The evenings of a class: how many there are, how many came to each ending, and what became of each code.

    ``endings`` go by title, in the order of their table, those that nobody came to as well. ``stopped`` counts those
    that were not led to an end, ``short`` those of which fewer stretches were coded than asked.
    """

    answered: int
    endings: dict[str, int]
    stopped: int
    short: int
    codes: dict[str, Counts]


def gathered(group: Class, name: str, lang: str) -> Evenings:
    """The evenings that a class handed in for an exercise."""
    exercise, tables = group.exercises[name], group.course.meetings.tables
    found = [one.evenings[name] for one in group.graded if name in one.evenings]
    ended = Counter(one.ending for one in found)
    rows = [row for item in exercise.items for row in meetings.of(tables, "endings", item) if not row["member"]]
    codes: dict[str, Counts] = {}
    for one in found:
        for code, counts in one.counts.items():
            codes[code] = codes.get(code, Counts()) + counts
    return Evenings(
        len(found),
        {row.text("title")[lang]: ended[row["ending"]] for row in rows},
        ended[""],
        sum(one.coded < ASKED for one in found),
        {code: codes[code] for code in exercise.codes if code in codes},
    )
