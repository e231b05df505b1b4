"""A chapter as it is printed: title, all excerpts with the reader's codes in words, answers, address."""

from playwright.sync_api import Page, expect

from tests.browser.test_book import CODES, PRACTICE, opened
from tests.eventually import eventually

PREPARED = """() => {
  dispatchEvent(new Event("beforeprint"));
  return document.querySelector(".entraide-exercise[data-paper]") !== null;
}"""


AROUND = """one => {
  const found = new Set();
  for (let box = one.parentElement; box; box = box.parentElement) found.add(getComputedStyle(box).display);
  return [...found];
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
    # In columns, the foot would lie over the text of the last sheet.
    assert page.locator("article").evaluate(AROUND) == ["block"]

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(written.first).to_be_hidden()
    assert page.locator("main details:not([open])").count() > 0


NOTE, OTHER, MEMO = "Her aunt said it first.", "Two of them at once.", "We laughed.\nThen we ate.\n" * 12


def test_notes_and_memos_are_printed_whole_and_taken_back(page: Page, site: str) -> None:
    exercise = opened(page, site)
    for n, note in ((2, NOTE), (1, OTHER)):
        exercise.sentence(n).click()
        exercise.code(CODES["en"]).click()
        exercise.expect_codes(n, CODES["en"])
        page.keyboard.press("m")
        page.keyboard.type(note)
        page.keyboard.press("Escape")
        # The second is on an excerpt that is out of sight when she prints, and the first on the one that she reads.
        page.keyboard.press("n" if n == 2 else "p")
    expect(exercise.root.get_by_role("heading", name="Excerpt 1 of 3")).to_be_visible()
    field = page.locator("#what-reflection textarea")
    field.fill(MEMO)
    page.emulate_media(media="print")
    eventually(lambda: page.evaluate(PREPARED))
    expect(exercise.root.locator("[data-unit='2'] .entraide-chips")).to_contain_text(NOTE)
    expect(page.locator("#what-coding [data-excerpt]").nth(1)).to_contain_text(f"{CODES['en']} {OTHER}")
    expect(field).to_be_hidden()
    whole = page.locator("#what-reflection p", has_text="We laughed.")
    assert whole.inner_text() == MEMO
    assert whole.evaluate("one => one.scrollHeight <= one.clientHeight")
    assert page.get_by_text(NOTE).filter(visible=True).count() == 1

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(field).to_have_value(MEMO)
    expect(field).to_be_visible()
    expect(whole).to_have_count(0)
    expect(exercise.root.get_by_text(NOTE)).to_have_count(0)


def test_codes_of_one_s_own_and_their_notes_are_printed(page: Page, site: str) -> None:
    page.goto(f"{site}/en/method/data-to-codes.html")
    box = page.locator("#data-to-codes-open")
    box.scroll_into_view_if_needed()
    expect(box).to_have_attribute("data-ready", "")
    box.locator(".entraide-unit").nth(1).click()
    page.keyboard.press("/")
    page.keyboard.type("The road decides")
    page.keyboard.press("Enter")
    expect(box.locator(".entraide-chip")).to_contain_text("The road decides")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    page.keyboard.type(NOTE)
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    eventually(lambda: page.evaluate(PREPARED))
    expect(box.locator("[data-unit='2'] .entraide-chips")).to_contain_text(NOTE)
