"""The table of how far the second coding of evenings to lead agrees with the codings of their lines and moves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale

from entraide import course
from entraide.analysis.page_table import PageTable
from entraide.analysis.second_coding import LEFT, Decision, shown_kappa
from entraide.coding import agreement as measures
from entraide.course import meetings
from entraide.course import second_coding as second
from entraide.course.definitions.common import ACCEPTABLE, REQUIRED
from entraide.course.tables import Row
from entraide.lang import say, whole
from entraide.lang.texts import catalogue

ALL = ""
"""In the place of a code: all of them."""

Place = tuple[str, str]
"""A line or a move: its meeting and its id."""

Statuses = Mapping[Place, Mapping[str, str]]
"""The codes of each line and move, with their statuses."""


class Agreement(NamedTuple):
    """On how many lines read in a language both decided on a code, and on how many it stands in both or in one."""

    code: str
    read: str
    compared: int
    both: int
    reference_only: int
    second_only: int
    kappa: float | None
    interval: tuple[float, float] | None

    @classmethod
    def of(cls, code: str, read: str, tables: Sequence[Sequence[Decision]]) -> "Agreement":
        """From the decisions on one code, or on several, of which kappa is pooled."""
        count = Counter(decision for decisions in tables for decision in decisions)
        counts = (count.total() - count[LEFT], count[True, True], count[True, False], count[False, True])
        return cls(code, read, *counts, measures.pooled_kappa(tables), measures.kappa_interval(tables))


def second_coding_of_meetings(lang: str) -> PageTable:
    """By code and by the language that was read, how far the second coding of evenings agrees with their codings.

    A line that several evenings have counts once: what was read again is no new evidence.
    """
    loaded = course.load()
    rows = second.of_meetings(loaded.folder)
    heads = (
        say(lang, "analysis.code"),
        say(lang, "analysis.second-read-in"),
        say(lang, "analysis.second-compared"),
        say(lang, "analysis.second-both"),
        say(lang, "analysis.second-reference-only"),
        say(lang, "analysis.second-only"),
        say(lang, "analysis.second-kappa"),
    )
    shown = [
        (
            say(lang, "analysis.second-all") if one.code == ALL else loaded.codebook[one.code].label[lang],
            str(Locale(one.read).get_display_name(catalogue(lang).locale)),
            *(whole(n, lang) for n in (one.compared, one.both, one.reference_only, one.second_only)),
            shown_kappa(one.kappa, one.interval, lang),
        )
        for one in _of_course()
    ]
    counts = {
        "transcripts": len({row["transcript"] for row in rows}),
        "units": len({(row["transcript"], row["place"]) for row in rows}),
        "lines": len({(row["meeting"], row["text"]) for row in rows}),
    }
    return PageTable(heads, shown, say(lang, "analysis.second-of-meetings", **counts))


@cache
def _of_course() -> list[Agreement]:
    """The agreement on the course's own meetings: on all codes, then on each, in every language that was read."""
    loaded = course.load()
    key = statuses(meetings.table(meetings.load(loaded.folder), "codings"))
    coded = {code for codes in key.values() for code in codes}
    codes = [code for code in loaded.codebook.codes if code in coded]
    return agreement_of(key, second.of_meetings(loaded.folder), codes)


def agreement_of(key: Statuses, rows: Iterable[Row], codes: Sequence[str]) -> list[Agreement]:
    """The agreement on all codes, then on each of them, in every language in the order of the rows."""
    rows = list(rows)
    found = {read: compared(key, rows, read, codes) for read in dict.fromkeys(row["lang"] for row in rows)}
    together = [Agreement.of(ALL, read, list(by_code.values())) for read, by_code in found.items()]
    return together + [Agreement.of(code, read, [by_code[code]]) for code in codes for read, by_code in found.items()]


def compared(key: Statuses, rows: Iterable[Row], read: str, codes: Iterable[str]) -> dict[str, list[Decision]]:
    """By code, what both decided on every line read in one language, in the same order.

    A line stands there once for each way in which it was coded; a code that the key accepts leaves nothing to compare.
    """
    coded = dict.fromkeys(
        ((row["meeting"], row["text"]), frozenset(row["codes"].split())) for row in rows if row["lang"] == read
    )
    return {code: [_decision(key[place].get(code, ""), code in given) for place, given in coded] for code in codes}


def _decision(status: str, second: bool) -> Decision:
    return LEFT if status == ACCEPTABLE else (status == REQUIRED, second)


def statuses(codings: Iterable[Row]) -> Statuses:
    """The codes of each line and move from the rows of ``codings.csv``; one that is blank on purpose has none."""
    found: dict[Place, dict[str, str]] = {}
    for row in codings:
        here = found.setdefault((row["meeting"], row["text"]), {})
        if row["code"]:
            here[row["code"]] = row["status"]
    return found
