"""Answers beside a notebook are taken up where they are its own, and asked about where they may be someone else's."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

import entraide
from entraide.coding import answers, records
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.widgets.common import notebook, whose
from tests.answering import perfect

NAME, OTHER, ANOTHER_ASSIGNMENT = "mutual-aid-1", "mutual-aid-3", "themes-1"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a notebook, in which its kernel runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ENTRAIDE_LANG", raising=False)
    monkeypatch.delenv(whose.VALIDATING, raising=False)
    monkeypatch.setenv("JPY_SESSION_NAME", "mutual-aid.ipynb")
    return tmp_path


@pytest.fixture
def record(course: Course, keys: Reference) -> dict[str, Any]:
    return perfect(course, keys, NAME) | {"notebook": "predecessor"}


def write_notebook(place: Path, *found: dict[str, Any]) -> None:
    cells = [{"cell_type": "code", "outputs": [{"data": answers.bundle(record)}]} for record in found]
    place.write_text(json.dumps({"cells": cells}), encoding="utf-8")


def beside(folder: Path, *found: dict[str, Any]) -> None:
    for record in found:
        answers.write_file(folder / answers.FILE, record)


def say(widget: Any, kind: str) -> None:
    """What the page sends when a button is pressed."""
    widget._handle_custom_msg({"type": kind}, [])


def kernel() -> None:
    """Another kernel, which remembers nothing."""
    whose.notebook_in.cache_clear()


def test_a_fresh_notebook_beside_old_answers_asks(folder: Path, record: dict[str, Any]) -> None:
    write_notebook(folder / "mutual-aid.ipynb")
    beside(folder, record)
    widget = entraide.exercise(NAME)
    assert (widget.answer, widget.saved["state"]) == ({}, "whose")
    widget.answer = record | {"saved_at": "2999-01-01T00:00:00.000Z"}  # The page lets no one; nor does the kernel.
    assert notebook.beside(folder) == {NAME: record}


def test_said_to_be_hers_they_are_taken_up_in_every_exercise(
    folder: Path, record: dict[str, Any], course: Course, keys: Reference
) -> None:
    write_notebook(folder / "mutual-aid.ipynb")
    beside(folder, record, perfect(course, keys, OTHER) | {"notebook": "predecessor"})
    first, second = entraide.exercise(NAME), entraide.exercise(OTHER)
    say(second, "mine")
    assert first.answer["value"] == record["value"] and second.answer["exercise"] == OTHER
    assert {found["notebook"] for found in notebook.beside(folder).values()} == {first.saved["notebook"]}
    write_notebook(folder / "mutual-aid.ipynb", first.answer)
    kernel()
    assert entraide.exercise(OTHER).answer == second.answer


def test_said_not_to_be_hers_they_are_kept_under_another_name_that_grading_does_not_read(
    folder: Path, record: dict[str, Any], course: Course, keys: Reference
) -> None:
    from entraide.grading.read import collected

    write_notebook(folder / "mutual-aid.ipynb")
    theirs = perfect(course, keys, ANOTHER_ASSIGNMENT) | {"notebook": "mine too"}
    beside(folder, record, theirs)
    before = (folder / answers.FILE).read_bytes()
    widget = entraide.exercise(NAME)
    say(widget, "afresh")
    assert (widget.answer, widget.saved["state"]) == ({}, "")
    assert (folder / widget.saved["aside"]).read_bytes() == before
    assert notebook.beside(folder) == {ANOTHER_ASSIGNMENT: theirs}
    assert collected.candidates(folder) == ["mutual-aid.ipynb", answers.FILE]
    assert entraide.exercise(NAME).saved["state"] == ""


def test_what_is_kept_under_another_name_is_not_written_over_within_the_same_second(
    folder: Path, record: dict[str, Any], course: Course, keys: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entraide.widgets.common.whose.time.strftime", lambda _: "2026-06-01-120000")
    write_notebook(folder / "mutual-aid.ipynb")
    beside(folder, record, perfect(course, keys, OTHER) | {"notebook": record["notebook"]})
    before = (folder / answers.FILE).read_bytes()
    first = entraide.exercise(NAME)
    say(first, "afresh")
    assert entraide.exercise(OTHER).saved["aside"] != first.saved["aside"]
    assert (folder / first.saved["aside"]).read_bytes() == before


@pytest.mark.parametrize("named", [True, False], ids=["with ids", "of before there were ids"])
def test_answers_that_stand_in_the_notebook_too_are_its_own(
    folder: Path, record: dict[str, Any], course: Course, keys: Reference, named: bool
) -> None:
    other = perfect(course, keys, OTHER) | {"notebook": "predecessor"}
    if not named:
        del record["notebook"], other["notebook"]
    write_notebook(folder / "mutual-aid.ipynb", record)
    newer = record | {"saved_at": "2999-01-01T00:00:00.000Z", "value": record["value"][:1]}
    beside(folder, newer if named else record, other)
    widget = entraide.exercise(NAME)
    assert widget.answer["value"] == (newer if named else record)["value"]
    assert entraide.exercise(OTHER).answer["value"] == other["value"]


def test_two_assignments_of_one_folder_ask_nothing(
    folder: Path, record: dict[str, Any], course: Course, keys: Reference
) -> None:
    write_notebook(folder / "mutual-aid.ipynb")
    beside(folder, perfect(course, keys, ANOTHER_ASSIGNMENT) | {"notebook": "the other"})
    widget = entraide.exercise(NAME)
    assert widget.saved["state"] == ""
    widget.answer = record
    assert set(notebook.beside(folder)) == {NAME, ANOTHER_ASSIGNMENT}


def test_a_fresh_copy_in_place_of_the_notebook_asks_though_the_kernel_lives_on(
    folder: Path, record: dict[str, Any]
) -> None:
    place = folder / "mutual-aid.ipynb"
    write_notebook(place)
    widget = entraide.exercise(NAME)
    widget.answer = record | {"notebook": widget.saved["notebook"]}
    assert entraide.exercise(NAME).answer == widget.answer
    write_notebook(place, widget.answer)
    assert entraide.exercise(NAME).answer == widget.answer
    write_notebook(place)
    os.utime(place, (1, 1))  # A copy may bear an older date.
    assert entraide.exercise(NAME).saved["state"] == "whose"


def test_an_exercise_shown_again_is_answered_there_alone(folder: Path, record: dict[str, Any]) -> None:
    write_notebook(folder / "mutual-aid.ipynb")
    older = entraide.exercise(NAME)
    newer = entraide.exercise(NAME)
    assert (older.saved["state"], newer.saved["state"]) == ("moved", "")
    older.answer = record
    assert notebook.beside(folder) == {}


def test_validating_a_copy_asks_nothing(folder: Path, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(whose.VALIDATING, "1")
    beside(folder, record)
    assert entraide.exercise(NAME).answer["value"] == record["value"]


def test_in_vs_code_saved_is_said_when_the_file_holds_the_answer(
    folder: Path, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME")
    mine, another = folder / "mutual-aid.ipynb", folder / "themes.ipynb"
    write_notebook(mine)
    write_notebook(another)
    InteractiveShell.instance().user_ns[notebook.VS_CODE] = str(mine)
    try:
        widget = entraide.exercise(NAME)
        widget.answer = record
        assert widget.saved["state"] == "kept"
        write_notebook(mine, record)
        say(widget, "saved?")
        assert widget.saved["state"] == "notebook"
    finally:
        InteractiveShell.clear_instance()


@pytest.mark.parametrize("named", ["/on/her/own/computer/mutual-aid.ipynb", "notes.py"])
def test_in_vs_code_a_file_that_the_kernel_cannot_see_is_said_to_be_unseen_and_no_other_is_watched_for_it(
    folder: Path, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """A kernel elsewhere, or an interactive window: the notebook beside it would be waited for in vain."""
    monkeypatch.delenv("JPY_SESSION_NAME")
    write_notebook(folder / "themes.ipynb")
    InteractiveShell.instance().user_ns[notebook.VS_CODE] = named
    try:
        widget = entraide.exercise(NAME)
        widget.answer = record
        assert widget.saved["state"] == "unseen"
        say(widget, "saved?")
        assert widget.saved["state"] == "unseen"
        write_notebook(folder / "themes.ipynb", record)
        say(widget, "saved?")
        assert widget.saved["state"] == "notebook", "renamed since, it is found by what it holds"
    finally:
        InteractiveShell.clear_instance()


def test_where_no_host_names_the_notebook_nothing_untrue_is_said(
    folder: Path, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME")
    for name in ("one.ipynb", "two.ipynb"):
        write_notebook(folder / name)
    widget = entraide.exercise(NAME)
    widget.answer = record
    assert widget.saved["state"] == "unseen"
    write_notebook(folder / "two.ipynb", record)
    say(widget, "saved?")
    assert widget.saved["state"] == "notebook"


def test_the_second_copy_in_the_notebook_is_read_also_where_the_file_is_damaged(record: dict[str, Any]) -> None:
    kept = {records.METADATA: {"answers": {NAME: answers.bundle(record)}}}
    assert records.in_notebook({"cells": [], "metadata": kept}) == [record]
    damaged = json.dumps({"metadata": kept, "cells": []}).encode()[:-10]
    assert records.in_text(damaged) == ([record], False)


def test_a_kernel_that_starts_anew_knows_still_of_which_text_a_coding_was_made(
    folder: Path, record: dict[str, Any]
) -> None:
    record["value"] = [coding | {"cut": "4f1a0c"} for coding in record["value"]]
    write_notebook(folder / "mutual-aid.ipynb", record)
    assert entraide.exercise(NAME).answer["value"] == record["value"]
