"""axe-core finds no violation on any page, in either language, narrow as can be and wide; the console stays empty."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import CodingExercise, asks
from tests.browser.test_book import CHECK, TITLE, opened
from tests.browser.waiting import expect_all_drawn
from tests.classroom import ASSIGNMENT

NARROW = {"width": 320, "height": 568}  # WCAG 1.4.10: nothing on it is read by scrolling sideways
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Only what is wrong leaves the page: what axe-core says of all that is right takes it as long to write as to find.
RUN = "rules => axe.run(document, rules).then(found => found.violations)"


def violations(page: Page, rules: dict[str, list[str]] = RULES) -> list[str]:
    """What axe-core finds wrong, one line a thing, and what it does not look for: buttons of one name."""
    page.evaluate(Axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate(RUN, rules)
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in found
        for node in violation["nodes"]
    ] + repeated(page)


def repeated(page: Page) -> list[str]:
    """The names that several buttons have, as a screen reader is given them: its list shows nothing around them."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    seen = [one for one in nodes if not one["ignored"] and one["role"]["value"] == "button"]
    names = Counter(one["name"]["value"] for one in seen)
    return [f"{times} buttons are called “{name}”" for name, times in names.items() if times > 1]


# Colours and layout go wrong apart from each other: two of their four combinations show both. The editions share one
# frame: each page of each is looked at once, narrow and dark in the one language, and wide and light in the other. What
# is too wide depends on the words.
@pytest.mark.parametrize(("screen", "scheme"), [(NARROW, "dark"), (DESKTOP, "light")], ids=["narrow", "desktop"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_page(
    new_context: Callable[..., BrowserContext],
    site: str,
    site_folder: Path,
    lang: str,
    scheme: str,
    screen: dict[str, int],
) -> None:
    page = new_context(viewport=screen, color_scheme=scheme, reduced_motion="reduce").new_page()
    places = [path.relative_to(site_folder / lang).as_posix() for path in sorted((site_folder / lang).rglob("*.html"))]
    assert {"index.html", "search.html", f"assignments/{ASSIGNMENT}.html"} < set(places)
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(f"{page.url} talks in the console: {message.text}"))
    looked_at = places[(lang == "fr") == (screen is NARROW) :: 2]
    for place in places if screen is NARROW else looked_at:
        page.goto(f"{site}/{lang}/{place}")
        if place == "index.html":
            page.wait_for_url("**/welcome.html")  # It only leads there.
        expect_all_drawn(page)
        wrong += [f"{place}: {violation}" for violation in violations(page)] if place in looked_at else []
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong += [f"{place}: {wide} pixels wide"] if wide > screen["width"] else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("lang", "scheme"), [("en", "dark"), ("fr", "light")])
def test_what_a_search_finds(new_context: Callable[..., BrowserContext], site: str, lang: str, scheme: str) -> None:
    page = new_context(viewport=PHONE, color_scheme=scheme).new_page()
    page.goto(f"{site}/{lang}/search.html?q=confident")
    expect(page.locator("#book-found li").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_exercise_in_use(new_context: Callable[..., BrowserContext], site: str, lang: str, scheme: str) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    exercise: CodingExercise = opened(page, site, lang)
    assert TITLE[lang]
    exercise.sentence(1).click()
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("m")
    page.keyboard.type("?")
    exercise.press(CHECK[lang])
    exercise.root.locator(".entraide-about").first.click()
    exercise.root.get_by_role("button", name=asks({"en": "Shortcuts", "fr": "Raccourcis"}[lang])).click()
    assert not violations(page)


@pytest.mark.parametrize("place", ["", "404.html", "offline.html"])
def test_a_page_outside_the_editions(new_context: Callable[..., BrowserContext], site: str, place: str) -> None:
    # A reader of neither language is not sent on, and chooses.
    page = new_context(locale="de-DE", viewport=NARROW).new_page()
    page.goto(f"{site}/{place}")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
