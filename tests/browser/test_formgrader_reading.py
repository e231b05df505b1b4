"""Memos are read in Formgrader one after the other, by keyboard alone, with the criteria at hand."""

import re
from collections.abc import Callable, Iterator

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from entraide.course import Course
from entraide.lang import LANGUAGES, say
from tests.answering import record
from tests.browser.conftest import DESKTOP, Trouble
from tests.browser.formgrader import TOKEN, serving
from tests.browser.waiting import PATIENCE
from tests.classroom import ASSIGNMENT, NbgraderCourse

MEMO = "mutual-aid-memo"
WRITERS = tuple(f"writer{number}" for number in range(30))
REFUSED = "net::ERR_FAILED"  # what one test does to a request
CRITERIA = {"en": "Evidence", "fr": "Appui"}


@pytest.fixture(scope="module", params=LANGUAGES)
def taught(
    request: pytest.FixtureRequest, new_course: Callable[[str], NbgraderCourse], course: Course
) -> NbgraderCourse:
    """A graded course in which thirty memos wait to be read; one student wrote none."""
    lang = request.param
    taught = new_course(lang)
    for student in WRITERS:
        taught.hand_in(student, [record(course, MEMO, f"The memo of {student}.", lang)])
    taught.hand_in("eli", [])
    assert taught.entraide("grade", ASSIGNMENT).returncode == 0
    return taught


@pytest.fixture(scope="module")
def formgrader(taught: NbgraderCourse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the instructor's server."""
    with serving(taught, tmp_path_factory.mktemp("jupyter")) as url:
        yield url


@pytest.fixture
def instructor(browser: Browser, formgrader: str, taught: NbgraderCourse) -> Iterator[BrowserContext]:
    """Her browser, signed in; no memo was read yet."""
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        for student in WRITERS:
            grade = gradebook.find_grade(MEMO, ASSIGNMENT, ASSIGNMENT, student)
            grade.manual_score, grade.needs_manual_grade = None, True
            gradebook.find_comment(MEMO, ASSIGNMENT, ASSIGNMENT, student).manual_comment = None
        gradebook.db.commit()
    context = browser.new_context(viewport=DESKTOP, base_url=formgrader)
    context.set_default_timeout(PATIENCE)
    trouble = Trouble(context, formgrader)
    context.new_page().goto(f"/login?token={TOKEN}")
    trouble.errors.clear()  # Formgrader is what is held to having none.
    yield context
    context.close()
    assert not [error for error in trouble.errors if REFUSED not in error]
    assert not trouble.strangers


@pytest.fixture
def page(instructor: BrowserContext, taught: NbgraderCourse) -> Page:
    """The first submission whose memo waits, opened from the list."""
    page = instructor.pages[0]
    page.goto(f"/formgrader/submissions/{ids(taught)[0]}")
    expect(score(page)).to_be_enabled()
    return page


def ids(taught: NbgraderCourse) -> list[str]:
    """The submissions whose memo waits, as Formgrader orders them."""
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        found = gradebook.notebook_submissions(ASSIGNMENT, ASSIGNMENT)
        return sorted(one.id for one in found if one.needs_manual_grade)


def given(taught: NbgraderCourse) -> dict[str, tuple[float | None, str | None]]:
    """The score and the comment of each memo, in the gradebook."""
    found = {}
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        for student in WRITERS:
            place = (MEMO, ASSIGNMENT, ASSIGNMENT, student)
            grade, comment = gradebook.find_grade(*place), gradebook.find_comment(*place)
            assert grade.needs_manual_grade == (grade.manual_score is None)
            found[student] = (grade.manual_score, comment.manual_comment)
    return found


def score(page: Page) -> Locator:
    return page.locator(f"#{MEMO}")


def comment(page: Page) -> Locator:
    return page.locator(f"#{MEMO}-comment")


def saved(page: Page, taught: NbgraderCourse) -> None:
    said = say(taught.lang, "reading.saved")
    expect(page.locator(".by-hand .status").filter(has_text=said)).to_be_visible()


def test_a_submission_opens_at_its_memo_with_the_box_under_it(page: Page, taught: NbgraderCourse) -> None:
    memo, box = page.get_by_text(re.compile("The memo of")), score(page)
    expect(memo).to_be_in_viewport()
    expect(box).to_be_in_viewport()
    expect(page.get_by_role("group", name=CRITERIA[taught.lang])).to_be_in_viewport()
    assert memo.bounding_box()["y"] < box.bounding_box()["y"]  # type: ignore[index]
    shown = page.inner_text("body")
    assert say(taught.lang, "reading.waiting") in shown
    assert say(taught.lang, "feedback.written") not in shown, "it is her student to whom this is said"
    assert not re.search("tests? failed|code score", shown, re.IGNORECASE)


def commented(lang: str, names: list[str], points: str, *words: str) -> str:
    """The comment as the student reads it: the points for each criterion, then the words."""
    given = zip(names, points, strict=True)
    lines = "\n".join(say(lang, "reading.criterion", name=name, points=one, of=5) for name, one in given)
    return "\n\n".join([lines, *words])


def test_thirty_memos_are_read_by_keyboard_alone(page: Page, taught: NbgraderCourse) -> None:
    read = {}
    names = page.locator(".criterion legend").all_inner_texts()
    for number in range(len(WRITERS)):
        digits = ("5432", "5555", "0123", "4444")[number % 4]
        name = re.search(r"The memo of (\w+)", page.inner_text("main"))[1]  # type: ignore[index]
        assert name not in read, "the next one is another's, and one that waits"
        for digit in digits:
            page.keyboard.press(digit)
        saved(page, taught)
        if number == 1:
            page.keyboard.press("c")
            page.keyboard.type("Seen. 5 more units, please.")
            page.keyboard.press("Escape")
        words = ["Seen. 5 more units, please."] if number == 1 else []
        read[name] = (float(sum(map(int, digits))), commented(taught.lang, names, digits, *words))
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
        if number + 1 < len(WRITERS):
            expect(score(page)).to_be_enabled()
            expect(page.get_by_text(re.compile("The memo of"))).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"/gradebook/{ASSIGNMENT}/{ASSIGNMENT}"))  # none waits any more
    assert given(taught) == read


