"""An evening that was led, honestly or not: every point is won by what was played and coded, and nothing else matters.

What it earns is worked out a second time here, from the tables of the course alone.
"""

import csv
import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entraide.coding import answers, checking
from entraide.coding.answers import Led
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.mark.marking import Marking, mark
from entraide.grading.mark.rebuild import rebuild
from entraide.grading.read import contents
from entraide.meeting import recipe
from entraide.meeting.play import Play
from entraide.report import evenings
from tests.answering import perfect
from tests.grading.hostile.mutants import ODD, mutated

pytestmark = pytest.mark.slow  # Random evenings by the hundred, each played.

FORMS = ("lead-a-meeting", "lead-a-meeting-b")
POINTS = 60.0


class Reader:
    """Reads and marks an evening as the grader does."""

    def __init__(self, root: Path, folder: Path, course: Course, keys: Reference, name: str) -> None:
        self.root, self.folder, self.course, self.name = root, folder, course, f"{name}-evening"
        self.source = (root / f"exercises/en/{name}/{name}.ipynb").read_text("utf-8")
        self.marking = Marking({self.name: POINTS, f"{name}-memo": 40.0}, course, keys, "en")
        self.record, self.memo = (perfect(course, keys, one) for one in self.marking.points)
        self.meeting = course.meetings.ready(course.exercise(self.name).items[0])

    def marked(self, records: list[Any]) -> tuple[float, str, bool]:
        """The points of the evening, all that its page shows, and whether the student is told something odd."""
        path = self.folder / "handed-in.ipynb"
        path.write_text(json.dumps({"cells": [{"outputs": [{"data": {answers.MIME: one}} for one in records]}]}))
        rebuilt = rebuild(
            nbformat.reads(self.source, as_version=4), contents.read(path, set(self.marking.points)), self.course
        )
        scores = mark(rebuilt, self.marking)
        nbformat.writes(rebuilt.nb).encode()  # It has to go into a file.
        shown = " ".join(str(out.data) for cell in rebuilt.nb.cells for out in cell.get("outputs", []))
        points = scores.cells[self.name]
        assert points is not None
        return points, shown, bool(rebuilt.all_notes)

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.root / f"data/meetings/{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module", params=FORMS)
def reader(
    request: pytest.FixtureRequest,
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    course: Course,
    keys: Reference,
) -> Reader:
    return Reader(root, tmp_path_factory.mktemp("read"), course, keys, request.param)


