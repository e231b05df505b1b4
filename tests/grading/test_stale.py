"""A grade that is no longer true is made again and told; what a person has read stays read."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide import __version__
from entraide import course as courses
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of, grade, gradebook, rows

MEMO = (f"{ASSIGNMENT}-memo", ASSIGNMENT, ASSIGNMENT)
LEFT = "0 graded, 2 graded before and left as they were"


@pytest.fixture(scope="module")
def graded(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """Two students graded, whose memos were read."""
    taught = new_course("en")
    for student in ("ana", "bea"):
        path = taught.hand_in(student, [perfect(course, keys, name) for name in taught.graded()])
        path.with_name("timestamp.txt").write_text("2026-02-01 14:00:00 UTC")
    assert grade(taught, ASSIGNMENT).returncode == 0
    with gradebook(taught) as book:
        for student in ("ana", "bea"):
            memo = book.find_grade(*MEMO, student)
            memo.manual_score, memo.needs_manual_grade = 15, False
        book.db.commit()
    assert LEFT in grade(taught, ASSIGNMENT).stdout
    return taught


def waiting(taught: NbgraderCourse) -> list[str]:
    with gradebook(taught) as book:
        return [one.student_id for one in book.assignment_submissions(ASSIGNMENT) if one.needs_manual_grade]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _a_late_rule(taught: NbgraderCourse) -> None:
    with (taught.folder / "nbgrader_config.py").open("a") as file:
        file.write("\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with gradebook(taught) as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate="2026-02-01 12:00:00 UTC")


def _points(taught: NbgraderCourse) -> None:
    with gradebook(taught) as book:
        book.find_graded_cell(f"{ASSIGNMENT}-1", ASSIGNMENT, ASSIGNMENT).max_score = 35
        book.db.commit()


def _key(taught: NbgraderCourse) -> None:
    """What was right in a question of ten points is wrong now, and the reverse."""
    (question,), path = courses.load().exercise(f"{ASSIGNMENT}-3").items, taught.folder / "data/keys/solutions.csv"
    swap = {",yes,": ",no,", ",no,": ",yes,"}
    lines = path.read_text("utf-8").splitlines(keepends=True)
    turned = [re.sub(",(yes|no),", lambda match: swap[match[0]], line, count=1) for line in lines]
    mine = [line.startswith(f"{question},") for line in lines]
    path.write_text("".join(new if one else old for one, new, old in zip(mine, turned, lines, strict=True)), "utf-8")


def _source(taught: NbgraderCourse) -> None:
    change(taught.folder / f"exercises/en/{ASSIGNMENT}/{ASSIGNMENT}.ipynb", "First coding", "Very first coding")


def _version(taught: NbgraderCourse) -> None:
    """As if another version had graded."""
    change(taught.folder / f".entraide/graded/{ASSIGNMENT}.jsonl", f'"version": "{__version__}"', '"version": "0.0.1"')
    change(taught.folder / f".entraide/graded/{ASSIGNMENT}.jsonl", f'"version": "{__version__}"', '"version": "0.0.1"')


def _book(taught: NbgraderCourse) -> None:
    with (taught.folder / "nbgrader_config.py").open("a") as file:
        file.write("\nc.GradeAnswers.book = 'https://example.org/entraide'\n")


@pytest.mark.parametrize(
    ("changed", "why", "total"),
    [
        (_a_late_rule, "the due date or the rule for late work", 95.0),
        (_points, "the points", 105.0),
        (_source, "the source notebook", 95.0),
        (_version, "the version of Entraide", 95.0),
        (_book, "the book’s address", 95.0),
        (_key, "the keys", 85.0),
    ],
)
def test_what_a_grade_was_made_from_has_changed_so_it_is_made_again(
    graded: NbgraderCourse, tmp_path: Path, changed: Callable[[NbgraderCourse], None], why: str, total: float
) -> None:
    taught = copy_of(graded, tmp_path / "course")
    changed(taught)
    outdated = f"Graded before something changed ({why}), and no longer true perhaps: ana and bea. Run: entraide grade"
    assert outdated in taught.entraide("feedback", ASSIGNMENT).stdout
    assert outdated in taught.entraide("report", ASSIGNMENT).stdout
    assert outdated in taught.run("export")
    if changed is _points:
        assert outdated in taught.run("generate_feedback", ASSIGNMENT, "--force")
    done = grade(taught, ASSIGNMENT)
    assert "2 graded" in done.stdout
    assert f"something they were made from has changed ({why}): 2" in done.stdout
    assert taught.total("ana") == total
    assert waiting(taught) == []
    assert "To be read" not in done.stdout
    assert LEFT in grade(taught, ASSIGNMENT).stdout
    assert "something changed" not in taught.entraide("feedback", ASSIGNMENT).stdout
    if changed is _a_late_rule:
        with gradebook(taught) as book:
            assert book.find_submission(ASSIGNMENT, "ana").late_submission_penalty == 95


def test_a_memo_that_was_read_waits_again_only_when_its_text_has_changed(
    graded: NbgraderCourse, course: Course, keys: Reference, tmp_path: Path
) -> None:
    taught = copy_of(graded, tmp_path / "course")
    other = perfect(course, keys, f"{ASSIGNMENT}-memo") | {"value": "Another memo."}
    taught.hand_in("bea", [other])
    done = grade(taught, ASSIGNMENT, "--force")
    assert waiting(taught) == ["bea"]
    assert "To be read by you, in Formgrader: 1 answer" in done.stdout


@pytest.mark.parametrize("command", ["grade", "autograde"])
def test_a_late_penalty_follows_the_score_that_was_given_by_hand_since(
    graded: NbgraderCourse, tmp_path: Path, command: str
) -> None:
    taught = copy_of(graded, tmp_path / "course")
    _a_late_rule(taught)
    again = [command, ASSIGNMENT, "--force"]
    assert (taught.entraide if command == "grade" else taught.attempt)(*again).returncode == 0
    assert LEFT in grade(taught, ASSIGNMENT).stdout
    with gradebook(taught) as book:
        book.find_grade(*MEMO, "ana").manual_score = 18
        book.db.commit()
    why = "(the scores given by hand)"
    assert f"{why}, and no longer true perhaps: ana. Run" in taught.entraide("feedback", ASSIGNMENT).stdout
    assert f"{why}: 1" in grade(taught, ASSIGNMENT).stdout
    with gradebook(taught) as book:
        assert book.find_submission(ASSIGNMENT, "ana").late_submission_penalty == 98
    assert LEFT in grade(taught, ASSIGNMENT).stdout


def test_nbgrader_itself_leaves_what_was_read_alone_too(graded: NbgraderCourse, tmp_path: Path) -> None:
    taught = copy_of(graded, tmp_path / "course")
    before = rows(taught)
    taught.run("autograde", ASSIGNMENT, "--force")
    assert rows(taught) == before


def test_what_nbgrader_graded_is_known_to_be_true_no_longer_too(graded: NbgraderCourse, tmp_path: Path) -> None:
    taught = copy_of(graded, tmp_path / "course")
    shutil.rmtree(taught.folder / ".entraide")
    taught.run("autograde", ASSIGNMENT, "--force")
    assert LEFT in grade(taught, ASSIGNMENT).stdout
    assert "Graded" not in taught.entraide("report", ASSIGNMENT).stdout
    _points(taught)
    assert "(the points), and no longer true perhaps: ana and bea" in taught.entraide("report", ASSIGNMENT).stdout
    taught.run("autograde", ASSIGNMENT, "--force")
    assert "Graded" not in taught.entraide("report", ASSIGNMENT).stdout
    assert taught.total("ana") == 105


def test_grades_of_which_nothing_is_known_are_told_and_made_again(graded: NbgraderCourse, tmp_path: Path) -> None:
    taught = copy_of(graded, tmp_path / "course")
    shutil.rmtree(taught.folder / ".entraide")
    unknown = "Graded, and it is not known from what: ana and bea. To be sure, run: entraide grade mutual-aid"
    assert unknown in taught.entraide("feedback", ASSIGNMENT).stdout
    assert unknown in taught.entraide("report", ASSIGNMENT).stdout
    done = grade(taught, ASSIGNMENT)
    assert "it was not known what their grades were made from: 2" in done.stdout
    assert waiting(taught) == [], "a memo that was read stays read"
    assert LEFT in grade(taught, ASSIGNMENT).stdout


def test_a_server_that_lives_long_grades_by_the_tables_of_today(
    graded: NbgraderCourse, root: Path, tmp_path: Path
) -> None:
    """Formgrader grades within its own server."""
    taught = copy_of(graded, tmp_path / "course")
    shutil.copytree(root / "data", taught.folder / "data", dirs_exist_ok=True)
    before = courses.taught_in(taught.folder)
    assert courses.taught_in(taught.folder) is before
    titles = taught.folder / "data/graded/exercises.csv"
    change(titles, "First coding", "Very first coding")
    assert courses.taught_in(taught.folder).exercises[f"{ASSIGNMENT}-1"].title["en"] == "Very first coding exercise"


def test_a_line_cut_short_costs_nothing(graded: NbgraderCourse, tmp_path: Path) -> None:
    taught = copy_of(graded, tmp_path / "course")
    with (taught.folder / f".entraide/graded/{ASSIGNMENT}.jsonl").open("a") as file:
        file.write('{"student": "an')
    assert LEFT in grade(taught, ASSIGNMENT).stdout
    assert "2 graded" in grade(taught, ASSIGNMENT, "--force").stdout
    assert waiting(taught) == []


def test_units_that_are_others_than_students_were_shown_are_told_and_a_mended_slip_is_not(
    graded: NbgraderCourse, tmp_path: Path
) -> None:
    taught = copy_of(graded, tmp_path / "course")
    shutil.copytree(courses.load().folder, taught.folder / "data", dirs_exist_ok=True)
    table, (excerpt, *_) = taught.folder / "data/graded/units.csv", courses.load().exercise(f"{ASSIGNMENT}-1").items
    lines = table.read_text("utf-8").splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{excerpt},"))
    one, two = (lines[first + at].split(",", 2) for at in (0, 1))
    told = "students were shown other units or options than your tables have today"
    change(table, one[2], one[2].replace(" ", "  ", 1))
    assert told not in grade(taught, ASSIGNMENT).stderr
    lines[first : first + 2] = [",".join([*one[:2], two[2]]), ",".join([*two[:2], one[2]])]
    table.write_text("".join(lines), "utf-8")
    assert f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb: {told}: {excerpt}. " in grade(taught, ASSIGNMENT).stderr
