"""What was said in a meeting, cut into stretches to be coded; the page cuts alike (`widgets/meeting/own_coding.js`)."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from entraide.meeting.play import Play, Said
from entraide.meeting.rows import APART, PASS, ROOM, WORKER

LONGEST = 15
"""Lines of a stretch, at most."""

FEWEST = 2
"""Stretches of a meeting, where it has as many lines: two are handed in."""

T = TypeVar("T")


def spoken(play: Play) -> list[Said]:
    """The lines that somebody said, in order, with the leader's own; nothing of a moment that was passed."""
    moves = play.meeting.moves

    def kind(said: Said) -> str:
        return moves[said.text].kind if said.speaker == WORKER else ""

    return [
        said
        for turn in play.turns
        if PASS not in map(kind, turn.said)
        for said in turn.said
        if said.speaker != ROOM and kind(said) not in APART
    ]


def cut(lines: Sequence[T]) -> Iterator[Sequence[T]]:
    """As few stretches as there can be of `LONGEST` lines, `FEWEST` at least, as long as one another but for a line.

    >>> [len(stretch) for stretch in cut(range(38))], [len(stretch) for stretch in cut("abc")]
    ([13, 13, 12], [2, 1])
    """
    parts = min(max(-(-len(lines) // LONGEST), FEWEST), len(lines))
    start = 0
    for part in range(parts):
        end = start + len(lines) // parts + (part < len(lines) % parts)
        yield lines[start:end]
        start = end
