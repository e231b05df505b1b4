"""The simulation of a group to plan, on the course's own members: what plans do to them, and what is said of it."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

import entraide
from entraide.course.distance import kilometres
from entraide.lang import LANGUAGES
from entraide.widgets.common.simulation import SimulationWidget
from tests.node import ask

WORLD = entraide.simulation("plan-a-group", "en").payload
VALUES = {row["assumption"]: row["value"] for row in WORLD["assumptions"]}
CHOICES = {
    "place": [row["centre"] for row in WORLD["centres"]],
    "time": [row["time"] for row in WORLD["times"]],
    "season": [row["season"] for row in WORLD["seasons"]],
    "mode": ["room", "online", "hybrid"],
    "help": ["none", "rides", "taxi"],
    "room": ["own", "shared"],
}
PLANS = [dict(zip(CHOICES, one, strict=True)) for one in product(*CHOICES.values())]
PLAN = {"place": "rouyn-noranda", "time": "evening", "season": "winter", "mode": "room", "help": "none", "room": "own"}


@pytest.fixture(scope="module")
def outcomes() -> Callable[..., list[dict[str, Any]]]:
    """What plans do; all plans are asked at once."""
    (found,) = ask("outcomes", [[WORLD, VALUES, PLANS]])
    known = {tuple(plan.values()): outcome for plan, outcome in zip(PLANS, found, strict=True)}
    return lambda *plans: [known[tuple(plan.values())] for plan in plans]


def coming(outcome: dict[str, Any]) -> set[str]:
    return {row["member"] for row in outcome["rows"] if row["way"]}


def speech(widget: SimulationWidget) -> dict[str, Any]:
    """What the page is told of its language."""
    return {"locale": widget.locale, "texts": widget.texts}


def row_of(outcome: dict[str, Any], member: str) -> dict[str, Any]:
    return next(row for row in outcome["rows"] if row["member"] == member)


def test_distances_by_road_are_great_circles_made_longer() -> None:
    pairs = [(one["at"], other["at"]) for one in WORLD["members"] for other in WORLD["centres"]]
    roads = ask("roadKm", [(*pair, VALUES) for pair in pairs])
    for (one, other), straight, road in zip(pairs, ask("straightKm", pairs), roads, strict=True):
        assert straight == pytest.approx(kilometres(tuple(one), tuple(other)), abs=1e-6)
        assert road == pytest.approx(max(straight * VALUES["road_factor"], VALUES["town_km"]))


def test_every_member_comes_in_one_way_or_has_a_reason(outcomes: Callable[..., Any]) -> None:
    people = {member["member"]: member for member in WORLD["members"]}
    for plan, outcome in zip(PLANS, outcomes(*PLANS), strict=True):
        assert [row["member"] for row in outcome["rows"]] == list(people)
        for row in outcome["rows"]:
            member = people[row["member"]]
            assert bool(row["way"]) != bool(row["why"])
            if row["way"]:
                assert plan["time"] in member["free"]
                assert row["minutes"] <= member["longest"]
            if row["way"] == "online":
                assert member["online"] == "yes" and plan["mode"] != "room"
            elif row["way"]:
                assert plan["mode"] != "online"


def test_no_plan_brings_everyone_and_each_member_can_come_to_some(outcomes: Callable[..., Any]) -> None:
    found = [coming(outcome) for outcome in outcomes(*PLANS)]
    assert max(map(len, found)) < 12
    assert set.union(*found) == {member["member"] for member in WORLD["members"]}


def test_help_never_keeps_anyone_away_and_a_storm_brings_nobody(outcomes: Callable[..., Any]) -> None:
    for place, time, season in product(CHOICES["place"], CHOICES["time"], CHOICES["season"]):
        plan = PLAN | {"place": place, "time": time, "season": season}
        alone, rides, taxi = outcomes(plan, plan | {"help": "rides"}, plan | {"help": "taxi"})
        assert coming(alone) <= coming(rides) and coming(alone) <= coming(taxi)
        if season == "winter":
            (storm,) = outcomes(plan | {"season": "storm"})
            assert coming(storm) <= coming(alone)


def test_a_passenger_rides_with_someone_who_drives_and_has_a_seat(outcomes: Callable[..., Any]) -> None:
    seen = 0
    for outcome in outcomes(*(plan for plan in PLANS if plan["help"] == "rides")):
        rides = [row for row in outcome["rows"] if row["way"] == "ride"]
        for row in rides:
            assert row_of(outcome, row["driver"])["way"] == "drive"
            assert sum(other["driver"] == row["driver"] for other in rides) <= VALUES["seats"]
            assert {"kind": "ride", "members": [row["member"], row["driver"]]} in outcome["privacy"]
            seen += 1
    assert seen


def test_an_evening_in_winter_at_rouyn_noranda(outcomes: Callable[..., Any]) -> None:
    alone, rides = outcomes(PLAN, PLAN | {"help": "rides"})
    assert coming(alone) == {"M01", "M02", "M09", "M11"}
    assert row_of(alone, "M03")["why"] == ["dark"]
    assert row_of(alone, "M04")["why"] == ["time"]
    assert row_of(alone, "M05")["why"] == ["long"]
    assert coming(rides) - coming(alone) == {"M10"}
    tie = next(one for one in rides["privacy"] if one["kind"] == "tie")
    assert (tie["members"], tie["oneCar"]) == (["M09", "M10"], True)
    assert next(one for one in alone["privacy"] if one["kind"] == "seen")["members"] == ["M01", "M02"]
    far = alone["totals"]["farthest"]
    assert far["member"] == "M11" and far["road"] > 2 * far["group"] == 28


def test_money_follows_the_kilometres(outcomes: Callable[..., Any]) -> None:
    for plan, outcome in zip(PLANS, outcomes(*PLANS), strict=True):
        totals, rows = outcome["totals"], outcome["rows"]
        by_car, by_taxi = (2 * sum(row["km"] for row in rows if row["way"] == way) for way in ("drive", "taxi"))
        rent = VALUES["room"] if plan["room"] == "shared" and plan["mode"] != "online" else 0
        assert totals["km"] == pytest.approx(by_car + by_taxi)
        assert totals["forMembers"] == pytest.approx(by_car * VALUES["car_km"])
        assert totals["forOrganisation"] == pytest.approx(by_taxi * VALUES["taxi_km"] + rent)
        if plan["mode"] == "online":
            assert totals["km"] == totals["forOrganisation"] == 0 and totals["farthest"] is None


def test_online_those_who_could_be_heard_stay_out_and_the_plan_says_so(outcomes: Callable[..., Any]) -> None:
    (online,) = outcomes(PLAN | {"mode": "online"})
    assert coming(online) == {"M01", "M02", "M07", "M09", "M11"}
    said = {one["kind"]: one["members"] for one in online["privacy"]}
    assert said["unsafe"] == ["M03", "M05", "M10"]
    assert said["homes"] == sorted(coming(online))
    assert "seen" not in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_in_words_names_everyone_and_leaves_no_hole(lang: str) -> None:
    widget = entraide.simulation("plan-a-group", lang)
    world = widget.payload
    (said,) = ask("plansInWords", [[speech(widget), world, VALUES, PLANS]])
    for summary in said["summaries"]:
        assert all(member["member"] in summary for member in world["members"])
        assert not any(wrong in summary for wrong in ("{", "undefined", "NaN", "why-", "way-", "privacy-", "label"))
    assert said["homes"][7] == {"en": "30\u00a0km west of Amos", "fr": "À 30\u00a0km à l’ouest d’Amos"}[lang]


@pytest.mark.parametrize(
    ("lang", "written"),
    [("en", ["25 min", "2 h", "1 h 5 min", "1 h 25 min"]), ("fr", ["25 min", "2 h", "1 h 05", "1 h 25"])],
)
def test_a_duration_is_written_as_in_each_language(lang: str, written: list[str]) -> None:
    (said,) = ask("durations", [[speech(entraide.simulation("plan-a-group", lang)), WORLD, [25, 119.7, 65, 85]]])
    assert said == [one.replace(" ", "\u00a0") for one in written]
