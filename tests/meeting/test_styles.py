"""The course's meetings teach: each way to lead without thinking shows for what it is, and none is best at all."""

from functools import cache

import pytest

from entraide import course
from entraide.course import meetings
from entraide.meeting import rows
from entraide.meeting.strategies import STYLES, lead, medians
from entraide.meeting.walks import Start

TABLES = meetings.load(course.data_folder())
NAMES = meetings.names(TABLES)
GOOD = {"share": max, "speakers": max, "open": max, "hurt": min, "safety": max}


@cache
def led(name: str) -> dict[str, dict[str, float]]:
    """What comes of each way to lead a meeting: medians over its evenings."""
    meeting = rows.read(meetings.play(TABLES, name, "en"))
    begun = [Start(evening) for evening in meeting.evenings]
    return {style: medians([lead(meeting, one, leader) for one in begun]) for style, leader in STYLES.items()}


def others(name: str, style: str, measure: str) -> list[float]:
    return [of[measure] for other, of in led(name).items() if other != style]


@pytest.mark.parametrize("name", NAMES)
def test_who_advises_has_all_talk_go_through_her(name: str) -> None:
    assert led(name)["advise"]["share"] < min(others(name, "advise", "share"))
    assert led(name)["advise"]["share"] <= 0.25


@pytest.mark.parametrize("name", NAMES)
def test_who_links_and_asks_has_them_talk_to_one_another_without_a_rule(name: str) -> None:
    linking = led(name)["link-and-ask"]
    assert linking["share"] >= 0.4 and linking["rule"] <= 1
    assert linking["lines"] > max(others(name, "link-and-ask", "lines"))


@pytest.mark.parametrize("name", NAMES)
def test_who_reaches_for_feelings_opens_most_too_soon_and_hurts_most(name: str) -> None:
    feelings = led(name)["feelings"]
    assert feelings["open by 6"] > max(others(name, "feelings", "open by 6"))
    assert feelings["hurt"] >= max(others(name, "feelings", "hurt")) > 0


@pytest.mark.parametrize("name", NAMES)
def test_who_protects_makes_it_safest_and_opens_little(name: str) -> None:
    protecting = led(name)["protect"]
    assert protecting["safety"] >= max(others(name, "protect", "safety"))
    assert protecting["open"] <= sorted(others(name, "protect", "open"))[2]


@pytest.mark.parametrize("name", NAMES)
def test_who_says_nothing_is_told_least_by_fewest(name: str) -> None:
    silent = led(name)["silent"]
    assert silent["lines"] < min(others(name, "silent", "lines"))
    assert silent["speakers"] <= min(others(name, "silent", "speakers"))


@pytest.mark.parametrize("name", NAMES)
def test_no_way_to_lead_is_best_at_everything(name: str) -> None:
    found = led(name)
    for style, measured in found.items():
        best = [best(of[measure] for of in found.values()) == measured[measure] for measure, best in GOOD.items()]
        assert not all(best), style
