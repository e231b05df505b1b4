"""Where colours say nothing, in grey or in those that a system forces: what is drawn is seen, and told apart."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from entraide.course import Course
from entraide.look import TOKENS
from tests.browser.exercises import CodingExercise
from tests.browser.test_book import CHECK, CODES, opened

DRAWINGS = sorted((Path(__file__).parents[2] / "data" / "drawings").glob("*.svg"))
PLAINLY = 3  # WCAG 1.4.11: the contrast of what one must see
GREY = "document.documentElement.style.filter = 'grayscale(1)'"
WAYS = [
    pytest.param({"color_scheme": scheme, "forced_colors": forced}, id=f"{name}-{scheme}")
    for name, forced in (("grey", "none"), ("forced", "active"))
    for scheme in ("light", "dark")
]


def in_grey(page: Page, way: dict[str, str]) -> None:
    if way["forced_colors"] == "none":
        page.evaluate(GREY)


def lightness(place: Locator) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """The relative luminance of each of its pixels, as WCAG has it."""
    pixels = np.asarray(Image.open(io.BytesIO(place.screenshot(animations="disabled"))).convert("RGB")) / 255
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])


def told_apart(place: Locator, one: str, other: str) -> int:
    """How many pixels of a place differ plainly when it is drawn in one way and in the other, each done by a script."""
    drawn = []
    for way in (one, other):
        place.evaluate(way)
        drawn.append(lightness(place))
    # A mark may take a line more: what both have room for is compared.
    high, wide = np.min([one.shape for one in drawn], axis=0)
    first, second = (one[:high, :wide] for one in drawn)
    dark, light = np.minimum(first, second), np.maximum(first, second)
    return int(((light + 0.05) / (dark + 0.05) >= PLAINLY).sum())


HIDDEN, SHOWN = "one => { one.style.opacity = 0 }", "one => { one.style.opacity = '' }"


@pytest.mark.parametrize("way", WAYS)
def test_every_drawing_is_seen(browser: Browser, way: dict[str, str]) -> None:
    page = browser.new_page(**way)  # type: ignore[arg-type]
    drawn = "".join(path.read_text("utf-8") for path in DRAWINGS)
    ground = ":root { color-scheme: light dark } body { background: var(--e-paper); color: var(--e-ink) }"
    page.set_content(f"<style>{TOKENS.read_text('utf-8')} {ground} svg {{ width: 328px }}</style>{drawn}")
    in_grey(page, way)
    seen = {path.stem: told_apart(page.locator("body > svg").nth(n), HIDDEN, SHOWN) for n, path in enumerate(DRAWINGS)}
    # Strokes of 2.5 pixels, as long as a drawing is wide.
    assert len(seen) == 12
    assert {name: pixels for name, pixels in seen.items() if pixels < 328 * 2.5} == {}
    page.close()


CHAIR = """(ring, now) => {
  for (const one of ring.querySelectorAll("a")) one.setAttribute("class", now);
}"""


@pytest.mark.parametrize("way", WAYS)
def test_chairs_and_units_are_told_apart(
    new_context: Callable[..., BrowserContext], site: str, course: Course, way: dict[str, str]
) -> None:
    page = new_context(reduced_motion="reduce", **way).new_page()
    exercise = opened(page, site)
    in_grey(page, way)
    ring = page.locator("article .book-ring")
    expect(ring.locator(".book-lit")).to_have_count(1)
    # A copy, which the page lights no more by itself.
    ring.evaluate("one => one.replaceWith(one.cloneNode(true))")
    chairs = ring.locator("a").count()
    assert told_apart(ring, HIDDEN, SHOWN) > 40 * chairs
    states = {"empty": "", "tried": "book-filled", "here": "book-lit"}
    set_to = {name: f"ring => ({CHAIR})(ring, '{state}')" for name, state in states.items()}
    # A chair of the ring is fourteen pixels wide here, and what says that one is there, a dot of four.
    for one, other, least in (("empty", "tried", 40), ("tried", "here", 6), ("empty", "here", 6)):
        assert told_apart(ring, set_to[one], set_to[other]) > least * chairs, f"{one}, {other}"
    units_are_told_apart(exercise)


def units_are_told_apart(exercise: CodingExercise) -> None:
    """Chosen and not, coded and not, found and the reference's alone."""
    page, unit = exercise.page, exercise.sentence(2)
    item = exercise.root.locator("[data-unit='2']")
    unit.click()
    exercise.code(CODES["en"]).click()
    exercise.expect_codes(2, CODES["en"])
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    chosen, not_chosen = (f"one => one.setAttribute('aria-pressed', '{now}')" for now in ("true", "false"))
    # The bar at its side, or its outline, as high as a line at least.
    assert told_apart(unit, chosen, not_chosen) > 3 * 24
    code = exercise.code(CODES["en"])
    assert told_apart(code, chosen, not_chosen) > 2 * 24
    assert told_apart(item.locator(".entraide-chip"), HIDDEN, SHOWN) > 100
    exercise.press(CHECK["en"])
    found = exercise.root.locator(".entraide-finding")
    expect(found.first).to_be_visible()
    shapes = {one.locator("strong").first.inner_text(): one.locator("svg").inner_html() for one in found.all()}
    assert len(shapes) > 1 and len(set(shapes.values())) == len(shapes)
