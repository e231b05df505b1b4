"""Walks through a meeting, by chance or with one kind of move: what they reach, and where they cannot go on."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from entraide.meeting.play import Play
from entraide.meeting.recipe import left, start
from entraide.meeting.rows import SO_FAR, Meeting


@dataclass(frozen=True)
class Start:
    """Where a walk sets out: a written evening, or what an earlier meeting may have left."""

    evening: str
    sets: str = ""

    def play(self, meeting: Meeting) -> Play:
        return start(meeting, self.evening, self.sets)

    @classmethod
    def of(cls, recipe: Mapping[str, Any]) -> "Start":
        """The start of a recipe."""
        return cls(recipe["evening"], recipe.get("sets", ""))

    def recipe(self, meeting: Meeting, moves: Iterable[str]) -> dict[str, Any]:
        """The recipe of a walk from here."""
        sets = {"sets": self.sets} if self.sets else {}
        return {"meeting": meeting.id, "evening": self.evening, **sets, "moves": list(moves)}


@dataclass
class Reached:
    """What walks have reached: of each text, situation and ending, how many walks and the recipe of the first.

    ``stuck`` are recipes after which nothing goes on: no situation is left (``no-beat``), nothing may be chosen
    (``no-choice``), no ending holds (``no-ending``), or none of a member (``no-take-home``, with the member).
    """

    walks: int = 0
    count: Counter[str] = field(default_factory=Counter)
    first: dict[str, dict[str, Any]] = field(default_factory=dict)
    endings: dict[str, Counter[str]] = field(default_factory=dict)
    returned: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    """How often a line of the room came at most in one meeting, and the recipe of that meeting."""

    stuck: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    def add(self, begun: Start, play: Play, whole: bool = True) -> None:
        """Count what one walk has reached; one that is not ``whole`` went somewhere on purpose."""
        meeting = play.meeting
        found = {said.text for turn in play.turns for said in turn.said}
        found.update(turn.beat for turn in play.turns)
        if play.is_over:
            ends = {member: play.ending(member) for member in ("", *meeting.members)}
            found.update(ending.id for ending in ends.values() if ending)
            if ending := ends[""]:
                self.endings.setdefault(begun.evening, Counter())[ending.id] += whole
            self._stuck(begun, play, [member for member, ending in ends.items() if ending is None])
        for name, times in play.returned.items():
            if times > self.returned.get(name, (1, {}))[0]:
                self.returned[name] = times, begun.recipe(meeting, played(play))
        if whole:
            self.walks += 1
            self.count.update(found)
        if new := found - self.first.keys():
            self.first.update(dict.fromkeys(new, begun.recipe(meeting, played(play))))

    def _stuck(self, begun: Start, play: Play, without: list[str]) -> None:
        why = [("no-take-home" if member else "no-ending", member) for member in without]
        if len(play.turns) < play.meeting.turns:
            why = [("no-beat", "")]
        self.stuck += [(*one, begun.recipe(play.meeting, played(play))) for one in why]


def played(play: Play) -> list[str]:
    """The words of the recipe that was played."""
    words = []
    for turn in play.turns:
        words += ["look"] * turn.looked + [turn.choice] * bool(turn.choice)
    return words


def everything(meeting: Meeting) -> set[str]:
    """All that a walk should be able to reach: every line, move, situation and ending."""
    return {*meeting.lines, *meeting.moves, *meeting.beats, *meeting.endings}


def starts(meeting: Meeting, before: Meeting | None = None, count: int = 0, seed: int = 1) -> list[Start]:
    """The written evenings, and some that go on from the one ``before``, which chance has led so many times."""
    found = [Start(evening) for evening in meeting.evenings]
    chance = random.Random(seed)
    if before and meeting.carried:
        evenings = list(before.evenings)
        for number in range(count):
            play = Start(evenings[number % len(evenings)]).play(before)
            while choices := list(play.choices().values()):
                play.do(chance.choice(choices))
            found.append(Start(SO_FAR, left(play, meeting)))
    return list(dict.fromkeys(found))


def by_chance(meeting: Meeting, begun: list[Start], walks: int, seed: int = 1) -> Reached:
    """Walk to the end as often as asked for, every choice as likely as the others.

    Starts come in turn; where some go on from an earlier meeting, every third walk does.
    """
    chance, reached = random.Random(seed), Reached()
    evenings = cycle([one for one in begun if one.evening != SO_FAR] or begun)
    later = cycle([one for one in begun if one.evening == SO_FAR] or begun)
    for number in range(walks):
        here = next(later if number % 3 == 2 else evenings)
        play = here.play(meeting)
        while not play.is_over:
            choices = list(play.choices().values())
            if not choices:
                reached.stuck.append(("no-choice", "", here.recipe(meeting, played(play))))
                break
            play.do(choices[int(chance.random() * len(choices))])
        reached.add(here, play)
    return reached


def by_kind(meeting: Meeting, begun: list[Start], reached: Reached) -> None:
    """Walk to the end from each start with one kind of move alone wherever it is offered: the most that can return."""
    for here in begun:
        for kind in sorted({move.kind for move in meeting.moves.values()}):
            play = here.play(meeting)
            while choices := list(play.choices().values()):
                play.do(next((move for move in choices if move.kind == kind), choices[0]))
            reached.add(here, play, whole=False)
