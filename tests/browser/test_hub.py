"""A class on a JupyterHub, in a browser: release, fetch, answer, hand in, grade, and read the feedback."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, Locator, Page, expect

from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import say
from tests import walk
from tests.answering import required
from tests.browser import dishonest
from tests.browser.conftest import DESKTOP, Trouble
from tests.browser.exercises import CodingExercise
from tests.browser.hub import PATIENCE, CannotRun, Hub, running
from tests.browser.waiting import whole

pytestmark = pytest.mark.slow

ASSIGNMENT = "mutual-aid"
LANG = "fr"
SLOW = PATIENCE * 1000  # ms: someone's server or kernel starts
MEMO_POINTS, COMMENT = 15, "Le doute est bien nommé ; appuyez-le sur une seconde unité."
WINTER = ((2, "Route partagée"), (3, "Route partagée"), (5, "Réalité partagée"), (6, "Partage d’information"))
SignIn = Callable[[str], Page]


@pytest.fixture(scope="module")
def hub(root: Path) -> Iterator[Hub]:
    """The example's hub, in French. Where it cannot run the tests are skipped with the reason; under CI they fail."""
    try:
        with running(root, LANG) as hub:
            yield hub
    except CannotRun as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def sign_in(browser: Browser, hub: Hub) -> Iterator[SignIn]:
    """Sign in as one of the hub's people, in a browser of her own, which must ask no other host for anything."""
    made: list[tuple[Page, Trouble]] = []

    def sign_in(name: str) -> Page:
        context = browser.new_context(viewport=DESKTOP, locale="fr-CA")
        context.set_default_timeout(SLOW)
        page = context.new_page()
        made.append((page, Trouble(context, hub.url)))
        page.goto(f"{hub.url}/hub/login")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(hub.password)
        page.get_by_role("button", name="Sign in").click()
        return page

    yield sign_in
    for page, trouble in made:
        page.context.close()
        assert not trouble.strangers


class Formgrader:
    """nbgrader's page for the instructor, where she lands when she signs in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.at("Manage Assignments")

    def at(self, title: str) -> None:
        """Wait for one of its pages."""
        expect(self.page.get_by_role("heading", name=title)).to_be_visible(timeout=SLOW)

    def row(self, text: str) -> Locator:
        """The row of an assignment or of a student."""
        return self.page.locator("#main-table tr").filter(has_text=whole(text))

    def press(self, row: Locator, button: str) -> None:
        """Press a button of a row, and read that it succeeded."""
        row.locator(f".{button} a").click()
        said = self.page.get_by_role("dialog")
        expect(said.locator(".modal-title")).to_have_text(re.compile("Success|Error"), timeout=SLOW)
        assert said.locator(".modal-title").inner_text() == "Success", said.inner_text()
        said.get_by_role("button", name="OK").click()
        expect(said).to_have_count(0)


class Desk:
    """A student's JupyterLab."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.assignments = page.locator("#nbgrader-assignment-list")
        expect(page.get_by_role("menuitem", name="Nbgrader", exact=True)).to_be_visible(timeout=SLOW)

    def choose(self, menu: str, item: str) -> None:
        """Choose from a menu."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=item, exact=True).click()

    def press(self, button: str) -> None:
        """Press a button of the list of assignments."""
        self.assignments.get_by_role("button", name=button, exact=True).click()

    def fetch(self, assignment: str) -> None:
        """Fetch an assignment that is released."""
        self.choose("Nbgrader", "Assignment List")
        self.press_beside(assignment, "Fetch")

    def submit(self, assignment: str) -> None:
        """Hand in an assignment."""
        self.page.get_by_role("tab", name="Assignments").click()
        self.press_beside(assignment, "Submit")
        there = self.assignments.locator("#submitted_assignments_list .list_item").filter(has_text=whole(assignment))
        expect(there.filter(has_text="UTC").first).to_be_visible()

    def press_beside(self, assignment: str, button: str) -> None:
        """Press a button of the list, in the row of an assignment."""
        row = self.assignments.locator(".list_item").filter(has_text=whole(assignment))
        row.get_by_role("button", name=button, exact=True).click()

    def open_and_run(self, assignment: str = ASSIGNMENT) -> None:
        """Open the notebook from the list, and run all its cells."""
        self.assignments.get_by_role("button", name=assignment).click()
        self.assignments.get_by_role("link", name=assignment).click()
        expect(self.page.get_by_text("| Idle")).to_be_visible(timeout=SLOW)
        self.choose("Run", "Run All Cells")

    def exercise(self, title: str) -> Locator:
        """An exercise, by its title."""
        return self.page.get_by_role("region", name=title)

    def save(self, *answered: Locator) -> None:
        """Save the notebook once it has these exercises' answers, and see that they are in it."""
        for exercise in answered:
            expect(exercise.locator(".entraide-status")).to_contain_text("Enregistrez le carnet")
        self.page.keyboard.press("Control+s")
        for exercise in answered:
            expect(exercise.locator(".entraide-status")).to_contain_text("Enregistré dans le carnet")


