"""Tables of how far the second coding of the excerpts agrees with the reference coding."""

from collections.abc import Iterable

from babel import Locale

from entraide import course
from entraide.analysis.page_table import PageTable
from entraide.coding import agreement as measures
from entraide.course import Course
from entraide.course import second_coding as second
from entraide.course.corpus import Exercise
from entraide.course.reference import ACCEPTABLE, REQUIRED, Reference
from entraide.lang import number, say
from entraide.lang.texts import catalogue

Second = dict[measures.Place, frozenset[str]]
Decision = tuple[bool | None, bool | None]
LEFT: Decision = (None, None)
"""Nothing to compare: a code that the unit's exercises do not offer, or that the reference leaves to the coder."""


def compared(
    whole: Course, reference: Reference, coded: Second, exercises: Iterable[Exercise]
) -> dict[str, list[Decision]]:
    """By code, what reference and second coding decided on every unit that these exercises show, in the same order."""
    offered: dict[str, set[str]] = {}
    for exercise in exercises:
        for excerpt in exercise.items if exercise.kind == "coding" else ():
            offered.setdefault(excerpt, set()).update(exercise.codes)
    places = [place for place in coded if place[0] in offered]
    codes = [code for code in whole.codebook.codes if any(code in offered[excerpt] for excerpt, _ in places)]
    return {code: [_decision(reference, coded, place, code, offered[place[0]]) for place in places] for code in codes}


def _decision(reference: Reference, coded: Second, place: measures.Place, code: str, offered: set[str]) -> Decision:
    found = reference.codings.get((*place, code))
    status = found.status if found else ""
    if code not in offered or status == ACCEPTABLE:
        return LEFT
    return status == REQUIRED, code in coded[place]


def second_coding(lang: str) -> PageTable:
    """How far the second coding of practice excerpts agrees with the reference, for each code on which they differ.

    The caption says on how many other codes every decision was the same.
    """
    whole = course.load()
    ((_, coded),) = second.load(whole.folder).items()
    practice = (one for one in whole.exercises.values() if one.pool == "practice")
    found = compared(whole, whole.reference, coded, practice)
    differ = {code: decided for code, decided in found.items() if {(True, False), (False, True)} & set(decided)}
    heads = (
        say(lang, "analysis.code"),
        say(lang, "analysis.second-kappa"),
        say(lang, "analysis.second-both"),
        say(lang, "analysis.second-reference-only"),
        say(lang, "analysis.second-only"),
    )
    rows = [
        (
            whole.codebook[code].label[lang],
            shown_kappa(measures.cohen_kappa(decided), measures.kappa_interval([decided]), lang),
            *(str(decided.count(pair)) for pair in ((True, True), (True, False), (False, True))),
        )
        for code, decided in differ.items()
    ]
    others = len(found) - len(differ)
    return PageTable(heads, rows, say(lang, "analysis.second-by-code", units=len(coded), others=others))


def second_coding_of_assignments(lang: str) -> PageTable:
    """For each assignment, how far the second coding agrees with its keys: their figures alone are in the table."""
    heads = (
        say(lang, "analysis.second-assignment"),
        say(lang, "analysis.second-read-in"),
        say(lang, "analysis.second-same"),
        say(lang, "analysis.second-kappa"),
    )
    rows = [
        (
            row.text("label")[lang],
            str(Locale(row["lang"]).get_display_name(catalogue(lang).locale)),
            say(lang, "analysis.second-of", same=row["same"], decisions=row["decisions"]),
            shown_kappa(
                _float(row["kappa"]), (float(row["least"]), float(row["most"])) if row["least"] else None, lang
            ),
        )
        for row in second.by_assignment(course.data_folder())
    ]
    return PageTable(heads, rows, say(lang, "analysis.second-by-assignment"))


def _float(written: str) -> float | None:
    return float(written) if written else None


def shown_kappa(value: float | None, interval: tuple[float, float] | None, lang: str) -> str:
    """Kappa with its interval, where one can be given, as a page shows it."""
    if value is None:
        return say(lang, "analysis.undefined")
    shown = number(value, lang, least=2)
    if not interval:
        return shown
    least, most = (number(limit, lang, least=2) for limit in interval)
    return say(lang, "analysis.second-interval", kappa=shown, least=least, most=most)
