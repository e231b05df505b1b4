"""A sample evening for paper: one way through a meeting, stopped twice where readers say what they would do."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from entraide.course import meetings
from entraide.lang import say
from entraide.meeting import rows
from entraide.meeting.play import Play, Said, Turn
from entraide.meeting.recipe import start, state
from entraide.meeting.rows import LOOK, ROOM, WORKER
from entraide.meeting.strategies import fitting

STOPS = 2
"""How often the sample stops, with all that could be said: where most changed."""


@dataclass(frozen=True)
class Step:
    """A turn as it went: where her move stands in what was said, what was on offer, how much it changed."""

    turn: Turn
    at: int
    offered: list[str]
    changed: int


@dataclass
class Sample:
    """One evening of a meeting: its play payload, its turns, how it ended, and what each member takes home."""

    play: dict[str, Any]
    turns: list[dict[str, Any]] = field(default_factory=list)
    """Each ``{number, care, situation, before, offered, after}``; ``before`` and ``after`` her move are paragraphs,
    ``{who, text}``, and ``who`` is empty for what nobody says; ``offered`` is empty but at the stops."""

    ending: dict[str, Any] = field(default_factory=dict)
    home: list[tuple[str, str]] = field(default_factory=list)


def sample(tables: meetings.Tables, name: str, lang: str) -> Sample:
    """The evening that comes of looking first and then doing what fits, from the meeting's first way to begin.

    No limit is crossed in it: paper has no debrief that would name it.
    """
    payload = meetings.play(tables, name, lang)
    found = Sample(payload)
    limits = {one["move"] for one in meetings.debrief(tables, name, lang)["moves"] if "limit" in one}
    play, steps = _led(rows.read(payload), limits)
    told = _Told(payload, lang)
    heaviest = sorted(steps, key=lambda step: -step.changed)[:STOPS]
    found.turns = [told.turn(step, stops=step in heaviest) for step in steps]
    if ending := play.ending():
        found.ending = told.endings[ending.id]
    ends = [(member, play.ending(member)) for member in play.meeting.members]
    found.home = [(told.names[member], told.endings[end.id]["text"]) for member, end in ends if end]
    return found


def _led(meeting: rows.Meeting, limits: Collection[str]) -> tuple[Play, list[Step]]:
    """Lead the evening to its end."""
    play = start(meeting, next(iter(meeting.evenings)))
    steps: list[Step] = []
    while not play.is_over:
        choices = play.choices()
        move = fitting(play, {word: one for word, one in choices.items() if one.id not in limits} or choices)
        turn, offered, before = play.turns[-1], [one.id for one in play.offer()], state(play)
        at = len(turn.said)
        play.do(move)
        if move.kind != LOOK:
            after = state(play)
            changed = sum(abs(after.get(one, 0) - before.get(one, 0)) for one in before.keys() | after.keys())
            steps.append(Step(turn, at, offered, changed))
    return play, steps


class _Told:
    """A meeting's texts in one language."""

    def __init__(self, payload: dict[str, Any], lang: str) -> None:
        self.lang = lang
        self.beats = {row["beat"]: row for row in payload["beats"]}
        self.texts = {row[of]: row["text"] for of in ("move", "line") for row in payload[f"{of}s"]}
        self.apart = {row["move"] for row in payload["moves"] if row["kind"] in rows.APART}
        self.looks = {row["move"] for row in payload["moves"] if row["kind"] == LOOK}
        self.of_any_look = {row["line"] for row in payload["lines"] if row["on"] == LOOK}
        self.endings = {row["ending"]: row for row in payload["endings"]}
        self.names: dict[str, str] = {row["member"]: row["name"] for row in payload["members"]} | {
            WORKER: say(lang, "lead.you")
        }

    def turn(self, step: Step, stops: bool) -> dict[str, Any]:
        beat, said = self.beats[step.turn.beat], step.turn.said
        return {
            "number": step.turn.turn,
            "care": beat.get("care", ""),
            "situation": beat["label"],
            "before": list(self._paragraphs(self._worth(said[: step.at]))),
            "offered": [self.texts[one] for one in step.offered] if stops else [],
            "after": list(self._paragraphs(said[step.at :])),
        }

    def _worth(self, said: list[Said]) -> list[Said]:
        """All but a look that shows what any look would."""
        if any(one.text in self.of_any_look for one in said):
            return [one for one in said if one.text not in self.of_any_look | self.looks]
        return said

    def _paragraphs(self, said: list[Said]) -> Iterator[dict[str, str]]:
        """Who says what; what happens without words stands in one paragraph."""
        aside: list[str] = []
        for one in said:
            if one.speaker == ROOM or one.text in self.apart:
                aside.append(self.texts[one.text])
                continue
            if aside:
                yield {"who": "", "text": " ".join(aside)}
                aside = []
            who = meetings.says(self.names, one.speaker, one.to, self.lang)
            yield {"who": say(self.lang, "lead.says", who=who), "text": self.texts[one.text]}
        if aside:
            yield {"who": "", "text": " ".join(aside)}
