"""A copy of the course's folder is a course of its own: whatever is run in it uses its own data."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse

pytestmark = pytest.mark.slow

OURS, ITS_NAME = "mutual-aid-1", "another-name-1"


@pytest.fixture(scope="module")
def copied(root: Path, tmp_path_factory: pytest.TempPathFactory) -> NbgraderCourse:
    """A copy in which an exercise has another name, released."""
    folder = tmp_path_factory.mktemp("copied") / "our-course"
    folder.mkdir()
    for name in ("_config.yml", "nbgrader_config.py"):
        shutil.copy(root / name, folder)
    for name in ("data", "exercises"):
        shutil.copytree(root / name, folder / name)
    named = [path for path in folder.rglob("*") if path.is_file() and OURS in path.read_text("utf-8")]
    assert len(named) > 3, "tables and notebooks name it"
    for path in named:
        path.write_text(path.read_text("utf-8").replace(OURS, ITS_NAME), "utf-8")
    course = NbgraderCourse(folder, "en")
    course.run("generate_assignment", ASSIGNMENT)
    return course


def test_the_check_reads_the_data_of_the_copy_and_says_so(copied: NbgraderCourse, tmp_path: Path) -> None:
    done = copied.entraide("check")
    assert (done.returncode, str(copied.folder / "data") in done.stdout) == (0, True), done.stderr
    broken = NbgraderCourse(Path(shutil.copytree(copied.folder, tmp_path / "broken")), "en")
    (broken.folder / "data" / "themes.csv").write_text("theme\n", "utf-8")
    done = broken.entraide("check")
    assert done.returncode == 1 and f"problem in {broken.folder / 'data'}" in done.stderr


def test_outside_a_course_the_check_says_that_it_read_the_package_s(root: Path, tmp_path: Path) -> None:
    done = NbgraderCourse(tmp_path, "en").entraide("check")
    assert str(root / "data") in done.stdout


@pytest.mark.parametrize("command", ["grade", "autograde"])
def test_grading_knows_the_exercises_of_the_copy(
    copied: NbgraderCourse, course: Course, keys: Reference, command: str
) -> None:
    answer: dict[str, Any] = perfect(course, keys, OURS) | {"exercise": ITS_NAME}
    copied.hand_in(command, [answer])
    if command == "grade":
        done = copied.entraide("grade", ASSIGNMENT, "--student", command)
        assert done.returncode == 0, done.stderr
    else:
        copied.run("autograde", ASSIGNMENT, f"--student={command}")
    assert copied.scores(command)[ITS_NAME] == 25


def test_a_kernel_below_the_folder_shows_the_exercises_of_the_copy(copied: NbgraderCourse) -> None:
    source = copied.folder / "exercises" / "en" / ASSIGNMENT
    cells = nbformat.read(source / f"{ASSIGNMENT}.ipynb", as_version=4).cells
    code = next(cell.source for cell in cells if ITS_NAME in cell.source and cell.cell_type == "code")
    done = subprocess.run([sys.executable, "-c", code], cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
