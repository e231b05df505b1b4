"""The assignment in a real JupyterLab, from the released notebook to the grade: what a student does in class."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from entraide.coding import answers, records
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import required
from tests.browser.exercises import CodingExercise
from tests.browser.waiting import wait_for
from tests.classroom import ASSIGNMENT, NbgraderCourse

SLOW = 60_000  # ms: a kernel starts, JupyterLab loads
KEPT_WITHIN = 2_000  # ms: the page sends an answer when the hand rests, and the notebook gets it then
NOTEBOOK = f"{ASSIGNMENT}.ipynb"


@dataclass(frozen=True)
class Lab:
    """A student's JupyterLab: its address, and the folder that holds the notebook."""

    url: str
    folder: Path

    @property
    def notebook(self) -> Path:
        return self.folder / NOTEBOOK

    def records(self) -> list[dict[str, object]]:
        """The answer records in the notebook's file."""
        return records.in_notebook(json.loads(self.notebook.read_text("utf-8")))


@pytest.fixture(scope="module")
def taught(new_course: Callable[[str], NbgraderCourse]) -> NbgraderCourse:
    """A course whose assignment is released, in English."""
    return new_course("en")


@pytest.fixture(scope="module")
def lab_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab with settings of its own, on a free port of this computer."""
    folder, settings = tmp_path_factory.mktemp("student"), tmp_path_factory.mktemp("jupyter")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(settings / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = os.environ | own | {"JUPYTER_PREFER_ENV_PATH": "1"}
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
    ]
    command += [f"--ServerApp.root_dir={folder}", "--IdentityProvider.token=student", "--allow-root"]
    with (settings / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url + "/api?token=student", server, settings / "log", 90)
        yield Lab(url, folder)
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def lab(lab_server: Lab, taught: NbgraderCourse) -> Lab:
    """The released notebook, fresh in the student's folder."""
    for path in lab_server.folder.iterdir():
        if path.is_file():
            path.unlink()
    shutil.copy(taught.released, lab_server.notebook)
    return lab_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-CA")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def open_and_run(page: Page, lab: Lab) -> CodingExercise:
    """Open the notebook and run all its cells from the menu, as the assignment says."""
    page.goto(f"{lab.url}/lab/tree/{NOTEBOOK}?token=student&reset")
    run_all(page)
    return CodingExercise(page, "First coding exercise")


def run_all(page: Page, shown: str = "First coding exercise") -> None:
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=SLOW)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.get_by_role("region", name=shown)).to_be_visible(timeout=SLOW)


def status(exercise: CodingExercise, text: str | re.Pattern[str]) -> None:
    expect(exercise.root.locator(".entraide-status")).to_contain_text(text, timeout=20_000)


def test_a_student_codes_saves_comes_back_and_is_graded(
    page: Page, lab: Lab, taught: NbgraderCourse, course: Course, keys: Reference
) -> None:
    exercise = open_and_run(page, lab)
    cells = [cell["cell_type"] for cell in json.loads(lab.notebook.read_text())["cells"]]

    exercise.sentence(3).click()
    exercise.code("Shared reality").click()
    exercise.expect_codes(3, "Shared reality")
    status(exercise, "Save the notebook")

    # By keyboard alone; in JupyterLab itself these digits and letters would change the cell's type, or cut it.
    page.keyboard.press("Escape")
    exercise.sentence(4).focus()
    page.keyboard.press("Space")
    page.keyboard.press("5")
    exercise.expect_codes(4, "Emotional support")
    page.keyboard.press("1")
    page.keyboard.press("Control+z")
    exercise.expect_codes(4, "Emotional support")
    page.wait_for_timeout(KEPT_WITHIN)

    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    assert [cell["cell_type"] for cell in json.loads(lab.notebook.read_text())["cells"]] == cells
    (saved,) = lab.records()
    assert [(c["unit"], c["code"]) for c in saved["value"]] == [(3, "shared-reality"), (4, "emotional-support")]  # type: ignore[index,attr-defined]

    page.reload()
    run_all(page)
    exercise.expect_codes(3, "Shared reality")
    status(exercise, "Saved in the notebook")

    shutil.copy(lab.notebook, taught.submission("student"))
    taught.run("autograde", ASSIGNMENT, "--student=student")
    right = required(course, keys, "mutual-aid-1")
    found = sum(
        (c.excerpt, c.unit, c.code) in {("G01", 3, "shared-reality"), ("G01", 4, "emotional-support")} for c in right
    )
    extra = 2 - found
    assert taught.scores("student")["mutual-aid-1"] == round(
        25 * 2 * found / (2 * found + len(right) - found + extra), 2
    )


