"""What `entraide check` looks for in the texts of meetings: their length, and a code or a blank on purpose for each."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain

from entraide.course.definitions.common import TEMPTING
from entraide.course.meeting_names import Names
from entraide.course.tables import Row
from entraide.errors import Problem
from entraide.lang import LANGUAGES
from entraide.meeting.rows import APART, ROOM

LINE_WORDS, MOVE_WORDS = 30, 25
APART_BY = 0.25
"""So far may the words of one edition be from those of another."""

FEWEST_BEATS = 6
"""Of fewer situations no habit can be told."""

_WORD = re.compile(r"[^\W_]+(?:[^\w\s][^\W_]+)*")


@cache
def words(text: str) -> int:
    """How many words a text has; “d'accord” is one."""
    return len(_WORD.findall(text))


def texts(names: Names, meeting: Row) -> Iterator[Problem]:
    """What is wrong with the texts of a meeting."""
    rules = (_lengths, _editions, _longest, _told, _codings)
    return chain.from_iterable(rule(names, meeting) for rule in rules)


def _lengths(names: Names, meeting: Row) -> Iterator[Problem]:
    for table, most in (("lines", LINE_WORDS), ("moves", MOVE_WORDS)):
        for row in names.rows(table):
            for lang in LANGUAGES:
                count = words(row[f"text_{lang}"])
                if count > most:
                    yield row.problem(f"text_{lang}", "check.too-many-words", n=count, most=most)


def _editions(names: Names, meeting: Row) -> Iterator[Problem]:
    """The editions are of like length as wholes; single lines need not be."""
    spoken = [(row, "label") for row in names.rows("beats")]
    spoken += [(row, "text") for table in ("moves", "lines", "endings") for row in names.rows(table)]
    counts = {lang: sum(words(row[f"{stem}_{lang}"]) for row, stem in spoken) for lang in LANGUAGES}
    if min(counts.values()) < (1 - APART_BY) * max(counts.values()):
        said = [f"{lang} {count}" for lang, count in counts.items()]
        yield meeting.problem("meeting", "check.editions-apart", counts=said, percent=round(100 * APART_BY))


def _longest(names: Names, meeting: Row) -> Iterator[Problem]:
    """The longest move of a situation does not give away what it is: no intent has it in most situations."""
    intents = {row["kind"]: row["intent"] for row in names.rows("kinds")}
    for lang in LANGUAGES:
        longest: Counter[str] = Counter()
        for beat in names.beats:
            moves = [row for row in names.rows("moves") if row["beat"] == beat and row["kind"] not in APART]
            counts = sorted((words(row[f"text_{lang}"]), intents.get(row["kind"], "")) for row in moves)
            if len(counts) > 1 and counts[-1][0] > counts[-2][0]:
                longest[counts[-1][1]] += 1
        for intent, count in longest.items():
            if len(names.beats) >= FEWEST_BEATS and count > len(names.beats) / 2:
                yield meeting.problem(
                    "meeting", "check.longest-gives-away", intent=intent, n=count, all=len(names.beats), lang=lang
                )


def _told(names: Names, meeting: Row) -> Iterator[Problem]:
    """The debrief can tell of every move what it opens and closes, and of every ending of the evening what it cost."""
    for table, stems, rows in (
        ("moves", ("opened", "closed"), [row for row in names.rows("moves") if row["kind"] not in APART]),
        ("endings", ("title", "gave", "cost"), [row for row in names.rows("endings") if not row["member"]]),
    ):
        for row in rows:
            for column in (f"{stem}_{lang}" for stem in stems for lang in LANGUAGES):
                if not row[column]:
                    yield row.problem(column, "check.untold", table=table)


def _codings(names: Names, meeting: Row) -> Iterator[Problem]:
    """Each line of a member and each written move is coded or blank on purpose, and not both."""
    rows: dict[str, list[Row]] = {}
    for row in names.rows("codings"):
        rows.setdefault(row["text"], []).append(row)
    spoken = [(row, "line") for row in names.rows("lines") if row["speaker"] != ROOM]
    spoken += [(row, "move") for row in names.rows("moves") if row["kind"] not in APART]
    for row, column in spoken:
        if row[column] not in rows:
            yield row.problem(column, "check.text-uncoded")
    for of_text in rows.values():
        counted = [row for row in of_text if row["code"] and row["status"] != TEMPTING]
        for row in of_text:
            if not row["code"] and (counted or row["status"]):
                yield row.problem("code", "check.blank-and-coded", text=row["text"])
            if row["code"] and not row["status"]:
                yield row.problem("status", "check.empty")
            for column in (f"rationale_{lang}" for lang in LANGUAGES):
                if row["code"] and not row[column]:
                    yield row.problem(column, "check.empty")
