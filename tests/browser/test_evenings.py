"""Both evenings of the course on their pages, led to each of their endings by keyboard and by touch."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from entraide.course import Course
from entraide.lang import LANGUAGES, say
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.evenings import Evening, ways_to_endings
from tests.browser.exercises import asks
from tests.browser.test_accessibility import violations

NewContext = Callable[..., BrowserContext]
EVENINGS = {"first": "leading/first-evening", "fifth": "leading/fifth-evening"}


@pytest.fixture(scope="module")
def ways(course: Course) -> dict[str, dict[str, dict[str, Any]]]:
    """Of each meeting a recipe to each of its endings."""
    return ways_to_endings(course)


# Each ending is led to by keyboard in one language, and by touch in the other.
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("meeting", EVENINGS)
def test_an_evening_is_led_to_each_of_its_endings(
    new_context: NewContext, site: str, course: Course, ways: Any, meeting: str, lang: str
) -> None:
    screen = PHONE if (meeting == "first") == (lang == "fr") else DESKTOP
    page = new_context(viewport=screen, has_touch=True, reduced_motion="reduce").new_page()
    led = Evening.opened(page, site, course, f"{lang}/{EVENINGS[meeting]}", f"meeting-{meeting}")
    assert len(ways[meeting]) == 5
    for place, recipe in enumerate(ways[meeting].values()):
        by = ("keyboard", "touch")[(place + (lang == "fr")) % 2]
        led.begin(recipe["evening"], by)
        expect(led.region.locator(".entraide-cast li")).to_have_count(len(led.play["members"]))
        assert led.lead(recipe["moves"], by) == led.play["turns"] + 1
        led.told(by)
        led.ends_as(recipe)
        if place == 0:
            assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
            assert violations(page) == []
        led.do(led.named("lead.leave"), by)
        expect(led.region.locator("[data-kept]")).to_have_count(place + 1)
    assert {one["ended"] for one in led.kept()} == set(ways[meeting])


@pytest.mark.parametrize(("meeting", "lang"), [("first", "en"), ("fifth", "fr")])
def test_an_evening_outlasts_a_reload_and_the_connection_is_coded_and_played_again(
    new_context: NewContext, site: str, course: Course, ways: Any, meeting: str, lang: str
) -> None:
    context = new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    page, place = context.new_page(), f"{lang}/{EVENINGS[meeting]}"
    led = Evening.opened(page, site, course, place, f"meeting-{meeting}")
    recipe = next(iter(ways[meeting].values()))
    moves = recipe["moves"]
    led.begin(recipe["evening"], "touch")
    led.lead(moves[:5], "touch")
    (before,) = led.kept()

    led = Evening.opened(page, site, course, place, f"meeting-{meeting}")
    led.is_at(len(before["said"]))
    assert led.kept() == [before]
    # What is told afterward comes with the last turn but one; from there on nothing more is asked for.
    looks = moves[:-1].count("look")
    with page.expect_response(re.compile("feedback")):
        led.lead(moves[5:-1], "touch", turn=len(before["said"]))
    assert len(moves) - 1 - looks == led.play["turns"] - 1
    page.wait_for_function("name => globalThis.entraide?.[name]", arg=f"meeting-{meeting}-feedback-{meeting}")
    context.set_offline(True)
    led.lead(moves[-1:], "touch", turn=led.play["turns"])
    led.told("touch")
    led.ends_as(recipe)

    # A stretch of what was said there gets a code, and is compared.
    led.named("lead.code").tap()
    coding = led.region.locator(".entraide-coding")
    coding.locator(".entraide-unit").first.tap()
    coding.locator(".entraide-code").first.tap()
    expect(coding.locator(".entraide-chip")).to_have_count(1)
    coding.get_by_role("button", name=asks(say(lang, "lead.stretch-check"))).tap()
    expect(coding.locator(".entraide-summary")).to_have_text(re.compile(r"\d"))
    (coded,) = led.kept()
    assert [one["text"] for one in coded["codings"]] == [coded["said"][0].split()[1]]
    led.named("lead.back-to-debrief").tap()

    # And one turn is played again, beside the meeting that it was.
    point = led.region.locator(".entraide-point[open] [data-do=back]").first
    turn = int(point.get_attribute("data-turn") or 0)
    point.tap()
    led.is_at(turn)
    led.choose("silence", "touch")
    led.is_at(turn + 1)
    first, again = led.kept()
    assert first == coded
    assert (again["said"][: turn - 1], len(again["said"])) == (first["said"][: turn - 1], turn + 1)


@pytest.mark.parametrize(("meeting", "lang"), [("first", "fr"), ("fifth", "en")])
def test_an_evening_kept_by_an_older_release_is_read_as_it_was_and_another_begun(
    new_context: NewContext, site: str, course: Course, ways: Any, meeting: str, lang: str
) -> None:
    page, place = new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce").new_page(), EVENINGS[meeting]
    led = Evening.opened(page, site, course, f"{lang}/{place}", f"meeting-{meeting}")
    recipe = next(iter(ways[meeting].values()))
    led.begin(recipe["evening"], "touch")
    led.lead(recipe["moves"][:3], "touch")
    (kept,) = led.kept()
    gone = kept["said"][0].split()[1]
    # What was read in its first turn is no longer there, and the moves give something else.
    page.evaluate(
        """([key, gone]) => {
          localStorage[key] = localStorage[key].replaceAll(gone, "gone-since");
        }""",
        [f"entraide:/:answer/meeting-{meeting}", gone],
    )
    led = Evening.opened(page, site, course, f"{lang}/{place}", f"meeting-{meeting}")
    led.is_at(len(kept["said"]))
    expect(led.region.get_by_text(say(lang, "lead.older"))).to_be_visible()
    expect(led.region.locator("[data-do=choose]")).to_have_count(0)
    expect(led.region.locator("[data-do=back]")).to_have_count(0)
    led.named("lead.leave").tap()
    led.begin(recipe["evening"], "touch")
    assert [len(one["said"]) for one in led.kept()] == [len(kept["said"]), 1]
