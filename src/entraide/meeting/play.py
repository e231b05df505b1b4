"""A meeting under way: the situation of each turn, what may be done in it, and who answers."""

from dataclasses import dataclass, field
from typing import NamedTuple

from entraide.errors import CourseError
from entraide.meeting.language import Effect
from entraide.meeting.rows import APART, LOOK, PASS, WORKER, Beat, Ending, Line, Meeting, Move

MOST_OFFERED = 5
MOST_ON_A_BEAT = 2
LONGEST = 4


class Said(NamedTuple):
    """A text, by the id of its line or move, who says it and to whom."""

    text: str
    speaker: str
    to: str


class Table(NamedTuple):
    """What may be answered, the nearest first: tags that lines opened, the beat or the move, its tags, its kind."""

    of_lines: tuple[str, ...] = ()
    itself: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()


@dataclass(slots=True)
class Turn:
    """One turn as it went; ``choice`` is the word of the recipe, empty while nothing was chosen."""

    turn: int
    beat: str
    said: list[Said] = field(default_factory=list)
    choice: str = ""
    looked: bool = False


class Play:
    """A meeting that is being led. It begins with its first situation; `choose` goes on to the next one."""

    def __init__(self, meeting: Meeting, start: tuple[Effect, ...]) -> None:
        self.meeting = meeting
        self.values: dict[str, int] = {name: least for name, (least, _) in meeting.bounds.items()}
        self.values["turn"] = 0
        self.returned: dict[str, int] = {}
        self.turns: list[Turn] = []
        self.beat: Beat | None = None
        self.last = ""
        self._apply(start)
        self._begin()

    def copy(self) -> "Play":
        """The same meeting at the same point, to go on from it in another way."""
        other: Play = object.__new__(Play)
        other.__dict__.update(self.__dict__)
        other.values, other.returned = dict(self.values), dict(self.returned)
        other.turns = self.turns[:]
        if self.turns:
            now = self.turns[-1]
            other.turns[-1] = Turn(now.turn, now.beat, now.said[:], now.choice, now.looked)
        return other

    @property
    def is_over(self) -> bool:
        """Whether the last turn was played."""
        return self.beat is None

    def offer(self) -> list[Move]:
        """The written moves, at most five, in the order in which they are shown."""
        if self.beat is None:
            return []
        found: list[tuple[int, int, Move]] = []
        for move in self.meeting.offered[self.beat.id]:
            tests = move.when.tests_met(self.values)
            if tests >= 0:
                found.append((-tests, move.order, move))
        found.sort(key=lambda one: one[:2])
        moves = sorted((move for _, _, move in found[:MOST_OFFERED]), key=lambda move: move.order)
        first = self.values["turn"] % len(moves) if moves else 0
        return moves[first:] + moves[:first]

    def choices(self) -> dict[str, Move]:
        """What may be chosen now, by its word in a recipe: the written moves, then silence, look and pass."""
        found = {move.word: move for move in self.offer()}
        if self.beat is not None:
            for kind in APART:
                if (kind == LOOK and self.values.get("looked")) or (kind == PASS and not self.beat.care):
                    continue
                if move := self._apart(kind):
                    found[kind] = move
        return found

    def choose(self, word: str) -> None:
        """Do what stands under a word of a recipe.

        Raises `CourseError` with the ``turn`` and the ``move`` where that is not offered now.
        """
        move = self.choices().get(word)
        if move is None:
            key = "meeting.over" if self.is_over else "meeting.not-offered"
            raise CourseError(key, turn=self.values["turn"] + self.is_over, move=word)
        self.do(move)

    def do(self, move: Move) -> None:
        """Do what is offered: say it, hear the answers, and go on to the next situation unless it was a look."""
        now, values = self.turns[-1], self.values
        now.said.append(Said(move.id, WORKER, move.to))
        self._apply(move.effects)
        values[f"did:{move.id}"] = 1
        values[f"used:{move.kind}"] = values.get(f"used:{move.kind}", 0) + 1
        table = Table((), (move.id,), move.opens, (move.kind,))
        if move.kind == LOOK:
            now.looked, values["looked"] = True, 1
            self._chain(table, 1)
            return
        now.choice = move.word
        values.pop(self.last, None)
        self.last = f"last:{move.kind}"
        values[self.last] = 1
        self._chain(table, min(1 + values.get("web", 0) // 2, LONGEST))
        self._begin()

    def ending(self, member: str = "") -> Ending | None:
        """How the evening ends after its last turn, or what a member takes home; nothing where it was stopped early."""
        if not self.is_over:
            return None
        found = [
            (tests, ending.priority, -ending.order, ending)
            for ending in self.meeting.endings.values()
            if ending.member == member and (tests := ending.when.tests_met(self.values)) >= 0
        ]
        return max(found, key=lambda one: one[:3])[3] if found else None

    def _apply(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            effect.apply(self.values)

    def _apart(self, kind: str) -> Move | None:
        """Silence, look or pass as the beat has it, else as it is anywhere."""
        assert self.beat is not None
        for where in (self.beat.id, ""):
            found = [
                (-tests, move.order, move)
                for move in self.meeting.apart[where, kind]
                if (tests := move.when.tests_met(self.values)) >= 0
            ]
            if found:
                return min(found, key=lambda one: one[:2])[2]
        return None

    def _begin(self) -> None:
        """Go on to the next situation, or to the end."""
        values, meeting = self.values, self.meeting
        if values["turn"] == meeting.turns:
            self.beat = None
            return
        values["turn"] += 1
        values["looked"] = 0
        for member in meeting.members:
            values[f"quiet:{member}"] = values.get(f"quiet:{member}", 0) + 1
        self.beat = beat = self._situation()
        if beat is None:  # The check finds such a meeting: a phase with too few situations.
            return
        self.turns.append(Turn(values["turn"], beat.id))
        self._apply(beat.effects)
        values[f"met:{beat.id}"] = 1
        self._chain(Table(itself=(beat.id,)), MOST_ON_A_BEAT)

    def _situation(self) -> Beat | None:
        values, best, found = self.values, (-1, -1, -1, 0), None
        for beat in self.meeting.in_phase[self.meeting.phase(values["turn"])]:
            if (beat.urgency, beat.when.most_tests) < best[:2]:
                break
            if f"met:{beat.id}" in values or (tests := beat.when.tests_met(values)) < 0:
                continue
            rank = (beat.urgency, tests, values[f"quiet:{beat.focus}"] if beat.focus else 0, -beat.order)
            if rank > best:
                best, found = rank, beat
        return found

    def _chain(self, table: Table, length: int) -> None:
        """Let lines answer what lies on the table, and one another."""
        values, said, last = self.values, self.turns[-1].said, ""
        for _ in range(length):
            line = self._answer(table, last)
            if line is None:
                return
            said.append(Said(line.id, line.speaker, line.to))
            self._apply(line.effects)
            if line.is_room:
                self.returned[line.id] = self.returned.get(line.id, 0) + 1
            else:
                values[line.spoke] = values.get(line.spoke, 0) + 1
                values[f"quiet:{line.speaker}"] = 0
            values[line.heard] = 1
            # Every answer has passed by its kind, and what a line opens comes before all else.
            table = Table((*table.of_lines, *line.opens), table.itself, table.tags)
            last = line.speaker

    def _answer(self, table: Table, last: str) -> Line | None:
        """The line that answers best; nobody answers herself, and the room goes on only where a line asks for it."""
        for near, names in enumerate(table):
            if names:
                if line := self._best(self.meeting.members_on, names, last):
                    return line
                if (not last or near == 0) and (line := self._best(self.meeting.room_on, names, last)):
                    return line
        return None

    def _best(self, lines_on: dict[str, tuple[Line, ...]], names: tuple[str, ...], last: str) -> Line | None:
        """The most specific of the lines that hold; on each name those come first that may be the most specific."""
        values, most, found, rank = self.values, 0, None, (0, 0, 0, 0)
        for name in names:
            for line in lines_on.get(name, ()):
                if line.when.most_tests < most:
                    break
                if line.speaker == last or (line.heard in values and not line.is_room):
                    continue
                tests = line.when.tests_met(values)
                if tests < most:
                    continue
                here = (-line.priority, values.get(line.spoke, 0), self.returned.get(line.id, 0), line.order)
                if found is None or tests > most or here < rank:
                    most, found, rank = tests, line, here
        return found
