"""A zero is never given in silence: what was found is said to the student and to her instructor, and what to do."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from entraide.coding import answers
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import say
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of, files, grade, rows

NOTEBOOK = f"{ASSIGNMENT}.ipynb"
ALL = 80  # Of 100 points; the memo's are the instructor's to give.


def _failed(notebook: Any) -> None:
    """The package was not there: the first cell fails, and those after it know no exercise."""
    errors = [("ModuleNotFoundError", "No module named 'entraide'")]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            ename, evalue = errors.pop() if errors else ("NameError", "name 'exercise' is not defined")
            cell.outputs = [nbformat.v4.new_output("error", ename=ename, evalue=evalue, traceback=[])]


def _shown(notebook: Any) -> None:
    """Every exercise was shown, and none was answered."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.outputs = [nbformat.v4.new_output("display_data", answers.bundle({}))]


def _emptied(notebook: Any) -> None:
    notebook.cells = [nbformat.v4.new_markdown_cell("My notes")]


def _made_by_the_page(notebook: Any) -> None:
    """As the assignment's page makes it of what was not answered."""
    notebook.metadata.setdefault("entraide", {})["answers"] = {}


BLANK: dict[str, tuple[Callable[[Any], None] | None, str]] = {
    "cleared": (None, "blank-no-output"),
    "no-package": (_failed, "blank-no-package"),
    "shown": (_shown, "blank-unanswered"),
    "page": (_made_by_the_page, "blank-page"),
    "emptied": (_emptied, "blank-no-exercise"),
}


def _in_nbformat_3(path: Path) -> bytes:
    """The notebook as programs of before 2015 write it: cells in a worksheet, an output's types beside one another."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            output.update(output.pop("data", {}))
    return json.dumps(
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": notebook["cells"]}]}
    ).encode()


Graded = tuple[NbgraderCourse, "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def handed_in(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """A class in which answers stand where nobody looked for them, and where there are none."""
    taught = new_course("en")
    records = [perfect(course, keys, name) for name in taught.graded()]
    for student, (change, _) in BLANK.items():
        taught.hand_in(student, [], change)
    other = perfect(course, keys, "group-types-1")
    taught.hand_in("another-assignment", [], lambda notebook: _put(notebook, other))
    taught.hand_in("one-too-many", records, lambda notebook: _put(notebook, other))
    damaged = taught.hand_in("damaged", records)
    damaged.write_text(damaged.read_text("utf-8")[:300], "utf-8")

    for student, name in (
        ("copy", "mutual-aid-Copy1.ipynb"),
        ("capitals", "Mutual-Aid.IPYNB"),
        ("as-json", "mutual-aid.ipynb.json"),
        ("as-text", "mutual-aid.ipynb.txt"),
    ):
        path = taught.hand_in(student, records)
        path.rename(path.with_name(name))
    taught.hand_in("copy", [])
    for student, name in (("empty-namesake", "mutual-aid (1).ipynb"), ("mac", NOTEBOOK)):
        path = taught.hand_in(student, records)
        path.rename(path.with_name(name))
        path.with_name(NOTEBOOK if student == "empty-namesake" else f"._{NOTEBOOK}").write_bytes(b"")
    for student, changed in (("nbformat-3", _in_nbformat_3), ("utf-16-cut-short", _cut_in_utf16)):
        path = taught.hand_in(student, records)
        path.write_bytes(changed(path))
    alone = taught.submission("answers-alone").with_name(answers.FILE)
    renamed = taught.submission("answers-renamed").with_name("answers (1).json")
    for record in records:
        answers.write_file(alone, record)
        answers.write_file(renamed, record)
    return taught


def _put(notebook: Any, record: Any) -> None:
    notebook.cells[-2].outputs.append(nbformat.v4.new_output("display_data", answers.bundle(record)))


def _cut_in_utf16(path: Path) -> bytes:
    return path.read_text("utf-8").encode("utf-16")[:-401]


ANSWERED = {
    *("copy", "capitals", "as-json", "as-text", "empty-namesake", "mac", "nbformat-3"),
    *("answers-alone", "answers-renamed", "one-too-many"),
}
WITHOUT = {*BLANK, "another-assignment", "damaged"}


@pytest.fixture(scope="module")
def graded(handed_in: NbgraderCourse, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    taught = copy_of(handed_in, tmp_path_factory.mktemp("graded") / "course")
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    taught.run("generate_feedback", ASSIGNMENT)
    return taught, done


def test_answers_count_wherever_they_stand_and_whatever_their_file_is_called(graded: Graded) -> None:
    taught, _ = graded
    assert {student: taught.total(student) for student in ANSWERED} == dict.fromkeys(ANSWERED, ALL)
    # It lost its end, where the memo was, and nothing else.
    assert taught.total("utf-16-cut-short") == ALL


def test_who_has_no_answer_is_named_in_the_summary_with_what_was_found(graded: Graded) -> None:
    taught, done = graded
    assert {student: taught.total(student) for student in WITHOUT} == dict.fromkeys(WITHOUT, 0)
    blank = done.stdout[done.stdout.index("Graded, and blank") :]
    assert f": {len(WITHOUT)}\n" in blank
    assert {line.split(":")[0].strip() for line in blank.splitlines()[1:]} == WITHOUT
    assert "group-types-1" in next(line for line in blank.splitlines() if "another-assignment:" in line)


def test_her_feedback_says_what_was_found_and_what_to_do(graded: Graded) -> None:
    taught, _ = graded
    for student, (_, key) in BLANK.items():
        page = taught.feedback(student)
        assert say("en", f"note.{key}", file=NOTEBOOK) in page, student
        assert say("en", "feedback.blank-page-remedy" if student == "page" else "feedback.blank-remedy") in page
    assert say("en", "feedback.blank-remedy") not in taught.feedback("copy") + taught.feedback("page")


def test_which_of_several_files_was_graded_is_told(graded: Graded) -> None:
    taught, done = graded
    for student, file in (("copy", "mutual-aid-Copy1.ipynb"), ("empty-namesake", "mutual-aid (1).ipynb")):
        told = f"Several files could be meant: {file} was graded, and {NOTEBOOK} was not."
        assert told in taught.feedback(student)
        assert f"{student}: {told}" in done.stdout
    assert "Several files" not in taught.feedback("mac")


def test_answers_alone_are_a_whole_submission(graded: Graded) -> None:
    taught, done = graded
    for student in ("answers-alone", "answers-renamed"):
        assert "damaged or cut short" not in taught.feedback(student)
        assert student not in done.stdout


def test_an_answer_that_the_assignment_does_not_ask_is_told(graded: Graded) -> None:
    taught, done = graded
    assert say("en", "note.other-exercise", exercise="group-types-1") in taught.feedback("one-too-many")
    assert "one-too-many: An answer to “group-types-1” was found" in done.stdout


def test_nbgrader_itself_grades_them_alike_where_it_sees_their_file(handed_in: NbgraderCourse, tmp_path: Path) -> None:
    ours, theirs = copy_of(handed_in, tmp_path / "ours"), copy_of(handed_in, tmp_path / "theirs")
    for taught in (ours, theirs):
        for folder in (taught.folder / "submitted").iterdir():
            if not (folder / ASSIGNMENT / NOTEBOOK).exists():
                for path in folder.rglob("*.*"):
                    path.unlink()
                (folder / ASSIGNMENT).rmdir()
    assert grade(ours, ASSIGNMENT).returncode == 0
    theirs.run("autograde", ASSIGNMENT)
    assert rows(ours) == rows(theirs)
    assert files(ours) == files(theirs)
