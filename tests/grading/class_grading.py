"""What the tests of `entraide grade` share: the command, and a gradebook and graded folders as one can compare them."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbgrader.api import Base, Gradebook
from sqlalchemy import select

from tests.classroom import ASSIGNMENT, ENTRAIDE, NbgraderCourse


def grade(course: NbgraderCourse, *options: str) -> "subprocess.CompletedProcess[str]":
    """Run ``entraide grade mutual-aid``."""
    return course.entraide("grade", *options)


def command(*options: str) -> list[str]:
    return [*ENTRAIDE, "grade", *options]


def environment(course: NbgraderCourse) -> dict[str, str]:
    return os.environ | {"ENTRAIDE_LANG": course.lang}


def gradebook(course: NbgraderCourse) -> Any:
    return Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}")


def rows(course: NbgraderCourse, url: str | None = None) -> list[tuple[Any, ...]]:
    """Every row of the gradebook, told by the names of things: ids are drawn anew by each run."""
    found = []
    with Gradebook(url or f"sqlite:///{course.folder / 'gradebook.db'}") as book:
        for table in Base.metadata.sorted_tables:
            found.append((table.name, len(book.db.execute(select(table)).all())))
        for student in book.students:
            found.append(("student", student.id, student.first_name, student.last_name, student.email))
        for submission in book.assignment_submissions(ASSIGNMENT):
            name = submission.student_id
            found.append(("submission", name, submission.timestamp, submission.extension, submission.score))
            for notebook in submission.notebooks:
                found.append((name, notebook.name, notebook.flagged, notebook.late_submission_penalty, notebook.score))
                for grade in notebook.grades:
                    given = (grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade)
                    found.append((name, notebook.name, grade.name, *given))
                for comment in notebook.comments:
                    found.append((name, notebook.name, comment.name, comment.auto_comment, comment.manual_comment))
    return sorted(found, key=repr)


def files(course: NbgraderCourse) -> dict[str, tuple[int, bytes]]:
    """Every graded file with its permissions."""
    folder = course.folder / "autograded"
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_of(course: NbgraderCourse, folder: Path) -> NbgraderCourse:
    shutil.copytree(course.folder, folder)
    return replace(course, folder=folder)
