"""The ring at the top of a chapter, and a row of dots above an exercise, as their reader goes on."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.exercises import asks
from tests.browser.test_book import opened

DOT = "one => getComputedStyle(one).getPropertyValue('--dot').toLowerCase()"
FILLED, LIT = re.compile("book-filled"), re.compile("book-lit")


def chairs(page: Page) -> Locator:
    return page.locator("article .book-ring a")


def show_end_of(page: Page, section: int) -> None:
    """Bring the end of a section into sight."""
    page.locator("article > section > section").nth(section - 1).evaluate(
        "one => window.scrollTo(0, scrollY + one.getBoundingClientRect().bottom - innerHeight + 40)"
    )


def place_of(section: Locator) -> int:
    """How many sections of its page come before it."""
    found: int = section.evaluate("one => [...one.parentElement.querySelectorAll(':scope > section')].indexOf(one)")
    return found


def try_what_is_in(section: Locator) -> None:
    """Give each of its exercises an answer, right or wrong."""
    for place in section.locator(".entraide-exercise").all():
        place.scroll_into_view_if_needed()
        expect(place).to_have_attribute("data-ready", "")
        kind = place.get_attribute("data-kind")
        if kind == "coding":
            place.locator(".entraide-unit").first.click()
            place.locator(".entraide-apply").first.click()
        elif kind == "choice":
            place.locator("input").first.check()
        else:
            place.locator("textarea").first.fill("Because.")
        expect(place.locator(".entraide-status")).to_contain_text(re.compile(r"\d\d"))


def test_going_on_and_trying_fill_chairs_which_a_reload_finds_filled(page: Page, site: str) -> None:
    opened(page, site)
    section = page.locator("article > section > section:has(#what-coding)")
    place, read = (place_of(one) for one in (section, page.locator("article > section > section#key-points")))
    assert 0 < place < read
    expect(chairs(page).first).to_have_class(LIT)
    show_end_of(page, read + 1)
    expect(chairs(page).nth(read)).to_have_class(FILLED)
    # To have gone through an exercise is not to have tried it.
    show_end_of(page, place + 1)
    expect(page.locator(".book-here")).to_have_text(f"Section {place + 1} of {chairs(page).count()}")
    expect(chairs(page).nth(place)).not_to_have_class(FILLED)
    try_what_is_in(section)
    show_end_of(page, 1)
    expect(chairs(page).nth(place)).to_have_class(FILLED)
    page.reload()
    for chair in (place, read):
        expect(chairs(page).nth(chair)).to_have_class(FILLED)
    lit = page.locator(".book-ring .book-lit")
    expect(lit).to_have_count(1)
    # On paper there are outlines alone, and nobody is anywhere.
    assert lit.evaluate(DOT) != "none"
    page.emulate_media(media="print")
    assert lit.evaluate(DOT) == "none"
    for chair in (lit, chairs(page).first):
        assert chair.evaluate("one => getComputedStyle(one).fill") == "none"


def test_the_list_of_sections_opens_from_the_middle_of_a_page_and_says_where_one_is(page: Page, site: str) -> None:
    page.goto(f"{site}/en/mutual-aid/dynamics.html#how-one-feeds-another")
    # What Playwright does to bring a button into sight would move the page under one that is always in sight.
    page.get_by_role("button", name="On this page").evaluate("one => one.click()")
    dialog = page.get_by_role("dialog", name="On this page")
    expect(dialog.locator("[aria-current]")).to_have_text("How one feeds another")
    dialog.get_by_role("link", name="Key points").click()
    expect(page).to_have_url(re.compile("#key-points$"))
    expect(dialog).to_be_hidden()
    page.evaluate("window.scrollTo(0, 0)")
    page.get_by_text(re.compile(r"Section \d of 8")).click()
    expect(page.locator("article").get_by_role("link", name="Key points")).to_be_visible()


def test_an_exercise_has_a_dot_an_excerpt_filled_once_it_is_begun_and_lit_where_one_is(page: Page, site: str) -> None:
    page.goto(f"{site}/en/mutual-aid/dynamics.html")
    exercise = page.locator("#dynamics-coding-1")
    dots = exercise.locator(".entraide-dots > span")
    begun, here = re.compile("entraide-begun"), re.compile("entraide-here")
    expect(exercise.get_by_role("heading", name="Excerpt 1 of 4")).to_be_visible()
    expect(dots).to_have_count(4)
    expect(exercise.locator(".entraide-begun")).to_have_count(0)
    exercise.locator(".entraide-unit").first.click()
    exercise.locator(".entraide-apply").first.click()
    exercise.get_by_role("button", name=asks("Next")).click()
    expect(dots.nth(0)).to_have_class(begun)
    expect(dots.nth(0)).not_to_have_class(here)
    expect(dots.nth(1)).to_have_class(here)
    expect(exercise.locator(".entraide-progress")).to_have_text("1 of 4 excerpts coded")
