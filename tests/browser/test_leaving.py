"""Leaving quickly: by the button, by Esc, in a text field by Shift; at once, wherever the page came from."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_book import PRACTICE, TITLE
from tests.eventually import eventually

Reader = Callable[..., Page]
WEATHER = {"en": re.compile("theweathernetwork"), "fr": re.compile("meteomedia")}
SAID = {
    "en": ("Twice more to leave", "Once more to leave"),
    "fr": ("Encore deux fois pour quitter", "Encore une fois pour quitter"),
}
REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("Denied.", "SecurityError"); } })"""

# Esc before the next page comes, and whether each press was left to the browser, which stops a page that loads.
FOUR_TIMES = """() => {
  const esc = { key: "Escape", bubbles: true, cancelable: true };
  const free = [1, 2, 3, 4].map(() => document.body.dispatchEvent(new KeyboardEvent("keydown", esc)));
  return { free, shown: getComputedStyle(document.documentElement).display, title: document.title.trim() };
}"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A page of somebody who may go to the weather, which a file of the test stands for."""
    contexts: list[BrowserContext] = []

    def read(address: str, **options: object) -> Page:
        context = browser.new_context(locale="en-CA", **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.route(re.compile("weathernetwork|meteomedia"), lambda route: route.fulfill(body="The weather"))
        page = context.new_page()
        page.goto(address)
        return page

    yield read
    for context in contexts:
        context.close()


def presses_said(page: Page) -> tuple[int, str]:
    """How many dots are full, and the words beside them."""
    said = page.locator(".book-leaving")
    return said.locator(".book-pressed").count(), said.inner_text().strip()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_press_of_esc_is_shown_and_said_and_the_third_leaves(reader: Reader, site: str, lang: str) -> None:
    page = reader(f"{site}/{lang}/{PRACTICE}")
    expect(page.locator(".book-leaving[aria-live=polite]")).to_be_empty()
    for n, words in enumerate(SAID[lang], 1):
        page.keyboard.press("Escape")
        eventually(lambda: presses_said(page), (n, words).__eq__)
    page.keyboard.press("Escape")
    page.wait_for_url(WEATHER[lang])
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_after_five_seconds_the_presses_are_forgotten(reader: Reader, site: str) -> None:
    page = reader(f"{site}/en/{PRACTICE}")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".book-leaving")).to_have_text(SAID["en"][1])
    expect(page.locator(".book-leaving")).to_be_empty()
    page.keyboard.press("Escape")
    eventually(lambda: presses_said(page), (1, SAID["en"][0]).__eq__)


def test_the_button_is_the_first_that_the_keyboard_reaches(reader: Reader, site: str) -> None:
    page = reader(f"{site}/fr/{PRACTICE}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Quitter vite")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(WEATHER["fr"])


# To whom neither language is spoken, the first page is shown; the others stand in the language of their address.
OUTSIDE = {"": "fr", "404.html": "fr", "offline.html": "fr", "en/nowhere.html": "en"}


@pytest.mark.parametrize("place", OUTSIDE)
def test_a_page_outside_the_editions_is_left_as_quickly(browser: Browser, site: str, place: str) -> None:
    context = browser.new_context(locale="de-DE")
    context.route(re.compile("weathernetwork|meteomedia"), lambda route: route.fulfill(body="The weather"))
    for how in ("by keys", "by the button"):
        page = context.new_page()
        page.goto(f"{site}/{place}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Leave quickly")).to_be_focused()
        if how == "by keys":
            for n in (1, 2):
                page.keyboard.press("Escape")
                eventually(lambda page=page: presses_said(page)[0], n.__eq__)
            assert all(words in presses_said(page)[1] for words in (SAID["fr"][1], SAID["en"][1]))
        page.keyboard.press("Escape" if how == "by keys" else "Enter")
        page.wait_for_url(WEATHER[OUTSIDE[place]])
        page.go_back()
        expect(page).to_have_url("about:blank")
    context.close()


