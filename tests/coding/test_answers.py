"""Answer records: what is written is read again, and what strangers write is read with care."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entraide import course as courses
from entraide.coding import answers, checking, records, tolerant
from entraide.coding.answers import Coding
from entraide.course import Course
from entraide.lang import for_browser
from tests.answering import SAVED_AT, record

EXERCISE = "mutual-aid-1"
CODING = Coding("G01", 1, "shared-reality", "why not")

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def test_a_record_says_what_the_design_says(course: Course) -> None:
    assert record(course, EXERCISE, (CODING,), "fr") == {
        "schema": 1,
        "exercise": EXERCISE,
        "kind": "coding",
        "lang": "fr",
        "saved_at": "2026-01-31T14:05:00.000Z",
        "value": [{"excerpt": "G01", "unit": 1, "code": "shared-reality", "memo": "why not"}],
    }


def test_what_is_written_is_read_again(course: Course) -> None:
    for name, value in ((EXERCISE, (CODING,)), ("mutual-aid-5", ("a", "c")), ("mutual-aid-memo", "Voilà.")):
        found, notes = checking.newest([record(course, name, value)], course.exercise(name), course)
        assert found and found.value == value and not notes


def test_the_newest_valid_record_wins(course: Course) -> None:
    older = record(course, EXERCISE, ())
    newer = record(course, EXERCISE, (CODING,), saved_at=SAVED_AT + timedelta(seconds=1))
    newest_of_all_but_broken = newer | {"saved_at": "2999-01-01T00:00:00Z", "value": "?"}
    found, notes = checking.newest([newer, older, newest_of_all_but_broken], course.exercise(EXERCISE), course)
    assert found and found.value == (CODING,)
    assert [note.key for note in notes] == ["not-a-value"]


def test_what_is_valid_counts_and_what_is_not_is_said(course: Course) -> None:
    broken = record(course, EXERCISE, (CODING,))
    broken["value"] += [{"excerpt": "G01", "unit": True, "code": "shared-reality"}, None, {"excerpt": []}]
    found, _ = checking.newest([broken], course.exercise(EXERCISE), course)
    assert found and found.value == (CODING,)
    assert found.notes[0].details["count"] == "3"


def test_two_answers_to_a_question_of_one_count_as_none(course: Course) -> None:
    found, _ = checking.newest([record(course, "mutual-aid-3", ("a", "b"))], course.exercise("mutual-aid-3"), course)
    assert found and found.value == () and found.notes[0].key == "several-chosen"


def test_every_note_has_its_text_and_every_text_is_of_some_note() -> None:
    made = {
        key
        for path in Path(answers.__file__).parents[1].rglob("*.py")
        for key in re.findall(r'\b_?[Nn]ote\("([a-z-]+)"', path.read_text("utf-8"))
    }
    assert made == {key.removeprefix("note.") for key in for_browser("en", "note.")}


@pytest.mark.slow
@given(value=anything)
def test_no_record_whatsoever_raises(value: object) -> None:
    course = courses.load()
    for name in (EXERCISE, "mutual-aid-5", "mutual-aid-memo"):
        exercise = course.exercise(name)
        whole = {"schema": 1, "exercise": name, "kind": exercise.kind, "lang": "en", "saved_at": "2026-01-01T00:00:00Z"}
        checking.newest([value, whole | {"value": value}, whole | {"value": [value]}], exercise, course)
        checking.of_no_exercise([value, {"exercise": value}], course)


@given(value=anything)
def test_no_notebook_whatsoever_raises(value: object) -> None:
    for notebook in (
        value,
        {"cells": value},
        {"cells": [{"outputs": value}]},
        {"cells": [{"outputs": [{"data": value}]}]},
    ):
        assert isinstance(records.in_notebook(notebook), list)
        assert isinstance(records.in_file(notebook), list)


def test_deep_nesting_is_an_unreadable_file_not_a_crash() -> None:
    try:
        tolerant.loads("[" * 1_000_000)
    except ValueError as error:
        assert str(error)
    else:
        raise AssertionError("expected ValueError")


def test_records_are_found_in_a_text_cut_short(course: Course) -> None:
    first, second = record(course, EXERCISE, (CODING,)), record(course, "mutual-aid-memo", "Voilà.")
    raw = json.dumps(
        {"cells": [{"outputs": [{"data": answers.bundle(r)}]} for r in (first, second)]}, indent=1
    ).encode()
    assert records.in_text(raw[:-20]) == ([first, second], False)
    assert records.in_text(raw[: raw.index(b"Voil")]) == ([first], True)


def test_answers_json_keeps_the_other_exercises_and_sets_aside_what_it_cannot_read(
    course: Course, tmp_path: Path
) -> None:
    path = tmp_path / answers.FILE
    path.write_text("{ broken")
    first, second = record(course, EXERCISE, (CODING,)), record(course, "mutual-aid-memo", "Voilà.")
    answers.write_file(path, first)
    answers.write_file(path, second)
    assert records.in_file(json.loads(path.read_text("utf-8"))) == [first, second]
    assert (tmp_path / "answers.json.unreadable").read_text() == "{ broken"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["answers.json", "answers.json.unreadable"]
