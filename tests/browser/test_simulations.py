"""The simulations in a reader's hands, each alone on a page."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import entraide
from tests.browser.conftest import PHONE


@pytest.fixture
def shown(new_context: Callable[..., BrowserContext], widgets_url: str) -> Callable[..., Page]:
    """A simulation alone on a page."""

    def shown(name: str, lang: str, **options: Any) -> Page:
        page = new_context(base_url=widgets_url, **options).new_page()
        widget = entraide.simulation(name, lang)
        styles = "".join(f'<link rel="stylesheet" href="/{style}">' for style in widget.front_end.styles)
        html = f'<!doctype html><html lang="{lang}"><link rel="icon" href="data:,">{styles}<main></main></html>'
        page.route("**/blank", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/blank")
        state = widget.get_state()
        values = {one: state[one] for one in ("lang", "locale", "texts", "title", "payload")}
        body = """async ([module, values]) => {
          const { default: widget } = await import(`/${module}`);
          const model = { get: (name) => values[name], host: "page" };
          window.close_ = widget.render({ model, el: document.querySelector("main") });
        }"""
        page.evaluate(body, [widget.front_end.module, values])
        return page

    return shown


def test_two_places_are_compared_and_the_result_is_read_aloud(shown: Callable[..., Page]) -> None:
    page = shown("who-knows-whom", "en")
    cards = page.locator(".entraide-card")
    expect(cards.first).to_contain_text("Amos, 12,675 people")
    expect(cards.first).to_contain_text("about 28 groups in 100")
    page.get_by_role("combobox", name="First place").select_option("ville-marie")
    page.get_by_label("Acquaintances: a starting point").select_option("290")
    expect(page.get_by_role("textbox", name="People that each person knows there")).to_have_value("290")
    expect(cards.first).to_contain_text("about 97 groups in 100")
    said = page.get_by_role("status")
    expect(said).to_contain_text("Ville-Marie: about 97 groups in 100. Montréal: fewer than 1 group in 100.")


def test_any_number_of_people_may_be_typed_or_slid_to(shown: Callable[..., Page]) -> None:
    page = shown("who-knows-whom", "fr")
    people = page.get_by_role("textbox", name="Gens qui y vivent").nth(1)
    people.fill("5 000")
    expect(page.get_by_role("combobox", name="Deuxième endroit")).to_have_value("other")
    expect(page.locator(".entraide-card").nth(1)).to_contain_text("environ 57 groupes sur 100")
    slider = page.get_by_role("slider", name="Gens qui y vivent").nth(1)
    slider.press("ArrowRight")
    expect(people).to_have_value("5100")
    people.fill("0")
    expect(slider).to_have_attribute("aria-valuetext", "5\u00a0100 personnes")
    people.press("Tab")
    expect(people).to_have_value("50")
    expect(page.get_by_text("Ici, personne ne peut connaître plus de 49")).to_be_visible()


def test_a_plan_is_changed_kept_compared_and_put_in_words(shown: Callable[..., Page]) -> None:
    page = shown("plan-a-group", "fr", viewport=PHONE)
    said = page.get_by_role("status")
    page.get_by_label("Aide au transport").select_option("rides")
    expect(said).to_contain_text(
        "5 sur 12 peuvent venir. Depuis votre dernier changement\u00a0: M10 peut maintenant venir."
    )
    page.get_by_role("button", name="Garder ce plan").click()
    page.get_by_label("Comment on se rencontre").select_option("online")
    expect(page.get_by_label("Où")).to_be_disabled()
    page.get_by_role("button", name="Garder ce plan").click()
    rows = page.locator(".entraide-kept tbody tr")
    expect(rows).to_have_count(2)
    expect(page.get_by_role("textbox", name="Copiez-le")).to_have_value(re.compile("^En ligne. En semaine, le soir."))
    page.get_by_role("button", name="Retirer Plan 1").click()
    expect(rows).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_cost_may_be_changed_and_what_is_no_number_is_not_taken(shown: Callable[..., Page]) -> None:
    page = shown("plan-a-group", "en")
    page.get_by_label("Which room").select_option("shared")
    page.get_by_text("What the simulation assumes").click()
    rent = page.get_by_label("Rent of the room")
    rent.fill("100")
    figures = page.locator(".entraide-totals").first
    expect(figures).to_contain_text("$100, $700 over 7 meetings")
    rent.fill("a lot")
    rent.press("Tab")
    expect(rent).to_have_value("100")
    expect(figures).to_contain_text("$100, $700 over 7 meetings")


def test_once_closed_nothing_of_it_is_left(shown: Callable[..., Page]) -> None:
    page = shown("plan-a-group", "en")
    page.evaluate("window.close_()")
    assert page.locator("main").inner_html() == ""