def test_a_class_from_the_release_to_the_feedback(hub: Hub, sign_in: SignIn, course: Course, keys: Reference) -> None:
    instructor = Formgrader(sign_in(hub.instructor))
    instructor.press(instructor.row(ASSIGNMENT), "assign")
    instructor.press(instructor.row(ASSIGNMENT), "release")

    desk = Desk(sign_in(hub.student))
    desk.fetch(ASSIGNMENT)
    desk.open_and_run()
    coding = CodingExercise(desk.page, "Premier exercice de codage")
    expect(coding.root).to_be_visible(timeout=SLOW)
    right = required(course, keys, "mutual-aid-1")
    for one in right[:2]:
        assert one.excerpt == right[0].excerpt, "the two units that are coded stand in the excerpt that is open"
        coding.sentence(one.unit).click()
        coding.code(course.codebook[one.code].label[LANG]).click()
        coding.expect_codes(one.unit, course.codebook[one.code].label[LANG])
        desk.page.keyboard.press("Escape")
    question, memo = desk.exercise("Première question"), desk.exercise("Mémo analytique")
    solution = next(s for s in keys.solutions.values() if s.question == "Q51" and s.right)
    question.locator(f"input[value={solution.option}]").check()
    memo.get_by_role("textbox").fill("Dans l’extrait 1, l’unité 3 prépare l’unité 4.")
    desk.save(coding.root, question, memo)

    # What is still blank is said before it is too late, and nothing else.
    desk.page.get_by_role("button", name="Validate").click()
    validation = desk.page.get_by_role("dialog")
    expect(validation).to_contain_text("Validation Results", timeout=SLOW)
    expect(validation).to_contain_text("Il n’y a pas encore de réponse à cet exercice.")
    blank = {name for name in course.exercises if f'"{name}"' in validation.inner_text()}
    assert blank == {"mutual-aid-2", "mutual-aid-4", "mutual-aid-5"}
    validation.get_by_role("button", name="Ok").click()

    desk.submit(ASSIGNMENT)

    instructor.press(instructor.row(ASSIGNMENT), "collect")
    instructor.row(ASSIGNMENT).locator(".num-submissions a").click()
    instructor.at("Manage Submissions")
    instructor.press(instructor.row(hub.student), "autograde")
    expect(instructor.row(hub.student)).to_contain_text("needs manual grading")
    grade_the_memo(instructor)

    released = hub.as_user(hub.instructor, "entraide", "keys", "release", ASSIGNMENT, cwd=hub.course)
    assert released.returncode == 0, released.stderr
    instructor.page.get_by_role("link", name=say(LANG, "reading.lists")).click()
    instructor.page.get_by_role("link", name="Manage Assignments").click()
    instructor.at("Manage Assignments")
    instructor.press(instructor.row(ASSIGNMENT), "generate-feedback")
    instructor.press(instructor.row(ASSIGNMENT), "release-feedback")

    won = 25 * 2 * 2 / (2 * 2 + len(right) - 2) + 10 + MEMO_POINTS
    missed = keys.codings[right[2].excerpt, right[2].unit, right[2].code]
    feedback = read_feedback(desk)
    expect(feedback).to_contain_text(say(LANG, "feedback.won-of", won=won, points=100))
    expect(feedback).to_contain_text(COMMENT)
    expect(feedback).to_contain_text(missed.rationale[LANG])


def test_the_course_s_exchange_is_the_instructor_s_before_a_student_can_make_it(
    hub: Hub, root: Path, tmp_path: Path
) -> None:
    exchange = hub.folder / "exchange" / "entraide"
    for name, mode in (("", 0o755), ("outbound", 0o755), ("inbound", 0o2733), ("feedback", 0o711)):
        assert (exchange / name).owner() == hub.instructor
        assert stat.S_IMODE((exchange / name).stat().st_mode) == mode, name
    (tmp_path / "exchange" / "entraide").mkdir(parents=True)
    again = ["sh", str(root / "hub" / "prepare.sh")]
    elsewhere = hub.environment | {"ENTRAIDE_HUB": str(tmp_path)}
    done = subprocess.run(again, env=elsewhere, capture_output=True, text=True)
    assert done.returncode == 1
    assert f"exchange/entraide is not {hub.instructor}'s: look who made it, and remove it" in done.stderr


