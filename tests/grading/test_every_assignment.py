"""Every assignment, the first of its forms, is released, handed in and graded by nbgrader, in both languages."""

import copy
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from entraide.coding import answers
from entraide.course import LANGUAGE_VARIABLE, Course
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES
from tests.answering import perfect
from tests.classroom import EXERCISES, FIRST_FORMS

Graded = tuple[dict[str, float | None], set[str]]

# nbgrader's own way with its gradebook, which SQLAlchemy remarks on.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning")]


@dataclass(frozen=True)
class Taught:
    """A course taught in one language, in a folder of its own, worked as formgrader's buttons work it."""

    folder: Path
    lang: str
    nbgrader: NbGraderAPI

    def release(self, assignment: str) -> nbformat.NotebookNode:
        """The students' version of an assignment."""
        _succeed(assignment, self.nbgrader.generate_assignment(assignment))
        return nbformat.read(self.folder / "release" / assignment / f"{assignment}.ipynb", as_version=4)

    def grade(self, assignment: str, student: str, notebook: nbformat.NotebookNode) -> Graded:
        """Hand in a student's notebook and grade it: each exercise's automatic score, and which await a person."""
        path = self.folder / "submitted" / student / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
        _succeed(assignment, self.nbgrader.autograde(assignment, student))
        with Gradebook(self.nbgrader.coursedir.db_url) as gradebook:
            (graded,) = gradebook.find_submission(assignment, student).notebooks
            scores = {grade.name: grade.auto_score for grade in graded.grades}
            return scores, {grade.name for grade in graded.grades if grade.needs_manual_grade}


def _succeed(assignment: str, result: dict[str, object]) -> None:
    assert result["success"], f"{assignment}: {result.get('error')}\n{result.get('log')}"


@pytest.fixture(scope="module", params=LANGUAGES)
def taught(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taught]:
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(root / "nbgrader_config.py", folder)
    shutil.copytree(EXERCISES, folder / "exercises")
    shutil.copytree(root / "data" / "keys", folder / "data" / "keys")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LANGUAGE_VARIABLE, request.param)
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader calls alembic
        config = PyFileConfigLoader("nbgrader_config.py", str(folder)).load_config()
        yield Taught(folder, request.param, NbGraderAPI(config=config))


@pytest.mark.parametrize("assignment", FIRST_FORMS)
def test_a_perfect_submission_wins_all_but_the_memos_and_a_blank_one_nothing(
    taught: Taught, course: Course, keys: Reference, assignment: str
) -> None:
    blank = taught.release(assignment)
    full = copy.deepcopy(blank)
    cells = {c.metadata.nbgrader.grade_id: c for c in full.cells if c.metadata.nbgrader.grade}
    for name, cell in cells.items():
        answer = answers.bundle(perfect(course, keys, name, taught.lang))
        cell.outputs.append(nbformat.v4.new_output("display_data", answer))
    points = {name: cell.metadata.nbgrader.points for name, cell in cells.items()}
    memos = {name for name in points if course.exercise(name).kind == "memo"}

    won, waiting = taught.grade(assignment, "perfect", full)
    assert won == points | dict.fromkeys(memos, None), assignment
    assert waiting == memos, assignment

    won, waiting = taught.grade(assignment, "blank", blank)
    assert won == dict.fromkeys(points, 0), assignment
    assert not waiting, assignment
