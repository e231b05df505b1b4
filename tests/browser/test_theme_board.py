"""Codes of the course moved into piles of the reader's own, and set beside other groupings, on the built page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import violations

PAGE, EXERCISE = "method/codes-to-themes", "codes-to-themes-board"


def opened(page: Page, site: str, lang: str) -> Locator:
    """The board, which comes once one is near it."""
    page.goto(f"{site}/{lang}/{PAGE}.html#{EXERCISE}")
    board = page.locator(f"#{EXERCISE}").get_by_role("region", name=re.compile("^Theme board|^Tableau de thèmes"))
    expect(board.locator(".entraide-floor .entraide-card")).to_have_count(12)
    return board


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus."""
    for _ in range(80):
        if wanted.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {wanted}")


def test_cards_are_sorted_and_compared_by_keyboard_on_a_narrow_page(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=PHONE, locale="fr-CA").new_page()
    board, keys = opened(page, site, "fr"), page.keyboard
    transport = board.get_by_role("button", name=re.compile("^Déplacer.*Transport( |$)"))
    tab_to(page, transport)
    keys.press("Enter")
    expect(board.get_by_role("button", name="Une nouvelle pile")).to_be_focused()
    keys.press("Enter")
    expect(transport).to_be_focused()
    pile = board.locator(".entraide-pile").first
    expect(pile.locator(".entraide-card")).to_have_count(1)

    # The arrow keys push a card on, and undoing brings it back.
    distance = board.get_by_role("button", name=re.compile("^Déplacer.*Distance( |$)"))
    distance.focus()
    keys.press("ArrowRight")
    expect(pile.locator(".entraide-card")).to_have_count(2)
    expect(distance).to_be_focused()
    keys.press("Control+z")
    expect(pile.locator(".entraide-card")).to_have_count(1)
    keys.press("Control+Shift+z")
    expect(pile.locator(".entraide-card")).to_have_count(2)

    name = pile.get_by_label("Nom de cette pile")
    name.focus()
    keys.type("La route choisit qui peut venir")
    pile.get_by_label(re.compile("^Un contre-exemple")).focus()
    keys.type("Celle à qui la route fait du bien.")
    compare = board.get_by_role("button", name=re.compile("^Comparer avec d.autres regroupements"))
    tab_to(page, compare)
    keys.press("Enter")
    expect(board.get_by_role("heading", name=re.compile("^Vos piles à côté"))).to_be_focused()
    expect(board.locator(".entraide-grouping")).to_have_count(3)
    expect(board.locator(".entraide-beside")).to_contain_text(
        re.compile("Le plus proche du vôtre.*Par qui peut y faire")
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(board.locator(".entraide-status")).to_contain_text("Gardé dans ce navigateur")
    page.evaluate("scrollTo(0, 0)")  # Where reading stands, a button may be half under the bar.
    assert violations(page) == []

    page.reload()
    expect(pile.get_by_label("Nom de cette pile")).to_have_value("La route choisit qui peut venir")
    expect(board.locator(".entraide-grouping")).to_have_count(3)
    page.goto(f"{site}/fr/my-course.html")
    page.locator("[data-mine=memos] > summary").click()
    expect(page.locator("[data-mine=memos-list]")).to_contain_text("Celle à qui la route fait du bien.")


def finger(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    """One finger on the glass, which moves from point to point."""
    for x, y in points or [(0.0, 0.0)]:
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else [{"x": x, "y": y}]}
        )


def test_cards_are_dragged_by_their_grip_with_a_finger_and_anywhere_with_the_mouse(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    context = new_context(viewport={"width": 800, "height": 1100}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    board = opened(page, site, "en")
    board.get_by_role("button", name="New pile").tap()
    pile = board.locator(".entraide-pile").first
    cards = board.locator(".entraide-floor .entraide-card")

    def middle(of: Locator) -> tuple[float, float]:
        box = of.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    session = context.new_cdp_session(page)
    cards.last.scroll_into_view_if_needed()
    pile.scroll_into_view_if_needed()
    (x, y), (to_x, to_y) = middle(cards.last.locator(".entraide-grip")), middle(pile.locator(".entraide-cards"))
    finger(session, "touchStart", (x, y))
    finger(session, "touchMove", (x, y + 10), (x, y + 20), ((x + to_x) / 2, (y + to_y) / 2), (to_x, to_y))
    finger(session, "touchEnd")
    expect(pile.locator(".entraide-card")).to_have_count(1)
    expect(cards).to_have_count(11)

    pile.scroll_into_view_if_needed()
    page.mouse.move(*middle(cards.last.locator(".entraide-example")))
    page.mouse.down()
    page.mouse.move(*middle(pile.get_by_label("Name of this pile")), steps=8)
    page.mouse.up()
    expect(pile.locator(".entraide-card")).to_have_count(2)
    # A press is no drag, and Escape leaves a card where it was.
    page.mouse.move(*middle(pile.locator(".entraide-example").first))
    page.mouse.down()
    page.mouse.move(*middle(cards.last), steps=8)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(pile.locator(".entraide-card")).to_have_count(2)
    expect(board.locator(".entraide-status")).to_contain_text("Kept in this browser")
