"""A recipe is a meeting to save, to share and to replay: its evening, and what was chosen, in order."""

from collections.abc import Mapping
from typing import Any

from entraide.errors import CourseError
from entraide.meeting.language import Effect, bounded, effects
from entraide.meeting.play import Play
from entraide.meeting.rows import SO_FAR, Meeting

LONGEST_SETS = 1000
LONGEST_NAME = 80
"""So much of a name that was never there is told."""


def start(meeting: Meeting, evening: str, sets: str = "") -> Play:
    """A meeting at its first situation.

    Raises `CourseError` for an evening that the meeting does not have, and for what may not be carried over.
    """
    if evening == SO_FAR and meeting.carried:
        return Play(meeting, meeting.so_far + _carried(meeting, sets))
    if evening not in meeting.evenings:
        raise CourseError("meeting.not-evening", found=evening[:LONGEST_NAME], known=", ".join(meeting.evenings))
    if sets:
        raise CourseError("meeting.not-carried", found=sets, known=", ".join(sorted(meeting.carried)))
    return Play(meeting, meeting.evenings[evening])


def replay(meeting: Meeting, recipe: Mapping[str, Any]) -> Play:
    """Lead a meeting once more, as a recipe says; it may stop before the end.

    Raises `CourseError`, with the ``turn`` and the ``move`` where one was not offered, for what is no recipe of it.
    """
    play, wrong = followed(meeting, recipe)
    if wrong:
        raise wrong
    return play


def followed(meeting: Meeting, recipe: Mapping[str, Any]) -> tuple[Play, CourseError | None]:
    """Lead a meeting as far as a recipe can be followed; why no further, where it asks for what was not offered.

    Raises `CourseError` for what is no recipe of the meeting.
    """
    name, evening, sets, moves = (recipe.get(key) for key in ("meeting", "evening", "sets", "moves"))
    words = isinstance(moves, list) and all(isinstance(move, str) for move in moves)
    if not words or not isinstance(evening, str) or not isinstance(sets or "", str) or len(sets or "") > LONGEST_SETS:
        raise CourseError("meeting.not-recipe")
    if name != meeting.id:
        raise CourseError("meeting.other-meeting", found=str(name)[:LONGEST_NAME], expected=meeting.id)
    play = start(meeting, evening, sets or "")
    try:
        for move in moves or ():
            play.choose(move[:LONGEST_NAME])
    except CourseError as wrong:
        return play, wrong
    return play, None


def transcript(play: Play) -> list[dict[str, Any]]:
    """What was said, turn by turn: ``{turn, beat, said: [{text, speaker, to}], choice, looked}``."""
    return [
        {
            "turn": turn.turn,
            "beat": turn.beat,
            "said": [said._asdict() for said in turn.said],
            "choice": turn.choice,
            "looked": turn.looked,
        }
        for turn in play.turns
    ]


def left(play: Play, later: Meeting) -> str:
    """What a later meeting takes over from this one, as effects: of what both carry, variables and the flags set."""
    carried = sorted(play.meeting.carried & later.carried)
    values = [(name, play.values.get(name, 0)) for name in carried]
    return " ".join(name if ":" in name else f"{name}={value}" for name, value in values if value or ":" not in name)


def state(play: Play) -> dict[str, int]:
    """The variables, and the flags that are set; what the meeting counts by itself is left out."""
    return {
        name: value
        for name, value in play.values.items()
        if name in play.meeting.bounds or (value and play.meeting.is_flag(name))
    }


def _carried(meeting: Meeting, sets: str) -> tuple[Effect, ...]:
    for effect in effects(sets):
        if effect.name not in meeting.carried:
            raise CourseError(
                "meeting.not-carried", found=effect.name[:LONGEST_NAME], known=", ".join(sorted(meeting.carried))
            )
    return bounded(sets, meeting.bounds)
