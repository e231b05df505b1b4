"""What a reader meets first on a phone: a sentence to code, something to do in each chapter, a codebook to survey."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from entraide.lang import LANGUAGES, say
from tests.browser.conftest import PHONE
from tests.course.test_flow import PAGES

SCREENS = 6
FIRST_LINE = 1 - 28 / PHONE["height"]  # where the first line of a scene begins, so that all of it is seen
# How many screens from the top of the page something begins, and ends.
BEGINS = "one => (one.getBoundingClientRect().top + scrollY) / innerHeight"
ENDS = "one => (one.getBoundingClientRect().bottom + scrollY) / innerHeight"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    yield page
    page.close()


def first_exercise(page: Page) -> Locator:
    place = page.locator(".entraide-exercise, .book-fold:not(.book-top, .book-top *)").first
    if place.evaluate("one => one.matches('.entraide-exercise')"):
        place.evaluate("one => one.scrollIntoView()")
        expect(place).to_have_attribute("data-ready", "")
    return place


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_welcome_page_asks_for_one_tap_in_its_first_screen_and_leads_back(
    phone: Page, site: str, lang: str
) -> None:
    phone.goto(f"{site}/{lang}/welcome.html")
    expect(phone.locator("section > .book-ring use")).to_have_count(8)
    expect(phone.locator("section > .book-ring .book-lit")).to_have_count(1)
    codes = phone.locator("#welcome-first .entraide-apply")
    expect(codes.last).to_be_visible()
    assert codes.last.evaluate(ENDS) <= 1
    codes.first.click()
    expect(phone.locator("#welcome-first .entraide-finding").first).to_be_visible()
    expect(phone.locator(".book-begin a")).to_have_count(1)
    phone.goto(f"{site}/{lang}/mutual-aid/dynamics.html")
    first_exercise(phone).locator(".entraide-apply").first.click()
    expect(phone.locator("#dynamics-first .entraide-status")).to_have_attribute("data-state", "browser")
    phone.goto(f"{site}/{lang}/welcome.html")
    expect(phone.locator(".book-begin a")).to_have_count(2)
    phone.locator(".book-begin a").last.click()
    expect(phone).to_have_url(re.compile(rf"/{lang}/mutual-aid/dynamics\.html#"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_every_chapter_its_scene_begins_in_the_first_screen_and_something_to_do_within_two(
    phone: Page, site: str, lang: str
) -> None:
    late = {}
    for chapter in PAGES:
        phone.goto(f"{site}/{lang}/{chapter}.html")
        scene = phone.locator(".vignette p:not(.admonition-title)")
        if scene.count() and (begins := scene.first.evaluate(BEGINS)) > FIRST_LINE:
            late[f"{chapter}, scene"] = begins
        if (begins := first_exercise(phone).evaluate(BEGINS)) > 2.1:
            late[chapter] = begins
    assert late == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_codebook_is_surveyed_in_six_screens_finds_a_code_and_opens_what_a_link_leads_to(
    phone: Page, site: str, lang: str
) -> None:
    phone.goto(f"{site}/{lang}/reference/codebook.html")
    codes = phone.locator(".book-code")
    expect(phone.locator(".book-sift select option")).not_to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollHeight / innerHeight") <= SCREENS
    phone.locator(".book-sift input").fill("iSÓl")
    expect(codes.filter(visible=True)).to_have_count(1)
    menu, show_all = phone.locator(".book-sift select"), phone.get_by_role("button", name=say(lang, "coding.show-all"))
    expect(show_all).to_be_hidden()
    menu.select_option(index=1)
    phone.locator(".book-sift input").fill("xyz")
    expect(codes.filter(visible=True)).to_have_count(0)
    show_all.click()
    expect(codes.filter(visible=True)).to_have_count(codes.count())
    expect(show_all).to_be_hidden()
    expect(phone.locator(".book-sift input")).to_be_focused()
    expect(menu).to_have_value("")
    phone.locator(".book-sift input").fill("xyz")
    expect(codes.filter(visible=True)).to_have_count(0)
    phone.evaluate("location.hash = 'code-transport'")
    expect(phone.locator("#code-transport ul")).to_be_visible()
    assert codes.filter(visible=True).count() > 1
