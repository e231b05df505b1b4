"""What holds in every meeting, whichever way it goes: the made-up one, and those of the course."""

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest

from entraide import course
from entraide.course import meeting_walks, meetings
from entraide.meeting import recipe, rows, walks
from entraide.meeting.play import LONGEST, MOST_OFFERED, MOST_ON_A_BEAT, Play, Turn
from tests.meeting.cases import kettle, outcome, to_depth

TABLES = meetings.load(course.data_folder())
READY = {name: rows.read(meetings.play(TABLES, name, "en")) for name in meetings.names(TABLES)}
KETTLE = rows.read(kettle())
ALL = [KETTLE, *READY.values()]
WALKS = 20_000


def by_chance(meeting: rows.Meeting, count: int) -> Iterator[Play]:
    """So many whole meetings, and each as it stands at every point on the way."""
    chance, begun = random.Random(3), walks.starts(meeting, meeting, count=2)
    for number in range(count):
        play = begun[number % len(begun)].play(meeting)
        while not play.is_over:
            yield play
            play.do(chance.choice(list(play.choices().values())))
        yield play


def chains(meeting: rows.Meeting, turn: Turn) -> Iterator[list[str]]:
    """The speakers of each run of lines in a turn: on the situation, after the look, after the move."""
    run: list[str] = []
    for said in turn.said:
        if said.speaker == rows.WORKER:
            yield run
            run = []
        else:
            run.append(said.speaker)
    yield run


@pytest.mark.parametrize("meeting", ALL, ids=lambda meeting: meeting.id)
def test_values_stay_within_bounds_and_something_can_always_be_done(meeting: rows.Meeting) -> None:
    for play in by_chance(meeting, 40):
        assert all(least <= play.values[name] <= most for name, (least, most) in meeting.bounds.items())
        if not play.is_over:
            choices = play.choices()
            written = [move for move in choices.values() if move.kind not in rows.APART]
            assert len({move.kind for move in written}) >= 3 and len(written) <= MOST_OFFERED
            assert rows.SILENCE in choices and (rows.LOOK in choices) != play.turns[-1].looked


@pytest.mark.parametrize("meeting", ALL, ids=lambda meeting: meeting.id)
def test_nobody_repeats_herself_or_answers_herself_and_no_chain_is_too_long(meeting: rows.Meeting) -> None:
    for play in (play for play in by_chance(meeting, 60) if play.is_over):
        said = [one for turn in play.turns for one in turn.said]
        members = [one.text for one in said if one.speaker in meeting.members]
        assert len(members) == len(set(members))
        for turn in play.turns:
            runs = list(chains(meeting, turn))
            assert len(runs[0]) <= MOST_ON_A_BEAT and len(runs[-1]) <= LONGEST
            assert all(one != other for run in runs for one, other in pairwise(run))
        assert len({turn.beat for turn in play.turns}) == len(play.turns)


@pytest.mark.parametrize("meeting", ALL, ids=lambda meeting: meeting.id)
def test_a_meeting_replays_from_its_recipe_to_the_letter(meeting: rows.Meeting) -> None:
    for begun in walks.starts(meeting, meeting, count=2):
        chance, play = random.Random(9), begun.play(meeting)
        while not play.is_over:
            play.do(chance.choice(list(play.choices().values())))
        again = recipe.replay(meeting, begun.recipe(meeting, walks.played(play)))
        assert recipe.transcript(again) == recipe.transcript(play)
        assert outcome(again) == outcome(play)


@pytest.mark.parametrize("meeting", ALL, ids=lambda meeting: meeting.id)
def test_every_beginning_leads_on(meeting: rows.Meeting) -> None:
    """All that can be done in the first three turns, looks among it, from each evening."""
    for _, play in to_depth(meeting, walks.starts(meeting), 3):
        assert play.is_over or len(play.choices()) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("name", READY)
def test_twenty_thousand_evenings_end_and_all_is_reached(name: str) -> None:
    """Each ending comes in two of a hundred evenings that chance leads; what chance misses, a search finds."""
    meeting, begun = READY[name], meeting_walks.starts(TABLES, READY[name])
    reached = walks.by_chance(meeting, begun, WALKS)
    assert reached.stuck == [] and reached.walks == WALKS
    for missed in walks.everything(meeting) - reached.first.keys():
        assert meeting_walks.sought(meeting, missed, begun), missed
    ends = [one.id for one in meeting.endings.values() if not one.member]
    shares = {ending: reached.count[ending] / WALKS for ending in ends}
    assert min(shares.values()) >= 0.02, shares
