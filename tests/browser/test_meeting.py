"""A small meeting led in a real browser, on a page whose host is the book's own."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from entraide.book.site import serve
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.led import KETTLE, TOLD, opened, widget
from tests.browser.test_accessibility import violations

NewContext = Callable[..., BrowserContext]
THEMES = [
    {
        "theme": "mutual-aid",
        "label": "Mutual aid",
        "codes": [
            {"code": code, "label": label, "definition": "It is so.", "include": "When so.", "exclude": "When not."}
            for code, label in (("shared-reality", "Shared reality"), ("common-goal", "Common goal"))
        ],
    }
]


@pytest.fixture(scope="module")
def files(root: Path) -> Iterator[str]:
    """The address at which the package's own files are served."""
    with serve.listen(root / "src" / "entraide", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def turn(led: Locator, number: int) -> Locator:
    return led.locator(f"[data-turn='{number}'].entraide-turn")


def is_reached(led: Locator, number: int) -> None:
    """The meeting has come to this turn, and stands open there."""
    expect(led.locator(".entraide-turn")).to_have_count(number)


def to_the_end(led: Locator, page: Page, first: int) -> None:
    """From a turn on, say nothing until the evening is over."""
    for number in range(first, 7):
        is_reached(led, number)
        if (
            led.get_by_role("button", name="Read this moment")
            .or_(led.get_by_role("button", name="Lire ce moment"))
            .count()
        ):
            led.locator("[data-do=enter]").click()
        page.keyboard.press("s")
    expect(led.locator(".entraide-main[data-do=debrief]")).to_be_visible()


@pytest.mark.parametrize(("screen", "scheme", "lang"), [(PHONE, "dark", "fr"), (DESKTOP, "light", "en")])
def test_an_evening_is_led_by_keyboard_to_its_end_and_told_of(
    new_context: NewContext, files: str, screen: Any, scheme: Any, lang: str
) -> None:
    page = new_context(base_url=files, viewport=screen, color_scheme=scheme, locale=f"{lang}-CA").new_page()
    led, keys = opened(page, widget(lang)), page.keyboard
    begin = led.locator("[data-do=begin]")
    expect(led).to_contain_text("Voices rise once.")
    assert violations(page) == []
    begin.focus()
    keys.press("Enter")
    heading = turn(led, 1).get_by_role("heading", level=3)
    expect(heading).to_be_focused()
    expect(led.get_by_role("log")).to_have_attribute("aria-live", "off")

    # The circle is beside the transcript where there is room, and folded above it where there is none.
    is_open = led.locator(".entraide-around[open]")
    expect(is_open).to_have_count(1 if screen is DESKTOP else 0)
    intents = led.locator(".entraide-intent h4")
    expect(intents.first).to_be_visible()
    led.locator("[data-do=headings]").click()
    expect(intents.first).to_be_hidden()

    # Looking around is free, and once a turn; reading goes on at what she did.
    keys.press("l")
    expect(turn(led, 1).get_by_role("heading", level=4)).to_be_focused()
    expect(led.locator("[data-word=look]")).to_have_count(0)
    is_reached(led, 1)
    said = led.locator(".entraide-move").nth(1).locator("span").last.inner_text()
    keys.press("2")
    is_reached(led, 2)
    expect(turn(led, 1).get_by_role("heading", level=4).last).to_be_focused()
    expect(turn(led, 1)).to_contain_text(said)
    assert violations(page) == []

    # What was kept is there after a reload, and goes on.
    expect(led.locator(".entraide-status[data-state=browser]")).to_be_visible()
    opened(page, widget(lang))
    is_reached(led, 2)
    led.locator(".entraide-move").first.focus()
    to_the_end(led, page, 2)
    led.locator(".entraide-main[data-do=debrief]").focus()
    keys.press("Enter")
    expect(led.get_by_role("heading", level=3).first).to_be_focused()
    expect(led.locator(".entraide-home li")).to_have_count(3)
    expect(led.locator(".entraide-point[open]")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    assert violations(page) == []
    memo = led.locator("textarea").first
    memo.fill("I would wait longer.")
    memo.blur()
    expect(led.locator(".entraide-status[data-state=browser]")).to_be_visible()
    opened(page, widget(lang))
    expect(led.locator("textarea").first).to_have_value("I would wait longer.")


def test_a_turn_is_played_again_by_touch_and_both_evenings_are_compared_from_where_they_part(
    new_context: NewContext, files: str
) -> None:
    page = new_context(base_url=files, viewport=PHONE, has_touch=True).new_page()
    led = opened(page, widget("en"))
    led.get_by_role("button", name="Begin").tap()
    for number in (1, 2, 3):
        is_reached(led, number)
        move = led.locator(".entraide-move").nth(1)
        box = move.bounding_box()
        assert box
        assert box["height"] >= 44
        move.tap()
    is_reached(led, 4)
    led.get_by_role("button", name="Time out").tap()
    expect(led.get_by_role("heading", name="Time out, at turn 4")).to_be_focused()
    led.get_by_role("textbox", name="Who is silent?").fill("Cleo.")
    expect(led.get_by_role("button", name="Time out")).to_have_count(0)
    led.get_by_role("button", name="Stop here").tap()
    expect(led.get_by_role("heading", name="Where you stopped")).to_be_focused()
    expect(led).to_contain_text(re.compile(r"\d+ of \d+ lines went through you"))

    # In a meeting of its own: the first stays as it was.
    led.get_by_role("button", name="Try this turn again, turn 2").tap()
    is_reached(led, 2)
    led.get_by_role("button", name="Say nothing").tap()
    is_reached(led, 3)
    led.get_by_role("button", name="Stop here").tap()
    led.get_by_role("button", name="Back to the meetings").tap()
    expect(led.locator("[data-kept]")).to_have_count(2)
    led.locator("summary", has_text="Compare two meetings").tap()
    led.get_by_role("button", name="Compare", exact=True).tap()
    expect(led).to_contain_text("They part at turn 2.")
    expect(led.locator(".entraide-column")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    led.get_by_role("button", name="Back to the meetings").tap()
    led.get_by_role("button", name=re.compile("^Delete: Meeting 1")).tap()
    expect(led.locator("[data-kept]")).to_have_count(1)
    led.get_by_role("button", name="Bring it back").tap()
    led.get_by_role("button", name=re.compile("^Open: Meeting 1")).tap()
    led.get_by_role("button", name="Read the transcript").tap()
    expect(led.locator(".entraide-turn")).to_have_count(4)
    expect(led.get_by_role("textbox", name="Who is silent?")).to_have_value("Cleo.")


def test_a_heavy_moment_says_so_before_it_begins_and_may_be_passed(new_context: NewContext, files: str) -> None:
    page = new_context(base_url=files).new_page()
    led = opened(page, widget("en"))
    led.get_by_role("button", name="Begin").click()
    led.locator("[data-word=door-tell]").click()
    is_reached(led, 2)
    expect(turn(led, 2)).to_contain_text("Voices rise here.")
    expect(led).not_to_contain_text("The kettle boils over.")
    expect(led.locator(".entraide-move")).to_have_count(0)
    led.get_by_role("button", name="Pass this moment").press("Enter")
    is_reached(led, 3)
    # What was passed is folded: she reads on from its heading, and a key still leads.
    expect(turn(led, 2).get_by_role("heading", level=3)).to_be_focused()
    expect(led.locator("summary", has_text="The moment that you passed")).to_be_visible()
    expect(led.get_by_text("The kettle boils over.")).to_be_hidden()
    led.get_by_role("button", name="Go back to here, turn 2").click()
    led.get_by_role("button", name="Read this moment").click()
    expect(led.get_by_text("The kettle boils over.").last).to_be_visible()
    expect(led.locator(".entraide-move")).to_have_count(3)


def test_an_evening_goes_on_without_a_connection_and_is_told_of_at_its_end(new_context: NewContext, files: str) -> None:
    context = new_context(base_url=files)
    page = context.new_page()
    led = opened(page, widget("en"))
    led.get_by_role("button", name="Begin").click()
    led.locator(".entraide-move").first.focus()
    # What is told comes with the last turn but one, before the line may be gone.
    with page.expect_request(re.compile("feedback-kettle")):
        for number in range(1, 6):
            is_reached(led, number)
            page.keyboard.press("2")
            if led.locator("[data-do=enter]").count():
                led.locator("[data-do=enter]").click()
    page.wait_for_function("globalThis.entraide?.['lead-feedback-kettle']")
    context.set_offline(True)
    is_reached(led, 6)
    page.keyboard.press("s")
    led.get_by_role("button", name="See what it gave").click()
    expect(led.locator(".entraide-home li")).to_have_count(3)
    expect(led.locator(".entraide-status[data-state=browser]")).to_be_visible()


def test_a_later_evening_goes_on_from_an_earlier_one(new_context: NewContext, files: str) -> None:
    page = new_context(base_url=files).new_page()
    teapot = KETTLE | {"meeting": "teapot", "title": "The teapot", "carried": ["web"], "earlier": ["kettle"]}
    later = widget("en", teapot, exercise="later")
    led = opened(page, later)
    expect(led.get_by_text("Go on from meeting")).to_have_count(0)
    # What holds before what is carried over is no way to begin.
    expect(led.get_by_role("radio")).to_have_count(len(KETTLE["evenings"]) - 1)
    opened(page, widget("en"))
    led.get_by_role("button", name="Begin").click()
    led.locator(".entraide-move").first.focus()
    to_the_end(led, page, 1)
    expect(led.locator(".entraide-status[data-state=browser]")).to_be_visible()

    # On another page, in an exercise of its own.
    opened(page, later)
    led.get_by_role("radio", name=re.compile("^Go on from meeting 1 of your earlier evening")).check()
    led.get_by_role("button", name="Begin").click()
    is_reached(led, 1)
    expect(led.locator(".entraide-status[data-state=browser]")).to_be_visible()
    one, other = (
        page.evaluate(f"JSON.parse(localStorage.getItem('entraide:/:answer/{name}')).value.meetings[0]")
        for name in ("lead", "later")
    )
    (web,) = re.findall(r"web=\d+", one["carried"])
    assert (other["meeting"], other["evening"], other["sets"]) == ("teapot", "so-far", web)


def test_what_does_not_come_is_said_and_asked_for_again(browser: Browser, files: str) -> None:
    with browser.new_context(base_url=files) as context:
        page = context.new_page()
        led = opened(page, widget("en"))
        page.route("**/pieces/play-*", lambda route: route.abort())
        led.get_by_role("button", name="Begin").click()
        expect(led).to_contain_text("The meeting did not load.")
        page.unroute("**/pieces/play-*")
        led.get_by_role("button", name="Begin").click()
        is_reached(led, 1)


def test_a_meeting_of_older_texts_is_read_and_does_not_go_on(new_context: NewContext, files: str) -> None:
    page = new_context(base_url=files).new_page()
    led = opened(page, widget("en"))
    led.get_by_role("button", name="Begin").click()
    led.locator(".entraide-move").first.focus()
    page.keyboard.press("s")
    is_reached(led, 2)
    heard = led.locator(".entraide-said").first.inner_text()
    expect(led.locator(".entraide-status[data-state=browser]")).to_be_visible()
    gone = next(one["line"] for one in KETTLE["lines"] if one["text"] in heard)
    lines = [one for one in KETTLE["lines"] if one["line"] != gone]
    opened(page, widget("en", KETTLE | {"lines": lines, "release": "later"}))
    expect(led).to_contain_text("This meeting was led on earlier texts")
    expect(led).to_contain_text(f"A line that these texts no longer hold ({gone}).")
    is_reached(led, 2)
    for name in ("Go back to here", "Say nothing", "See what it gave"):
        expect(led.get_by_role("button", name=name)).to_have_count(0)
    led.get_by_role("button", name="Back to the meetings").click()
    expect(led.get_by_role("button", name="Begin")).to_be_visible()


def test_her_own_meeting_is_coded_and_compared_line_by_line(new_context: NewContext, files: str) -> None:
    said = [
        {"text": one["line"], "code": "shared-reality", "status": "required", "rationale": "They are alike in this."}
        for one in KETTLE["lines"]
        if one["speaker"] != "room"
    ]
    made = widget("en", told=TOLD | {"codings": said, "themes": THEMES})
    page = new_context(base_url=files).new_page()
    led = opened(page, made)
    led.get_by_role("button", name="Begin").click()
    led.locator(".entraide-move").first.focus()
    to_the_end(led, page, 1)
    led.get_by_role("button", name="See what it gave").click()
    led.get_by_role("button", name="Code your meeting").click()
    own = led.locator(".entraide-coding")
    unit = own.locator(".entraide-unit").first
    expect(unit).to_contain_text(re.compile(r"^1\s+\w+, to \w+: "))
    unit.click()
    own.get_by_role("button", name=re.compile("Shared reality")).first.click()
    expect(own.locator(".entraide-chip")).to_contain_text("Shared reality")
    own.get_by_role("button", name="Check this stretch").click()
    expect(own).to_contain_text("1 code in common with the reference.")
    expect(own).to_contain_text("They are alike in this.")
    assert violations(page) == []
    expect(own.locator(".entraide-status[data-state=browser]")).to_be_visible()
    kept = page.evaluate("JSON.parse(localStorage.getItem('entraide:/:answer/lead')).value.meetings[0].codings")
    assert [one["code"] for one in kept] == ["shared-reality"]
    assert kept[0]["text"] in {one["line"] for one in KETTLE["lines"]}
    opened(page, made)
    led.get_by_role("button", name="Code your meeting").click()
    expect(own.locator(".entraide-chip")).to_contain_text("Shared reality")
    expect(own).to_contain_text("1 code in common with the reference.")
    assert json.dumps(kept)
