"""Commands read nbgrader's settings and gradebook without nbgrader, which takes a second to load, and find the same."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader import api, coursedir
from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters import GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import ClearSolutions

from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading import settings
from entraide.grading.classroom import Classroom, open_classroom
from entraide.grading.gradebook import comment, grade, said, score, student, submission, submitted
from entraide.grading.nbgrader.generate_assignment import PrepareRelease
from entraide.grading.nbgrader.generate_feedback import PrepareFeedback
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of

COMMAND = "import sys; from entraide.cli import main; main(sys.argv[1:]); print('loaded:', *sys.modules)"
SLOW = {"nbgrader", "nbconvert", "rfc3987_syntax", "sqlalchemy.orm"}
"""What takes half a second to load and more."""


@pytest.fixture(scope="module")
def graded(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """A class in which all is graded, by the machine and by hand, and one submission is late."""
    taught = new_course("en")
    for name, day in (("ana", "02"), ("eli", "01"), ("blank", "01")):
        records = [] if name == "blank" else [perfect(course, keys, one) for one in taught.graded()]
        taught.hand_in(name, records).with_name("timestamp.txt").write_text(f"2026-02-{day} 11:59:00 UTC")
    (taught.folder / "nbgrader_config.py").open("a").write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with api.Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate=datetime(2026, 2, 1, 12))
        book.update_or_create_student("eli", first_name="Eli", last_name="Roy")
    assert taught.entraide("grade", ASSIGNMENT).returncode == 0
    with api.Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as book:
        memo = taught.graded()[-1]
        found = book.find_grade(memo, ASSIGNMENT, ASSIGNMENT, "eli")
        found.manual_score, found.extra_credit, found.needs_manual_grade = 3.25, 0.5, False
        book.find_comment(memo, ASSIGNMENT, ASSIGNMENT, "eli").manual_comment = "Well seen."
        book.db.commit()
    return taught


def test_nor_does_one_that_finds_only_what_cannot_be_graded(graded: NbgraderCourse, tmp_path: Path) -> None:
    taught = copy_of(graded, tmp_path / "course")
    taught.submission("empty")
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "grade", ASSIGNMENT], cwd=taught.folder, capture_output=True, text=True
    )
    assert "empty: holds neither" in done.stderr
    assert SLOW.isdisjoint(done.stdout.partition("loaded:")[2].split())


@pytest.mark.parametrize(
    "command",
    [["grade", ASSIGNMENT], ["grade", "no-such-assignment"], ["report", ASSIGNMENT], ["keys", "withhold", ASSIGNMENT]],
    ids=" ".join,
)
def test_a_command_with_nothing_to_grade_loads_nothing_slow(graded: NbgraderCourse, command: list[str]) -> None:
    arguments = [sys.executable, "-c", COMMAND, *command]
    done = subprocess.run(arguments, cwd=graded.folder, capture_output=True, text=True)
    assert "no-such-assignment" in command or not done.stderr
    assert SLOW.isdisjoint(done.stdout.partition("loaded:")[2].split())


def test_the_options_have_nbgraders_own_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ours, theirs = settings.CourseDirectory(), coursedir.CourseDirectory()
    for name in ours.trait_names(config=True):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert ours.format_path("submitted", "ana", "ps1") == theirs.format_path("submitted", "ana", "ps1")


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "c.CourseDirectory.course_id = ' soc101 '\nc.CourseDirectory.groupshared = True",
        "c.CourseDirectory.directory_structure = '{nbgrader_step}/{assignment_id}/{student_id}'",
        "c.CourseDirectory.root = 'elsewhere/..'\nc.CourseDirectory.db_url = 'sqlite:///other.db'",
        "c.NbGrader.submitted_directory = 'in'\nc.NbGrader.course_id = 'named as it was once'",
        "from traitlets.config import get_config\nload_subconfig('more.py')",
    ],
)
def test_the_course_is_where_nbgrader_finds_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (root / "nbgrader_config.py").read_text("utf-8")
    (tmp_path / "nbgrader_config.py").write_text(f"{text}\n{lines}\n", "utf-8")
    (tmp_path / "more.py").write_text("c.CourseDirectory.student_id_exclude = 'eve'\n", "utf-8")
    app = NbGrader()
    app.load_config_file(suppress_errors=False)
    config, ours = settings.read(tmp_path)
    theirs = coursedir.CourseDirectory(parent=app)
    for name in ours.trait_names(config=True):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert config.GradeAnswers == app.config.GradeAnswers
    assert ours.format_path("feedback", "ana", "ps1") == theirs.format_path("feedback", "ana", "ps1")


def test_our_steps_stand_among_nbgraders_own_however_often_the_settings_are_read(root: Path) -> None:
    app = NbGrader(config_file=str(root / "nbgrader_config"))
    for _ in range(2):
        app.load_config_file(suppress_errors=False)
    release = GenerateAssignment(parent=app).preprocessors
    usual = GenerateAssignment().preprocessors
    assert release == [PrepareRelease if step is ClearSolutions else step for step in usual]
    assert GenerateFeedback(parent=app).preprocessors == [PrepareFeedback, *GenerateFeedback().preprocessors]


def test_the_gradebook_says_the_same_as_through_nbgrader(graded: NbgraderCourse) -> None:
    room: Classroom = open_classroom(graded.folder)
    with room.gradebook() as book, room.released(ASSIGNMENT) as found:
        theirs = book.find_assignment(ASSIGNMENT)
        assert (found.id, found.duedate, found.max_score) == (theirs.id, theirs.duedate, theirs.max_score)
        (notebook,) = theirs.notebooks
        assert found.points == {notebook.name: {cell.name: cell.max_score for cell in notebook.grade_cells}}
        assert [cell.id for cell in found.of(ASSIGNMENT, "SolutionCell")] == [one.id for one in notebook.solution_cells]
        assert found.students() == {one.student_id for one in theirs.submissions} == {"ana", "eli", "blank"}
        handed_in = {one.student_id: (one.id, one.timestamp, one.extension) for one in theirs.submissions}
        columns = (submission.c.student_id, submission.c.id, submission.c.timestamp, submission.c.extension)
        assert {name: tuple(rest) for name, *rest in found.rows(*columns)} == handed_in
        names = found.rows(student.c.id, student.c.first_name, student.c.last_name)
        assert ("eli", "Eli", "Roy") in {tuple(row) for row in names}
        late = dict(map(tuple, found.rows(submission.c.student_id, submitted.c.late_submission_penalty)))
        assert late == {one.student_id: one.notebooks[0].late_submission_penalty for one in theirs.submissions}
        assert late["ana"]
        scores = found.rows(submission.c.student_id, score, grade.c.needs_manual_grade, kept=grade)
        assert {tuple(row) for row in scores} == {
            (one.name, handed.student_id, one.score, one.needs_manual_grade)
            for handed in theirs.submissions
            for one in handed.notebooks[0].grades
        }
        assert {tuple(row) for row in found.rows(submission.c.student_id, said, kept=comment)} == {
            (one.name, handed.student_id, one.comment)
            for handed in theirs.submissions
            for one in handed.notebooks[0].comments
        }