def grade_the_memo(instructor: Formgrader) -> None:
    """Read it in Formgrader's manual grading, and give it points and a comment."""
    page = instructor.page
    page.get_by_role("link", name="Manual Grading").click()
    instructor.at("Manual Grading")
    instructor.row(ASSIGNMENT).get_by_role("link", name=ASSIGNMENT).click()
    instructor.row(ASSIGNMENT).get_by_role("link", name=ASSIGNMENT).click()
    page.get_by_role("link", name="Submission #1").click()
    expect(page.get_by_text("l’unité 3 prépare l’unité 4")).to_be_visible()
    # What was given before arrives after the page itself.
    for field in ("#mutual-aid-memo_extra_credit", "#mutual-aid-memo-comment"):
        expect(page.locator(field)).to_have_attribute("placeholder", re.compile("."))
    for field, value in (("#mutual-aid-memo", str(MEMO_POINTS)), ("#mutual-aid-memo-comment", COMMENT)):
        with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
            page.locator(field).fill(value)
            page.locator(field).press("Tab")


def read_feedback(desk: Desk) -> Locator:
    """Fetch the feedback and open it, in the file browser that *view feedback* shows."""
    desk.press("Fetch Feedback")
    desk.assignments.get_by_text("view feedback").click()
    desk.page.locator(".jp-DirListing-item").filter(has_text=f"{ASSIGNMENT}.html").dblclick()
    return desk.page.frame_locator("iframe").locator("body")


def test_a_student_has_no_formgrader_and_reaches_nothing_that_is_not_hers(hub: Hub, sign_in: SignIn) -> None:
    page = sign_in(hub.student)
    Desk(page)
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    expect(page.get_by_role("menuitem", name="Assignment List")).to_be_visible()
    expect(page.get_by_role("menuitem", name="Formgrader")).to_have_count(0)
    for path in (f"/user/{hub.student}/formgrader", f"/user/{hub.instructor}/formgrader", "/hub/admin"):
        answer = page.goto(hub.url + path)
        assert answer is not None and answer.status in (403, 404), path

    exchange = hub.folder / "exchange" / "entraide"
    assert hub.as_user(hub.student, "ls", str(exchange / "outbound")).stdout == f"{ASSIGNMENT}\n"
    for command in (
        ("ls", str(hub.course)),
        ("ls", str(hub.folder / "hub")),
        ("ls", str(exchange / "inbound")),
        ("ls", str(exchange / "feedback")),
        ("mv", str(exchange), str(exchange.parent / "elsewhere")),
    ):
        assert hub.as_user(hub.student, *command).returncode != 0, command


