"""Who handed in what is never a guess: ids that look like one another are told, and work in nobody's folder too."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading import roster
from entraide.grading.classroom import open_classroom
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of, grade, gradebook

NOTEBOOK = f"{ASSIGNMENT}.ipynb"


@pytest.fixture(scope="module")
def honest(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    taught = new_course("en")
    taught.hand_in("jdoe01", [perfect(course, keys, name) for name in taught.graded()])
    return taught


@pytest.fixture
def taught(honest: NbgraderCourse, tmp_path: Path) -> NbgraderCourse:
    return copy_of(honest, tmp_path / "course")


def test_an_id_that_differs_from_one_in_the_gradebook_by_case_alone_is_told(taught: NbgraderCourse) -> None:
    (taught.folder / "students.csv").write_text("id,first_name,last_name\nJDoe01,Jo,Doe\nann,Ann,Roy\n")
    taught.run("db", "student", "import", "students.csv")
    said = grade(taught, ASSIGNMENT).stdout
    assert "1 student id differs from another by case" in said
    assert "JDoe01 / jdoe01" in said
    assert "ann" not in said


def test_ids_that_look_the_same_are_shown_apart(taught: NbgraderCourse) -> None:
    room = open_classroom(taught.folder)
    assert roster.alike(room, ["zo\u00e9", "zoe\u0301", "zoe"]) == [r"zoe\u0301 / zo\xe9"]
    assert roster.alike(room, ["ana", "bea"]) == []


def test_what_is_in_no_student_s_folder_is_told_with_where_it_belongs(taught: NbgraderCourse) -> None:
    submitted, hers = taught.folder / "submitted", taught.submission("jdoe01")
    (submitted / ASSIGNMENT).mkdir()
    (submitted / "bea").mkdir()
    for place in (ASSIGNMENT, "bea", "."):
        shutil.copy(hers, submitted / place)
    (submitted / "bea" / "group-types.ipynb").write_text("another assignment's")
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.splitlines() if "in no student’s folder" in line]
    assert f"submitted/bea/{NOTEBOOK}, submitted/{ASSIGNMENT} and submitted/{NOTEBOOK}" in line
    assert f"submitted/<student>/{ASSIGNMENT}" in line
    with gradebook(taught) as book:
        assert [one.student_id for one in book.assignment_submissions(ASSIGNMENT)] == ["jdoe01"]


def test_work_in_a_folder_that_is_nearly_the_right_one_is_told(taught: NbgraderCourse) -> None:
    submitted, hers = taught.folder / "submitted", taught.submission("jdoe01")
    for folder in ("ana/Mutual_Aid", f".bea/{ASSIGNMENT}", "cleo", "cleo/group-types"):
        (submitted / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(hers, submitted / "ana/Mutual_Aid")
    shutil.copy(hers, submitted / ".bea" / ASSIGNMENT)
    shutil.copy(hers, submitted / "cleo/devoir.ipynb")
    (submitted / "cleo/notes.ipynb").write_text("of her own")
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 1
    assert f"submitted/.bea/{ASSIGNMENT}, submitted/ana/Mutual_Aid and submitted/cleo/devoir.ipynb. Move" in done.stderr


def test_folders_the_other_way_round_are_told(taught: NbgraderCourse) -> None:
    shutil.move(taught.folder / "submitted" / "jdoe01", taught.folder / "away")
    shutil.copytree(taught.folder / "away" / ASSIGNMENT, taught.folder / "submitted" / ASSIGNMENT / "jdoe01")
    assert f"of this assignment: submitted/{ASSIGNMENT}. Move it to" in grade(taught, ASSIGNMENT).stderr


def test_a_student_may_be_called_as_the_assignment_is(taught: NbgraderCourse) -> None:
    shutil.copytree(taught.submission("jdoe01").parent, taught.submission(ASSIGNMENT).parent, dirs_exist_ok=True)
    assert roster.misplaced(open_classroom(taught.folder), ASSIGNMENT, [ASSIGNMENT]) == []
