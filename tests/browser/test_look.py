"""How pages look where no stylesheet says it by itself: how long lines are, and what is left on paper and in grey."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from entraide.look import colours
from entraide.widgets.coding.widget import CodingWidget
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_book import CHECK, CODES, opened
from tests.eventually import eventually

MOST_LETTERS = 72
# Each line of each paragraph and list of the page, as it is broken; what is in a table is as wide as its column.
LINES = """() => {
  const lines = [];
  for (const block of document.querySelectorAll("article :is(p, li, dd, legend, label, figcaption)")) {
    if (block.closest("td, th, pre, .math") || !block.checkVisibility() || block.querySelector("p, li, div")) continue;
    let top = -99, line = "";
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      for (const word of node.data.matchAll(/\\S+\\s*/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + 1);
        const { y, height } = range.getBoundingClientRect();
        if (!height) continue;
        if (Math.abs(y - top) > 8) { lines.push(line.trim()); line = ""; top = y; }
        line += word[0];
      }
    }
    lines.push(line.trim());
  }
  return lines.filter(Boolean);
}"""
# What has a ground on paper.
GROUNDS = """() => [...document.querySelectorAll("body, body *")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)")
  .map((one) => `${one.tagName} ${one.className}`)"""

# What of the bar lies under what leaves quickly.
OVER_THE_EXIT = """() => {
  const exit = document.querySelector(".book-exit").getBoundingClientRect();
  return [...document.querySelectorAll(".book-tool")].filter((one) => one.checkVisibility()).filter((one) => {
    const { right, top } = one.getBoundingClientRect();
    return right > exit.left + 1 && top < exit.bottom - 1;
  }).map((one) => one.className);
}"""

LINES_OF = """one => {
  const range = document.createRange();
  range.selectNodeContents(one.firstChild);
  return range.getClientRects().length;
}"""


def test_a_phone_that_is_turned_shows_the_same_lines(new_context: Callable[..., BrowserContext], site: str) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{site}/en/mutual-aid/dynamics.html")
    line = page.locator(".vignette p").last
    line.evaluate("one => scrollTo(0, scrollY + one.getBoundingClientRect().top - 100)")
    for turned in ({"width": 740, "height": 360}, PHONE):
        page.wait_for_timeout(200)  # A browser remembers what it shows when it draws it.
        page.set_viewport_size(turned)  # type: ignore[arg-type]
        expect(line).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_on_a_phone_text_at_twice_its_size_lies_over_nothing_and_stands_out_of_nothing(
    new_context: Callable[..., BrowserContext], site: str, lang: str
) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    for address in ("welcome", "mutual-aid/dynamics"):
        page.goto(f"{site}/{lang}/{address}.html")
        expect(page.locator(".entraide-unit").first).to_be_visible()
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
        assert page.evaluate(OVER_THE_EXIT) == []
        if address == "welcome":
            # One word, on one line.
            assert page.locator("h1").evaluate(LINES_OF) == 1
    out = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
    assert page.locator(".entraide-unit:visible").evaluate_all(out) == []


# The last has the notes of a simulation, which are drawn once they are near.
@pytest.mark.parametrize(
    "place", ["en/mutual-aid/dynamics.html", "fr/region/distance.html", "en/region/who-knows-whom.html"]
)
def test_the_eye_finds_the_next_line(new_context: Callable[..., BrowserContext], site: str, place: str) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(f"{site}/{place}")
    for exercise in page.locator(".entraide-exercise").all():
        exercise.scroll_into_view_if_needed()
        expect(exercise).to_have_attribute("data-ready", "")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    lines = page.evaluate(LINES)
    assert len(lines) > 150
    assert [line for line in lines if len(line) > MOST_LETTERS] == []


# How far each stands from the one before.
GAPS = """all => all.slice(1).map((one, n) =>
  Math.round(one.getBoundingClientRect().top - all[n].getBoundingClientRect().bottom))"""


def test_on_a_phone_codes_of_one_sentence_stand_equally_far_apart_whatever_their_themes(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/en/capstone/interview-one.html")
    codes = page.locator(".entraide-one .entraide-apply")
    expect(codes).to_have_count(3)
    assert len(set(codes.evaluate_all(GAPS))) == 1


def test_the_codes_of_one_sentence_stay_under_the_finger_while_the_course_answers(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{site}/fr/mutual-aid/dynamics.html")
    exercise = page.locator(".entraide-one").first
    code = exercise.locator(".entraide-apply").first
    expect(exercise.locator(".entraide-context")).to_be_visible()
    code.scroll_into_view_if_needed()
    place = code.evaluate("one => one.getBoundingClientRect().top")
    code.tap()
    expect(exercise.locator(".entraide-findings")).not_to_be_empty()
    assert code.evaluate("one => one.getBoundingClientRect().top") == place
    page.wait_for_timeout(600)  # What comes sooner is the second tap of a double one.
    code.tap()
    expect(exercise.locator(".entraide-findings")).to_be_empty()
    assert code.evaluate("one => one.getBoundingClientRect().top") == place


def test_on_a_phone_a_command_is_seen_whole_and_a_column_of_numbers_leaves_room(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/en/instructors/grading.html")
    assert page.locator("pre").evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth)") == []
    page.goto(f"{site}/en/capstone/capstone.html")
    table = page.locator("article table").first
    assert table.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")
    step, what = table.locator("th").evaluate_all("all => all.slice(0, 2).map((one) => one.offsetWidth)")
    assert step < 56 and what > 2 * step


def coded(page: Page, site: str, lang: str) -> CodingExercise:
    """An exercise that was coded and checked, where the first sentence is chosen and has a code."""
    exercise = opened(page, site, lang)
    exercise.sentence(1).click()
    exercise.code(CODES[lang]).click()
    exercise.press(CHECK[lang])
    exercise.expect_codes(1, CODES[lang])
    exercise.sentence(1).click()
    expect(exercise.sentence(1)).to_have_attribute("aria-pressed", "true")
    return exercise


def test_a_dark_page_is_printed_in_ink_without_grounds_or_controls(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=DESKTOP, color_scheme="dark").new_page()
    exercise = coded(page, site, "en")
    page.emulate_media(media="print")
    assert page.evaluate(GROUNDS) == []
    red, green, blue = page.evaluate("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)")
    assert red + green + blue < 255
    # Sentences, codes on them, options and memos are pressed or filled in too, and hold what was read and answered.
    controls = (".entraide-button", ".entraide-apply", ".book-button", ".book-tool", ".book-exit", "nav", "select")
    expect(page.locator(", ".join(f"{control}:visible" for control in controls))).to_have_count(0)
    expect(exercise.root.locator(".entraide-chip").first).to_contain_text(CODES["en"])
    # Where she is now is not printed.
    lit = page.locator("article .book-ring .book-lit")
    assert lit.evaluate("node => getComputedStyle(node).getPropertyValue('--dot').trim()") == "none"


def test_chosen_coded_found_and_lit_are_told_apart_without_colours(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=DESKTOP, forced_colors="active").new_page()
    exercise = coded(page, site, "fr")

    def outline(number: int) -> str:
        return str(exercise.sentence(number).evaluate("node => getComputedStyle(node).outlineStyle"))

    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    assert outline(1) != outline(2) == "none"
    chosen = exercise.code(CODES["fr"])
    assert "✓" in chosen.evaluate("node => getComputedStyle(node, '::after').content")
    assert exercise.root.locator("[data-unit='1'] .entraide-chip svg[data-mark]").count() == 1
    for finding in exercise.root.locator(".entraide-finding").all():
        assert finding.locator("svg").count() == 1
        assert finding.locator("strong").first.inner_text().strip()
    lit = page.locator("article .book-ring .book-lit")
    dot = "node => getComputedStyle(node).getPropertyValue('--dot').trim()"
    assert eventually(lambda: lit.evaluate(dot) != "none")


@pytest.mark.parametrize(
    ("light", "paper", "theme"), [("true", "rgb(254, 254, 254)", 0), ("false", "rgb(17, 17, 17)", 1)]
)
def test_in_jupyter_the_host_s_colours_rule_and_ours_follow_its_theme(
    browser: Browser, light: str, paper: str, theme: int
) -> None:
    # Whatever the system is set to, the notebook's theme counts.
    page = browser.new_page(color_scheme="light" if theme else "dark")
    page.set_content(
        f"<style>body {{ --jp-layout-color0: {paper} }}</style><style>{CodingWidget(lang='en')._css}</style>"
        f"<body data-jp-theme-light={light}><div class=entraide><button class='entraide-button entraide-main'>Check"
    )
    drawn = "node => getComputedStyle(node).backgroundColor"
    assert page.locator(".entraide").evaluate(drawn) == paper
    accent = colours("--e-accent")[theme]
    red, green, blue = (int(accent[place : place + 2], 16) for place in (1, 3, 5))
    assert page.locator(".entraide-main").evaluate(drawn) == f"rgb({red}, {green}, {blue})"
    page.close()
