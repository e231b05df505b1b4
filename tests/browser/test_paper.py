"""A chapter as it is printed: title, all excerpts with the reader's codes in words, answers, address."""

from playwright.sync_api import Page, expect

from tests.browser.test_book import CODES, PRACTICE, opened
from tests.eventually import eventually

PREPARED = """() => {
  dispatchEvent(new Event("beforeprint"));
  return document.querySelector(".entraide-exercise[data-paper]") !== null;
}"""


def test_a_chapter_is_printed_whole_with_the_codes_in_words(page: Page, site: str) -> None:
    exercise = opened(page, site)
    exercise.sentence(2).click()
    exercise.code(CODES["en"]).click()
    exercise.expect_codes(2, CODES["en"])
    page.keyboard.press("n")  # Now she reads the second; the first, which she has coded, is out of sight.
    expect(exercise.root.get_by_role("heading", name="Excerpt 2 of 3")).to_be_visible()
    page.emulate_media(media="print")
    # What prepares a page for paper comes once nothing else is going on.
    eventually(lambda: page.evaluate(PREPARED))

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    box = page.locator("#what-coding")
    written = box.locator("[data-excerpt]")
    assert [one.is_visible() for one in written.all()] == [True, False, True]
    expect(written.first.locator("li").nth(1)).to_contain_text(CODES["en"])
    expect(page.locator("main details:not([open])")).to_have_count(0)
    expect(page.locator("footer")).to_contain_text(f"{site}/en/{PRACTICE}")
    expect(page.locator("nav:visible, .book-exit:visible, .entraide-palette:visible")).to_have_count(0)

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(written.first).to_be_hidden()
    assert page.locator("main details:not([open])").count() > 0
