"""A real nbgrader course in a temporary folder, worked with nbgrader's own commands."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import api
from nbgrader.api import Gradebook

from entraide.coding import answers
from entraide.course import assigned
from tests import copied

# Each new gradebook asks a program, which takes two seconds, for the newest version: the same each time.
api.get_alembic_version = cache(api.get_alembic_version)
ASSIGNMENT = "mutual-aid"
EXERCISES = Path(__file__).parents[1] / "exercises"
# What takes a browser or nbgrader for each assignment: a second form has the shape of the first, so once is enough.
FIRST_FORMS = sorted(path.name for path in (EXERCISES / "en").iterdir() if path.is_dir() and path.name[-2:] != "-b")
# The exercises of the assignment, and none of its second form's, whose names begin alike.
ASSIGNED = [part.exercise for part in assigned.load(EXERCISES.parent / "data")[ASSIGNMENT].exercises]
ENTRAIDE = [sys.executable, "-m", "entraide"]


@dataclass(frozen=True)
class NbgraderCourse:
    """The folder of a course and the language it is taught in."""

    folder: Path
    lang: str

    def run(self, *command: str) -> str:
        """Run ``nbgrader …`` in the course folder; its output, after checking that it succeeded."""
        done = self.attempt(*command)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def attempt(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run ``nbgrader …``, whether it succeeds or not."""
        scripts = str(Path(sys.executable).parent)
        environment = os.environ | {
            "ENTRAIDE_LANG": self.lang,
            "PATH": scripts + os.pathsep + os.environ["PATH"],
        }
        return copied.run([sys.executable, "-m", "nbgrader", *command], self.folder, environment)

    def entraide(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run ``entraide …`` in the course folder, whether it succeeds or not."""
        environment = os.environ | {"ENTRAIDE_LANG": self.lang}
        return copied.run([*ENTRAIDE, *command], self.folder, environment, apart=True)

    @property
    def released(self) -> Path:
        """The students' version of the assignment."""
        return self.folder / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

    def graded(self) -> list[str]:
        """The grade ids of the released assignment, in order."""
        settings = (cell.metadata.get("nbgrader", {}) for cell in nbformat.read(self.released, as_version=4).cells)
        return [setting["grade_id"] for setting in settings if setting.get("grade")]

    def submission(self, student: str) -> Path:
        """Where a student's notebook is handed in; the folder exists."""
        path = self.folder / "submitted" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def hand_in(self, student: str, records: list[Any], change: Callable[[Any], None] | None = None) -> Path:
        """Hand in the released notebook with these records in their exercises' outputs, changed as the student did."""
        notebook = nbformat.read(self.released, as_version=4)
        for cell in notebook.cells:
            for record in records:
                if isinstance(record, dict) and record.get("exercise") == cell.metadata.get("nbgrader", {}).get(
                    "grade_id"
                ):
                    cell.outputs.append(nbformat.v4.new_output("display_data", answers.bundle(record)))
        if change:
            change(notebook)
        path = self.submission(student)
        nbformat.write(notebook, path)
        return path

    def scores(self, student: str) -> dict[str, float | None]:
        """The automatic score of every exercise, from nbgrader's gradebook."""
        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}") as gradebook:
            submission = gradebook.find_submission(ASSIGNMENT, student)
            return {grade.name: grade.auto_score for notebook in submission.notebooks for grade in notebook.grades}

    def total(self, student: str) -> float:
        """The submission's score as nbgrader sums it."""
        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}") as gradebook:
            return float(gradebook.find_submission(ASSIGNMENT, student).score)

    def feedback(self, student: str) -> str:
        """The feedback page that a student reads."""
        return (self.folder / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")


def released_course(root: Path, folder: Path, lang: str) -> NbgraderCourse:
    """A new course with the assignment released."""
    shutil.copy(root / "nbgrader_config.py", folder)
    shutil.copytree(root / "exercises", folder / "exercises")
    shutil.copytree(root / "data" / "keys", folder / "data" / "keys")
    course = NbgraderCourse(folder, lang)
    course.run("generate_assignment", ASSIGNMENT)
    return course
