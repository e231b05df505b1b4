"""A lost gradebook is no circle of advice: there are dated copies of it, and a way to begin anew."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.course.reference import Reference
from entraide.errors import CourseError
from entraide.grading import backup
from entraide.grading.classroom import open_classroom
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of, grade, gradebook, rows

pytestmark = pytest.mark.slow

MEMO = (f"{ASSIGNMENT}-memo", ASSIGNMENT, ASSIGNMENT, "ana")


@pytest.fixture(scope="module")
def graded(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    taught = new_course("en")
    taught.hand_in("ana", [perfect(course, keys, name) for name in taught.graded()])
    assert grade(taught, ASSIGNMENT).returncode == 0
    with gradebook(taught) as book:
        book.find_grade(*MEMO).manual_score = 15
        book.db.commit()
    return taught


@pytest.fixture
def taught(graded: NbgraderCourse, tmp_path: Path) -> NbgraderCourse:
    return copy_of(graded, tmp_path / "course")


def copies(taught: NbgraderCourse) -> list[Path]:
    return backup.kept(taught.folder)


def test_before_a_command_writes_the_gradebook_a_copy_of_it_is_kept(taught: NbgraderCourse) -> None:
    before = rows(taught)
    there = len(copies(taught))
    assert grade(taught, ASSIGNMENT).returncode == 0
    assert len(copies(taught)) == there, "nothing was to be done"
    assert grade(taught, ASSIGNMENT, "--force").returncode == 0
    assert len(copies(taught)) == there + 1
    assert rows(taught, f"sqlite:///{copies(taught)[-1]}") == before
    with gradebook(taught) as book:
        book.update_or_create_student("bea")
    taught.run("generate_assignment", ASSIGNMENT, "--force")
    assert len(copies(taught)) == there + 2, "nbgrader's release writes it too"
    with gradebook(taught) as book:
        book.update_or_create_student("cleo")
    taught.run("autograde", ASSIGNMENT, "--force")
    assert len(copies(taught)) == there + 3, "and so does its grading"


def test_a_lost_gradebook_is_put_back_from_its_newest_copy(taught: NbgraderCourse) -> None:
    assert grade(taught, ASSIGNMENT, "--force").returncode == 0
    (taught.folder / "gradebook.db").unlink()
    said = grade(taught, ASSIGNMENT).stderr
    newest = copies(taught)[-1].relative_to(taught.folder).as_posix()
    assert newest in said
    shutil.copy(taught.folder / newest, taught.folder / "gradebook.db")
    assert "0 graded, 1 graded before" in grade(taught, ASSIGNMENT).stdout
    with gradebook(taught) as book:
        assert book.find_grade(*MEMO).manual_score == 15


def test_or_one_begins_anew_and_the_advice_is_the_way_out(taught: NbgraderCourse) -> None:
    (taught.folder / "gradebook.db").unlink()
    shutil.rmtree(taught.folder / backup.FOLDER)
    said = grade(taught, ASSIGNMENT).stderr
    assert f"nbgrader generate_assignment {ASSIGNMENT} --force" in said
    taught.run("generate_assignment", ASSIGNMENT)
    assert grade(taught, ASSIGNMENT).stderr == said, "without --force, nbgrader leaves the release as it is"
    taught.run("generate_assignment", ASSIGNMENT, "--force")
    assert "1 graded" in grade(taught, ASSIGNMENT).stdout
    assert taught.total("ana") == 80


def test_few_copies_are_kept_and_none_of_what_has_not_changed(tmp_path: Path) -> None:
    book = tmp_path / "gradebook.db"
    url = f"sqlite:///{book}?timeout=60"
    backup.keep(url, tmp_path)
    assert backup.kept(tmp_path) == [], "there is nothing to copy yet"
    for number in range(8):
        with sqlite3.connect(book) as written:
            written.execute(f"create table t{number} (x)")
        backup.keep(url, tmp_path)
        backup.keep(url, tmp_path)
    found = backup.kept(tmp_path)
    assert len(found) == backup.MOST
    assert {path.name for path in (tmp_path / backup.FOLDER).iterdir()} == {path.name for path in found}
    with sqlite3.connect(found[-1]) as newest:
        assert len(newest.execute("select name from sqlite_master").fetchall()) == 8


def test_many_copies_of_one_evening_do_not_push_out_those_of_the_days_before(tmp_path: Path) -> None:
    book, folder = tmp_path / "gradebook.db", tmp_path / backup.FOLDER
    folder.mkdir(parents=True)
    for day in range(1, 10):
        for hour in ("08", "20"):
            (folder / f"2026-01-0{day}-{hour}0000-000000.db").touch()
    for number in range(8):
        with sqlite3.connect(book) as written:
            written.execute(f"create table t{number} (x)")
        backup.keep(f"sqlite:///{book}", tmp_path)
    names = [path.name for path in backup.kept(tmp_path)]
    assert [name[:13] for name in names[:-5]] == [f"2026-01-0{day}-20" for day in range(6, 10)]
    assert len(names) == 9


def test_a_gradebook_whose_writer_was_killed_is_copied_as_it_was_before(tmp_path: Path) -> None:
    book = tmp_path / "gradebook.db"
    book.touch(0o600)
    killed = f"""
