"""A page stays light in the hand: nothing moves by itself, and of very many units only what has changed is drawn."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from entraide.widgets.common import bundle
from tests.book.test_weight import Asked
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.many_units import open_with

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


def test_no_name_that_a_module_declares_is_one_of_the_browser_s_own(browser: Browser, root: Path) -> None:
    # The modules of a script share one scope: another module that means the browser's would be given this one.
    folders = [root / "src" / "entraide" / place for place in ("widgets", "book/extension/static")]
    modules = [path for folder in folders for path in folder.rglob("*.js")]
    names = {name: path.name for path in modules for name in bundle.declared(path)}
    page = browser.new_page()
    own = page.evaluate("names => names.filter(name => name in window)", list(names))
    page.close()
    assert {name: names[name] for name in own} == {}


@pytest.mark.parametrize("path", ["fr/mutual-aid/dynamics.html", "en/groups/approaches.html"])
def test_a_first_visit_asks_for_what_its_weight_is_reckoned_from(
    new_context: Callable[..., BrowserContext], site: str, site_folder: Path, path: str
) -> None:
    page = new_context(service_workers="block").new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{site}/{path}", wait_until="networkidle")
    page.wait_for_timeout(2000)
    reckoned = {file.relative_to(site_folder.resolve()).as_posix() for file in Asked(site_folder / path).files}
    # Chromium asks for the manifest only where the site may be installed, and for the icon only where it shows one.
    assert {one for one in asked if one and not one.startswith("image/")} <= reckoned
    assert reckoned - set(asked) <= {f"{path[:2]}/manifest.webmanifest", f"{path[:2]}/_static/entraide/icon.svg"}


CHANGED = """() => {
  window.changed = new Set();
  new MutationObserver(all => {
    for (const { target } of all) {
      const item = (target.nodeType === 1 ? target : target.parentElement).closest("[data-unit]");
      if (item) window.changed.add(Number(item.dataset.unit));
    }
  }).observe(document.querySelector(".entraide-reading"),
    { subtree: true, childList: true, attributes: true, characterData: true });
}"""


def test_of_two_thousand_units_only_the_one_that_is_coded_is_drawn_again(
    page: Page, site: str, site_folder: Path
) -> None:
    open_with(page, site, site_folder, "en/mutual-aid/what-it-is.html", units=2000, codings=1200)
    chips = page.locator(".entraide-chip")
    expect(chips).to_have_count(1200)
    uncoded = page.locator("[data-unit]:not(:has(.entraide-chip))").nth(400)
    unit = uncoded.get_attribute("data-unit")
    item = page.locator(f"[data-unit='{unit}']")
    item.locator(".entraide-unit").click()
    page.evaluate(CHANGED)
    page.keyboard.press("1")
    expect(item.locator(".entraide-chip")).to_have_count(1)
    expect(chips).to_have_count(1201)
    assert page.evaluate("[...window.changed].map(String)") == [unit]
