"""The answer record is what its page says, and a record of any form that was ever written is read."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from entraide.coding import answers, checking, records, tolerant
from entraide.course import Course
from entraide.course.definitions.common import KINDS, PRACTISED
from entraide.course.reference import Reference
from tests.answering import perfect

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "answer-record.md").read_text("utf-8")
BLOCKS = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
EXAMPLES = [block for block in BLOCKS if "kind" in block]
(SCHEMA,) = (block for block in BLOCKS if "$schema" in block)
WRITTEN = json.loads((ROOT / "tests" / "cases" / "answer-records.json").read_text("utf-8"))


def fits(record: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(record))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["kind"])
def test_an_example_of_the_page_fits_its_schema_and_is_of_an_exercise_that_is_there(
    course: Course, example: dict[str, Any]
) -> None:
    assert fits(example)
    # A course need not have every kind; of those that it has, the example is one of its own.
    if example["kind"] in {exercise.kind for exercise in course.exercises.values()}:
        assert course.exercise(example["exercise"]).kind == example["kind"] or example["kind"] not in PRACTISED


GRADED = [example for example in EXAMPLES if example["kind"] not in (*PRACTISED, "meeting")]


@pytest.mark.parametrize("example", GRADED, ids=lambda example: example["kind"])
def test_an_example_of_the_page_is_read_whole_and_written_the_same(course: Course, example: dict[str, Any]) -> None:
    assert fits(example)
    found, note = checking.check(example, course.exercise(example["exercise"]), course)
    assert found and not note and not found.notes
    assert found.record() == example


def test_of_the_page_s_meetings_the_one_that_is_handed_in_is_read(course: Course) -> None:
    (example,) = (one for one in EXAMPLES if one["kind"] == "meeting")
    found, note = checking.check(example, course.exercise(example["exercise"]), course)
    assert found and not note and not found.notes
    written, (shown,) = found.record(), example["value"]["meetings"]
    (kept,) = written["value"]["meetings"]
    assert {key: kept[key] for key in ("meeting", "evening", "moves", "said")} == {
        key: shown[key] for key in ("meeting", "evening", "moves", "said")
    }
    assert [(one["text"], one["code"]) for one in kept["codings"]] == [("coat-on-a", "emotional-support")]
    assert fits(written)


def test_the_page_has_an_example_of_each_kind(course: Course) -> None:
    assert {example["kind"] for example in EXAMPLES} == set(KINDS)
    assert {exercise.kind for exercise in course.exercises.values()} <= set(KINDS)


def test_every_record_that_the_course_writes_fits_the_schema(course: Course, keys: Reference) -> None:
    graded = [name for name, exercise in course.exercises.items() if exercise.pool == "graded"]
    assert all(fits(perfect(course, keys, name)) for name in graded)


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"kind": "drawing"},
        {"kind": "memo"},
        {"saved_at": "yesterday"},
        {"saved_at": None},
        {"value": "a"},
        {"value": None},
    ],
    ids=str,
)
def test_what_the_schema_refuses_is_not_read_either(course: Course, change: dict[str, Any]) -> None:
    changed = EXAMPLES[0] | change
    assert not fits(changed)
    assert checking.check(changed, course.exercise(changed["exercise"]), course)[0] is None


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case["why"])
def test_a_record_of_every_form_ever_written_says_what_it_said(course: Course, case: dict[str, Any]) -> None:
    record = case["record"]
    assert fits(record)
    found, note = checking.check(record, course.exercise(record["exercise"]), course)
    assert found and not note and not found.notes
    assert {key: found.record()[key] for key in case["says"]} == case["says"]


def test_the_page_shows_where_records_are_found(tmp_path: Path) -> None:
    (output,) = (block for block in BLOCKS if "output_type" in block)
    file, taken_along = (block for block in BLOCKS if "answers" in block)
    assert taken_along.keys() > file.keys()  # A reader's own file is read as an answers.json.
    assert records.in_notebook({"cells": [{"outputs": [output]}]}) == list(output["data"].values())
    (metadata,) = (block for block in BLOCKS if records.METADATA in block)
    (second,) = records.in_notebook({"cells": [], "metadata": metadata})
    assert second == file["answers"]["mutual-aid-1"]
    assert list(output["data"]) == list(answers.bundle(EXAMPLES[0]))
    assert records.in_file(file) == list(file["answers"].values())
    answers.write_file(tmp_path / answers.FILE, EXAMPLES[0])
    written = json.loads((tmp_path / answers.FILE).read_text("utf-8"))
    assert (written.keys(), list(written["answers"].values())) == (file.keys(), [EXAMPLES[0]])


def test_the_page_gives_the_limits_that_reading_has() -> None:
    sizes = (records.MOST_BYTES_IN_RECORD, records.MOST_BYTES_IN_JSON, records.MOST_BYTES_IN_FILE)
    assert [int(size) for size in re.findall(r"(\d+) MB", PAGE)] == [size // 1_000_000 for size in sizes]
    most = [kind["properties"]["value"] for kind in SCHEMA["oneOf"]]
    assert most[0]["maxItems"] == checking.MOST_CODINGS
    texts = most[2], SCHEMA["$defs"]["coding"]["properties"]["memo"]
    assert {text["maxLength"] for text in texts} == {tolerant.MOST_CHARACTERS}
