"""Codes of the reader's own, made for a transcript and set beside the course's, on the built page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_accessibility import violations

PAGE, EXERCISE = "method/data-to-codes", "data-to-codes-open"


def opened(page: Page, site: str, lang: str) -> CodingExercise:
    """The exercise, which comes once one is near it."""
    page.goto(f"{site}/{lang}/{PAGE}.html#{EXERCISE}")
    exercise = CodingExercise(page, re.compile("^Open coding|^Codage ouvert"))
    expect(exercise.sentence(1)).to_be_visible()
    return exercise


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus."""
    for _ in range(60):
        if wanted.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {wanted}")


def test_codes_are_made_renamed_and_compared_by_keyboard_on_a_narrow_page(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=PHONE, locale="fr-CA").new_page()
    exercise = opened(page, site, "fr")
    root, keys = exercise.root, page.keyboard
    tab_to(page, exercise.sentence(1))
    keys.press("Space")
    keys.press("/")
    keys.type("Entrer à reculons")
    keys.press("Enter")
    exercise.expect_codes(1, "Entrer à reculons")
    keys.press("Escape")
    expect(exercise.sentence(1)).to_be_focused()
    for _ in range(4):
        keys.press("ArrowDown")
    keys.press("Space")
    keys.press("Shift+ArrowDown")
    keys.press("/")
    keys.type("À l'évier")
    keys.press("Enter")
    exercise.expect_codes(5, "À l'évier")
    exercise.expect_codes(6, "À l'évier")

    # The first of her codes is called otherwise, which is undone and done again.
    keys.press("ArrowDown")
    keys.press("i")
    keys.type("De dos")
    keys.press("Enter")
    exercise.expect_codes(1, "De dos")
    keys.press("Control+z")
    exercise.expect_codes(1, "Entrer à reculons")
    keys.press("Control+Shift+z")
    exercise.expect_codes(1, "De dos")

    compare = root.get_by_role("button", name="Comparer avec les codes du cours")
    tab_to(page, compare)
    keys.press("Enter")
    beside = root.get_by_role("heading", name="Vos codes à côté de ceux du cours")
    expect(beside).to_be_focused()
    said = root.locator(".entraide-beside")
    expect(said).to_contain_text(re.compile(r"se rencontrent sur 1.unité.; le vôtre est aussi sur 1 de plus"))
    expect(said).to_contain_text(re.compile("Que voit.*De dos.*que le cours laisse passer"))
    tab_to(page, root.get_by_label(re.compile("^Un mémo")))
    keys.type("De dos : ce que l'on voit en premier.")
    expect(root.locator(".entraide-status")).to_contain_text("Gardé dans ce navigateur")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.reload()
    exercise.expect_codes(6, "À l'évier")
    expect(said).to_contain_text("laisse passer")
    expect(root.get_by_label(re.compile("^Un mémo"))).to_have_value("De dos : ce que l'on voit en premier.")
    page.goto(f"{site}/fr/my-course.html")
    page.locator("[data-mine=memos] > summary").click()
    expect(page.locator("[data-mine=memos-list]")).to_contain_text("ce que l'on voit en premier")
