"""The made-up meeting as tables of a course, in order, to be spoiled."""

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from entraide.course.columns import TEXT
from entraide.course.definitions.meetings import MEETINGS
from entraide.course.tables import Row
from entraide.lang import LANGUAGES
from tests.meeting.cases import kettle

UNREACHED = ("cleo-comes", "clock", "room-boils", "room-ride", "steam")
"""What nobody reaches in the made-up meeting, on purpose."""

ADDED = {
    "lines": [
        {"line": "room-holds", "on": "protect", "speaker": "room"},
        {"line": "hum-low", "on": "silence", "speaker": "room"},
        {"line": "link-low", "on": "link", "speaker": "room"},
        {"line": "look-low", "on": "look", "speaker": "room"},
        {"line": "clock", "on": "tell", "speaker": "room", "when": "safety >= 0"},
    ],
    "evenings": [{"evening": "bare", "sets": "web=1"}],
}
"""What it lacks to be in order."""

SHARED = ("intents", "kinds", "dynamics")


def tables(course: Mapping[str, list[Row]] | None = None) -> dict[str, list[Row]]:
    """The rows of every table, each text the same in both languages."""
    payload = kettle()
    for table in ("lines", "endings"):
        payload[table] = [row for row in payload[table] if row[table.removesuffix("s")] not in UNREACHED]
    for table, rows in ADDED.items():
        payload[table] += rows
    found = {one.file: [] for one in MEETINGS}
    for one in MEETINGS:
        name = one.name.rpartition("/")[2]
        for number, row in enumerate(_rows(name, payload), 2):
            found[one.file].append(_row(one.file, number, one.names, _filled(name, row)))
    return {**(course or {}), **found}


def write(found: Mapping[str, list[Row]], data: Path) -> None:
    """Write the meetings' tables into a course's data, in the place of those that it had."""
    shutil.rmtree(data / "meetings", ignore_errors=True)
    (data / "meetings").mkdir()
    for one in MEETINGS:
        with (data / one.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, one.names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(found[one.file])


def _rows(name: str, payload: dict[str, Any]) -> list[dict[str, Any]]:
    if name == "meetings":
        phases = " ".join(f"{one['phase']}:{one['first']}" for one in payload["phases"])
        return [
            {"title": "The kettle", "turns": payload["turns"], "phases": phases, "carried": "web bo.trust said:known"}
        ]
    if name == "cast":
        return payload["members"]
    if name == "state":
        return [{"variable": row.pop("name"), **row} for row in payload["variables"]]
    if name == "codings":
        lines = [row["line"] for row in payload["lines"] if row["speaker"] != "room"]
        return [{"text": text} for text in (*lines, *(row["move"] for row in payload["moves"]))]
    return payload.get(name, [])


def _filled(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row with every text that it must have; those of an evening's ending, and of moves, too."""
    texts = {"title", "care", "context", "label", "about", "keeps", "low", "high", "skill", "text", "opened", "closed"}
    texts -= {"text"} if name == "codings" else {"care"} if name == "beats" else set()
    texts |= {"gave", "cost"} if name == "endings" and "member" not in row else set()
    if name == "endings" and "member" in row:
        texts -= {"title"}
    return {
        "meeting": "kettle",
        "intention": "It goes on.",
        "basis": "E2",
        "page": "mutual-aid/workers-role",
        **dict.fromkeys(texts, "Two words"),
        **row,
    }


def _row(file: str, number: int, names: tuple[str, ...], cells: dict[str, Any]) -> Row:
    definition = next(one for one in MEETINGS if one.file == file)
    found = Row()
    for name in names:
        column = definition.column(name)
        stem = column.stem if column.kind == TEXT and column.lang in LANGUAGES else name
        found[name] = str(cells.get(stem, ""))
    found.file, found.number = f"data/{file}", number
    return found
