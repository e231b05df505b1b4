"""`entraide grade` gives what `nbgrader autograde` gives, stops at nothing, and can be stopped at any moment."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import nbformat
import pytest

from entraide.coding import answers
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect, record, required
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import command, copy_of, environment, files, grade, gradebook, rows

DUE = datetime(2026, 2, 1, 12, 0)
LATE_CONFIGURATION = "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"


@pytest.fixture(scope="module")
def handed_in(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """A course in which a class of every sort handed in, and nothing is graded yet; late ones lose all."""
    taught = new_course("fr")
    configuration = taught.folder / "nbgrader_config.py"
    configuration.write_text(configuration.read_text("utf-8") + LATE_CONFIGURATION, "utf-8")
    with gradebook(taught) as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate=DUE.isoformat() + " UTC")
    all_right = [perfect(course, keys, name, "fr") for name in taught.graded()]
    some = [record(course, "mutual-aid-1", required(course, keys, "mutual-aid-1")[:3], "fr")]
    taught.hand_in("perfect", all_right)
    taught.hand_in("blank", [])
    taught.hand_in("partial", some)
    for student, when in (("on-time", "2026-02-01 11:59:00 UTC"), ("late", "2026-02-01 14:00:00 +01:30")):
        taught.hand_in(student, all_right).with_name("timestamp.txt").write_text(when)
    with_files = taught.hand_in("with-files", some)
    (with_files.parent / "notes").mkdir()
    (with_files.parent / "notes" / "élève.txt").write_text("Mes notes", "utf-8")
    (with_files.parent / "second.ipynb").write_text("{}")
    beside = taught.hand_in("beside", [])
    answers.write_file(beside.with_name(answers.FILE), all_right[0])
    cut = taught.hand_in("cut-short", all_right)
    cut.write_text(cut.read_text("utf-8")[:-4000], "utf-8")
    odd = taught.hand_in("odd", [all_right[0] | {"value": [{"excerpt": "G01", "unit": 99, "code": "<b>"}]}])
    notebook = nbformat.read(odd, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("open('was-executed', 'w')"))
    nbformat.write(notebook, odd)
    return taught


@pytest.fixture(scope="module")
def by_nbgrader(handed_in: NbgraderCourse, tmp_path_factory: pytest.TempPathFactory) -> NbgraderCourse:
    graded = copy_of(handed_in, tmp_path_factory.mktemp("by-nbgrader") / "course")
    graded.run("autograde", ASSIGNMENT)
    return graded


@pytest.fixture(scope="module")
def by_us(handed_in: NbgraderCourse, tmp_path_factory: pytest.TempPathFactory) -> NbgraderCourse:
    graded = copy_of(handed_in, tmp_path_factory.mktemp("by-us") / "course")
    done = grade(graded, ASSIGNMENT, "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return graded


def test_the_gradebook_is_the_one_that_nbgrader_would_have_made(
    by_us: NbgraderCourse, by_nbgrader: NbgraderCourse
) -> None:
    assert rows(by_us) == rows(by_nbgrader)


def test_so_are_the_graded_files(by_us: NbgraderCourse, by_nbgrader: NbgraderCourse) -> None:
    assert files(by_us) == files(by_nbgrader)


def test_grading_again_by_either_changes_nothing(by_us: NbgraderCourse, tmp_path: Path) -> None:
    again = copy_of(by_us, tmp_path / "course")
    before = rows(again), files(again)
    assert "0 notée, 9 déjà notées" in grade(again, ASSIGNMENT).stdout
    assert (rows(again), files(again)) == before
    again.run("autograde", ASSIGNMENT, "--force")
    assert (rows(again), files(again)) == before
    assert "9 notées" in grade(again, ASSIGNMENT, "--force").stdout
    assert (rows(again), files(again)) == before


def test_what_a_person_gave_stands_when_it_is_graded_again_as_with_nbgrader(
    by_us: NbgraderCourse, tmp_path: Path
) -> None:
    ours, theirs = copy_of(by_us, tmp_path / "ours"), copy_of(by_us, tmp_path / "theirs")
    for graded in (ours, theirs):
        with gradebook(graded) as book:
            memo = book.find_grade("mutual-aid-memo", ASSIGNMENT, ASSIGNMENT, "perfect")
            memo.manual_score, memo.needs_manual_grade, memo.extra_credit = 17, False, 1
            comment = book.find_comment("mutual-aid-memo", ASSIGNMENT, ASSIGNMENT, "perfect")
            comment.manual_comment = "Bien vu."
            book.db.commit()
    assert grade(ours, ASSIGNMENT, "--student", "perfect", "--force").returncode == 0
    theirs.run("autograde", ASSIGNMENT, "--student=perfect", "--force")
    assert rows(ours) == rows(theirs)


def test_another_submission_is_graded_be_it_newer_older_or_of_no_date(
    by_us: NbgraderCourse, course: Course, keys: Reference, tmp_path: Path
) -> None:
    """`nbgrader collect --before_duedate` takes back an older one; by e-mail comes one that knows no date."""
    again = copy_of(by_us, tmp_path / "course")
    again.hand_in("on-time", []).with_name("timestamp.txt").write_text("2026-02-01 11:59:30 UTC")
    assert "1 notée, 8 déjà notées" in grade(again, ASSIGNMENT).stdout
    assert again.total("on-time") == 0
    right = [perfect(course, keys, "mutual-aid-1", "fr")]
    again.hand_in("on-time", right).with_name("timestamp.txt").write_text("2026-01-01 08:00:00 UTC")
    done = grade(again, ASSIGNMENT).stdout
    assert "1 notée, 8 déjà notées" in done and "(ce qui a été remis)" in done
    assert again.total("on-time") == 25
    again.hand_in("on-time", [])
    assert "(ce qui a été remis)" in again.entraide("feedback", ASSIGNMENT).stdout
    assert "1 notée, 8 déjà notées" in grade(again, ASSIGNMENT).stdout
    assert again.total("on-time") == 0
    assert "0 notée, 9 déjà notées" in grade(again, ASSIGNMENT).stdout


def test_feedback_and_export_work_on_what_was_graded(by_us: NbgraderCourse, tmp_path: Path) -> None:
    graded = copy_of(by_us, tmp_path / "course")
    graded.run("generate_feedback", ASSIGNMENT)
    graded.run("export")
    assert "80 sur 100" in graded.feedback("perfect")
    assert "Retard\u00a0: 80 de moins<" in graded.feedback("late")
    assert "perfect" in (graded.folder / "grades.csv").read_text("utf-8-sig")


def test_what_cannot_be_graded_is_listed_and_stops_nothing(
    handed_in: NbgraderCourse, course: Course, keys: Reference, tmp_path: Path
) -> None:
    taught = copy_of(handed_in, tmp_path / "course")
    one_right = [perfect(course, keys, "mutual-aid-1", "fr")]
    submitted = taught.folder / "submitted"
    for student, name in (("renamed", "mutual-aid (1).ipynb"), ("two", "a.ipynb"), ("two", "b.ipynb")):
        path = taught.hand_in(student, one_right)
        path.rename(path.with_name(name))
    answers.write_file(taught.submission("offline").with_name(answers.FILE), one_right[0])
    taught.submission("empty")
    taught.hand_in("dated", one_right).with_name("timestamp.txt").write_text("yesterday")
    linked = taught.submission("linked")
    linked.symlink_to(submitted / "perfect" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    os.mkfifo(taught.submission("pipe"))
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    listed = {line.split(":")[0].strip() for line in done.stderr.splitlines() if line.startswith("  ")}
    assert listed == {"empty", "dated", "linked", "pipe"}
    assert "two\u00a0: Plusieurs fichiers pouvaient être le bon" in done.stdout
    all_right = ("renamed", "two", "offline", "perfect")
    assert {taught.scores(student)["mutual-aid-1"] for student in all_right} == {25}
    assert not list(tmp_path.rglob("was-executed"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["nothing"], "il n’y a pas de travail «\u00a0nothing\u00a0»\u202f; il y a approaches, "),
        (
            [ASSIGNMENT, "--student", "nobody"],
            "--student nobody\u00a0: rien de mutual-aid n’a été remis",
        ),
        ([ASSIGNMENT, "--workers", "0"], "--workers 0\u00a0: donnez un nombre de processus"),
        (
            [ASSIGNMENT, "--force", "--scheduler", "tcp://127.0.0.1:9"],
            "--scheduler tcp://127.0.0.1:9\u00a0: l’ordonnanceur Dask ne répond pas",
        ),
    ],
)
def test_a_mistake_in_the_command_is_told_in_a_line(by_us: NbgraderCourse, options: list[str], said: str) -> None:
    done = grade(by_us, *options)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_outside_a_course_it_says_where_to_go(tmp_path: Path) -> None:
    done = subprocess.run(command(ASSIGNMENT), cwd=tmp_path, capture_output=True, text=True)
    assert "run this in the course’s folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_instructors_own_steps_are_left_to_nbgrader(handed_in: NbgraderCourse, tmp_path: Path) -> None:
    taught = copy_of(handed_in, tmp_path / "course")
    with (taught.folder / "nbgrader_config.py").open("a") as file:
        file.write('c.Autograde.sanitize_preprocessors = ["nbgrader.preprocessors.ClearOutput"]\n')
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 1
    assert "seul `nbgrader autograde` suit ces étapes" in done.stderr


def test_a_source_that_is_no_notebook_is_told_before_anything_is_graded(
    handed_in: NbgraderCourse, tmp_path: Path
) -> None:
    taught = copy_of(handed_in, tmp_path / "course")
    source = taught.folder / "exercises" / "fr" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    source.write_text("<<<<<<< HEAD")
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 1
    assert f"{source.name}\u00a0: la source du travail n’est pas un carnet lisible" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (taught.folder / "autograded").exists()


def test_killed_at_any_moment_twenty_times_it_ends_with_the_same_gradebook(
    handed_in: NbgraderCourse, course: Course, keys: Reference, tmp_path: Path
) -> None:
    taught = copy_of(handed_in, tmp_path / "killed")
    records = [perfect(course, keys, name, "fr") for name in taught.graded()]
    for number in range(100):
        taught.hand_in(f"s{number:03}", records[: number % 7])
    undisturbed = copy_of(taught, tmp_path / "undisturbed")
    start = time.monotonic()
    assert grade(undisturbed, ASSIGNMENT).returncode == 0
    whole, chance, kills, runs = time.monotonic() - start, random.Random(20), 0, 0
    log = tmp_path / "log"
    while kills < 20:
        runs += 1
        assert runs < 60, "it is never caught in the act"
        start = time.monotonic()
        with log.open("w") as said:
            run = subprocess.Popen(
                command(ASSIGNMENT), cwd=taught.folder, env=environment(taught), stdout=said, stderr=said
            )
        try:
            run.wait(chance.uniform(0.4, 0.9) * whole)
            # It was done, sooner than expected: begin once more, with half of the folders taken away. (What a killed
            # one says is not looked at: its workers may find nobody who tells them what to begin with.)
            whole = min(whole, time.monotonic() - start)
            assert "Traceback" not in log.read_text()
            for folder in list((taught.folder / "autograded").iterdir())[::2]:
                shutil.rmtree(folder)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            kills += 1
    last = grade(taught, ASSIGNMENT)
    assert last.returncode == 0
    assert "Traceback" not in last.stdout + last.stderr
    assert rows(taught) == rows(undisturbed)
    assert files(taught) == files(undisturbed)