OPENED = {
    "the menu": lambda page: page.get_by_role("button", name="Menu").click(),
    "the sections": lambda page: page.get_by_role("button", name="On this page").evaluate("one => one.click()"),
    "the search": lambda page: page.keyboard.press("Control+k"),
    "the search over the menu": lambda page: (OPENED["the menu"](page), OPENED["the search"](page)),
    "the codes": lambda page: code_in_a_sheet(page),
}


def code_in_a_sheet(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 225})
    exercise = CodingExercise(page, TITLE["en"])
    exercise.sentence(2).click()
    exercise.root.locator("[data-do=sheet]").click()


@pytest.mark.parametrize("what", OPENED)
def test_what_is_opened_over_the_page_leaves_it_within_reach(reader: Reader, site: str, what: str) -> None:
    page = reader(f"{site}/en/{PRACTICE}", viewport=PHONE)
    expect(CodingExercise(page, TITLE["en"]).sentence(1)).to_be_visible()
    leave = page.get_by_role("link", name="Leave quickly")
    before = leave.bounding_box()
    # What sees to it comes after the page, with what lights the chair where one is.
    expect(page.locator("article .book-lit")).to_have_count(1)
    OPENED[what](page)
    within = page.locator("dialog .book-exit")
    expect(within).to_be_visible()
    # What has the focus is the dialog's own.
    expect(leave).not_to_be_focused()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    if what in ("the menu", "the sections", "the search"):
        assert leave.bounding_box() == before
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator("body > .book-leave")).to_have_count(1)
        OPENED[what](page)
        expect(within).to_be_visible()
    leave.click()
    page.wait_for_url(WEATHER["en"])


def test_esc_that_closes_a_memo_or_a_dialog_does_not_count(reader: Reader, site: str) -> None:
    page = reader(f"{site}/en/{PRACTICE}")
    exercise = CodingExercise(page, TITLE["en"])
    exercise.sentence(1).click()
    page.keyboard.press("1")
    page.keyboard.press("m")
    page.keyboard.type("Not sure")
    for _ in range(3):  # Closes the memo, lets go of the sentence, and only then asks to leave.
        page.keyboard.press("Escape")
    eventually(lambda: presses_said(page), (1, SAID["en"][0]).__eq__)

    page.keyboard.press("Control+k")  # Any other key begins anew.
    expect(page.locator(".book-leaving")).to_be_empty()
    field = page.get_by_role("dialog").get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".book-leaving")).to_be_empty()


def test_in_a_text_field_esc_is_the_field_s_and_shift_three_times_leaves(reader: Reader, site: str) -> None:
    page = reader(f"{site}/en/{PRACTICE}")
    memo = page.get_by_role("region", name="Your reflection").get_by_role("textbox")
    memo.fill("A group where I received more than I gave.")
    for _ in range(4):
        page.keyboard.press("Escape")
    page.keyboard.type("A B C")
    expect(page.locator(".book-leaving")).to_be_empty()
    for n, words in enumerate(SAID["en"], 1):
        page.keyboard.press("Shift")
        eventually(lambda: presses_said(page), (n, words).__eq__)
    page.keyboard.press("Shift")
    page.wait_for_url(WEATHER["en"])


@pytest.mark.parametrize(
    ("place", "touched"),
    [
        ("welcome", "#welcome-first .entraide-apply"),
        ("region/who-knows-whom", "input[type=range]"),
        ("reference/codebook", ".book-sift select"),
    ],
)
def test_what_is_not_typed_in_leaves_esc_to_the_page(reader: Reader, site: str, place: str, touched: str) -> None:
    page = reader(f"{site}/en/{place}.html")
    if place == "region/who-knows-whom":
        page.locator(".entraide-exercise[id^=simulation]").scroll_into_view_if_needed()
    if place == "welcome":
        page.locator(touched).first.click()
        expect(page.locator("#welcome-first .entraide-finding").first).to_be_visible()
    else:
        page.locator(touched).first.focus()
    for n, words in enumerate(SAID["en"], 1):
        page.keyboard.press("Escape")
        eventually(lambda: presses_said(page), (n, words).__eq__)
    page.keyboard.press("Escape")
    page.wait_for_url(WEATHER["en"])


