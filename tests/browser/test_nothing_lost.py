"""Whatever happens to a notebook, its exercises say one true line, and no answer is lost or given to somebody else."""

import json
import re
import shutil
import urllib.request

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from entraide.coding import answers
from tests.browser.exercises import CodingExercise
from tests.browser.lab import NOTEBOOK, SLOW, Lab, all_have_run, idle, open_and_run, run_all, status
from tests.classroom import NbgraderCourse
from tests.eventually import eventually

TITLE = "First coding exercise"


@pytest.fixture
def page(student: Page) -> Page:
    return student


def choose(page: Page, menu: str, item: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()


def restart(page: Page) -> None:
    choose(page, "Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()


def apply(exercise: CodingExercise, number: int, code: str) -> None:
    exercise.sentence(number).click()
    exercise.code(code).click()
    exercise.expect_codes(number, code)


def save(page: Page, exercise: CodingExercise) -> None:
    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")


def paused(exercise: CodingExercise, line: str) -> None:
    """The exercise rests, and one line says why; the line at its foot is gone."""
    expect(exercise.root.locator(".entraide-paused")).to_contain_text(line)
    expect(exercise.root.locator(".entraide-body")).to_have_js_property("inert", True)
    expect(exercise.root.locator(".entraide-status")).to_be_empty()


def goes_on(exercise: CodingExercise) -> None:
    expect(exercise.root.locator(".entraide-paused")).to_be_hidden(timeout=20_000)
    expect(exercise.root.locator(".entraide-body")).to_have_js_property("inert", False)


def close(page: Page, lab: Lab) -> None:
    """The student leaves: her page is closed and her kernels end."""
    page.goto("about:blank")
    for kernel in ask(lab, "kernels"):
        ask(lab, f"kernels/{kernel['id']}", "DELETE")


def ask(lab: Lab, path: str, method: str = "GET") -> list[dict[str, str]]:
    request = urllib.request.Request(f"{lab.url}/api/{path}?token=student", method=method)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read() or b"[]")  # type: ignore[no-any-return]


def newest_units(lab: Lab) -> list[int]:
    """The units coded in the newest record of the notebook's file."""
    return [coding["unit"] for coding in lab.newest()["mutual-aid-1"]]


def test_after_a_restart_nothing_can_be_answered_until_all_cells_have_run_and_then_all_is_there(
    page: Page, lab: Lab
) -> None:
    connections: list[WebSocketRoute] = []
    hung: list[WebSocketRoute] = []

    def connect(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        connections.append(socket)
        socket.on_message(lambda message: None if socket in hung else server.send(message))

    page.route_web_socket(re.compile("/channels"), connect)
    exercise = open_and_run(page, lab)
    apply(exercise, 3, "Shared reality")
    status(exercise, "Save the notebook")
    hung += connections  # What is answered now does not reach the kernel any more.
    apply(exercise, 5, "Shared reality")
    paused(exercise, "does not answer, and your last change is not stored yet. Wait a moment; if nothing happens")
    restart(page)
    paused(exercise, "the notebook’s kernel has stopped or started again. Choose Run, Run All Cells")
    run_all(page)
    goes_on(exercise)
    exercise.expect_codes(3, "Shared reality")
    exercise.expect_codes(5, "Shared reality")
    save(page, exercise)
    assert newest_units(lab) == [3, 5]


def test_a_cell_alone_runs_after_a_restart(page: Page, lab: Lab) -> None:
    exercise = open_and_run(page, lab)
    restart(page)
    paused(exercise, "Run All Cells")
    idle(page)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+Enter")
    goes_on(exercise)
    all_have_run(page)
    expect(page.get_by_text("NameError")).to_have_count(0)


def test_what_is_typed_into_a_resting_exercise_is_no_command_of_jupyterlab(page: Page, lab: Lab) -> None:
    open_and_run(page, lab)
    memo = page.get_by_role("region", name="Analytic memo")
    memo.get_by_role("textbox").press_sequentially("In the first")
    cells = page.locator(".jp-Cell").count()
    (kernel,) = ask(lab, "kernels")
    ask(lab, f"kernels/{kernel['id']}/restart", "POST")
    expect(memo.locator(".entraide-paused")).to_contain_text("Run All Cells")
    page.keyboard.type(" excerpt, dd")  # In JupyterLab these letters cut cells and add others.
    expect(page.locator(".jp-Cell")).to_have_count(cells)
    expect(memo.get_by_role("textbox")).to_have_value("In the first")


def test_an_exercise_rests_while_the_connection_is_cut_and_goes_on_by_itself(page: Page, lab: Lab) -> None:
    open_sockets: list[WebSocketRoute] = []
    cut = False

    def connect(socket: WebSocketRoute) -> None:
        if cut:
            socket.close()
        else:
            socket.connect_to_server()
            open_sockets.append(socket)

    page.route_web_socket(re.compile("/channels"), connect)
    exercise = open_and_run(page, lab)
    apply(exercise, 3, "Shared reality")
    status(exercise, "Save the notebook")
    cut = True
    for socket in open_sockets:
        socket.close()
    paused(exercise, "the connection is lost. You can go on as soon as it is back")
    cut = False
    expect(exercise.root.locator(".entraide-paused")).to_be_hidden(timeout=SLOW)
    apply(exercise, 4, "Facilitating")
    save(page, exercise)


def test_answers_outlive_clear_outputs_in_the_notebook_alone(page: Page, lab: Lab, taught: NbgraderCourse) -> None:
    exercise = open_and_run(page, lab)
    apply(exercise, 3, "Shared reality")
    status(exercise, "Save the notebook")
    choose(page, "Edit", "Clear Outputs of All Cells")
    expect(exercise.root).to_have_count(0)
    page.keyboard.press("Control+s")
    # The outputs were never in the file: that the answer is, tells that it was saved.
    records = eventually(lab.records)
    assert [record["exercise"] for record in records] == ["mutual-aid-1"] and not lab.outputs()

    shutil.copy(lab.notebook, taught.submission("cleared"))
    done = taught.entraide("grade", "mutual-aid", "--student", "cleared")
    assert done.returncode == 0 and "blank" not in done.stdout, done.stdout
    assert taught.scores("cleared")["mutual-aid-1"]

    (lab.folder / answers.FILE).unlink()
    close(page, lab)
    exercise = open_and_run(page, lab)
    exercise.expect_codes(3, "Shared reality")


def test_saving_right_after_a_click_takes_the_click_along(page: Page, lab: Lab) -> None:
    exercise = open_and_run(page, lab)
    apply(exercise, 3, "Shared reality")
    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    assert newest_units(lab) == [3]


def test_a_reloaded_page_goes_on_without_running_a_cell(page: Page, lab: Lab) -> None:
    exercise = open_and_run(page, lab)
    apply(exercise, 2, "Common goal")
    save(page, exercise)
    page.reload()
    expect(exercise.root).to_be_visible(timeout=SLOW)
    apply(exercise, 3, "Facilitating")
    status(exercise, "Save the notebook")
    save(page, exercise)
    assert newest_units(lab) == [2, 3]


def test_two_tabs_show_the_same_and_either_can_save(page: Page, lab: Lab) -> None:
    here = open_and_run(page, lab)
    apply(here, 3, "Shared reality")
    save(page, here)
    other = page.context.new_page()
    other.goto(f"{lab.url}/lab/tree/{NOTEBOOK}?token=student&reset")
    there = CodingExercise(other, TITLE)
    expect(there.root).to_be_visible(timeout=SLOW)
    there.expect_codes(3, "Shared reality")
    apply(there, 4, "Facilitating")
    here.expect_codes(4, "Facilitating")
    save(other, there)
    status(here, "Saved in the notebook")

    run_all(other)
    paused(here, "opened again since, in another tab or cell. Answer there; to answer here, choose Run, Run All Cells")
    apply(there, 5, "Shared reality")
    status(there, "Save the notebook")
    run_all(page)
    goes_on(here)
    here.expect_codes(5, "Shared reality")
    paused(there, "Answer there; to answer here, choose Run, Run All Cells")


def test_a_notebook_opened_again_says_what_to_do_in_place_of_model_not_found(page: Page, lab: Lab) -> None:
    exercise = open_and_run(page, lab)
    line = page.get_by_text("If you see no exercise here, choose Run, Run All Cells").first
    expect(line).to_be_hidden()
    apply(exercise, 3, "Shared reality")
    save(page, exercise)
    close(page, lab)
    page.goto(f"{lab.url}/lab/tree/{NOTEBOOK}?token=student&reset")
    expect(line).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("model not found").first).to_be_hidden()
    run_all(page)
    exercise.expect_codes(3, "Shared reality")
    expect(line).to_be_hidden()


@pytest.fixture
def left(page: Page, lab: Lab, browser: Browser, taught: NbgraderCourse) -> CodingExercise:
    """A student's answers stay on a shared computer; the next one opens a fresh notebook beside them."""
    exercise = open_and_run(page, lab)
    apply(exercise, 3, "Shared reality")
    save(page, exercise)
    close(page, lab)
    shutil.copy(taught.released, lab.notebook)
    return open_and_run(page, lab)


def test_answers_of_who_knows_whom_are_asked_about_and_put_aside(page: Page, lab: Lab, left: CodingExercise) -> None:
    before = (lab.folder / answers.FILE).read_bytes()
    paused(left, "they may be someone else’s. Are they yours?")
    left.expect_codes(3)
    left.press("Start afresh")
    goes_on(left)
    left.expect_codes(3)
    (copy,) = eventually(lambda: [*lab.folder.glob("answers.json.*")])
    assert copy.read_bytes() == before
    status(left, f"kept in {copy.name}")
    apply(left, 2, "Common goal")
    save(page, left)
    assert {str(record["value"]).count("shared-reality") for record in lab.records()} == {0}
    restart(page)
    paused(left, "Run All Cells")
    run_all(page)
    goes_on(left)
    left.expect_codes(2, "Common goal")


def test_answers_that_are_hers_come_back_when_she_says_so(page: Page, lab: Lab, left: CodingExercise) -> None:
    left.press("These are mine")
    goes_on(left)
    left.expect_codes(3, "Shared reality")
    save(page, left)
    close(page, lab)
    exercise = open_and_run(page, lab)
    goes_on(exercise)
    exercise.expect_codes(3, "Shared reality")
