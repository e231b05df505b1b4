"""What a reader has done is kept, and what she is told of it is true: after a reload, in two tabs, with no storage."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_book import CODES, PRACTICE, opened

REFUSED = {
    "refused": "Object.defineProperty(window, 'localStorage',"
    " { get() { throw new DOMException('The request was denied.', 'SecurityError'); } })",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); }",
}
NOT_KEPT = {"en": "This browser is not keeping your answers", "fr": "Ce navigateur ne garde pas vos réponses"}
SAVE = {"en": "Save my answers as a file", "fr": "Enregistrer mes réponses dans un fichier"}


def code_and_check(exercise: CodingExercise) -> None:
    exercise.sentence(1).click()
    exercise.code("Shared reality").click()
    exercise.press("Check this excerpt")
    expect(exercise.root.locator(".entraide-summary")).not_to_be_empty()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser at")


def test_a_reader_who_comes_back_finds_her_excerpt_and_what_was_said_of_it(page: Page, site: str) -> None:
    exercise = opened(page, site)
    code_and_check(exercise)
    said = exercise.root.locator(".entraide-summary").text_content() or ""
    exercise.press("Next")
    place = exercise.root.get_by_role("heading", name="Excerpt 2 of 3")
    expect(place).to_be_visible()
    page.reload()
    expect(exercise.sentence(1)).to_be_visible()
    expect(place).to_be_visible()
    exercise.press("Previous")
    expect(exercise.root.locator(".entraide-summary")).to_have_text(said)
    expect(exercise.root.locator(".entraide-finding")).not_to_have_count(0)


def test_a_coding_kept_of_a_text_that_has_changed_says_so_until_she_has_coded_there(page: Page, site: str) -> None:
    exercise = opened(page, site)
    code_and_check(exercise)
    changed = exercise.root.get_by_text("This text may have changed since you coded it")
    expect(changed).to_be_hidden()
    # As though she had come before the publisher cut the excerpt otherwise.
    page.evaluate(
        """() => Object.entries(localStorage).filter(([name]) => name.startsWith("entraide:/:"))
          .forEach(([name, kept]) => localStorage.setItem(name, kept.replace(/"cut":"\\w+"/g, '"cut":"earlier"')))"""
    )
    page.reload()
    exercise.expect_codes(1, "Shared reality")
    expect(changed).to_be_visible()
    expect(exercise.root.locator(".entraide-finding")).to_have_count(0)
    exercise.sentence(2).click()
    exercise.code("Shared reality").click()
    exercise.expect_codes(2, "Shared reality")
    expect(changed).to_be_hidden()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser at")
    page.reload()
    exercise.expect_codes(2, "Shared reality")
    expect(changed).to_be_hidden()


def test_an_answer_changed_in_another_tab_is_shown_and_said(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    context = new_context()
    one, two = (opened(context.new_page(), site) for _ in range(2))
    two.sentence(1).click()
    two.code("Shared reality").click()
    expect(two.root.locator(".entraide-status")).to_contain_text("Kept in this browser at")
    one.expect_codes(1, "Shared reality")
    expect(one.root.locator(".entraide-status")).to_contain_text("Changed in another tab at")


def test_a_page_to_which_one_goes_back_shows_what_was_answered_since(page: Page, site: str) -> None:
    """A browser may put a page aside as it was, where it hears nothing of the other edition's, and show it again."""
    exercise = opened(page, site)
    exercise.sentence(1).click()
    exercise.code("Shared reality").click()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser at")
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find(one => one.includes(":answer/"));
          const answer = JSON.parse(localStorage.getItem(key));
          answer.value.push({ ...answer.value[0], unit: 2 });
          localStorage.setItem(key, JSON.stringify({ ...answer, saved_at: new Date().toISOString() }));
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )
    exercise.expect_codes(2, "Shared reality")
    exercise.sentence(3).click()
    exercise.code("Shared reality").click()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser at")
    page.reload()
    for unit in (1, 2, 3):
        exercise.expect_codes(unit, "Shared reality")


def test_what_was_cleared_in_the_browser_s_settings_is_not_said_to_be_kept(page: Page, site: str) -> None:
    exercise = opened(page, site)
    exercise.sentence(1).click()
    exercise.code("Shared reality").click()
    status = exercise.root.locator(".entraide-status")
    expect(status).to_contain_text("Kept in this browser at")
    page.evaluate("localStorage.clear(); dispatchEvent(new Event('focus'))")
    expect(status).to_contain_text("lost when this page is closed")
    expect(page.get_by_role("button", name=SAVE["en"])).to_be_visible()
    exercise.expect_codes(1, "Shared reality")
    exercise.sentence(2).click()
    exercise.code("Shared reality").click()
    expect(status).to_contain_text("Kept in this browser at")


