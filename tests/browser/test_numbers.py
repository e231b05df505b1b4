"""A calculation on a page, by keyboard on a phone: each step is checked, and what went wrong is named."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, Page, expect

from entraide.course import Course
from tests.browser.conftest import PHONE

SPACES = "[\u00a0\u202f ]"


def opened(page: Page, site: str) -> Locator:
    """The exercise of the chapter on distance, in French, once it has been brought: it stands far down the page."""
    page.goto(f"{site}/fr/region/distance.html#distance-cost")
    region = page.get_by_role("region", name="Ce que coûte une rencontre", exact=True)
    expect(region.get_by_role("textbox").first).to_be_visible()
    return region


def test_each_step_is_checked_by_keyboard_and_says_what_went_wrong(
    new_context: Callable[..., BrowserContext], site: str, course: Course
) -> None:
    page = new_context(viewport=PHONE, reduced_motion="reduce").new_page()
    region = opened(page, site)
    steps = course.questions["N02"].steps
    values = course.reference.values
    first = region.get_by_label(steps[0].label["fr"], exact=True)
    said = region.locator("[data-step-number='1'] .entraide-verdict")
    aloud = region.get_by_role("status")
    expect(first).to_have_attribute("inputmode", "decimal")
    first.focus()
    solution = region.get_by_role("button", name="Montrer la solution")
    expect(solution).to_have_count(0)  # For who has tried.

    page.keyboard.press("Enter")
    expect(said).to_contain_text("Entrez d’abord un nombre.")
    page.keyboard.type("à peu près 90")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("ne se lit pas comme un nombre")
    expect(first).to_have_value("à peu près 90")
    expect(solution).to_have_count(0)
    page.keyboard.press("Control+a")
    page.keyboard.type("90 km")
    expect(said).to_contain_text("Vous avez changé ce nombre.")
    page.keyboard.press("Enter")
    one_way = next(value for value in values["N02", 1] if not value.right)
    expect(said).to_contain_text(one_way.why["fr"])
    expect(aloud).to_contain_text(one_way.why["fr"])
    expect(said).to_have_attribute("id", re.compile(f"^{(first.get_attribute('aria-describedby') or '').split()[-1]}$"))

    page.keyboard.press("Tab")
    expect(region.get_by_role("button", name=re.compile(f"^Vérifier{SPACES}: {steps[0].label['fr']}"))).to_be_focused()
    page.keyboard.press("Tab")
    expect(solution.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(region.locator("[data-step-number='1'] .entraide-solution")).to_contain_text(re.compile(f"180{SPACES}km"))
    first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("180,0")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("C’est juste")

    for step, typed in zip(steps[1:], ("108,00 $", "4 h 30", "67.5", "351/2", "185,5"), strict=True):
        region.get_by_label(step.label["fr"], exact=True).focus()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(region.locator(f"[data-step-number='{step.step}'] .entraide-verdict")).to_contain_text("C’est juste")
    expect(aloud).to_contain_text("Toutes les étapes sont justes.")
    expect(region.locator(".entraide-status")).to_contain_text("Gardé dans ce navigateur")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.reload()
    region = opened(page, site)
    expect(region.get_by_label(steps[2].label["fr"], exact=True)).to_have_value("4 h 30")
    expect(region.locator("[data-step-number='6'] .entraide-verdict")).to_contain_text("C’est juste")
