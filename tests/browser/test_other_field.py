"""In a plain installation's JupyterLab, a student answers an assignment of a field that it knows nothing of."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from entraide import cli
from tests.browser.exercises import CodingExercise
from tests.browser.lab import Lab, run_all, serving, status
from tests.grading.test_other_field import NAME, folder, scores

__all__ = ["folder"]  # a fixture: the instructor's course, with the assignment released


@pytest.fixture(scope="module")
def lab_server(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab with the package that students install, and without this repository."""
    installed = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(installed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(installed))
        with serving("jupyterlab", tmp_path_factory) as lab:
            yield lab


def test_a_student_nurse_s_journal_is_coded_saved_and_graded(student: Page, lab_server: Lab, folder: Path) -> None:
    hers = lab_server.folder / f"{NAME}.ipynb"
    shutil.copy(folder / "release" / NAME / f"{NAME}.ipynb", hers)
    student.goto(f"{lab_server.url}/lab/tree/{NAME}.ipynb?token=student&reset")
    run_all(student, "Two pages")
    exercise = CodingExercise(student, "Two pages")
    expect(exercise.sentence(2)).to_contain_text("I counted the drops")
    for unit, code in ((2, "Fear of harming"), (3, "Leaning on someone"), (4, "Learning a gesture")):
        exercise.sentence(unit).click()
        exercise.code(code).click()
        exercise.expect_codes(unit, code)
        student.keyboard.press("Escape")
    status(exercise, "Save the notebook")
    student.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    place = folder / "submitted" / "nurse" / NAME
    place.mkdir(parents=True)
    shutil.copy(hers, place)
    assert cli.main(["grade", NAME, "--workers", "1"]) == 0
    assert scores(folder, "nurse")[f"{NAME}-1"] == 42.86  # three of four that are required, and nothing extra
