"""Walks find what nobody reaches, and where a meeting does not go on; a search finds what chance does not."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from entraide import cli
from entraide.course import meeting_walks, meetings
from entraide.meeting import recipe, rows, search, walks
from tests.meeting.cases import kettle, outcome, to_depth
from tests.meeting.tables import UNREACHED, tables, write

KETTLE = rows.read(kettle())


def told(**changed: list[dict[str, str]]) -> list[str]:
    """What walks say of the made-up meeting in which some rows are changed: by table, the row's first cell, cells."""
    found = tables()
    for table, several in changed.items():
        for cells in several:
            first = next(iter(cells))
            row = next(row for row in found[f"meetings/{table}.csv"] if row[first] == cells[first])
            row.update(cells)
    return [str(problem) for problem in meeting_walks.walked(found, 500)]


def test_all_of_the_made_up_meeting_is_reached() -> None:
    assert told() == []


def test_walks_reach_all_but_what_nobody_can_reach() -> None:
    reached = walks.by_chance(KETTLE, walks.starts(KETTLE), 1000)
    assert walks.everything(KETTLE) - reached.first.keys() == set(UNREACHED)
    assert reached.walks == 1000 and reached.stuck == []
    for name, one in reached.first.items():
        assert name in all_of(recipe.replay(KETTLE, one))


def all_of(play: recipe.Play) -> set[str]:
    """All that was said and met in a meeting, and how it ended."""
    ends = outcome(play)
    said = {one.text for turn in play.turns for one in turn.said}
    return {*said, *(turn.beat for turn in play.turns), ends["ending"], *ends["members"].values()}


def test_the_same_seed_walks_the_same_ways() -> None:
    one, other = (walks.by_chance(KETTLE, walks.starts(KETTLE), 100, seed=5) for _ in range(2))
    assert one == other
    assert one.count != walks.by_chance(KETTLE, walks.starts(KETTLE), 100, seed=6).count


def test_every_meeting_to_a_depth_is_walked_once() -> None:
    begun = [walks.Start("plain")]
    found = [tuple(walks.played(play)) for _, play in to_depth(KETTLE, begun, 2)]
    assert len(found) == len(set(found))
    assert {len([word for word in words if word != "look"]) for words in found} == {2}
    first = len(recipe.start(KETTLE, "plain").choices())
    assert len(found) > 2 * first


@pytest.mark.parametrize("name", sorted(walks.everything(KETTLE) - set(UNREACHED)))
def test_a_search_finds_a_way_to_everything(name: str) -> None:
    begun = walks.starts(KETTLE, KETTLE, count=3)
    found = search.reach(KETTLE, name, begun, width=10) or search.aim(KETTLE, name, begun, 500)
    assert found is not None
    assert name in all_of(recipe.replay(KETTLE, found))


@pytest.mark.parametrize("name", UNREACHED)
def test_a_search_for_what_nobody_can_reach_ends(name: str) -> None:
    assert search.reach(KETTLE, name, walks.starts(KETTLE)) is None


def test_a_text_behind_many_conditions_is_found_where_chance_fails() -> None:
    """The only way there is one in some 30,000: a search is led by the conditions that are not met yet."""
    payload = kettle(
        lines=[
            {
                "line": "deep",
                "on": "coats-link",
                "speaker": "ana",
                "when": "used:link >= 4 & used:look = 0 & did:ana-tell & heard:bo-did",
            }
        ]
    )
    meeting = rows.read(payload)
    begun = [walks.Start("plain")]
    assert "deep" not in walks.by_chance(meeting, begun, 500).first
    found = search.reach(meeting, "deep", begun)
    assert search.aim(meeting, "deep", begun, 1500)
    assert found and found["moves"][0] == "door-link" and "ana-tell" in found["moves"]


@pytest.mark.slow
def test_what_is_never_reached_is_said_by_row() -> None:
    said = told(lines=[{"line": "bo-ride", "when": "safety = 3 & heat = 2"}])
    assert any("meetings/lines.csv, row" in one and "column line: no way was found to “bo-ride”" in one for one in said)


@pytest.mark.slow
def test_a_phase_with_too_few_situations_is_said_with_a_recipe() -> None:
    said = told(beats=[{"beat": "flat", "phase": "close"}])
    (one,) = (one for one in said if "no situation is left in turn 5" in one)
    shown: dict[str, Any] = json.loads(one.partition("To see it: ")[2])
    assert shown["meeting"] == "kettle" and len([word for word in shown["moves"] if word != "look"]) == 4


def test_a_meeting_without_an_ending_is_said() -> None:
    said = told(endings=[{"ending": "tea", "when": "web >= 9"}, {"ending": "cleo-home", "when": "web >= 9"}])
    assert any("no ending holds after the last turn" in one for one in said)
    assert any("the member cleo takes nothing home" in one for one in said)


def test_a_line_of_the_room_that_returns_too_often_is_said() -> None:
    said = told(lines=[{"line": "link-low", "on": "look"}])
    assert any("room-linked returns 4 times in one meeting, more than 3" in one for one in said)


def test_turns_of_too_many_words_are_said() -> None:
    said = told(beats=[{"beat": "flat", "label_en": "word " * 159}, {"beat": "of-bo", "label_fr": "mot " * 110}])
    assert any("column title_en: turn" in one and "more than 160" in one for one in said)
    assert any("column title_fr: " in one and "% of the turns have more than 110 words" in one for one in said)


def test_a_meeting_may_go_on_from_what_an_earlier_one_has_left() -> None:
    begun = walks.starts(KETTLE, KETTLE, count=20)
    assert [one.evening for one in begun[:3]] == ["plain", "warm", "full"]
    assert {one.evening for one in begun[3:]} == {"so-far"} and len({one.sets for one in begun}) > 5
    ended = recipe.replay(KETTLE, {"meeting": "kettle", "evening": "warm", "moves": ["silence"] * 6})
    after = recipe.start(KETTLE, "so-far", recipe.left(ended, KETTLE))
    carried = {name: value for name, value in recipe.state(ended).items() if name in KETTLE.carried}
    assert {name: recipe.state(after).get(name, 0) for name in carried} == carried
    assert recipe.state(after)["safety"] == 0 < recipe.state(ended)["safety"]


def test_walks_are_fast_enough_to_be_walked_often() -> None:
    """Twenty thousand evenings of twelve turns take some seconds: here 500 of six, on a machine ten times slower."""
    begun = time.process_time()
    walks.by_chance(KETTLE, walks.starts(KETTLE), 500)
    assert time.process_time() - begun < 2


def test_the_command_says_how_to_reach_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    write(tables(), tmp_path / "data")
    assert cli.main(["check", str(tmp_path / "data"), "--reach", "ana-page"]) == 0
    said, recipe_said = capsys.readouterr().out.splitlines()
    assert said == "ana-page is reached by this recipe:"
    meeting = rows.read(meetings.play(tables(), "kettle", "en"))
    assert "ana-page" in all_of(recipe.replay(meeting, json.loads(recipe_said)))
    assert cli.main(["check", str(tmp_path / "data"), "--reach", "ana-pge"]) == 1
    assert "“ana-pge” is no line, move, situation or ending of a meeting" in capsys.readouterr().err
