"""What the page about the data says of ways to lead a meeting is what comes of them."""

from functools import cache

import pytest

from entraide import analysis, course
from entraide.course import meetings
from entraide.meeting import rows
from entraide.meeting.strategies import BY_CHANCE, STYLES, Outcome, medians, outcomes, shares

pytestmark = pytest.mark.slow  # Hundreds of evenings are led.
BOTH = ("first", "fifth")


@cache
def came_of(name: str) -> dict[str, list[Outcome]]:
    return outcomes(rows.read(meetings.play(meetings.load(course.data_folder()), name, "en")))


def measured(name: str, way: str, measure: str) -> float:
    return medians(came_of(name)[way])[measure]


def others(name: str, way: str, measure: str) -> list[float]:
    """What the other rules give; chance is no rule."""
    return [measured(name, other, measure) for other in STYLES if other != way]


@pytest.mark.parametrize("name", BOTH)
def test_the_table_has_a_row_a_way_in_which_a_reader_finds_what_came_of_it(name: str) -> None:
    table = analysis.ways_to_lead("en", name)
    assert len(table.rows) == len(STYLES) + 1
    assert (
        f"over {len(came_of(name)['silent'])} evenings; by chance, over {len(came_of(name)[BY_CHANCE])}"
        in table.caption
    )
    for way, row in zip((*STYLES, BY_CHANCE), table.rows, strict=True):
        assert row[1] == f"{measured(name, way, 'share'):.0%}"
        assert [float(cell) for cell in (row[5], row[6])] == [measured(name, way, one) for one in ("open", "hurt")]


@pytest.mark.parametrize("name", BOTH)
def test_by_chance_every_ending_comes_in_two_evenings_of_a_hundred(name: str) -> None:
    found = shares(came_of(name)[BY_CHANCE])
    evening = {
        one["ending"] for one in meetings.of(meetings.load(course.data_folder()), "endings", name) if not one["member"]
    }
    assert set(found) == evening and min(found.values()) >= 0.02


def test_where_a_way_shows_otherwise_than_was_expected_the_page_says_by_how_much() -> None:
    assert f"{measured('first', 'advise', 'share'):.0%}" == "21%" and measured("fifth", "advise", "share") <= 0.2
    assert measured("first", "silent", "speakers") == measured("first", "advise", "speakers")
    fewer = [way for way in STYLES if measured("first", way, "open") < measured("first", "protect", "open")]
    assert fewer == ["silent", "advise"]


def test_looking_then_fitting_shares_first_places_hurts_on_the_first_evening_and_leaves_the_talk_to_itself() -> None:
    fit = "look-then-fit"
    assert all(measured(name, fit, "safety") == max(others(name, fit, "safety")) == 5 for name in BOTH)
    assert measured("fifth", fit, "hurt") == min(others("fifth", fit, "hurt"))
    assert [one for one in others("first", fit, "hurt") if one >= measured("first", fit, "hurt")] == [
        measured("first", "feelings", "hurt")
    ]
    assert sum(one > measured("fifth", fit, "share") for one in others("fifth", fit, "share")) == 3


@pytest.mark.parametrize("name", BOTH)
def test_where_the_worker_says_nothing_members_say_least_among_themselves_and_the_heat_ends_highest(name: str) -> None:
    assert measured(name, "silent", "share") > sorted(others(name, "silent", "share"))[-2]
    assert measured(name, "silent", "lines") < min(others(name, "silent", "lines"))
    assert measured(name, "silent", "heat") > max(others(name, "silent", "heat"))
