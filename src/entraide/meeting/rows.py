"""A meeting as its rows say it, made ready to be played: conditions parsed, lines found by what they answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from entraide.meeting.language import DERIVED, Condition, Effect, bounded, condition

ROOM, WORKER, GROUP = "room", "worker", "group"
"""Who may speak or be spoken to besides the members: what the room does, the reader, everybody."""

SILENCE, LOOK, PASS = "silence", "look", "pass"
APART = (SILENCE, LOOK, PASS)
"""The kinds of moves that have a place of their own; in a recipe they stand under the name of their kind."""

SO_FAR = "so-far"
"""The evening that goes on from an earlier meeting; a row of this name says what holds before what is carried."""

Bounds = Mapping[str, tuple[int, int]]
"""The least and the most of each variable."""

Payload = Mapping[str, Any]
"""A meeting in one language, as the page gets it; `entraide.course.meetings.play` makes it."""


@dataclass(frozen=True, slots=True, eq=False)
class Beat:
    """A situation that the leader finds herself in."""

    id: str
    order: int
    phase: str
    when: Condition
    urgency: int
    focus: str
    care: bool
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """Something that she may say or do; ``beat`` is empty for what she may do in any."""

    id: str
    order: int
    beat: str
    kind: str
    to: str
    when: Condition
    effects: tuple[Effect, ...]
    opens: tuple[str, ...]

    @property
    def word(self) -> str:
        """How it is written in a recipe."""
        return self.kind if self.kind in APART else self.id


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Something that is said by a member, or that the room does, in answer to a beat, a move, a kind or a tag."""

    id: str
    order: int
    on: str
    speaker: str
    to: str
    when: Condition
    priority: int
    effects: tuple[Effect, ...]
    opens: tuple[str, ...]
    heard: str
    spoke: str
    is_room: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """How the evening ends, or what a member takes home from it."""

    id: str
    order: int
    member: str
    when: Condition
    priority: int


@dataclass(eq=False)
class Meeting:
    """A meeting, ready to be played."""

    id: str
    turns: int
    phases: tuple[tuple[str, int], ...]
    members: tuple[str, ...]
    bounds: dict[str, tuple[int, int]]
    carried: frozenset[str]
    evenings: dict[str, tuple[Effect, ...]]
    so_far: tuple[Effect, ...]
    beats: dict[str, Beat]
    moves: dict[str, Move]
    lines: dict[str, Line]
    endings: dict[str, Ending]
    phase_of: tuple[str, ...] = ()
    """The phase of each turn, from 0 on."""

    in_phase: dict[str, tuple[Beat, ...]] = field(default_factory=dict)
    """The beats of each phase, those that may be the most urgent and specific first."""

    offered: dict[str, tuple[Move, ...]] = field(default_factory=dict)
    """The moves of each beat and those of any, without those `APART`, the most specific first."""

    apart: dict[tuple[str, str], tuple[Move, ...]] = field(default_factory=dict)
    """The moves `APART` by beat, which may be empty, and kind, the most specific first."""

    members_on: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    room_on: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    """The lines by what they answer, the most specific first."""

    def phase(self, turn: int) -> str:
        """The phase of a turn: the last that has begun."""
        return self.phase_of[turn]

    @staticmethod
    def is_flag(name: str) -> bool:
        """Whether a name is one that effects set to 0 or 1."""
        return ":" in name and name.partition(":")[0] not in DERIVED


def read(payload: Payload) -> Meeting:
    """A meeting from its payload. Raises `CourseError` where a condition or an effect cannot be read."""
    members = tuple(row["member"] for row in sorted(payload["members"], key=lambda row: int(row.get("seat", 0))))
    bounds = _bounds(payload["variables"], members)
    evenings = {row["evening"]: bounded(row.get("sets", ""), bounds) for row in payload["evenings"]}
    so_far = evenings.pop(SO_FAR, ())
    meeting = Meeting(
        payload["meeting"],
        int(payload["turns"]),
        tuple((row["phase"], int(row["first"])) for row in payload["phases"]),
        members,
        bounds,
        frozenset(payload.get("carried", ())),
        evenings,
        so_far,
        {row["beat"]: _beat(order, row, bounds) for order, row in enumerate(payload["beats"])},
        {row["move"]: _move(order, row, bounds) for order, row in enumerate(payload["moves"])},
        {row["line"]: _line(order, row, bounds) for order, row in enumerate(payload["lines"])},
        {row["ending"]: _ending(order, row) for order, row in enumerate(payload["endings"])},
    )
    _index(meeting)
    return meeting


def _bounds(variables: Iterable[Payload], members: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    bounds = {}
    for row in variables:
        names = [row["name"]] if row["scope"] == "group" else [f"{member}.{row['name']}" for member in members]
        bounds.update(dict.fromkeys(names, (int(row.get("least", 0)), int(row["most"]))))
    return bounds


def _beat(order: int, row: Payload, bounds: Bounds) -> Beat:
    get = row.get
    return Beat(
        row["beat"],
        order,
        row["phase"],
        condition(get("when", "")),
        int(get("urgency", 0)),
        get("focus", ""),
        bool(get("care")),
        bounded(get("effects", ""), bounds),
    )


def _move(order: int, row: Payload, bounds: Bounds) -> Move:
    get = row.get
    return Move(
        row["move"],
        order,
        get("beat", ""),
        row["kind"],
        get("to", ""),
        condition(get("when", "")),
        bounded(get("effects", ""), bounds),
        tuple(get("opens", "").split()),
    )


def _line(order: int, row: Payload, bounds: Bounds) -> Line:
    get = row.get
    return Line(
        row["line"],
        order,
        row["on"],
        row["speaker"],
        get("to", ""),
        condition(get("when", "")),
        int(get("priority", 0)),
        bounded(get("effects", ""), bounds),
        tuple(get("opens", "").split()),
        f"heard:{row['line']}",
        f"spoke:{row['speaker']}",
        row["speaker"] == ROOM,
    )


def _ending(order: int, row: Payload) -> Ending:
    get = row.get
    return Ending(row["ending"], order, get("member", ""), condition(get("when", "")), int(get("priority", 0)))


def _index(meeting: Meeting) -> None:
    beats = sorted(meeting.beats.values(), key=lambda one: (-one.urgency, -one.when.most_tests, one.order))
    turns = range(meeting.turns + 1)
    meeting.phase_of = tuple([name for name, first in meeting.phases if first <= max(turn, 1)][-1] for turn in turns)
    for phase, _ in meeting.phases:
        meeting.in_phase[phase] = tuple(beat for beat in beats if beat.phase == phase)
    moves = sorted(meeting.moves.values(), key=lambda one: (-one.when.most_tests, one.order))
    for name in ("", *meeting.beats):
        here = [move for move in moves if move.beat in (name, "")]
        meeting.offered[name] = tuple(move for move in here if move.kind not in APART)
        for kind in APART:
            meeting.apart[name, kind] = tuple(move for move in here if (move.beat, move.kind) == (name, kind))
    lines = sorted(meeting.lines.values(), key=lambda one: (-one.when.most_tests, one.order))
    for on in {line.on for line in lines}:
        meeting.members_on[on] = tuple(line for line in lines if line.on == on and not line.is_room)
        meeting.room_on[on] = tuple(line for line in lines if line.on == on and line.is_room)
