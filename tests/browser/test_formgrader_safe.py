"""Formgrader shows what a dishonest student wrote, wherever she wrote it, and runs none of it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import nbformat
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from entraide.course import Course
from tests.answering import record
from tests.browser.conftest import DESKTOP, Trouble
from tests.browser.formgrader import TOKEN, serving
from tests.browser.waiting import PATIENCE, whole
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.eventually import eventually

MARKDOWN_CELL = "in-your-words"
EVE = "<img src=x onerror=ran('id')>"
FIRST, LAST, MEMO, WORDS, COMMENT = (
    f"{place} <script>ran('{place}')</script><img src=x onerror=ran('{place}')>"
    for place in ("first", "last", "memo", "words", "comment")
)
FILE = "<img src=x onerror=ran('file')>.html"
PAGE = "<script>document.title = 'ran'</script><p>a page of hers</p>"


@pytest.fixture(scope="module")
def attacked(new_course: Callable[[str], NbgraderCourse], course: Course) -> NbgraderCourse:
    """A graded course in which one student put a script wherever a student can put anything."""
    taught = new_course("en")
    _ask_for_markdown(taught)
    path = taught.hand_in(EVE, [record(course, "mutual-aid-memo", MEMO)], _answer_in_markdown)
    (path.parent / FILE).write_text(PAGE)
    taught.hand_in("ana", [record(course, "mutual-aid-memo", "An honest memo.")])
    assert taught.entraide("grade", ASSIGNMENT).returncode == 0
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        student = gradebook.find_student(EVE)
        student.first_name, student.last_name = FIRST, LAST
        gradebook.find_comment("mutual-aid-memo", ASSIGNMENT, ASSIGNMENT, EVE).manual_comment = COMMENT
        gradebook.db.commit()
    return taught


def _ask_for_markdown(taught: NbgraderCourse) -> None:
    """Add a cell to the assignment in which students write Markdown, and release it again."""
    (source,) = taught.folder.glob(f"exercises/en/{ASSIGNMENT}/*.ipynb")
    notebook = nbformat.read(source, as_version=4)
    settings = {"grade": True, "solution": True, "locked": False, "task": False, "points": 5, "schema_version": 3}
    settings |= {"grade_id": MARKDOWN_CELL, "cell_type": "markdown"}
    notebook.cells.append(nbformat.v4.new_markdown_cell("Write here.", id="words", metadata={"nbgrader": settings}))
    nbformat.write(notebook, source)
    taught.run("generate_assignment", ASSIGNMENT, "--force")


def _answer_in_markdown(notebook: Any) -> None:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == MARKDOWN_CELL:
            cell.source = WORDS


@pytest.fixture(scope="module")
def formgrader(attacked: NbgraderCourse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the instructor's server."""
    with serving(attacked, tmp_path_factory.mktemp("jupyter")) as url:
        yield url


def test_a_gradebook_that_takes_the_place_of_another_is_the_one_that_is_read_and_written(
    new_course: Callable[[str], NbgraderCourse], course: Course, tmp_path: Path
) -> None:
    """She throws her trial away, and leaves JupyterLab open."""
    taught = new_course("en")
    with serving(taught, tmp_path) as url:
        for student in ("trial", "ana"):
            (taught.folder / "gradebook.db").unlink()
            shutil.rmtree(taught.folder / "submitted", ignore_errors=True)
            taught.run("generate_assignment", ASSIGNMENT, "--force")
            taught.hand_in(student, [record(course, "mutual-aid-memo", "A memo.")])
            assert taught.entraide("grade", ASSIGNMENT).returncode == 0
            with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
                [one] = gradebook.notebook_submissions(ASSIGNMENT, ASSIGNMENT)
                page = f"{url}/formgrader/submissions/{one.id}/?token={TOKEN}"
            with urlopen(page) as answer:
                assert answer.status == 200, student


