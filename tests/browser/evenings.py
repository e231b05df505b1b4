"""The course's own evenings, led in a browser as a recipe says, by keyboard or by touch."""

import json
import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from entraide.coding.answers import Led
from entraide.coding.evening import evening
from entraide.course import Course, meetings
from entraide.course.meeting_walks import sought
from entraide.lang import LANGUAGES, say
from entraide.meeting import recipe as recipes
from entraide.meeting import rows, walks
from tests.browser.exercises import asks
from tests.meeting.cases import outcome as how_it_ended

WALKS = 1000
KEYS = {"silence": "s", "look": "l"}


def ways_to_endings(course: Course) -> dict[str, dict[str, dict[str, Any]]]:
    """Of each meeting a recipe that reaches each of its endings, found as `entraide check --reach` finds one."""
    tables = meetings.load(course.folder)
    found = {}
    for name in meetings.names(tables):
        meeting = rows.read(meetings.play(tables, name, LANGUAGES[0]))
        begun = [walks.Start(evening) for evening in meeting.evenings]
        reached = walks.by_chance(meeting, begun, WALKS).first
        endings = [one.id for one in meeting.endings.values() if not one.member]
        found[name] = {one: reached.get(one) or sought(meeting, one, begun) or {} for one in endings}
    return found


def plain(text: str) -> str:
    """The words of a page or of a table, without what typography changes."""
    return re.sub(r'[\s"“”«»]', "", text.replace("’", "'"))


@dataclass
class Evening:
    """The exercise on its page, and what its meeting is made of in the page's language."""

    page: Page
    region: Locator
    play: dict[str, Any]
    lang: str
    exercise: str

    @classmethod
    def opened(cls, page: Page, site: str, course: Course, place: str, exercise: str) -> "Evening":
        """Go to its page, and to the exercise on it."""
        page.goto(f"{site}/{place}.html")
        return cls.on(page, course, exercise, place.partition("/")[0])

    @classmethod
    def on(cls, page: Page, course: Course, exercise: str, lang: str) -> "Evening":
        """Go to the exercise on the page that is open."""
        page.locator(f"#{exercise}").scroll_into_view_if_needed()
        region = page.locator(f"#{exercise} .entraide-meeting")
        expect(region).to_be_visible()
        (name,) = course.exercise(exercise).items
        return cls(page, region, meetings.play(course.meetings.tables, name, lang), lang, exercise)

    def named(self, key: str) -> Locator:
        """The button of this text."""
        return self.region.get_by_role("button", name=asks(say(self.lang, key)))

    def do(self, button: Locator, by: str) -> None:
        button.press("Enter") if by == "keyboard" else button.tap()

    def begin(self, evening: str, by: str) -> None:
        chosen = self.region.locator(f"input[value='{evening}']")
        chosen.press("Space") if by == "keyboard" else chosen.tap()
        self.do(self.named("lead.begin"), by)
        self.is_at(1)

    def is_at(self, turn: int) -> None:
        expect(self.region.locator(".entraide-turn")).to_have_count(turn)

    def choose(self, word: str, by: str) -> None:
        """Do what is offered under this word: by its key, as it stands on its button, or by a touch."""
        enter = self.region.locator("[data-do=enter]")
        if enter.count():
            # What is heavy says so first, and may be passed there.
            if word == "pass":
                return self.do(self.region.locator("[data-do=pass]"), by)
            self.do(enter, by)
        button = self.region.locator(f"[data-do=choose][data-word='{word}']")
        if by == "touch" or word == "pass":
            return self.do(button, by)
        self.page.keyboard.press(KEYS.get(word) or button.locator(".entraide-digit").inner_text())

    def lead(self, moves: list[str], by: str, turn: int = 1) -> int:
        """Lead on from a turn; the turn that it comes to."""
        for word in moves:
            self.choose(word, by)
            if word == "look":
                expect(self.region.locator(f"[data-turn='{turn}'] [data-kind=look]")).to_be_visible()
                continue
            turn += 1
            if turn <= self.play["turns"]:
                self.is_at(turn)
        return turn

    def told(self, by: str) -> None:
        """From the last turn to what it gave."""
        self.do(self.named("lead.to-debrief"), by)
        expect(self.region.locator(".entraide-home li").first).to_be_visible()

    def kept(self) -> list[dict[str, Any]]:
        """The meetings that the browser keeps of it, once it says that they are kept."""
        expect(self.region.locator(".entraide-status[data-state=browser]").filter(visible=True)).to_have_count(1)
        key = f"entraide:/:answer/{self.exercise}"
        record = json.loads(self.page.evaluate("key => localStorage[key]", key))
        found: list[dict[str, Any]] = record["value"]["meetings"]
        return found

    def code(self, led: Led, course: Course, by: str) -> None:
        """From what it gave to what was said there, and put these codes on it, stretch by stretch."""
        self.do(self.region.locator("[data-do=code]"), by)
        desk = self.region.locator(".entraide-stage-coding")
        offered = course.exercise(self.exercise).codes
        codes = [code for code in course.codebook.codes if code in offered]
        stretches = evening(led, course.meetings).stretches
        for place, stretch in enumerate(stretches):
            for n, said in enumerate(stretch, 1):
                for code in [codes.index(one.code) for one in led.codings if one.text == said.text]:
                    unit = desk.locator(f"[data-unit='{n}'] .entraide-unit")
                    if by == "keyboard":
                        unit.press("Space")
                        self.page.keyboard.press(str(code + 1))
                        unit.press("Escape")
                    else:
                        unit.tap()
                        desk.locator(".entraide-apply").nth(code).tap()
            if place < len(stretches) - 1:
                self.do(desk.get_by_role("button", name=asks(say(self.lang, "coding.next"))), by)

    def ends_as(self, recipe: dict[str, Any]) -> None:
        """What is told is the ending that the recipe has in Python, and what each member takes home there."""
        ended = recipes.replay(rows.read(self.play), recipe)
        texts = {one["ending"]: one for one in self.play["endings"]}
        outcome = how_it_ended(ended)
        headings = [plain(text) for text in self.region.get_by_role("heading", level=3).all_inner_texts()]
        assert plain(texts[outcome["ending"]]["title"]) in headings
        home = [plain(text) for text in self.region.locator(".entraide-home li").all_inner_texts()]
        for member, ending in outcome["members"].items():
            assert any(plain(texts[ending]["text"]) in one for one in home), (member, ending, home)
        names = [one["name"] for one in sorted(self.play["members"], key=lambda one: one["seat"])]
        assert [
            name.rstrip("\u00a0:") for name in self.region.locator(".entraide-home strong").all_inner_texts()
        ] == names
        said = [" ".join([turn.beat, *(one.text for one in turn.said)]) for turn in ended.turns]
        last = self.kept()[-1]
        assert (last["ended"], last["said"]) == (outcome["ending"], said)
