"""The table of what comes of each way to lead a meeting without thinking."""

from functools import cache

from entraide import course
from entraide.analysis.page_table import PageTable
from entraide.course import meetings
from entraide.lang import LANGUAGES, number, percent, say
from entraide.meeting import rows
from entraide.meeting.strategies import BY_CHANCE, EVENINGS_BY_CHANCE, medians, outcomes


def ways_to_lead(lang: str, name: str = "first") -> PageTable:
    """For each way to lead a meeting, what came of it: medians over its evenings; by chance, over many more."""
    played = meetings.play(meetings.load(course.data_folder()), name, lang)
    heads = {
        "": say(lang, "analysis.way"),
        "share": say(lang, "analysis.way-share"),
        "speakers": say(lang, "analysis.way-speakers"),
        "lines": say(lang, "analysis.way-lines"),
        "open by 6": say(lang, "analysis.way-open-early"),
        "open": say(lang, "analysis.way-open"),
        "hurt": say(lang, "analysis.way-hurt"),
        "safety": say(lang, "analysis.way-safety"),
        "heat": say(lang, "analysis.way-heat"),
        "rule": say(lang, "analysis.way-rule"),
    }
    ways = {
        "silent": say(lang, "analysis.way-silent"),
        "advise": say(lang, "analysis.way-advise"),
        "feelings": say(lang, "analysis.way-feelings"),
        "link-and-ask": say(lang, "analysis.way-link"),
        "protect": say(lang, "analysis.way-protect"),
        "look-then-fit": say(lang, "analysis.way-fit"),
        BY_CHANCE: say(lang, "analysis.way-chance"),
    }
    shown = [
        (ways[way], *(_cell(measure, middle[measure], lang) for measure in heads if measure))
        for way, middle in _medians(name).items()
    ]
    counts = {"evenings": len(rows.read(played).evenings), "many": EVENINGS_BY_CHANCE}
    return PageTable(tuple(heads.values()), shown, say(lang, "analysis.ways", title=played["title"], **counts))


@cache
def _medians(name: str) -> dict[str, dict[str, float]]:
    """What came of each way; a meeting goes alike in every language."""
    tables = meetings.load(course.data_folder())
    meeting = rows.read(meetings.play(tables, name, LANGUAGES[0]))
    return {way: medians(several) for way, several in outcomes(meeting).items()}


def _cell(measure: str, value: float, lang: str) -> str:
    return percent(value, lang) if measure == "share" else number(value, lang)