import os, signal, sqlite3
book = sqlite3.connect({str(book)!r}, isolation_level=None)
book.execute("pragma cache_size = 1")
book.execute("create table t (x)")
book.execute("insert into t values ('old')")
book.execute("begin")
book.executemany("insert into t values (?)", [("x" * 3000,)] * 1000)
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", killed])
    assert book.with_name("gradebook.db-journal").stat().st_size
    backup.keep(f"sqlite:///{book}", tmp_path)
    (copy,) = backup.kept(tmp_path)
    with sqlite3.connect(copy) as opened:
        assert opened.execute("select * from t").fetchall() == [("old",)]
    assert copy.stat().st_mode & 0o777 == 0o600, "nobody reads the copy who does not read the gradebook"


def test_a_copy_that_knows_nothing_of_the_assignment_is_not_offered(taught: NbgraderCourse) -> None:
    assert grade(taught, ASSIGNMENT, "--force").returncode == 0
    knows = copies(taught)[-1]
    (taught.folder / "gradebook.db").unlink()
    with gradebook(taught) as book:  # As after another assignment was released in the meantime.
        book.update_or_create_assignment("capstone")
    backup.keep(f"sqlite:///{taught.folder / 'gradebook.db'}", taught.folder)
    assert copies(taught)[-1] != knows
    assert knows.name in grade(taught, ASSIGNMENT).stderr


def test_a_copy_is_made_while_another_process_writes_and_waits_for_none_that_never_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "gradebook.db"
    writer = sqlite3.connect(book, isolation_level=None)
    writer.execute("create table t (x)")
    writer.execute("begin immediate")
    writer.execute("insert into t values (1)")
    backup.keep(f"sqlite:///{book}", tmp_path)
    with sqlite3.connect(backup.kept(tmp_path)[-1]) as copy:
        assert copy.execute("select * from t").fetchall() == [], "what was not written yet is not in it"
    writer.execute("commit")
    writer.execute("begin exclusive")
    monkeypatch.setattr(backup, "PATIENCE", 0.5)
    with pytest.raises(CourseError, match="no copy of the gradebook can be kept"):
        backup.keep(f"sqlite:///{book}", tmp_path)
    writer.close()


def test_where_no_copy_can_be_kept_nothing_is_changed(taught: NbgraderCourse) -> None:
    shutil.rmtree(taught.folder / backup.FOLDER)
    (taught.folder / backup.FOLDER).write_text("no folder can be made here")
    before = rows(taught)
    done = grade(taught, ASSIGNMENT, "--force")
    assert done.returncode == 1
    assert "no copy of the gradebook can be kept in .entraide/gradebook" in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(taught) == before
    assert open_classroom(taught.folder)
