"""On a very short screen, as a phone on its side; and for eyes that set a page their own way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

import entraide
from entraide.course import Course
from entraide.lang import say
from tests.browser.alone import show
from tests.browser.exercises import CodingExercise, asks
from tests.eventually import eventually

NAME = "what-coding"
ON_ITS_SIDE, MAGNIFIED = {"width": 740, "height": 360}, {"width": 320, "height": 225}

PHONE = {"width": 360, "height": 740}

# As far as WCAG 1.4.12 asks.
FURTHER_APART = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
# Buttons and fields whose words stand out of them.
CUT = """() => [...document.querySelectorAll("button, summary, label, input[type=search]")]
  .filter((one) => one.checkVisibility())
  .filter((one) => (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2))
  .map((one) => one.textContent)"""

# On how many lines a word of an element stands.
LINES_OF = """(one, word) => {
  const range = document.createRange();
  const at = one.textContent.indexOf(word);
  range.setStart(one.firstChild, at);
  range.setEnd(one.firstChild, at + word.length);
  return range.getClientRects().length;
}"""


@pytest.fixture
def opened(
    new_context: Callable[..., BrowserContext], widgets_url: str, course: Course
) -> Callable[..., CodingExercise]:
    def opened(lang: str, screen: dict[str, int]) -> CodingExercise:
        page = new_context(base_url=widgets_url, viewport=screen, has_touch=True, reduced_motion="reduce").new_page()
        show(page, entraide.exercise(NAME, lang))
        return CodingExercise(page, course.exercise(NAME).title[lang])

    return opened


def in_sight(one: Locator) -> bool:
    """Whether all of it is on the screen, with nothing over it."""
    whole: bool = one.evaluate(
        """one => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return left >= 0 && top >= -1 && right <= innerWidth && bottom <= innerHeight + 1 && one.contains(at);
        }"""
    )
    return whole


def width(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_on_a_phone_the_closed_palette_says_in_one_line_what_it_holds(
    opened: Callable[..., CodingExercise], lang: str
) -> None:
    head = opened(lang, PHONE).page.locator(".entraide-palette-head")
    said, line = head.locator(".entraide-count"), head.evaluate("one => one.getBoundingClientRect().height")
    assert said.evaluate("one => getComputedStyle(one, '::before').content").strip('"') == say(
        lang, "coding.codes-meaning"
    )
    assert line < 50


def test_the_sign_on_a_code_that_was_given_parts_no_word_of_it(opened: Callable[..., CodingExercise]) -> None:
    exercise = opened("fr", PHONE)
    exercise.sentence(2).tap()
    code = exercise.code("Partage d’information")
    for pressed in ("false", "true"):
        expect(code).to_have_attribute("aria-pressed", pressed)
        assert code.locator("span").evaluate(LINES_OF, "d’information") == 1
        code.tap()


def test_on_a_phone_a_note_is_written_without_the_palette_over_it_and_no_tap_is_lost_as_that_comes_back(
    opened: Callable[..., CodingExercise],
) -> None:
    exercise = opened("en", PHONE)
    exercise.sentence(2).tap()
    exercise.code("Shared reality").tap()
    exercise.root.locator(".entraide-chip").tap()
    note, palette = (exercise.root.locator(one) for one in ("textarea", ".entraide-palette"))
    note.tap()
    note.press_sequentially("Because.")
    for one in (note, exercise.root.locator("[data-do=close]")):
        assert in_sight(one)
    below = exercise.sentence(3).bounding_box()
    assert below and palette.evaluate("one => one.getBoundingClientRect().top") > below["y"] + 20
    exercise.page.touchscreen.tap(below["x"] + 60, below["y"] + 20)
    expect(exercise.sentence(3)).to_have_attribute("aria-pressed", "true")
    eventually(lambda: in_sight(exercise.sentence(3)) and in_sight(exercise.code("Common goal")))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_in_landscape_the_codes_stand_beside_the_unit(opened: Callable[..., CodingExercise], lang: str) -> None:
    exercise = opened(lang, ON_ITS_SIDE)
    for number in (2, 5):
        exercise.sentence(number).scroll_into_view_if_needed()
        exercise.sentence(number).tap()
        expect(exercise.sentence(number)).to_have_attribute("aria-pressed", "true")
        assert in_sight(exercise.sentence(number))
        codes = exercise.root.locator(".entraide-apply").all()
        assert sum(in_sight(code) for code in codes) >= 4
    assert width(exercise.page) <= ON_ITS_SIDE["width"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_magnified_four_times_a_docked_line_opens_a_sheet_and_closing_it_returns(
    opened: Callable[..., CodingExercise], course: Course, lang: str
) -> None:
    exercise = opened(lang, MAGNIFIED)
    line = exercise.root.locator("[data-do=sheet]")
    sheet = exercise.root.get_by_role("dialog")
    expect(line).to_be_hidden()
    exercise.sentence(2).tap()
    expect(line).to_have_text(say(lang, "coding.choose", n=1, list=(2,)))
    assert in_sight(line)
    line.tap()
    expect(sheet).to_be_visible()
    expect(sheet.locator(".entraide-said")).to_have_text(
        course.excerpts[course.exercise(NAME).items[0]].units[1].text[lang]
    )
    assert exercise.root.locator(".entraide-palette").count() == 1
    within = sheet.locator(".entraide-within")
    assert sheet.locator(".entraide-codes").evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    within.evaluate("one => one.scrollTo(0, one.scrollHeight)")
    close = sheet.get_by_role("button", name=asks(say(lang, "coding.close")))
    assert in_sight(close)
    assert sum(in_sight(code) for code in sheet.locator(".entraide-apply").all()) >= 4
    bottom, top = (one.evaluate("one => one.getBoundingClientRect()") for one in (close, within))
    assert bottom["bottom"] <= top["top"]
    exercise.code(course.codebook["shared-reality"].label[lang]).tap()
    assert width(exercise.page) <= MAGNIFIED["width"]
    close.tap()
    expect(sheet).to_be_hidden()
    expect(exercise.sentence(2)).to_be_focused()
    exercise.expect_codes(2, course.codebook["shared-reality"].label[lang])


def test_magnified_the_sheet_is_led_by_keyboard_and_escape_leaves_it_alone(
    opened: Callable[..., CodingExercise],
) -> None:
    exercise = opened("en", MAGNIFIED)
    page = exercise.page
    heard = "window.heard = 0; addEventListener('keydown', (event) => { heard += event.defaultPrevented ? 0 : 1 })"
    exercise.sentence(3).press("Space")
    line = exercise.root.locator("[data-do=sheet]")
    line.press("Enter")
    expect(exercise.root.get_by_role("dialog")).to_be_visible()
    page.evaluate(heard)
    page.keyboard.press("1")
    expect(exercise.code("Shared reality")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(exercise.root.get_by_role("dialog")).to_be_hidden()
    expect(exercise.sentence(3)).to_be_focused()
    expect(exercise.sentence(3)).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("heard") == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_is_lost_where_letters_words_and_lines_stand_further_apart(
    new_context: Callable[..., BrowserContext], widgets_url: str, lang: str
) -> None:
    page = new_context(base_url=widgets_url, viewport=MAGNIFIED | {"height": 568}).new_page()
    for name in (NAME, "what-choice", "what-reflection"):
        show(page, entraide.exercise(name, lang))
    page.add_style_tag(content=FURTHER_APART)
    page.locator("[data-unit='2'] .entraide-unit").click()
    page.keyboard.press("1")
    assert width(page) <= MAGNIFIED["width"]
    assert page.evaluate(CUT) == []