@pytest.fixture
def instructor(browser: Browser, formgrader: str) -> Iterator[BrowserContext]:
    """Her browser, signed in. Whatever a student's script would do, it would begin by calling `ran`."""
    context = browser.new_context(viewport=DESKTOP, base_url=formgrader)
    context.set_default_timeout(PATIENCE)
    context.add_init_script("window.done = []; window.ran = (place) => window.done.push(place)")
    trouble = Trouble(context, formgrader)
    context.new_page().goto(f"/login?token={TOKEN}")
    yield context
    context.close()
    assert not trouble.strangers


@pytest.fixture
def page(instructor: BrowserContext) -> Page:
    return instructor.pages[0]


def nothing_ran(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    # An image that cannot be loaded says so a little later.
    eventually(lambda: page.evaluate("[...document.images].every((one) => one.complete)"))
    assert page.evaluate("window.done") == []
    assert page.locator("img[src=x]").count() == 0, "what she wrote is text, not a picture"


def show_names(page: Page) -> None:
    """Ask for them where they are hidden at first, once the list is there."""
    expect(page.get_by_role("link", name="Submission #1")).to_be_visible()
    page.get_by_role("button", name="Show All Names").click()


def eves_page(page: Page) -> None:
    """Open her submission, from the list as the instructor does."""
    page.goto(f"/formgrader/gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
    show_names(page)
    page.get_by_role("link", name=re.compile("^last")).click()


def test_ids_and_names_are_text_in_every_list(page: Page) -> None:
    shown = {
        "manage_students": (EVE, FIRST, LAST),
        f"manage_submissions/{ASSIGNMENT}": (EVE, FIRST, LAST),
        f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}": (FIRST, LAST),
    }
    for path, texts in shown.items():
        page.goto(f"/formgrader/{path}")
        table = page.locator("#main-table")
        expect(table.locator("tr")).not_to_have_count(1)
        if path.startswith("gradebook"):
            show_names(page)
        for text in texts:
            expect(table.get_by_text(text).first).to_be_visible()
        nothing_ran(page)


@pytest.mark.parametrize("rest", ["", f"/{ASSIGNMENT}"])
def test_her_own_pages_among_the_students_show_her_id_as_text(page: Page, rest: str) -> None:
    page.goto("/formgrader/manage_students/" + "".join(f"%{byte:02X}" for byte in EVE.encode()) + rest)
    expect(page.locator(".breadcrumb").get_by_text(EVE)).to_be_visible()
    expect(page.locator("#main-table").get_by_text(ASSIGNMENT, exact=True)).to_be_visible()
    nothing_ran(page)


def test_an_id_that_an_address_brings_is_text(page: Page) -> None:
    page.goto("/formgrader/manage_students/%3C%2Fscript%3E%3Cscript%3Eran('address')%3C%2Fscript%3E%22-ran('q')-%22")
    expect(page.locator(".breadcrumb")).to_contain_text("ran('address')")
    nothing_ran(page)


def test_her_memo_her_markdown_her_name_and_a_comment_are_text_where_they_are_read(page: Page) -> None:
    eves_page(page)
    for text in (MEMO, WORDS):
        expect(page.get_by_text(text)).to_be_visible()
    page.locator("summary").get_by_text("Name", exact=True).click()
    expect(page.get_by_text(f"{LAST}, {FIRST}")).to_be_visible()
    expect(page.locator("#mutual-aid-memo-comment")).to_have_value(COMMENT)
    page.locator("#mutual-aid-memo-comment").locator("..").locator("..").get_by_role(
        "button", name="Keep this comment"
    ).click()
    expect(page.get_by_role("button", name=COMMENT, exact=True).first).to_be_visible()
    nothing_ran(page)


def test_a_page_that_she_handed_in_is_opened_without_its_scripts(page: Page, attacked: NbgraderCourse) -> None:
    eves_page(page)
    address = page.url.partition("?")[0].rstrip("/")
    folder = attacked.folder / "autograded" / EVE / ASSIGNMENT
    (folder / FILE).write_text(PAGE)
    page.goto(f"{address}/{FILE.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}")
    expect(page.get_by_text("a page of hers")).to_be_visible()
    assert page.title() != "ran"


def test_a_graded_notebook_that_is_gone_is_told_with_its_name_as_text(page: Page, attacked: NbgraderCourse) -> None:
    eves_page(page)
    graded = attacked.folder / "autograded" / EVE / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    aside = graded.rename(graded.with_suffix(".aside"))
    try:
        page.reload()
        expect(page.get_by_text(EVE)).to_be_visible()
        expect(page.get_by_text("entraide grade")).to_be_visible()
        nothing_ran(page)
    finally:
        aside.rename(graded)


def test_data_is_never_taken_for_a_page(instructor: BrowserContext, page: Page) -> None:
    for path in ("students", f"submissions/{ASSIGNMENT}", f"submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}"):
        answer = instructor.request.get(f"/formgrader/api/{path}")
        assert "ran(" in answer.text() and answer.headers["content-type"].startswith("text/plain")
        page.goto(f"/formgrader/api/{path}")
        nothing_ran(page)


@pytest.mark.parametrize("path", ["manage_students", f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}", "submission"])
def test_no_script_but_formgraders_own_can_run_even_where_it_came_in(
    page: Page, attacked: NbgraderCourse, path: str
) -> None:
    (attacked.folder / "submitted" / "ana" / "hers.js").write_text("ran('from a file of this server')")
    if path == "submission":
        eves_page(page)
    else:
        page.goto(f"/formgrader/{path}")
    page.evaluate("""() => {
      const inline = document.createElement("script");
      inline.textContent = "ran('inline')";
      const served = document.createElement("script");
      served.src = "/files/submitted/ana/hers.js";
      const holder = document.createElement("div");
      document.body.append(inline, served, holder);
      holder.innerHTML = '<img src="/no-such-picture" onerror="ran(1)"><a href="javascript:ran(2)">x</a>';
      holder.querySelector("a").click();
    }""")
    nothing_ran(page)


def test_grading_says_which_ids_are_more_than_letters_and_digits(attacked: NbgraderCourse) -> None:
    done = attacked.entraide("grade", ASSIGNMENT)
    assert done.returncode == 0
    (line,) = [line for line in done.stdout.splitlines() if EVE in line]
    assert "Rename the folder" in line and "ana" not in line


def test_the_instructors_own_buttons_still_work(page: Page) -> None:
    page.goto("/formgrader/manage_students")
    page.get_by_text("Add new student...").click()
    expect(page.get_by_role("dialog")).to_contain_text("Student ID")
    page.goto("/formgrader/manage_assignments")
    page.get_by_role("link", name="Add new assignment...").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_release_that_is_refused_says_why_in_a_line_and_leaves_the_former_one(
    page: Page, attacked: NbgraderCourse
) -> None:
    (source,) = attacked.folder.glob(f"exercises/en/{ASSIGNMENT}/*.ipynb")
    kept, before = source.read_text("utf-8"), attacked.released.read_bytes()
    source.write_text(kept.replace('exercise(\\"mutual-aid-1\\"', 'exercise(\\"mutual-aid-l\\"'), "utf-8")
    try:
        page.goto("/formgrader/manage_assignments")
        page.locator("#main-table tr").filter(has_text=whole(ASSIGNMENT)).locator(".assign a").click()
        said = page.get_by_role("dialog")
        expect(said.locator(".modal-title")).to_have_text("Error")
        expect(said).to_contain_text("a cell shows the exercise “mutual-aid-l”, which the course does not have")
        expect(said).not_to_contain_text("Traceback")
        expect(said).not_to_contain_text("SystemExit")
        assert said.locator("pre").evaluate("pre => pre.scrollWidth <= pre.clientWidth"), "all of it is in sight"
    finally:
        source.write_text(kept, "utf-8")
    assert attacked.released.read_bytes() == before


def test_the_lists_speak_of_no_tests_and_no_code(page: Page) -> None:
    for path in (
        f"gradebook/{ASSIGNMENT}",
        f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}",
        f"manage_students/ana/{ASSIGNMENT}",
    ):
        page.goto(f"/formgrader/{path}")
        expect(page.locator("#main-table a:visible").first).to_be_visible()
        assert not re.search("Code Score|Written Score|Task Score|Tests failed", page.inner_text("body"), re.IGNORECASE)
