"""Whatever is handed in ends in a clear line on the feedback: no traceback, and no point that was not won."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import nbformat
import pytest

from entraide.coding import answers
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import texts
from tests.answering import perfect, record, required
from tests.classroom import ASSIGNMENT, NbgraderCourse

EXERCISE = "mutual-aid-1"
FULL, NONE = 25.0, 0.0


@dataclass
class Case:
    """A student who hands something in, what the exercise must earn, and the line that must be said."""

    student: str
    score: float
    note: str = ""
    records: list[Any] = field(default_factory=list)
    change: Callable[[Any], None] | None = None
    write: Callable[[str], str | bytes] | None = None


def _cell(notebook: Any, grade_id: str = EXERCISE) -> Any:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def _remove(notebook: Any) -> None:
    notebook.cells.remove(_cell(notebook))


def _duplicate(notebook: Any) -> None:
    notebook.cells.append(nbformat.from_dict(json.loads(json.dumps(_cell(notebook)))))


def _put(value: Any) -> Callable[[Any], None]:
    """Put a value where an answer record is expected."""

    def change(notebook: Any) -> None:
        output = nbformat.v4.new_output("display_data", {"text/plain": ""})
        output.data[answers.MIME] = value
        _cell(notebook).outputs = [output]

    return change


def _fill(notebook: Any) -> None:
    _cell(notebook).outputs.append(nbformat.v4.new_output("stream", text="x" * 50_000_000))


def _scribble(notebook: Any) -> None:
    for cell in notebook.cells:
        cell.metadata["nbgrader"] = {"grade": True, "points": float("nan"), "grade_id": 7, "schema_version": 99}


def _deep(text: str) -> str:
    return text.replace('"cells": [', '"cells": [' + "[" * 100_000, 1)


def _stray(word: str) -> Callable[[str], bytes]:
    """Put a byte before a word, wherever it stands, that makes the file cp1252 to look at and spoils the word."""
    return lambda text: text.encode("ascii", "ignore").replace(word.encode(), b"\xc0" + word.encode())


def cases(course: Course, keys: Reference) -> list[Case]:
    """Every case, with the answers they start from."""
    right = perfect(course, keys, EXERCISE)
    codings = [vars(coding) for coding in required(course, keys, EXERCISE)]
    script = "<script>alert(document.domain)</script>"
    marked = right | {"value": [coding | {"memo": script} for coding in codings]}
    unknown = right | {"value": [*codings, codings[0] | {"code": "no-such-code"}]}
    elsewhere = right | {"value": [coding | {"excerpt": "P01"} for coding in codings]}
    everything = [
        {"excerpt": name, "unit": unit.unit, "code": code}
        for name in course.exercise(EXERCISE).items
        for unit in course.excerpts[name].units
        for code in course.exercise(EXERCISE).codes
    ]
    typed = right | {"value": [coding | {"unit": str(coding["unit"])} for coding in codings]}
    return [
        Case("script-in-memo", FULL, records=[marked]),
        Case("unknown-code", FULL, "unknown-codings", [unknown]),
        Case("other-excerpts", NONE, "unknown-codings", [elsewhere]),
        Case("units-as-text", NONE, "unknown-codings", [typed]),
        Case("the-same-coding-often", FULL, records=[right | {"value": codings * 50}]),
        Case("too-many-codings", FULL, "too-many", [right | {"value": codings * 400}]),
        Case("record-too-large", NONE, "too-large", [right | {"value": codings, "padding": "x" * 2_000_000}]),
        Case("record-is-text", NONE, change=_put("I earned 25 points")),
        Case("record-is-a-list", NONE, change=_put([right])),
        Case("value-is-text", NONE, "not-a-value", [right | {"value": "everything"}]),
        Case("value-is-missing", NONE, "not-a-value", [{k: v for k, v in right.items() if k != "value"}]),
        Case("other-schema", NONE, "unknown-schema", [right | {"schema": 2}]),
        Case("other-kind", NONE, "wrong-kind", [right | {"kind": "choice", "value": ["a"]}]),
        Case("no-date", NONE, "no-date", [right | {"saved_at": "yesterday"}]),
        Case("points-in-record", NONE, records=[right | {"value": [], "points": 25, "score": 25, "share": 1}]),
        Case("unknown-exercise", NONE, "unknown-exercise", change=_put(right | {"exercise": script})),
        Case("deleted-cell", NONE, change=_remove),
        Case("duplicated-cell", FULL, records=[right], change=_duplicate),
        Case("huge-output", FULL, records=[right], change=_fill),
        Case("scribbled-metadata", FULL, records=[right], change=_scribble),
        Case("cut-in-the-middle-of-the-end", FULL, "file-unreadable", [right], write=lambda text: text[:-40]),
        Case("cut-before-the-answers", NONE, "file-unreadable", [right], write=lambda text: text[:300]),
        Case("empty-file", NONE, "file-unreadable", write=lambda text: ""),
        Case("not-json", NONE, "file-unreadable", write=lambda text: b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        Case("json-but-no-notebook", NONE, write=lambda text: '{"cells": {"0": "?"}}'),
        Case("json-list", NONE, write=lambda text: "[1, 2, 3]"),
        Case("nested-deeply", FULL, "file-unreadable", [right], write=_deep),
        Case("a-stray-byte-in-cells", FULL, "file-unreadable", [right], write=_stray("cells")),
        Case("a-stray-byte-in-outputs", FULL, "file-unreadable", [right], write=_stray("outputs")),
        Case("a-stray-byte-in-a-word", FULL, records=[right], write=_stray("Assignment")),
        Case("everything-coded", -1, records=[right | {"value": everything}]),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def taught(
    new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference
) -> tuple[NbgraderCourse, str, list[Case]]:
    """A course in which all of them were graded at once, and what nbgrader printed."""
    taught, all_cases = new_course("en"), cases(course, keys)
    for case in all_cases:
        path = taught.hand_in(case.student, case.records, case.change)
        if case.write:
            content = case.write(path.read_text("utf-8"))
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    broken = taught.hand_in("broken-answers-json", [perfect(course, keys, EXERCISE)])
    broken.with_name(answers.FILE).write_text('{"schema": 1, "answers": {"mutual')
    printed = taught.run("autograde", ASSIGNMENT)
    taught.run("generate_feedback", ASSIGNMENT)
    return taught, printed, all_cases


def test_nothing_that_is_handed_in_ends_in_a_traceback(taught: tuple[NbgraderCourse, str, list[Case]]) -> None:
    assert "Traceback" not in taught[1]


def test_every_submission_earns_what_it_won(taught: tuple[NbgraderCourse, str, list[Case]]) -> None:
    graded, _, all_cases = taught
    scores = {case.student: graded.scores(case.student) for case in all_cases}
    expected = {case.student: case.score for case in all_cases if case.score >= 0}
    assert {student: scores[student][EXERCISE] for student in expected} == expected
    others = {name: points for student in scores for name, points in scores[student].items() if name != EXERCISE}
    assert set(others.values()) == {0}


def test_coding_everything_with_everything_scores_badly(taught: tuple[NbgraderCourse, str, list[Case]]) -> None:
    score = taught[0].scores("everything-coded")[EXERCISE]
    assert score is not None and 0 < score < 10


def test_every_trouble_is_said_in_a_clear_line(taught: tuple[NbgraderCourse, str, list[Case]]) -> None:
    graded, _, all_cases = taught
    for case in all_cases:
        page = graded.feedback(case.student)
        assert "Traceback" not in page
        assert "<script" not in page
        if case.note:
            opening = texts.text("en", f"note.{case.note}").split("{")[0]
            assert opening in page, case.student


def test_answers_in_the_notebook_count_though_answers_json_is_broken(
    taught: tuple[NbgraderCourse, str, list[Case]],
) -> None:
    graded = taught[0]
    assert graded.scores("broken-answers-json")[EXERCISE] == FULL
    assert "answers.json could not be read" in graded.feedback("broken-answers-json")


def test_the_newest_answer_wins_wherever_it_is(
    new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference
) -> None:
    from datetime import timedelta

    from tests.answering import SAVED_AT

    taught = new_course("en")
    later = record(course, EXERCISE, required(course, keys, EXERCISE), saved_at=SAVED_AT + timedelta(minutes=1))
    earlier = record(course, EXERCISE, ())
    for student, in_notebook, beside in (("beside", earlier, later), ("inside", later, earlier)):
        path = taught.hand_in(student, [in_notebook])
        answers.write_file(path.with_name(answers.FILE), beside)
    taught.run("autograde", ASSIGNMENT)
    assert taught.scores("beside")[EXERCISE] == taught.scores("inside")[EXERCISE] == FULL
