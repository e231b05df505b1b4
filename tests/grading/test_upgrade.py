"""A gradebook of an older nbgrader is upgraded by nbgrader's own command, and who writes waits for others who do."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of

BEFORE_LAST = "282d30a0218e"
OLDER = """
    CREATE TABLE older AS SELECT id, name, duedate FROM assignment;
    DROP TABLE assignment;
    DROP TABLE course;
    ALTER TABLE older RENAME TO assignment;
"""
"""Makes a gradebook of today into one of before there were courses in it."""

LONGER_THAN_SQLITE_WAITS = 7.0  # seconds


def test_a_gradebook_of_an_older_nbgrader_is_upgraded_and_kept_as_it_was_beside(
    new_course: Callable[[str], NbgraderCourse], tmp_path: Path
) -> None:
    taught = copy_of(new_course("en"), tmp_path / "course")
    gradebook = taught.folder / "gradebook.db"
    with sqlite3.connect(gradebook) as database:
        database.executescript(OLDER)
        database.execute("UPDATE alembic_version SET version_num = ?", [BEFORE_LAST])
    done = taught.attempt("db", "upgrade")
    assert done.returncode == 0, done.stdout
    with sqlite3.connect(gradebook) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() != (BEFORE_LAST,)
    (copy,) = taught.folder.glob("gradebook.db.*")
    with sqlite3.connect(copy) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (BEFORE_LAST,)
    assert ASSIGNMENT in taught.run("db", "assignment", "list")


def test_a_command_of_nbgrader_waits_until_another_has_written(
    new_course: Callable[[str], NbgraderCourse], tmp_path: Path
) -> None:
    taught = copy_of(new_course("en"), tmp_path / "course")
    writing = sqlite3.connect(taught.folder / "gradebook.db", isolation_level=None, check_same_thread=False)
    writing.execute("BEGIN IMMEDIATE")
    threading.Timer(LONGER_THAN_SQLITE_WAITS, writing.rollback).start()
    done = taught.attempt("db", "student", "add", "ana")
    writing.close()
    assert done.returncode == 0, done.stdout
