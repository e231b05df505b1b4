"""Look for a way to a text that chance does not reach: towards the tests that are not met yet."""

import random
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from entraide.meeting.language import COMPARE, Condition, Test
from entraide.meeting.play import Play
from entraide.meeting.rows import Beat, Ending, Line, Meeting, Move
from entraide.meeting.walks import Start, played

Row = Beat | Move | Line | Ending
NEVER = 1000.0
"""The distance to what cannot be reached any more."""

_MOSTLY = 0.8
_DEEP = 6
_FAR = 10.0
"""What needs more steps than are looked at may still be reached."""


def lines_need(count: int) -> int:
    """The web that a chain of so many lines needs."""
    return max(count - 1, 0) * 2


class Way:
    """How far a meeting under way is from something in it, as a number of tests and steps; no more than a guess."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.opening: dict[str, list[Row]] = {}
        self.setting: dict[str, list[tuple[str, Row]]] = {}
        self.of_kind: dict[str, list[Row]] = {}
        self.cleared: set[str] = set()
        changing: list[Beat | Move | Line] = [*meeting.beats.values(), *meeting.moves.values(), *meeting.lines.values()]
        for row in changing:
            for tag in () if isinstance(row, Beat) else row.opens:
                self.opening.setdefault(tag, []).append(row)
            for effect in row.effects:
                self.setting.setdefault(effect.name, []).append((effect.op, row))
                if not effect.number:
                    self.cleared.add(effect.name)
        for move in meeting.moves.values():
            self.of_kind.setdefault(move.kind, []).append(move)

    def to(self, play: Play, goal: Row, deep: int = _DEEP, behind: int = 0) -> float:
        """The distance to a text, a situation or an ending; so many lines are to come ``behind`` it in one chain."""
        if deep <= 0:
            return _FAR
        cost = self._condition(play, goal.when, deep)
        if cost >= NEVER:
            return cost
        if isinstance(goal, Line):
            if not goal.is_room and goal.heard in play.values:
                return NEVER
            return cost + self._nearest(play, self._sources(goal.on), deep - 1, behind + 1)
        if isinstance(goal, Move):
            cost += max(0, lines_need(behind) - play.values.get("web", 0))
            return cost + (self.to(play, self.meeting.beats[goal.beat], deep - 1) if goal.beat else 0)
        return self._beat(play, goal, cost) if isinstance(goal, Beat) else cost

    def _beat(self, play: Play, beat: Beat, cost: float) -> float:
        if play.beat is beat:
            return 0
        turn, meeting = play.values["turn"], self.meeting
        left = [one for one in range(turn + 1, meeting.turns + 1) if meeting.phase(one) == beat.phase]
        if f"met:{beat.id}" in play.values or not left:
            return NEVER
        return cost + 1 + 0.1 * (left[0] - turn)

    def _sources(self, name: str) -> list[Row]:
        """What puts a name on the table."""
        here: list[Row] = [row for rows in (self.meeting.beats, self.meeting.moves) if (row := rows.get(name))]
        return here or self.of_kind.get(name) or self.opening.get(name, [])

    def wanted(self, goal: Row) -> set[str]:
        """The moves that may help to reach it: what it answers, and what makes its conditions hold."""
        found, seen, waiting = set(), set(), [(goal, _DEEP - 2)]
        while waiting:
            row, deep = waiting.pop()
            if row.id in seen or deep < 0:
                continue
            seen.add(row.id)
            if isinstance(row, Move):
                found.add(row.id)
            helping = self._sources(row.on) if isinstance(row, Line) else []
            tests = [test for one in row.when.alternatives for test in one]
            waiting += [(one, deep - 1) for one in (*helping, *(row for test in tests for row in self._changing(test)))]
        return found

    def _changing(self, test: Test) -> list[Row]:
        """What brings a value towards what a test asks for."""
        above = test.op in (">=", ">", "!=") or (test.op == "=" and test.number > 0)
        if row := self._counted(test.name):
            return [row] if above else []
        return [row for op, row in self.setting.get(test.name, []) if op == "=" or (op == "+") == above]

    def _counted(self, name: str) -> Row | None:
        """What is heard, done or met under a name that a meeting counts by itself."""
        kind, _, of = name.partition(":")
        rows: dict[str, Mapping[str, Row]] = {
            "heard": self.meeting.lines,
            "did": self.meeting.moves,
            "met": self.meeting.beats,
        }
        return rows.get(kind, {}).get(of)

    def _nearest(self, play: Play, rows: Iterable[Row], deep: int, behind: int = 0) -> float:
        return min((self.to(play, row, deep, behind) for row in rows), default=NEVER)

    def _condition(self, play: Play, when: Condition, deep: int) -> float:
        return min(sum(self._test(play, test, deep) for test in one) for one in when.alternatives)

    def _test(self, play: Play, test: Test, deep: int) -> float:
        now = play.values.get(test.name, 0)
        if COMPARE[test.op](now, test.number):
            return 0
        above = test.op in (">=", ">") or (test.op in ("=", "!=") and now <= test.number)
        gap = max(abs(test.number - now), 1)
        kind, colon, _ = test.name.partition(":")
        if not colon:
            return NEVER if test.name == "turn" and not above else gap
        if not above:  # Heard, met and done are for good; what was spoken or used too.
            return gap if kind in ("quiet", "last") or test.name in self.cleared else NEVER
        if kind in ("spoke", "used", "quiet", "last"):
            return gap
        return 1 + self._nearest(play, self._changing(test), deep - 1)


def reach(meeting: Meeting, goal: str, begun: list[Start], width: int = 40, seed: int = 1) -> dict[str, Any] | None:
    """A recipe that reaches a text, a situation or an ending, or nothing where none was found.

    Of all meetings of so many choices, the ``width`` nearest to the goal are gone on with.
    """
    way, chance, row = Way(meeting), random.Random(seed), _row(meeting, goal)
    there = _arrived(row)
    front = [(here, here.play(meeting)) for here in begun]
    found = next(((here, play) for here, play in front if there(play)), None)
    while front and not found:
        after: list[tuple[float, int, Start, Play]] = []
        for here, play in front:
            for move in play.choices().values():
                following = play.copy()
                following.do(move)
                if there(following):
                    found = found or (here, following)
                elif (far := way.to(following, row)) < NEVER:
                    after.append((far + chance.random() * 0.5, len(after), here, following))
        front = [(here, play) for _, _, here, play in sorted(after, key=lambda one: one[:2])[:width]]
    return found[0].recipe(meeting, played(found[1])) if found else None


def aim(meeting: Meeting, goal: str, begun: list[Start], count: int, seed: int = 1) -> dict[str, Any] | None:
    """A recipe that reaches it, found by so many walks at most, which mostly choose what may help; or nothing."""
    row, chance = _row(meeting, goal), random.Random(seed)
    wanted, there = Way(meeting).wanted(row), _arrived(row)
    for number in range(count):
        here = begun[number % len(begun)]
        play = here.play(meeting)
        while not play.is_over and (choices := list(play.choices().values())):
            helping = [move for move in choices if move.id in wanted]
            play.do(chance.choice(helping if helping and chance.random() < _MOSTLY else choices))
        if there(play):
            return here.recipe(meeting, played(play))
    return None


def _row(meeting: Meeting, name: str) -> Row:
    rows: dict[str, Row] = {**meeting.beats, **meeting.moves, **meeting.lines, **meeting.endings}
    return rows[name]


def _arrived(goal: Row) -> Callable[[Play], bool]:
    if isinstance(goal, Beat):
        return lambda play: f"met:{goal.id}" in play.values
    if isinstance(goal, Move):
        return lambda play: f"did:{goal.id}" in play.values
    if isinstance(goal, Line):
        return lambda play: goal.heard in play.values
    return lambda play: play.is_over and play.ending(goal.member) is goal
