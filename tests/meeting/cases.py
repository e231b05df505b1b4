"""The table of cases that the package and the page share, and what tests ask of a meeting that was led."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from entraide.meeting.play import Play
from entraide.meeting.rows import Meeting
from entraide.meeting.walks import Start

CASES: dict[str, Any] = json.loads((Path(__file__).parents[1] / "cases" / "meeting.json").read_text("utf-8"))


def kettle(**changed: list[dict[str, Any]]) -> dict[str, Any]:
    """The made-up meeting, with rows added to its tables."""
    payload: dict[str, Any] = deepcopy(CASES["meeting"])
    for table, rows in changed.items():
        payload[table] += rows
    return payload


def outcome(play: Play) -> dict[str, Any]:
    """How it ended: ``{ending, members: {member: ending}}``; empty where it was stopped early."""
    of = {member: play.ending(member) for member in ("", *play.meeting.members)}
    found = {member: ending.id for member, ending in of.items() if ending}
    return {"ending": found.pop("", ""), "members": found}


def to_depth(meeting: Meeting, begun: list[Start], depth: int) -> Iterator[tuple[Start, Play]]:
    """Every meeting there is, up to a number of turns, as it stands after them."""
    for here in begun:
        heap = [here.play(meeting)]
        while heap:
            play = heap.pop()
            if play.is_over or play.values["turn"] > depth:
                yield here, play
                continue
            choices = play.choices()
            if not choices:
                yield here, play
            for move in choices.values():
                after = play.copy()
                after.do(move)
                heap.append(after)
