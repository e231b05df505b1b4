"""The assignment in a real JupyterLab, from the released notebook to the grade: what a student does in class."""

import json
import shutil
from collections import Counter

import nbformat
import pytest
from playwright.sync_api import Page, expect

from entraide.coding import answers, checking, records
from entraide.coding.answers import Led
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import required
from tests.browser.exercises import CodingExercise
from tests.browser.lab import Lab, open_and_run, run_all, status
from tests.classroom import ASSIGNMENT, NbgraderCourse


@pytest.fixture
def page(student: Page) -> Page:
    return student


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

    page.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    assert [cell["cell_type"] for cell in json.loads(lab.notebook.read_text())["cells"]] == cells
    saved = lab.newest()["mutual-aid-1"]
    assert [(c["unit"], c["code"]) for c in saved] == [(3, "shared-reality"), (4, "emotional-support")]

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


# What our buttons are called, by the elements that name them; JupyterLab's own are its own.
NAMES = """() => [...document.querySelectorAll(".entraide button:not(.entraide-unit)")]
  .filter((one) => one.checkVisibility())
  .map((one) => (one.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id))
    .map((by) => by?.getAttribute("aria-label") ?? by?.textContent ?? "").join(" ").trim())"""


def test_each_button_of_a_notebook_s_exercises_says_in_which_it_is(page: Page, lab: Lab) -> None:
    open_and_run(page, lab)
    codes = page.locator(".entraide-apply").filter(has_text="Shared reality")
    expect(codes).to_have_count(2)
    assert codes.first.get_attribute("aria-labelledby") != codes.last.get_attribute("aria-labelledby")
    names = page.evaluate(NAMES)
    assert len(names) > 30
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_choices_and_the_memo_are_saved_too(page: Page, lab: Lab) -> None:
    open_and_run(page, lab)
    question = page.get_by_role("region", name="First question")
    question.locator("input[value=b]").check()
    memo = page.get_by_role("region", name="Analytic memo")
    memo.get_by_role("textbox").fill("In excerpt 1, sentence 3…")
    expect(memo.locator(".entraide-status")).to_contain_text("Save the notebook")
    page.keyboard.press("Control+s")
    expect(memo.locator(".entraide-status")).to_contain_text("Saved in the notebook")
    assert lab.newest() == {"mutual-aid-3": ["b"], "mutual-aid-memo": "In excerpt 1, sentence 3…"}


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


def test_a_meeting_is_led_beside_a_kernel_and_a_graded_one_kept_with_the_notebook(
    page: Page, lab_server: Lab, course: Course
) -> None:
    graded = course.exercise("lead-a-meeting-evening")
    cells = ["from entraide import exercise", 'exercise("meeting-first")', f'exercise("{graded.exercise}")']
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata=kernel)
    path = lab_server.folder / "led.ipynb"
    nbformat.write(notebook, path)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{lab_server.url}/lab/tree/led.ipynb?token=student&reset")
    run_all(page, "Lead the first evening")
    for title in ("Lead the first evening", graded.title["en"]):
        meeting = page.get_by_role("region", name=title)
        meeting.get_by_role("button", name="Begin").click()
        expect(meeting.get_by_role("heading", name="Turn 1 of 12")).to_be_visible()
        # In JupyterLab a digit would change the cell's kind.
        page.keyboard.press("1")
        expect(meeting.get_by_role("heading", name="Turn 2 of 12")).to_be_visible()
    page.keyboard.press("Control+s")
    expect(meeting.locator(".entraide-status")).to_contain_text("Saved in the notebook")
    found, _ = checking.newest(records.in_notebook(json.loads(path.read_text("utf-8"))), graded, course)
    assert found and isinstance(found.value, Led) and not found.notes
    assert len(found.value.moves) == 1
    assert errors == []


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
    known.get_by_role("combobox", name="First place").select_option("ville-marie")
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
