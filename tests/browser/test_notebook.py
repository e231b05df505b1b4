"""The assignment in Jupyter Notebook 7, from the released notebook to the grade: the same as in JupyterLab."""

import json
import shutil
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from entraide.coding import answers
from tests.browser.exercises import CodingExercise
from tests.browser.lab import NOTEBOOK, SLOW, Lab, all_have_run, serving, status
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.eventually import eventually


@pytest.fixture
def classic(tmp_path_factory: pytest.TempPathFactory, taught: NbgraderCourse) -> Iterator[Lab]:
    """A Notebook server with the released assignment in its folder."""
    with serving("notebook", tmp_path_factory) as server:
        shutil.copy(taught.released, server.notebook)
        yield server


def open_and_run(page: Page, classic: Lab) -> CodingExercise:
    page.goto(f"{classic.url}/notebooks/{NOTEBOOK}?token=student")
    connected(page, classic)
    choose(page, "Run", "Run All Cells")
    exercise = CodingExercise(page, "First coding exercise")
    # Notebook goes to the last cell while they run.
    expect(page.get_by_role("region", name="Analytic memo")).to_be_visible(timeout=SLOW)
    expect(exercise.root).to_be_visible()
    all_have_run(page)
    return exercise


def connected(page: Page, classic: Lab) -> None:
    """Wait for the kernel: run before, Notebook asks which one is meant, though it has but one."""

    def idle() -> bool:
        with urllib.request.urlopen(f"{classic.url}/api/kernels?token=student") as answer:
            return any(one["connections"] and one["execution_state"] == "idle" for one in json.loads(answer.read()))

    eventually(idle, patience=SLOW / 1000)
    # The page says what it is doing until it is connected; before that, it calls a kernel idle that it does not know.
    told = page.locator(".jp-NotebookKernelStatus-fade")
    expect(told).to_be_attached(timeout=SLOW)
    expect(told).to_have_text("", timeout=SLOW)
    expect(page.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute("data-status", "idle", timeout=SLOW)


def choose(page: Page, menu: str, item: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click(timeout=SLOW)
    page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()


def test_a_student_codes_saves_comes_back_and_is_graded(student: Page, classic: Lab, taught: NbgraderCourse) -> None:
    page = student
    exercise = open_and_run(page, classic)
    exercise.sentence(3).click()
    exercise.code("Shared reality").click()
    status(exercise, "Save the notebook")
    memo = page.get_by_role("region", name="Analytic memo")
    memo.get_by_role("textbox").fill("In excerpt 1, sentence 3.")
    # By keyboard alone; in Notebook itself these digits and letters would change the cell's type, or cut it.
    cells = page.locator(".jp-Cell").count()
    exercise.sentence(4).focus()
    page.keyboard.press("Space")
    page.keyboard.press("5")
    exercise.expect_codes(4, "Emotional support")
    expect(page.locator(".jp-Cell")).to_have_count(cells)
    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    assert [coding["unit"] for coding in classic.newest()["mutual-aid-1"]] == [3, 4]
    shutil.copy(classic.notebook, taught.submission("notebook-7"))
    assert taught.entraide("grade", ASSIGNMENT, "--student", "notebook-7").returncode == 0
    assert taught.scores("notebook-7")["mutual-aid-1"]
    assert taught.scores("notebook-7")["mutual-aid-memo"] is None, "somebody has to read it"

    page.reload()
    exercise = open_and_run(page, classic)
    exercise.expect_codes(3, "Shared reality")
    exercise.expect_codes(4, "Emotional support")
    expect(memo.get_by_role("textbox")).to_have_value("In excerpt 1, sentence 3.")
    status(exercise, "Saved in the notebook")

    # A restart blocks, all cells bring everything back, and cleared outputs lose nothing.
    choose(page, "Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(exercise.root.locator(".entraide-paused")).to_contain_text("Run All Cells")
    connected(page, classic)
    choose(page, "Run", "Run All Cells")
    expect(exercise.root.locator(".entraide-paused")).to_be_hidden()
    all_have_run(page)
    status(exercise, "Saved in the notebook")
    choose(page, "Edit", "Clear Outputs of All Cells")
    expect(exercise.root).to_have_count(0)
    page.keyboard.press("Control+s")
    eventually(classic.outputs, lambda found: found == [])
    assert set(classic.newest()) == {"mutual-aid-1", "mutual-aid-memo"}
    (classic.folder / answers.FILE).unlink()
    open_and_run(page, classic).expect_codes(3, "Shared reality")