def test_the_notebook_alone_restores_the_answers_elsewhere(page: Page, lab: Lab) -> None:
    exercise = open_and_run(page, lab)
    exercise.sentence(2).click()
    exercise.code("Common goal").click()
    status(exercise, "Save the notebook")
    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    (lab.folder / answers.FILE).unlink()
    page.reload()
    run_all(page)
    exercise.expect_codes(2, "Common goal")


def test_the_page_says_when_its_cell_must_be_run_again(page: Page, lab: Lab) -> None:
    exercise = open_and_run(page, lab)
    exercise.sentence(2).click()
    exercise.code("Common goal").click()
    status(exercise, "Save the notebook")
    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    # A reloaded page shows the exercise of the living kernel, whose output is no longer tied to the cell.
    page.reload()
    expect(exercise.root).to_be_visible(timeout=SLOW)
    exercise.sentence(3).click()
    exercise.code("Facilitating").click()
    status(exercise, re.compile("Save the notebook|run this cell again"))
    page.wait_for_timeout(4_000)  # longer than the kernel takes a save to be about an older answer
    page.keyboard.press("Control+s")
    status(exercise, re.compile("run this cell again|Saved in the notebook"))
    run_all(page)
    exercise.expect_codes(3, "Facilitating")
    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")


def test_choices_and_the_memo_are_saved_too(page: Page, lab: Lab) -> None:
    open_and_run(page, lab)
    question = page.get_by_role("region", name="First question")
    question.get_by_role("radio").nth(1).check()
    memo = page.get_by_role("region", name="Analytic memo")
    memo.get_by_role("textbox").fill("In excerpt 1, sentence 3…")
    expect(memo.locator(".entraide-status")).to_contain_text("Save the notebook")
    page.keyboard.press("Control+s")
    expect(memo.locator(".entraide-status")).to_contain_text("Saved in the notebook")
    kept = {record["exercise"]: record["value"] for record in lab.records()}
    assert kept == {"mutual-aid-3": ["b"], "mutual-aid-memo": "In excerpt 1, sentence 3…"}


def test_no_key_reaches_the_page_or_the_kernel(page: Page, lab: Lab, keys: Reference) -> None:
    received: list[str] = []

    def listen(socket: object) -> None:
        socket.on("framereceived", lambda frame: received.append(str(frame)))  # type: ignore[attr-defined]

    page.on("websocket", listen)
    exercise = open_and_run(page, lab)
    expect(exercise.root.get_by_role("button", name="Check this excerpt")).to_have_count(0)
    everything = "\n".join(received) + page.content()
    assert "mutual-aid-1" in everything
    assert not [c for c in keys.codings.values() if c.rationale["en"] in everything]


def test_the_simulations_and_the_reader_s_own_agreement_work_beside_a_kernel(page: Page, lab_server: Lab) -> None:
    shows = ['simulation("who-knows-whom")', 'simulation("plan-a-group")']
    shows += ['exercise("agreement-coding-1")', 'compare("agreement-coding-1")']
    cells = ["from entraide import compare, exercise, simulation", *shows]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(metadata=kernel, cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, lab_server.folder / "shown.ipynb")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{lab_server.url}/lab/tree/shown.ipynb?token=student&reset")
    run_all(page, "Simulation: who knows whom?")

    known = page.get_by_role("region", name="Simulation: who knows whom?")
    known.get_by_label("First place").select_option("ville-marie")
    expect(known.locator(".entraide-card").first).to_contain_text("Ville-Marie, 2,464 people")
    members = known.get_by_role("textbox", name="Members in the group")
    members.fill("12")
    expect(known.get_by_text("12 members make 66 pairs.")).to_be_visible()

    plan = page.get_by_role("region", name="Simulation: plan a group")
    plan.get_by_label("Help with travel").select_option("rides")
    expect(plan).to_contain_text("5 of 12 can come")
    plan.get_by_role("button", name="Keep this plan to compare").click()
    expect(plan.locator(".entraide-kept tbody tr")).to_have_count(1)

    coding = CodingExercise(page, "Coding: you are the fourth coder")
    coding.sentence(3).click()
    # In JupyterLab a digit would change the cell's kind.
    page.keyboard.press("1")
    coding.expect_codes(3, "Shared reality")
    coding.press("Check this excerpt")
    agreement = page.get_by_role("region", name="Your own agreement")
    expect(agreement.locator("tbody tr").first).to_contain_text("53 of 56 (95%)")
    coding.sentence(4).click()
    coding.code("Becoming aware").click()
    expect(agreement.locator("tbody tr").first).to_contain_text("54 of 56 (96%)")
    assert not errors
