"""A chapter from its top to the next, with every exercise: by keyboard alone, by touch alone, magnified four times."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from entraide.course import Course
from entraide.lang import say
from tests.answering import MEMO
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import asks
from tests.browser.test_every_exercise import PAGES
from tests.browser.test_my_course import kept
from tests.browser.test_short_screen import MAGNIFIED, width

CHAPTER, NEXT = "mutual-aid/what-it-is", re.compile(r"/mutual-aid/(?!what-it-is)[\w-]+\.html$")
MOST_TABS = 400

# What has the focus; `wrong` says why a reader would not see it: it must be on the screen, not all of it under another
# thing, and be outlined. What a page moves to show it, it moves in the next frames.
FOCUSED = """async () => {
  const look = () => {
    const one = document.activeElement;
    if (!one || one === document.body) return { wrong: "nothing has the focus" };
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)];
    const [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const places = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x0 + x * (x1 - x0), y0 + y * (y1 - y0)]));
    const seen = x1 > x0 && y1 > y0 && places.some(([x, y]) => one.contains(document.elementFromPoint(x, y)));
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const wrong = `${one.outerHTML.slice(0, 160)} ${seen ? "has no outline" : "is out of sight"}`;
    return {
      exercise: one.closest(".entraide-exercise")?.id ?? "",
      what: one.dataset.do ?? one.type ?? one.tagName,
      isNext: one.matches(".right-next"),
      isPressed: one.getAttribute("aria-pressed") === "true",
      // The page itself and a heading are no controls: reading goes on from there.
      wrong: one.matches("main, h3") || (seen && outlined) ? "" : wrong,
    };
  };
  let found = look();
  for (let frame = 0; frame < 60 && found.wrong; frame++) {
    await new Promise(requestAnimationFrame);
    found = look();
  }
  return found;
}"""


def tried(page: Page, course: Course) -> dict[str, bool]:
    """Of each exercise of the chapter, whether the browser keeps an answer to it, and to all that it asks."""
    answers = {name: kept(page).get(f"answer/{name}", {}).get("value") for name in PAGES[CHAPTER]}
    whole = {}
    for name, value in answers.items():
        exercise = course.exercise(name)
        coded = {one["excerpt"] for one in value or []} if exercise.kind == "coding" else set()
        whole[name] = bool(value) and (exercise.kind != "coding" or coded == set(exercise.items))
    return whole


class ByKeyboard:
    """A reader who presses Tab, and does what an exercise asks where she comes to it."""

    def __init__(self, page: Page, course: Course) -> None:
        self.page, self.course = page, course
        self.left = {name: len(course.exercise(name).items) for name in PAGES[CHAPTER]}
        self.checked: set[str] = set()
        self.unseen: list[str] = []

    def press(self, *keys: str) -> dict[str, Any]:
        for key in keys:
            self.page.keyboard.press(key)
        now: dict[str, Any] = self.page.evaluate(FOCUSED)
        if now["wrong"]:
            self.unseen.append(f"after {keys}: {now['wrong']}")
        return now

    def walk(self) -> None:
        """Past the menu, through the page, to the next."""
        self.press("Tab")
        self.press("Tab")
        self.press("Enter")
        for _ in range(MOST_TABS):
            now = self.press("Tab")
            if now.get("isNext"):
                break
            if now.get("exercise") in self.left:
                self.do(now)
        else:
            pytest.fail("Tab does not lead to the next chapter")

    def do(self, now: dict[str, Any]) -> None:
        name, what = now["exercise"], now["what"]
        if what == "unit" and self.left[name]:
            self.code(name)
        elif what == "apply" and self.course.exercise(name).layout == "one" and self.left[name]:
            self.left[name] = 0
            self.press("Space")
            # What the course answers comes a moment later, and moves what is under it.
            expect(self.page.locator(f"#{name} .entraide-finding").first).to_be_visible()
        elif what in ("radio", "checkbox", "textarea") and self.left[name]:
            self.left[name] = 0
            if what == "textarea":
                self.page.keyboard.type(MEMO)
            else:
                self.press("Space")
        elif what == "check" and name not in self.checked:
            self.checked.add(name)
            self.press("Enter")
            expect(self.page.locator(f"#{name} .entraide-summary")).not_to_be_empty()

    def code(self, name: str) -> None:
        """The first unit of an excerpt, by its key or in the sheet, and on to the next excerpt."""
        self.left[name] -= 1
        self.press("Space")
        if self.page.locator(f"#{name} [data-do=sheet]").is_visible():
            for _ in range(MOST_TABS):
                if self.press("Tab")["what"] == "sheet":
                    break
            self.press("Enter")
            expect(self.page.get_by_role("dialog")).to_be_visible()
            while self.press("Tab")["what"] != "apply":
                pass
            assert self.press("Space")["isPressed"]
            self.press("Escape")
            expect(self.page.get_by_role("dialog")).to_have_count(0)
        else:
            self.press("1")
        if self.left[name]:
            self.press("n")


@pytest.mark.parametrize(("lang", "screen"), [("en", DESKTOP), ("fr", MAGNIFIED)], ids=["desktop", "magnified"])
def test_a_chapter_is_read_and_done_by_keyboard_alone(
    new_context: Callable[..., BrowserContext], site: str, course: Course, lang: str, screen: dict[str, int]
) -> None:
    page = new_context(viewport=screen, reduced_motion="reduce").new_page()
    page.goto(f"{site}/{lang}/{CHAPTER}.html")
    expect(page.locator(".entraide-exercise:not([data-ready])")).to_have_count(0)
    reader = ByKeyboard(page, course)
    reader.walk()
    assert not reader.unseen, "\n".join(reader.unseen)
    assert tried(page, course) == dict.fromkeys(PAGES[CHAPTER], True)
    assert reader.checked == {
        name for name in PAGES[CHAPTER] if page.locator(f"#{name} [data-do=check]:visible").count()
    }
    assert width(page) <= screen["width"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(NEXT)


def test_a_chapter_is_read_and_done_by_touch_alone(
    new_context: Callable[..., BrowserContext], site: str, course: Course
) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce").new_page()
    page.goto(f"{site}/fr/{CHAPTER}.html")
    for name in PAGES[CHAPTER]:
        box = page.locator(f"#{name}")
        box.scroll_into_view_if_needed()
        expect(box).to_have_attribute("data-ready", "")
        touch(box, course, name)
        assert width(page) <= PHONE["width"], name
    assert tried(page, course) == dict.fromkeys(PAGES[CHAPTER], True)
    page.locator(".right-next").tap()
    expect(page).to_have_url(NEXT)


def touch(box: Locator, course: Course, name: str) -> None:
    """Do an exercise with a finger: what one is to tap must be in sight, with nothing over it."""
    exercise = course.exercise(name)
    if exercise.kind == "memo":
        box.get_by_role("textbox").tap()
        box.page.keyboard.insert_text(MEMO)
    elif exercise.kind == "choice":
        box.locator(".entraide-option").first.tap()
        box.locator("[data-do=check]").tap()
        expect(box.locator(".entraide-summary")).not_to_be_empty()
    elif exercise.layout == "one":
        box.locator(".entraide-apply").first.tap()
        expect(box.locator(".entraide-finding").first).to_be_visible()
    else:
        for place, _ in enumerate(exercise.items):
            if place:
                box.get_by_role("button", name=asks(say("fr", "coding.next"))).tap()
            box.locator(".entraide-unit").first.tap()
            box.locator(".entraide-apply").first.tap()
            expect(box.locator(".entraide-chip")).to_have_count(1)
            box.locator("[data-do=check]").tap()
            expect(box.locator(".entraide-summary")).not_to_be_empty()
    expect(box.locator(".entraide-status")).to_have_attribute("data-state", "browser")
