"""Where an exercise does not come, its place says so, shows what it asks, and offers to try again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

from entraide.course import Course
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_book import PRACTICE, TITLE
from tests.browser.test_my_course import read_differently

FAILED = {
    "en": "The exercise did not load; the excerpt is below, to read.",
    "fr": "L’exercice ne s’est pas chargé\u202f; l’extrait est ci-dessous, à lire.",
}
NOT_HERE = "This could not be loaded. Make sure that you are online, then try again."
AGAIN = {"en": "Try again", "fr": "Réessayer"}
SIMULATION = "region/who-knows-whom.html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader on a line on which something is lost: her console may say so."""
    context = browser.new_context(locale="en-CA")
    yield context
    context.close()


@pytest.mark.parametrize(("lang", "lost"), [("en", "exercises-*.js"), ("fr", "page.js*")])
def test_a_script_that_fails_is_told_at_once_and_asked_for_again(
    context: BrowserContext, site: str, lang: str, lost: str
) -> None:
    context.route(f"**/{lost}", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site}/{lang}/{PRACTICE}")
    box = page.locator(".entraide-exercise[data-kind=coding]").first
    expect(box.get_by_text(FAILED[lang])).to_be_visible()
    expect(box.locator("li").first).to_be_visible()
    expect(box.locator(".entraide-exercise-coming")).to_be_hidden()
    context.unroute_all()
    box.get_by_role("link", name=AGAIN[lang]).click()
    expect(CodingExercise(page, TITLE[lang]).sentence(1)).to_be_visible()
    expect(page.get_by_text(FAILED[lang])).to_have_count(0)


def test_a_script_that_never_comes_is_told_within_seconds(context: BrowserContext, site: str) -> None:
    context.route("**/exercises-*.js", lambda route: None)
    page = context.new_page()
    page.goto(f"{site}/en/{PRACTICE}", wait_until="commit")
    expect(page.get_by_text(FAILED["en"]).first).to_be_visible(timeout=20_000)


def test_a_simulation_that_fails_is_tried_again_where_it_stands(context: BrowserContext, site: str) -> None:
    context.route("**/who_knows-*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site}/en/{SIMULATION}")
    page.evaluate("globalThis.here = true")
    box = page.locator(".entraide-exercise[data-kind=who_knows]")
    box.scroll_into_view_if_needed()
    expect(box.get_by_role("alert")).to_contain_text("The exercise did not load.")
    context.unroute_all()
    box.get_by_role("link", name="Try again").click()
    expect(box).to_have_attribute("data-ready", "")
    assert page.evaluate("globalThis.here")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_codes_mean_comes_once_somebody_asks(context: BrowserContext, site: str, screen: ViewportSize) -> None:
    context.route("**/*.later.js*", lambda route: route.abort())
    page = context.new_page()
    page.set_viewport_size(screen)
    page.goto(f"{site}/en/{PRACTICE}")
    exercise = CodingExercise(page, TITLE["en"])
    ask = exercise.root.locator(".entraide-fold" if screen == PHONE else ".entraide-about").first
    meaning = exercise.root.locator(".entraide-meaning").first
    ask.click()
    expect(meaning).to_have_text(NOT_HERE)
    context.unroute_all()
    ask.click()
    ask.click()
    expect(meaning).to_contain_text("Use it when")
    expect(meaning).to_be_visible()


def test_what_keys_do_comes_once_somebody_asks(context: BrowserContext, site: str) -> None:
    context.route("**/*.later.js*", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site}/en/{PRACTICE}")
    exercise = CodingExercise(page, TITLE["en"])
    keys = exercise.root.locator(".entraide-shortcuts")
    exercise.press("Shortcuts")
    expect(keys).to_have_text(NOT_HERE)
    context.unroute_all()
    exercise.press("Shortcuts")
    exercise.press("Shortcuts")
    expect(keys.locator("dt")).to_have_count(13)
    expect(keys).to_contain_text("Move from unit to unit")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_without_scripts_every_excerpt_and_question_can_be_read(browser: Browser, site: str, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{lang}/mutual-aid/dynamics.html")
    for box in page.locator(".entraide-exercise").all():
        expect(box.locator(".entraide-exercise-read p").first).to_be_visible()
        expect(box.locator(".entraide-exercise-failed")).to_be_hidden()
    expect(page.locator(".entraide-exercise-read ol > li").first).to_be_visible()
    context.close()


def test_what_is_practised_again_says_where_it_could_not_be_loaded(
    context: BrowserContext, site: str, course: Course
) -> None:
    context.route("**/practice.js*", lambda route: route.abort())
    page = context.new_page()
    read_differently(page, site, course)
    said = page.locator("#differently").get_by_text(NOT_HERE)
    begin = page.get_by_role("button", name="Practise these").first
    begin.click()
    expect(said).to_be_visible()
    context.unroute_all()
    begin.click()
    expect(page.get_by_role("heading", name="Practise again")).to_be_focused()
    expect(said).to_be_hidden()
