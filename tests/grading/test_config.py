"""A course that is not set up as it should be grades nothing: nbgrader's own settings would execute students' code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of


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
