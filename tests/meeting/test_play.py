"""A meeting goes as the shared table of cases says, and a forged recipe is refused where it was forged."""

from typing import Any

import pytest

from entraide.errors import CourseError
from entraide.lang import LANGUAGES
from entraide.meeting import recipe, rows
from tests.meeting.cases import CASES, kettle, outcome

KETTLE = rows.read(kettle())


@pytest.mark.parametrize("case", CASES["recipes"], ids=lambda case: case["says"][:60])
def test_a_recipe_replays_to_the_same_meeting(case: dict[str, Any]) -> None:
    play = recipe.replay(KETTLE, case["recipe"])
    assert recipe.transcript(play) == case["transcript"]
    assert {name: value for name, value in recipe.state(play).items() if value} == case["values"]
    assert outcome(play) == {"ending": case["ending"], "members": case["members"]}


@pytest.mark.parametrize("case", CASES["recipes"], ids=lambda case: case["says"][:60])
def test_what_is_offered_is_offered_in_this_order(case: dict[str, Any]) -> None:
    told = case["recipe"]
    play = recipe.start(KETTLE, told["evening"], told.get("sets", ""))
    offers = [list(play.choices())]
    for move in told["moves"]:
        play.choose(move)
        offers.append(list(play.choices()))
    assert offers == case["offers"]


@pytest.mark.parametrize("case", CASES["forged"], ids=lambda case: case["says"])
def test_a_forged_recipe_is_refused_with_its_turn(case: dict[str, Any]) -> None:
    with pytest.raises(CourseError) as error:
        recipe.replay(KETTLE, case["recipe"])
    problem = error.value.problem
    assert problem.key == case["error"]
    assert (problem.details.get("turn", 0), problem.details.get("move", "")) == (case["turn"], case["move"])
    assert all(error.value.text(lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    "bent",
    [
        {"moves": "look"},
        {"moves": None},
        {"moves": [["look"]]},
        {"evening": 3},
        {"evening": None},
        {"sets": 3},
        {"sets": ["web=3"], "evening": "so-far"},
        {"meeting": ["kettle"]},
        {"moves": ["look"] * 100_000},
        {"sets": "web=3 " * 100_000, "evening": "so-far", "meeting": "teapot"},
        {"sets": "x" * 100_000, "evening": "so-far"},
    ],
    ids=lambda bent: repr(bent)[:30],
)
def test_a_recipe_of_any_form_is_refused_and_never_fails_otherwise(bent: dict[str, Any]) -> None:
    with pytest.raises(CourseError) as error:
        recipe.replay(KETTLE, {"meeting": "kettle", "evening": "plain", "moves": []} | bent)
    assert len(str(error.value)) < 1200


def test_a_meeting_that_runs_out_of_situations_ends_there() -> None:
    payload = kettle()
    payload["beats"] = [row for row in payload["beats"] if row["beat"] in ("door", "door-warm", "of-ana", "coats")]
    payload["moves"] = [row for row in payload["moves"] if row.get("beat") in ("door", "of-ana", "coats", None)]
    play = recipe.replay(rows.read(payload), {"meeting": "kettle", "evening": "plain", "moves": ["silence", "silence"]})
    assert play.is_over and [turn.beat for turn in play.turns] == ["door", "of-ana"]
    assert outcome(play)["ending"] == "tea"


def test_a_meeting_may_go_on_in_two_ways_from_one_point() -> None:
    play = recipe.replay(KETTLE, {"meeting": "kettle", "evening": "plain", "moves": ["door-tell"]})
    before = recipe.transcript(play), recipe.state(play)
    other = play.copy()
    other.choose("look")
    other.choose("pass")
    assert (recipe.transcript(play), recipe.state(play)) == before
    assert recipe.transcript(other)[:1] == before[0][:1]


def test_a_move_of_a_plain_kind_without_a_situation_is_offered_in_each() -> None:
    payload = kettle(moves=[{"move": "clap", "kind": "ask", "when": "web >= 3", "text": "You clap."}])
    meeting = rows.read(payload)
    assert "clap" not in recipe.start(meeting, "plain").choices()
    assert "clap" in recipe.start(meeting, "warm").choices()


def test_a_row_that_cannot_be_read_stops_the_meeting_with_its_reason() -> None:
    with pytest.raises(CourseError, match="“courage” is not a variable"):
        rows.read(kettle(lines=[{"line": "a", "on": "ask", "speaker": "ana", "effects": "courage+1"}]))
    with pytest.raises(CourseError, match="a name is expected at character 9"):
        rows.read(kettle(lines=[{"line": "a", "on": "ask", "speaker": "ana", "when": "safety &"}]))