def test_the_page_is_gone_at_once_and_one_press_too_many_does_not_hold_the_next_one_up(
    reader: Reader, site: str
) -> None:
    page = reader(f"{site}/en/{PRACTICE}")
    assert page.evaluate(FOUR_TIMES) == {"free": [True, True, False, False], "shown": "none", "title": ""}
    page.wait_for_url(WEATHER["en"])


@pytest.mark.parametrize("where", ["on the web", "unpacked from the ZIP"])
def test_leaving_needs_no_storage_and_no_server(reader: Reader, site: str, site_folder: Path, where: str) -> None:
    page = reader("about:blank")
    page.context.add_init_script(REFUSED)
    page.goto(f"{site if where == 'on the web' else site_folder.as_uri()}/en/{PRACTICE}")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(WEATHER["en"])
    page.go_back()
    expect(page).to_have_url("about:blank")


@pytest.mark.parametrize("where", ["on the web", "unpacked from the ZIP"])
@pytest.mark.parametrize("how", ["by the button", "by the keyboard", "by Esc"])
def test_who_is_in_haste_leaves_before_the_page_s_scripts_have_come(
    reader: Reader, site: str, site_folder: Path, where: str, how: str
) -> None:
    page = reader("about:blank")
    page.context.add_init_script(REFUSED)
    held: list[Route] = []
    # Nobody ever answers; of the scripts there is only the one that comes before anything is drawn.
    page.route(re.compile(r"(?<!/mode)\.js(\?|$)"), lambda route: held.append(route))
    page.goto(f"{site if where == 'on the web' else site_folder.as_uri()}/en/{PRACTICE}", wait_until="commit")
    leave = page.get_by_role("link", name="Leave quickly")
    expect(leave).to_be_visible()
    eventually(lambda: [one for one in held if "page.js" in one.request.url])
    page.evaluate("window.name = 'kept'")
    if how == "by the button":
        leave.click(no_wait_after=True)
    elif how == "by the keyboard":
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        for n, words in enumerate(SAID["en"], 1):
            page.keyboard.press("Escape")
            eventually(lambda: presses_said(page), (n, words).__eq__)
        page.keyboard.press("Escape")
    page.wait_for_url(WEATHER["en"])
    assert page.evaluate("window.name") == ""
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_without_scripts_the_button_is_a_link(reader: Reader, site: str) -> None:
    page = reader(f"{site}/en/{PRACTICE}", java_script_enabled=False)
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url(WEATHER["en"])


def test_without_a_network_the_browser_s_own_page_stands_in_the_place_of_the_course(reader: Reader, site: str) -> None:
    page = reader(f"{site}/en/{PRACTICE}")
    page.context.unroute_all()
    page.context.set_offline(True)
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Leave quickly").click()
    eventually(lambda: page.url, re.compile("^chrome-error:").match)
    assert page.evaluate("history.length") == before
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_a_reader_who_asks_for_it_leaves_no_page_of_the_course_behind_back(reader: Reader, site: str) -> None:
    page = reader("about:blank")
    page.context.add_init_script(REFUSED)
    page.goto(f"{site}/en/ethics-and-care.html")
    before = page.evaluate("history.length")
    page.get_by_label("let each page take the place of the one before it").check()
    expect(page.locator(".book-discreet").get_by_role("status")).to_contain_text("Back now leaves the course")
    page.locator("main").get_by_role("link", name="limits of professional secrecy").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Confidentiality")
    # What few readers ask for comes after the page; only then is it at work.
    back = page.get_by_role("link", name="Back: Ethics and care")
    expect(back).to_be_visible()
    page.get_by_role("link", name="Français").click()
    expect(page.get_by_role("link", name="Retour")).to_be_visible()
    assert page.evaluate("history.length") == before
    page.get_by_role("link", name="Retour").click()
    expect(back).to_be_visible()
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url(WEATHER["en"])
    assert page.evaluate("[history.length, window.name]") == [before, ""]
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_who_asks_for_nothing_goes_back_in_the_course_as_on_any_site(reader: Reader, site: str) -> None:
    page = reader(f"{site}/en/ethics-and-care.html")
    page.locator("main").get_by_role("link", name="limits of professional secrecy").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Confidentiality")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ethics and care")
    expect(page.locator(".book-back")).to_have_count(0)