class Oracle:
    """What codes on an evening are worth, counted code by code over pairs of stretches."""

    def __init__(self, reader: Reader) -> None:
        self.codes = reader.course.exercise(reader.name).codes
        self.apart = {row["move"] for row in reader.rows("moves") if row["kind"] in ("silence", "look", "pass")}
        self.passed = {row["move"] for row in reader.rows("moves") if row["kind"] == "pass"}
        self.status: dict[tuple[str, str], str] = {}
        for row in reader.rows("codings"):
            self.status[row["text"], row["code"]] = row["status"]

    def stretches(self, play: Play) -> list[list[str]]:
        """What was said, in as few runs of at most fifteen as there can be, the longer ones first."""
        lines: list[str] = []
        for turn in play.turns:
            if not {said.text for said in turn.said} & self.passed:
                lines += [said.text for said in turn.said if said.speaker != "room" and said.text not in self.apart]
        runs = next((n for n in range(2, 99) if n * 15 >= len(lines)), 2)
        found: list[list[str]] = []
        for left in range(runs, 0, -1):
            size = -(-len(lines) // left)
            found.append(lines[:size])
            lines = lines[size:]
        return [one for one in found if one]

    def earned(self, play: Play, put: set[tuple[str, str]]) -> float:
        """The points, from 0 to `POINTS`."""
        stretches = self.stretches(play)
        coded = [one for one in stretches if any(text == line for text, _ in put for line in one)]
        shares = [self.alike(first + second, put) for first, second in combinations(coded, 2)]
        best = max(shares) if shares else sum(self.alike(one, put) for one in coded) / 2
        said = sum(map(len, stretches))
        if play.is_over:
            return 10 + 50 * best
        return 50 * best * min(said, 20) / 20

    def alike(self, lines: list[str], put: set[tuple[str, str]]) -> float:
        """Van Rijsbergen's measure over every line and every code."""
        tally: dict[str, int] = defaultdict(int)
        for line in lines:
            for code in self.codes:
                wanted, is_put = self.status.get((line, code), ""), (line, code) in put
                if is_put and wanted != "acceptable":
                    tally["right" if wanted == "required" else "wrong"] += 1
                elif wanted == "required" and not is_put:
                    tally["left out"] += 1
        return 2 * tally["right"] / (2 * tally["right"] + tally["wrong"] + tally["left out"] or 1)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_evening_earns_what_was_played_and_coded_is_worth(reader: Reader, data: st.DataObject) -> None:
    oracle, meeting = Oracle(reader), reader.meeting
    begun = data.draw(st.sampled_from(list(meeting.evenings)))
    play, moves = recipe.start(meeting, begun), list[str]()
    last = data.draw(st.integers(1, 30))
    while not play.is_over and len(moves) < last:
        moves.append(data.draw(st.sampled_from(list(play.choices()))))
        play.choose(moves[-1])
    lines = [line for one in oracle.stretches(play) for line in one]
    right = [place for place, status in oracle.status.items() if status == "required" and place[0] in lines]
    any_code = st.tuples(st.sampled_from(lines or [""]), st.sampled_from(oracle.codes))
    put = set(data.draw(st.lists(any_code, max_size=12)))
    put |= set(data.draw(st.lists(st.sampled_from(right), unique=True)) if right else [])
    one = {"id": "meeting-1", "meeting": meeting.id, "evening": begun, "moves": moves}
    one["codings"] = [{"text": text, "code": code} for text, code in put]
    points, _, _ = reader.marked([reader.record | {"value": {"meetings": [one], "handed_in": "meeting-1"}}])
    assert points == pytest.approx(oracle.earned(play, {place for place in put if place[0]}), abs=0.0051)


OF_EVENINGS = st.sampled_from(
    ["first", "fifth", "so-far", "coats", "fifth-hurt", "silence", "look", "pass", "safety=9", "rule=3 web=3", "!x:y",
     "safety=" + "9" * 900, "safety=\u0663", "meeting-1", True, 1]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_bent_record_stops_nothing_and_is_no_zero_in_silence(reader: Reader, data: st.DataObject) -> None:
    record = json.loads(json.dumps(reader.record))
    (one,) = record["value"]["meetings"]
    one |= data.draw(
        st.dictionaries(st.sampled_from(["id", "meeting", "evening", "sets", "moves"]), OF_EVENINGS | ODD, max_size=2)
    )
    record["value"]["meetings"] *= data.draw(st.integers(1, 8))
    record["value"] = data.draw(st.just(record["value"]) | mutated(record["value"]))
    points, shown, told = reader.marked([record, reader.memo])
    assert 0 <= points <= POINTS
    meetings = record["value"].get("meetings") if isinstance(record["value"], dict) else None
    begun = [isinstance(one, dict) and one.get("moves") for one in meetings[:6]] if isinstance(meetings, list) else []
    assert told or "Nothing was answered here" not in shown or not any(begun)
    found, note = checking.check(record, reader.course.exercise(reader.name), reader.course)
    assert (found is None) != (note is None)
    if found and isinstance(found.value, Led) and found.value:
        assert evenings.kept(reader.course.exercise(reader.name), found.value, reader.course)
        again, _ = checking.check(found.record(), reader.course.exercise(reader.name), reader.course)
        assert again
        assert again.value == found.value, "what is kept is read again as it was"


def test_what_is_typed_in_an_evening_is_shown_as_text(reader: Reader) -> None:
    record, typed = json.loads(json.dumps(reader.record)), '"><img src=x onerror=alert(1)>\x00\ud800'
    (one,) = record["value"]["meetings"]
    one |= {"said": [typed] * 3, "codings": [coding | {"memo": typed} for coding in one["codings"]]}
    one["codings"].append({"text": typed, "code": typed})
    points, shown, told = reader.marked([record])
    assert points == POINTS
    assert told
    assert "<img" not in shown
    assert "&lt;img" in shown


def test_thousands_of_evenings_in_a_file_take_no_longer_than_the_newest(reader: Reader) -> None:
    """Each takes milliseconds to be played, and a file has room for tens of thousands."""
    opened = 0

    class Record(dict[str, Any]):
        def get(self, key: str, default: Any = None) -> Any:
            nonlocal opened
            opened += key == "value"
            return super().get(key, default)

    days = [Record(reader.record | {"saved_at": f"2026-01-{day:02}T10:00:00Z"}) for day in (3, 31, 7, 31)]
    damaged = [Record(reader.record | {"saved_at": "2026-02-01T10:00:00Z", "value": "?"})]
    answer, notes = checking.newest([*days * 500, *damaged], reader.course.exercise(reader.name), reader.course)
    assert answer
    assert (answer.saved_at.day, opened) == (31, 2)
    assert [note.key for note in notes] == ["not-a-value"]


def test_two_turns_and_three_codes_win_no_evening(reader: Reader) -> None:
    """Stopped when hardly anything was said, it has little to be coded, and as little to be won."""
    record = json.loads(json.dumps(reader.record))
    (one,) = record["value"]["meetings"]
    one["moves"] = one["moves"][:2]
    points, shown, _ = reader.marked([record])
    assert points < 25
    assert "shrink in proportion" in shown
