"""A course that is not set up as it should be grades nothing: nbgrader's own settings would execute students' code."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of, grade


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("from entraide.grading.config", "from entraide.grading.no_such_thing", "ModuleNotFoundError"),
        ("configure(c, Path(__file__).parent)", "configure(c, no_such_name)", "NameError"),
    ],
)
def test_a_broken_configuration_stops_nbgrader(
    new_course: Callable[[str], NbgraderCourse], tmp_path: Path, written: str, instead: str, said: str
) -> None:
    taught = copy_of(new_course("en"), tmp_path / "course")
    taught.hand_in("blank", [])
    configuration = taught.folder / "nbgrader_config.py"
    text = configuration.read_text("utf-8")
    assert written in text
    configuration.write_text(text.replace(written, instead), "utf-8")
    done = taught.attempt("autograde", ASSIGNMENT)
    assert done.returncode != 0
    assert f"nbgrader_config.py: {said}" in done.stdout and "Nothing was done." in done.stdout
    assert not (taught.folder / "autograded").exists()
    assert said in taught.entraide("grade", ASSIGNMENT).stderr
    assert not (taught.folder / "autograded").exists()


def test_a_source_in_which_answers_would_match_nothing_is_not_released(
    new_course: Callable[[str], NbgraderCourse], root: Path, tmp_path: Path
) -> None:
    taught = copy_of(new_course("en"), tmp_path / "course")
    source = taught.folder / f"exercises/en/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    source.write_text(source.read_text("utf-8").replace(f'"grade_id": "{ASSIGNMENT}-1"', '"grade_id": "own-1"'))
    before = taught.released.read_bytes()
    done = taught.attempt("generate_assignment", ASSIGNMENT, "--force")
    assert done.returncode != 0
    said = f"exercises/en/{ASSIGNMENT}/{ASSIGNMENT}.ipynb: the graded cell “own-1” shows the exercise “{ASSIGNMENT}-1”"
    assert done.stdout.count(said) == 1
    assert "Traceback" not in done.stdout
    assert taught.released.read_bytes() == before, "the former release is not lost"
    assert said in grade(taught, ASSIGNMENT).stderr
    shutil.copytree(root / "data", taught.folder / "data", dirs_exist_ok=True)
    checked = taught.entraide("check", "data")
    assert checked.returncode == 1
    assert said in checked.stderr


def test_what_nbgrader_would_refuse_is_refused_before_the_former_release_is_removed(
    new_course: Callable[[str], NbgraderCourse], tmp_path: Path
) -> None:
    taught = copy_of(new_course("en"), tmp_path / "course")
    source, before = taught.folder / f"exercises/en/{ASSIGNMENT}/{ASSIGNMENT}.ipynb", taught.released.read_bytes()
    notebook = json.loads(source.read_text("utf-8"))
    twice = next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade"))
    notebook["cells"].append({**twice, "id": "another"})
    source.write_text(json.dumps(notebook), "utf-8")
    done = taught.attempt("generate_assignment", ASSIGNMENT, "--force")
    assert done.returncode != 0
    assert f"nbgrader refuses this notebook: Duplicate grade id: {ASSIGNMENT}-1" in done.stdout
    assert "Traceback" not in done.stdout
    assert taught.released.read_bytes() == before
