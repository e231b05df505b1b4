"""Meetings to lead, from their tables to what the page plays and tells afterwards, in one language."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from entraide.course import definitions
from entraide.course.definitions.meetings import FOLDER, MEETINGS, MENDED
from entraide.course.tables import Row, Text, find, read
from entraide.lang import LANGUAGES, say
from entraide.meeting import rows

SHOWN = tuple(
    f"{FOLDER}/{name}.csv"
    for name in (
        *("meetings", "cast", "state", "evenings", "intents", "kinds"),
        *("dynamics", "beats", "moves", "lines", "endings"),
    )
)
"""The tables of which something is shown while a meeting is led or told; the codings are the authors' own."""

Tables = Mapping[str, list[Row]]
"""The rows of each table by its place in the data folder, ``meetings/lines.csv``."""

_PLAYED = {
    "beats": ("beat", "phase", "when", "urgency", "focus", "care", "effects", "label"),
    "moves": ("move", "beat", "kind", "to", "when", "effects", "opens", "text"),
    "lines": ("line", "on", "speaker", "to", "when", "priority", "effects", "opens", "text"),
    "endings": ("ending", "member", "when", "priority", "title", "text", "gave", "cost"),
    "evenings": ("evening", "label", "sets"),
    "intents": ("intent", "label"),
    "kinds": ("kind", "intent", "label"),
}
"""The columns that the page needs while a meeting is led, by table."""

_TOLD = {
    "moves": ("move", "opened", "closed", "try", "limit"),
    "kinds": ("kind", "skill", "page"),
    "state": ("variable", "scope", "label", "low", "high"),
    "dynamics": ("dynamic", "label", "code"),
    "beats": ("beat", "dynamic"),
    "codings": ("text", "code", "status", "rationale"),
}
"""The columns that the debrief needs besides."""

_SAYING = {"beats": "dynamic", "codings": "code"}
"""Where a row without this column says nothing: a situation of no dynamic, a line that has no code on purpose."""

_SAID_TO = {rows.GROUP: "lead.to-all", rows.WORKER: "lead.to-you"}

_NUMBERS = ("urgency", "priority", "seat", "least", "most")


def table(tables: Tables, name: str) -> list[Row]:
    """The rows of one of the meetings' tables."""
    return tables.get(f"{FOLDER}/{name}.csv", [])


def of(tables: Tables, name: str, meeting: str) -> list[Row]:
    """A meeting's own rows of a table; all of them, where the table is for every meeting."""
    return [row for row in table(tables, name) if row.get("meeting", meeting) == meeting]


def load(folder: Path) -> dict[str, list[Row]]:
    """All tables of the meetings in a data folder; an empty dictionary where a course has none.

    Raises `CourseError` naming the file and the row that cannot be read.
    """
    if not find(folder / FOLDER / "meetings.csv"):
        return {}
    return {one.file: list(read(folder / one.file, definitions.names(one.name))) for one in MEETINGS}


class Meetings:
    """The meetings of a course: their tables, read when the first is asked for, and each made ready to be played."""

    def __init__(self, source: Path | Tables) -> None:
        self._source, self._ready = source, dict[str, rows.Meeting]()

    @cached_property
    def tables(self) -> Tables:
        """The rows by table. Raises `CourseError`, as `load` does."""
        return load(self._source) if isinstance(self._source, Path) else self._source

    def __contains__(self, name: str) -> bool:
        return name in names(self.tables)

    def ready(self, name: str) -> rows.Meeting:
        """A meeting, to be led or replayed; it is the same in every language."""
        if name not in self._ready:
            self._ready[name] = rows.read(play(self.tables, name, LANGUAGES[0]))
        return self._ready[name]

    def only(self, wanted: Collection[str]) -> "Meetings":
        """The same with these meetings alone."""
        if not wanted:
            return Meetings({})
        return Meetings(
            {file: [row for row in some if row.get("meeting") in (None, *wanted)] for file, some in self.tables.items()}
        )

    def codings(self, name: str, codes: Collection[str]) -> dict[str, dict[str, Row]]:
        """What the authors say of these codes on the lines and moves of a meeting: rows by their id, then by code."""
        found: dict[str, dict[str, Row]] = {}
        for one in of(self.tables, "codings", name):
            if one["code"] in codes:
                found.setdefault(one["text"], {})[one["code"]] = one
        return found

    def texts(self, name: str) -> dict[str, Text]:
        """Every line and move of a meeting, by its id."""
        return {
            one[column]: one.text("text")
            for part, column in (("lines", "line"), ("moves", "move"))
            for one in of(self.tables, part, name)
        }

    def speakers(self, name: str) -> dict[str, str]:
        """What each member is called."""
        return {one["member"]: one["name"] for one in of(self.tables, "cast", name)}


def names(tables: Tables) -> list[str]:
    """The meetings there are, in the order of their table."""
    return [row["meeting"] for row in table(tables, "meetings")]


def row(tables: Tables, name: str) -> Row:
    """A meeting's own row."""
    (found,) = (one for one in table(tables, "meetings") if one["meeting"] == name)
    return found


def play(tables: Tables, name: str, lang: str) -> dict[str, Any]:
    """What leading a meeting needs, with texts in one language; empty cells and zeros are left out.

    `entraide.meeting.rows.read` makes a meeting of it, and so does the page.
    """
    about = row(tables, name)
    return {
        "meeting": name,
        **_row(about, ("title", "care", "context"), lang),
        "turns": int(about["turns"]),
        "phases": [{"phase": phase, "first": first} for phase, first in phases(about)],
        "carried": list(about.words("carried")),
        "variables": [
            {"name": one["variable"], "scope": one["scope"], "least": int(one["least"]), "most": int(one["most"])}
            for one in of(tables, "state", name)
        ],
        "members": _rows(of(tables, "cast", name), ("member", "name", "seat", "about"), lang),
        **{part: _rows(of(tables, part, name), columns, lang) for part, columns in _PLAYED.items()},
    }


def debrief(tables: Tables, name: str, lang: str, codings: bool = True) -> dict[str, Any]:
    """What is told after a meeting was led: what its moves open and close, its state in words, its ``codings``.

    The latter are left out where they are graded, even where the course has them.
    """
    told = {}
    for part, columns in _TOLD.items():
        if part == "codings" and not codings:
            continue
        saying = _SAYING.get(part)
        told[part] = _rows((row for row in of(tables, part, name) if not saying or row[saying]), columns, lang)
    return {"meeting": name, **told, "mended": MENDED}


def says(names: Mapping[str, str], speaker: str, to: str, lang: str) -> str:
    """Who speaks, and to whom, in words: “Nancy, to Réal”, “You”; ``names`` are the members'."""
    who = names.get(speaker) or say(lang, "lead.you")
    if not to:
        return who
    if to in _SAID_TO:
        return say(lang, _SAID_TO[to], who=who)
    return say(lang, "lead.to", who=who, to=names[to])


def phases(row: Row) -> list[tuple[str, int]]:
    """The phases of a meeting and their first turns, from its row."""
    return [(phase, int(first)) for phase, _, first in (word.partition(":") for word in row.words("phases"))]


def _rows(rows: Iterable[Row], columns: Iterable[str], lang: str) -> list[dict[str, Any]]:
    columns = tuple(columns)
    return [_row(row, columns, lang) for row in rows]


def _row(row: Row, columns: Iterable[str], lang: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in columns:
        cell: str | int = row[column] if column in row else row.text(column)[lang]
        if column in _NUMBERS:
            cell = int(cell or 0)
        if cell:
            found[column] = cell
    return found
