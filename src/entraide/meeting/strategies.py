"""Ways to lead a meeting without thinking, and what comes of each: so one sees whether a meeting teaches."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from entraide.meeting.play import Play
from entraide.meeting.rows import APART, LOOK, WORKER, Meeting, Move
from entraide.meeting.walks import Start

Leader = Callable[[Play, Mapping[str, Move]], Move]
"""Chooses one of the moves that are offered."""

HALF = 6
"""What was opened by this turn is measured too."""


def preferring(kinds: Sequence[str]) -> Leader:
    """Leads by the first of these kinds that is offered, else by whatever stands first."""

    def lead(play: Play, choices: Mapping[str, Move]) -> Move:
        rank = {kind: place for place, kind in enumerate(kinds)}
        return min(choices.values(), key=lambda move: rank.get(move.kind, len(rank)))

    return lead


def fitting(play: Play, choices: Mapping[str, Move]) -> Move:
    """Looks first; then does what the situation alone has made possible, else the kind of move used least so far."""
    if LOOK in choices:
        return choices[LOOK]
    written = [move for move in choices.values() if move.kind not in APART]
    return min(
        written or choices.values(),
        key=lambda move: (-move.when.tests_met(play.values), play.values.get(f"used:{move.kind}", 0), move.order),
    )


def chance(seed: int) -> Leader:
    """Leads by chance."""
    draw = random.Random(seed)
    return lambda play, choices: draw.choice(list(choices.values()))


BY_CHANCE = "random"
EVENINGS_BY_CHANCE = 2000
STYLES: dict[str, Leader] = {
    "silent": preferring(["silence"]),
    "advise": preferring(["advise", "information", "sum-up", "close", "contract"]),
    "feelings": preferring(["reach", "name", "give-floor"]),
    "link-and-ask": preferring(["link", "ask-group", "give-floor"]),
    "protect": preferring(["protect", "contract", "close", "sum-up"]),
    "look-then-fit": fitting,
}


@dataclass(frozen=True)
class Outcome:
    """What came of one evening: numbers by what they measure, and its ending."""

    measured: dict[str, float]
    ending: str


def lead(meeting: Meeting, begun: Start, leader: Leader) -> Outcome:
    """Lead an evening to its end."""
    play = begun.play(meeting)
    early, hottest = 0, 0
    while not play.is_over:
        hottest = max(hottest, play.values.get("heat", 0))
        if play.values["turn"] <= HALF:
            early = _sum(play, "open")
        play.do(leader(play, play.choices()))
    ending = play.ending()
    return Outcome(_measured(play) | {"open by 6": early, "hottest": hottest}, ending.id if ending else "")


def _measured(play: Play) -> dict[str, float]:
    """``share`` is that of the lines which go from a member to a member, of all that members and the leader say."""
    members, values = set(play.meeting.members), play.values
    said = [one for turn in play.turns for one in turn.said]
    lines = [one for one in said if one.speaker in members]
    spoken = len(lines) + sum(one.speaker == WORKER and play.meeting.moves[one.text].kind not in APART for one in said)
    count = Counter(one.speaker for one in lines)
    return {
        "share": sum(one.to in members for one in lines) / max(spoken, 1),
        "speakers": sum(times >= 2 for times in count.values()),
        "lines": len(lines),
        "open": _sum(play, "open"),
        "hurt": _sum(play, "hurt"),
        **{name: values.get(name, 0) for name in ("safety", "web", "heat", "rule", "goal")},
    }


def _sum(play: Play, variable: str) -> int:
    return sum(play.values.get(f"{member}.{variable}", 0) for member in play.meeting.members)


def medians(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The median of each measure over some evenings."""
    return {name: median(one.measured[name] for one in outcomes) for name in outcomes[0].measured}


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The share of each ending among some evenings, the most frequent first."""
    count = Counter(one.ending for one in outcomes)
    return {ending: times / len(outcomes) for ending, times in count.most_common()}


def outcomes(meeting: Meeting) -> dict[str, list[Outcome]]:
    """What comes of each way to lead, over the meeting's evenings, and of leading by chance."""
    begun = [Start(evening) for evening in meeting.evenings]
    found = {name: [lead(meeting, one, leader) for one in begun] for name, leader in STYLES.items()}
    found[BY_CHANCE] = [lead(meeting, begun[seed % len(begun)], chance(seed)) for seed in range(EVENINGS_BY_CHANCE)]
    return found