def test_what_a_dishonest_account_puts_into_the_exchange_runs_no_script_and_reads_no_key(
    hub: Hub, sign_in: SignIn, course: Course, keys: Reference
) -> None:
    exchange = hub.folder / "exchange" / "entraide"
    instructor = Formgrader(sign_in(hub.instructor))
    if not (exchange / "outbound" / ASSIGNMENT).exists():  # where this test runs alone
        instructor.press(instructor.row(ASSIGNMENT), "assign")
        instructor.press(instructor.row(ASSIGNMENT), "release")
    program = Path(dishonest.__file__).read_text("utf-8")
    given = (str(exchange), str(hub.course / "data" / "keys"), ASSIGNMENT, hub.student, hub.instructor)
    done = hub.as_user(hub.student, sys.executable, "-c", program, *given)
    assert done.returncode == 0, done.stderr

    def nothing_ran() -> None:
        instructor.page.wait_for_load_state("networkidle")
        assert instructor.page.evaluate("document.documentElement.dataset.ran ?? null") is None

    instructor.press(instructor.row(ASSIGNMENT), "collect")
    nothing_ran()
    submitted = hub.course / "submitted"
    assert {path.name for path in submitted.iterdir()} == {hub.student}
    taken = list((submitted / hub.student / ASSIGNMENT).iterdir())
    assert {path.name for path in taken} == {f"{ASSIGNMENT}.ipynb", "submission_secret.txt", "timestamp.txt"}
    assert not [path for path in taken if path.is_symlink()]

    instructor.row(ASSIGNMENT).locator(".num-submissions a").click()
    instructor.at("Manage Submissions")
    instructor.press(instructor.row(hub.student), "autograde")
    nothing_ran()
    page = instructor.page
    page.get_by_role("link", name="Manual Grading").click()
    instructor.row(ASSIGNMENT).get_by_role("link", name=ASSIGNMENT).click()
    instructor.row(ASSIGNMENT).get_by_role("link", name=ASSIGNMENT).click()
    page.get_by_role("link", name="Submission #1").click()
    expect(page.get_by_text(dishonest.RAN).first).to_be_visible()
    nothing_ran()
    page.get_by_role("link", name=say(LANG, "reading.lists")).click()
    page.get_by_role("link", name="Manage Assignments").click()
    instructor.at("Manage Assignments")
    instructor.press(instructor.row(ASSIGNMENT), "generate-feedback")
    instructor.press(instructor.row(ASSIGNMENT), "release-feedback")

    # What the keys say of other assignments is in no page that was given back, and nothing else was.
    asked = {item for name, one in course.exercises.items() if name.startswith(ASSIGNMENT) for item in one.items}
    others = [coding.rationale[LANG] for coding in keys.codings.values() if coding.excerpt not in asked]
    pages = [path.read_text("utf-8") for path in (exchange / "feedback").iterdir()]
    assert pages and all(text.lstrip().startswith("<!DOCTYPE html>") for text in pages)
    assert not [text for text in pages for secret in others if len(secret) > 25 and secret in text]
    readable = hub.as_user(hub.student, "grep", "-rlE", "rationale_fr", str(exchange), str(hub.course))
    assert readable.stdout == ""


@pytest.fixture(scope="module")
def of_ones_own(hub: Hub) -> str:
    """An assignment written on the hub as *Writing your own* says, with its sheets; its trial is left out."""

    def run(line: list[str]) -> str:
        if line[:2] in (["entraide", "new-assignment"], ["entraide", "assignments"]):
            done = hub.as_user(hub.instructor, *line, cwd=hub.course)
            assert done.returncode == 0, done.stderr
            return done.stdout
        return ""

    list(walk.follow(hub.course, LANG, run))
    checked = hub.as_user(hub.instructor, "entraide", "check", cwd=hub.course)
    assert checked.returncode == 0, checked.stderr
    return walk.NAME


def test_an_assignment_of_one_s_own_goes_through_the_exchange_to_a_plain_installation(
    hub: Hub, sign_in: SignIn, of_ones_own: str
) -> None:
    """Nobody there installs anything for it."""
    program = "from entraide import course; print(*course.load().exercises)"
    known = hub.as_user(hub.student, sys.executable, "-c", program)
    assert f"{ASSIGNMENT}-1" in known.stdout and of_ones_own not in known.stdout
    instructor = Formgrader(sign_in(hub.instructor))
    instructor.press(instructor.row(of_ones_own), "assign")
    instructor.press(instructor.row(of_ones_own), "release")

    desk = Desk(sign_in(hub.student))
    desk.fetch(of_ones_own)
    desk.open_and_run(of_ones_own)
    coding = CodingExercise(desk.page, "Un soir de janvier")
    expect(coding.root).to_be_visible(timeout=SLOW)
    expect(coding.sentence(5)).to_contain_text("boîte aux lettres")
    for unit, code in WINTER:
        coding.sentence(unit).click()
        coding.code(code).click()
        coding.expect_codes(unit, code)
        desk.page.keyboard.press("Escape")
    question, memo = desk.exercise("La membre absente"), desk.exercise("Mémo analytique")
    question.locator("input[value=a]").check()
    memo.get_by_role("textbox").fill("L’unité 3 répond à l’unité 2.")
    desk.save(coding.root, question, memo)
    desk.submit(of_ones_own)

    instructor.press(instructor.row(of_ones_own), "collect")
    graded = hub.as_user(hub.instructor, "entraide", "grade", of_ones_own, "--workers", "1", cwd=hub.course)
    assert graded.returncode == 0, graded.stderr
    with Gradebook(f"sqlite:///{hub.course / 'gradebook.db'}") as gradebook:
        [notebook] = gradebook.find_submission(of_ones_own, hub.student).notebooks
        scores = {grade.name: grade.auto_score for grade in notebook.grades}
    assert scores == {f"{of_ones_own}-1": 50, f"{of_ones_own}-2": 30, f"{of_ones_own}-memo": None}