def test_another_course_at_the_same_address_shows_nothing_of_this_one(page: Page, site: str) -> None:
    exercise = opened(page, site)
    code_and_check(exercise)
    moved = "key => localStorage.setItem(key.replace('entraide:/:', 'entraide:/other/:'), localStorage.getItem(key))"
    page.evaluate(f"Object.keys(localStorage).forEach({moved})")
    page.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('entraide:/:')).forEach(k => localStorage.removeItem(k))"
    )
    page.reload()
    expect(exercise.sentence(1)).to_be_visible()
    exercise.expect_codes(1)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", ["refused", "full"])
def test_where_nothing_is_kept_the_answers_leave_as_a_file_and_come_back_from_it(
    new_context: Callable[..., BrowserContext], site: str, lang: str, kind: str, tmp_path: Path
) -> None:
    context = new_context(viewport=PHONE, has_touch=True)
    context.add_init_script(REFUSED[kind])
    exercise = opened(context.new_page(), site, lang)
    page = exercise.page
    notice = page.locator("[data-entraide-refused]")
    expect(notice).to_be_hidden()
    exercise.sentence(1).click()
    exercise.code(CODES[lang]).click()
    expect(notice.get_by_role("alert")).to_contain_text(NOT_KEPT[lang])
    with page.expect_download() as downloading:
        notice.get_by_role("button", name=SAVE[lang]).click()
    saved = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(saved)
    expect(notice.get_by_role("status")).to_contain_text(saved.name)
    answers = json.loads(saved.read_text("utf-8"))["answers"]
    assert [coding["code"] for coding in answers["what-coding"]["value"]] == ["shared-reality"]

    again = opened(context.new_page(), site, lang)
    again.expect_codes(1)
    again.sentence(2).click()
    again.code(CODES[lang]).click()
    there = again.page.locator("[data-entraide-refused]")
    expect(there.get_by_role("alert")).to_be_visible()
    there.locator("input[type=file]").set_input_files(saved)
    expect(there.get_by_role("status")).to_contain_text(saved.name)
    assert again.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("anchors", ["auto", "none"], ids=["a browser that keeps the place", "one that does not"])
def test_what_is_said_above_an_exercise_moves_nothing_under_the_finger(
    new_context: Callable[..., BrowserContext], site: str, anchors: str
) -> None:
    context = new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.add_init_script(REFUSED["full"])
    page = context.new_page()
    page.goto(f"{site}/en/how-to-use.html")
    unit = page.locator("#first-coding .entraide-unit").first
    unit.tap()
    page.evaluate("anchors => { document.documentElement.style.overflowAnchor = anchors }", anchors)
    page.locator("#first-coding .entraide-apply").first.tap()
    place = unit.evaluate("one => one.getBoundingClientRect().top")
    expect(page.locator("[data-entraide-refused] [role=alert]")).to_be_visible()
    assert abs(unit.evaluate("one => one.getBoundingClientRect().top") - place) < 1


def test_once_there_is_room_again_all_that_was_refused_is_kept_and_nothing_else_is_said(page: Page, site: str) -> None:
    page.goto(f"{site}/en/mutual-aid/what-it-is.html")
    page.evaluate(f"() => {{ globalThis.keep = Storage.prototype.setItem; {REFUSED['full']} }}")
    exercises = [page.locator(f"#{one}") for one in ("what-first", "what-chair")]
    for one in exercises:
        one.locator(".entraide-apply").first.click()
        expect(one.locator(".entraide-status")).to_contain_text("This browser does not keep")
    told = page.get_by_text(NOT_KEPT["en"])
    expect(told).to_be_visible()
    page.evaluate("() => { Storage.prototype.setItem = globalThis.keep; }")
    exercises[1].locator(".entraide-apply").nth(1).click()
    for one in exercises:
        expect(one.locator(".entraide-status")).to_contain_text("Kept in this browser at")
    expect(told).to_be_hidden()
    page.reload()
    for one, given in zip(exercises, (1, 2), strict=True):
        expect(one.locator(".entraide-apply[aria-pressed=true]")).to_have_count(given)


def test_a_text_that_is_pasted_beyond_the_end_of_a_field_is_not_cut_without_a_word(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/{PRACTICE}")
    reflection = page.get_by_role("region", name="Votre réflexion")
    memo = reflection.get_by_role("textbox")
    full = reflection.get_by_role("paragraph").filter(has_text="Ce champ est plein")
    memo.fill("x" * 19_990)
    expect(full).to_have_count(0)
    memo.press("End")
    page.keyboard.insert_text("Ce qui ne tient plus.")
    expect(full).to_be_visible()
    memo.press("Backspace")
    expect(full).to_have_count(0)
