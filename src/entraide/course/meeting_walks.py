"""What `entraide check` finds by leading the meetings of a course: what nobody reaches, and where it does not go on."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from entraide.course import meetings
from entraide.course.meeting_texts import words
from entraide.course.tables import Row
from entraide.errors import Problem
from entraide.lang import LANGUAGES
from entraide.meeting import rows, search, walks
from entraide.meeting.play import Play
from entraide.meeting.recipe import replay

WALKS, AIMED = 2000, 1500
"""So many times each meeting is led by chance, and towards each thing that chance has missed."""

EARLIER = 60
"""So many starts are tried that go on from the meeting before, where there is one."""

WIDTHS = (30, 100)
"""How many meetings a search keeps at a time: a few first, then more."""

TURN_WORDS, LONG_TURNS, MOST_TURN_WORDS = 110, 10, 160
"""Of a hundred turns, so many at most have more words than the first number, and none more than the last."""

RETURNS = 3
"""So often may a line of the room come in one meeting."""

KEYS = {
    "no-beat": "check.meeting-no-beat",
    "no-choice": "check.meeting-no-choice",
    "no-ending": "check.meeting-no-ending",
    "no-take-home": "check.meeting-no-take-home",
}


_in_order: set[str] = set()
"""The meetings, by a digest of their tables and of the walks, in which nothing was found since the program started."""


def walked(tables: meetings.Tables, count: int = WALKS) -> Iterator[Problem]:
    """What is wrong in meetings whose tables are in order, by so many walks each and a search for what they miss.

    It takes seconds: whoever saves another table while these are watched does not wait for the same walks again.
    """
    led = [(name, *row.values()) for name in sorted(tables) if name in meetings.SHOWN for row in tables[name]]
    digest = hashlib.sha256(repr((led, count)).encode()).hexdigest()
    if digest not in _in_order:
        found = list(_walked(tables, count))
        yield from found
        if not found:
            _in_order.add(digest)


def _walked(tables: meetings.Tables, count: int) -> Iterator[Problem]:
    for meeting in meetings.table(tables, "meetings"):
        ready = rows.read(meetings.play(tables, meeting["meeting"], LANGUAGES[0]))
        begun = starts(tables, ready)
        reached = walks.by_chance(ready, begun, count)
        walks.by_kind(ready, begun, reached)
        seen = set()
        for why, member, recipe in reached.stuck:
            if (why, member) not in seen:
                seen.add((why, member))
                turn = len(recipe["moves"]) - recipe["moves"].count(rows.LOOK) + 1
                yield meeting.problem("meeting", KEYS[why], turn=turn, member=member, recipe=written(recipe))
        yield from _unreached(tables, ready, begun, reached)
        yield from _returning(tables, ready, reached)
        yield from _long(tables, ready, meeting, reached)


def starts(tables: meetings.Tables, meeting: rows.Meeting) -> list[walks.Start]:
    """Where walks of a meeting set out: its evenings, and what the meeting before it in the table may have left."""
    names = meetings.names(tables)
    place = names.index(meeting.id)
    before = rows.read(meetings.play(tables, names[place - 1], LANGUAGES[0])) if place else None
    return walks.starts(meeting, before, EARLIER)


def written(recipe: dict[str, Any]) -> str:
    """A recipe as it can be kept."""
    return json.dumps(recipe, ensure_ascii=False)


def way(tables: meetings.Tables, name: str, count: int = WALKS) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Each meeting that has a text, situation or ending of that name, with a recipe that reaches it, or nothing."""
    for meeting in meetings.names(tables):
        ready = rows.read(meetings.play(tables, meeting, LANGUAGES[0]))
        if name in walks.everything(ready):
            begun = starts(tables, ready)
            found = walks.by_chance(ready, begun, count).first.get(name)
            yield meeting, found or sought(ready, name, begun, (*WIDTHS, 1000))


def sought(
    meeting: rows.Meeting, name: str, begun: list[walks.Start], widths: tuple[int, ...] = WIDTHS
) -> dict[str, Any] | None:
    """A recipe that reaches what chance did not, found by walks towards it, else by a search that grows wider."""
    aimed = search.aim(meeting, name, begun, AIMED)
    found = (search.reach(meeting, name, begun, width, seed) for seed, width in enumerate(widths))
    return aimed or next(filter(None, found), None)


def rows_by_name(tables: meetings.Tables, meeting: str) -> dict[str, tuple[Row, str]]:
    """The row, and the column, of each text, situation and ending of a meeting."""
    columns = {"beats": "beat", "moves": "move", "lines": "line", "endings": "ending"}
    return {
        row[column]: (row, column) for table, column in columns.items() for row in meetings.of(tables, table, meeting)
    }


def _unreached(
    tables: meetings.Tables, meeting: rows.Meeting, begun: list[walks.Start], reached: walks.Reached
) -> Iterator[Problem]:
    here = rows_by_name(tables, meeting.id)
    for name in here:
        if name not in reached.first:
            found = sought(meeting, name, begun)
            if found is None:
                row, column = here[name]
                yield row.problem(column, "check.never-reached", name=name, walks=reached.walks)
            else:
                reached.add(walks.Start.of(found), replay(meeting, found), whole=False)


def _returning(tables: meetings.Tables, meeting: rows.Meeting, reached: walks.Reached) -> Iterator[Problem]:
    """Lines of the room that one hears too often in one meeting."""
    for row in meetings.of(tables, "lines", meeting.id):
        times, recipe = reached.returned.get(row["line"], (0, {}))
        if times > RETURNS:
            yield row.problem(
                "line",
                "check.returns-too-often",
                line=row["line"],
                n=times,
                most=RETURNS,
                on=row["on"],
                recipe=written(recipe),
            )


def _long(tables: meetings.Tables, meeting: rows.Meeting, row: Row, reached: walks.Reached) -> Iterator[Problem]:
    """Turns that are too long to read, on the ways that first reached something: single ones, or too many of them."""
    recipes = {written(recipe): recipe for recipe in reached.first.values()}
    plays = {name: replay(meeting, recipe) for name, recipe in recipes.items()}
    for lang in LANGUAGES:
        counts = word_counts(tables, meeting.id, lang)
        turns = [(*turn, name) for name, play in plays.items() for turn in turn_words(play, counts)]
        count, turn, name = max(turns, default=(0, 0, ""))
        if count > MOST_TURN_WORDS:
            yield row.problem(
                f"title_{lang}", "check.turn-too-long", turn=turn, n=count, most=MOST_TURN_WORDS, recipe=name
            )
        percent = 100 * sum(one[0] > TURN_WORDS for one in turns) / max(len(turns), 1)
        if percent > LONG_TURNS:
            yield row.problem(
                f"title_{lang}", "check.turns-long", percent=round(percent), most=TURN_WORDS, least=LONG_TURNS
            )


def word_counts(tables: meetings.Tables, meeting: str, lang: str) -> dict[str, int]:
    """The words of each text and situation in a language."""
    stems = (("beats", "beat", "label"), ("moves", "move", "text"), ("lines", "line", "text"))
    return {
        row[column]: words(row[f"{stem}_{lang}"])
        for table, column, stem in stems
        for row in meetings.of(tables, table, meeting)
    }


def turn_words(play: Play, counts: dict[str, int]) -> Iterator[tuple[int, int]]:
    """The words that are read in each turn of a meeting, with the turn."""
    for turn in play.turns:
        yield counts[turn.beat] + sum(counts[said.text] for said in turn.said), turn.turn
