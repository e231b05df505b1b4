"""What was said in a meeting is cut to be coded: all of it, in order, evenly."""

import pytest

from entraide.meeting import rows, stretches, walks
from entraide.meeting.play import Play
from tests.meeting.cases import kettle


def led(*words: str) -> Play:
    meeting = rows.read(kettle())
    play = walks.Start(next(iter(meeting.evenings))).play(meeting)
    for word in words:
        play.choose(word if word in play.choices() else next(iter(play.choices())))
    return play


@pytest.mark.parametrize(
    ("lines", "sizes"),
    [
        (0, []), (1, [1]), (2, [1, 1]), (15, [8, 7]), (30, [15, 15]), (31, [11, 10, 10]), (45, [15, 15, 15]),
        (46, [12, 12, 11, 11]),
    ],
)  # fmt: skip
def test_stretches_are_few_and_even(lines: int, sizes: list[int]) -> None:
    cut = list(stretches.cut(range(lines)))
    assert [len(stretch) for stretch in cut] == sizes
    assert [line for stretch in cut for line in stretch] == list(range(lines))


def test_what_the_room_does_and_what_is_done_without_a_word_is_nobody_s_line() -> None:
    play = led("silence", "look", "silence", "any", "any")
    said = stretches.spoken(play)
    assert said
    assert all(one.speaker != "room" for one in said)
    kinds = {play.meeting.moves[one.text].kind for one in said if one.speaker == "worker"}
    assert not kinds & {"silence", "look", "pass"}