def test_the_criteria_fill_in_the_score_and_can_be_overruled(page: Page, taught: NbgraderCourse) -> None:
    groups = page.locator(".criterion")
    for group, points in zip(groups.all(), "5544", strict=True):
        group.get_by_role("radio", name=points).check()
    expect(score(page)).to_have_value("18")
    saved(page, taught)
    page.keyboard.press("s")
    page.keyboard.type("16.5")
    page.keyboard.press("Enter")
    said = say(taught.lang, "reading.overruled", sum=18)
    expect(page.locator(".by-hand .status").filter(has_text=said)).to_be_visible()
    # Points that do not come to her score are not shown to the student beside it.
    assert (16.5, "") in given(taught).values()
    page.reload()
    expect(score(page)).to_have_value("16.5")
    expect(page.locator(".criterion input:checked")).to_have_count(0)


def test_criteria_given_are_still_there_when_the_memo_is_opened_again(page: Page, taught: NbgraderCourse) -> None:
    for digit in "3241":
        page.keyboard.press(digit)
    saved(page, taught)
    page.reload()
    expect(score(page)).to_have_value("10")
    checked = page.locator(".criterion input:checked")
    expect(checked).to_have_count(4)
    assert [one.input_value() for one in checked.all()] == ["3.0", "2.0", "4.0", "1.0"]
    expect(comment(page)).to_have_value("")
    page.keyboard.press("c")
    page.keyboard.type("Name the units.")
    page.keyboard.press("Escape")
    saved(page, taught)
    page.evaluate("localStorage.clear()")  # On another computer they are there all the same.
    page.reload()
    expect(comment(page)).to_have_value("Name the units.")
    expect(checked).to_have_count(4)
    names = page.locator(".criterion legend").all_inner_texts()
    assert commented(taught.lang, names, "3241", "Name the units.") in {text for _, text in given(taught).values()}


def test_too_many_points_are_refused_and_nothing_is_lost_on_the_way(page: Page, taught: NbgraderCourse) -> None:
    here = page.url
    page.keyboard.press("s")
    page.keyboard.type("21")
    page.keyboard.press("Control+Enter")
    said = say(taught.lang, "reading.most", points=20)
    expect(page.locator(".by-hand .status").filter(has_text=said)).to_be_visible()
    assert page.url == here
    assert {points for points, _ in given(taught).values()} == {None}


def test_a_comment_is_kept_and_used_again_under_another_memo(page: Page, taught: NbgraderCourse) -> None:
    page.keyboard.press("c")
    page.keyboard.type("Name the units.")
    page.get_by_role("button", name=say(taught.lang, "reading.keep")).click()
    page.get_by_role("link", name=say(taught.lang, "reading.next-to-read")).click()
    expect(comment(page)).to_be_enabled()
    expect(comment(page)).to_have_value("")
    page.get_by_role("button", name="Name the units.", exact=True).click()
    saved(page, taught)
    assert [text for _, text in given(taught).values()].count("Name the units.") == 2
    page.get_by_role("button", name=say(taught.lang, "reading.remove", comment="Name the units.")).click()
    expect(page.get_by_role("button", name="Name the units.", exact=True)).to_have_count(0)
    page.reload()
    expect(comment(page)).to_have_value("Name the units.")
    expect(page.get_by_role("button", name="Name the units.", exact=True)).to_have_count(0)


def test_a_score_that_cannot_be_saved_is_told_and_the_page_stays(page: Page, taught: NbgraderCourse) -> None:
    page.route("**/api/grade/*", lambda route: route.abort())
    for digit in "5555":
        page.keyboard.press(digit)
    expect(page.locator(".by-hand .status.wrong")).to_be_visible()
    here = page.url
    page.keyboard.press("n")
    page.wait_for_timeout(300)  # If the page left, it would by now; there is no sign that it does not.
    assert page.url == here


def test_a_memo_graded_again_keeps_its_score_until_it_is_said_to_stand(page: Page, taught: NbgraderCourse) -> None:
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        for student in WRITERS:
            grade = gradebook.find_grade(MEMO, ASSIGNMENT, ASSIGNMENT, student)
            grade.manual_score, grade.needs_manual_grade = 12, True
        gradebook.db.commit()
    page.reload()
    page.get_by_role("button", name=say(taught.lang, "reading.stands")).click()
    saved(page, taught)
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        grades = [gradebook.find_grade(MEMO, ASSIGNMENT, ASSIGNMENT, student) for student in WRITERS]
        assert [grade.needs_manual_grade for grade in grades].count(False) == 1
        assert {grade.manual_score for grade in grades} == {12}


def test_without_a_memo_there_is_nothing_to_read(page: Page, taught: NbgraderCourse) -> None:
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        blank = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "eli").id
    page.goto(f"/formgrader/submissions/{blank}")
    expect(score(page)).to_be_enabled()
    assert say(taught.lang, "reading.waiting") not in page.locator(".standing").all_inner_texts()
