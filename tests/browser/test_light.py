"""What is read stays where it is while a page is drawn."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, PHONE

# The browser's own account of what moved without the reader's doing.
SHIFTS = """() => new Promise(resolve => {
  const shifts = [];
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) {
      shifts.push([one.value, ...one.sources.map(({ node }) => node?.className || node?.nodeName)]);
    }
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(shifts), 100)));
})"""


def shifts(page: Page) -> list[list[object]]:
    """How much moved each time, and what."""
    found: list[list[object]] = page.evaluate(SHIFTS)
    return found


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(("lang", "word"), [("en", "trust"), ("fr", "confiance"), ("fr", "xyzzy")])
def test_nothing_moves_on_the_page_of_results(
    new_context: Callable[..., BrowserContext], site: str, screen: dict[str, int], lang: str, word: str
) -> None:
    page = new_context(viewport=screen).new_page()
    page.goto(f"{site}/{lang}/search.html?q={word}")
    expect(page.locator("#book-found").get_by_role("status")).not_to_be_empty()
    assert shifts(page) == []
