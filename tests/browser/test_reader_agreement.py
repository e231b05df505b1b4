"""The reader's own agreement, live on the page of agreement: what she codes is measured as the Python module would."""

import re
from collections.abc import Callable
from itertools import chain

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from entraide.coding import agreement
from entraide.course import Course, coders
from entraide.course.reference import REQUIRED
from tests.browser.conftest import PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_accessibility import violations
from tests.browser.test_book import CHECK
from tests.browser.waiting import expect_all_drawn

NAME = "agreement-coding-1"
MINE = {3: ["shared-reality"], 4: ["awareness", "shared-reality"], 5: ["group-strength", "common-goal"]}


class ReaderAgreement:
    """The exercise of the page and the figures under it."""

    def __init__(self, page: Page, site: str, course: Course, lang: str) -> None:
        self.course, self.lang, self.page = course, lang, page
        page.goto(f"{site}/{lang}/method/agreement.html")
        self.exercise = CodingExercise(page, course.exercise(NAME).title[lang])
        self.root = page.get_by_role("region", name={"en": "Your own agreement", "fr": "Votre accord"}[lang])
        expect(self.exercise.sentence(1)).to_be_visible()
        expect_all_drawn(page)

    def label(self, code: str) -> str:
        return self.course.codebook[code].label[self.lang]

    def code(self, unit: int, *codes: str) -> None:
        self.exercise.sentence(unit).click()
        for code in codes:
            self.exercise.code(self.label(code)).click()

    def check(self) -> None:
        self.exercise.press(CHECK[self.lang])

    def rows(self, table: int) -> list[list[str]]:
        rows = self.root.locator("table").nth(table).locator("tbody tr")
        cells = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
        found: list[list[str]] = rows.evaluate_all(cells)
        return found

    def expect_figures(self, shown: bool) -> None:
        expect(self.root.get_by_role("combobox")).to_be_visible(visible=shown)
        expect(self.root.get_by_text("Nothing to compare yet.")).to_be_visible(visible=not shown)

    def says(self) -> Locator:
        return self.root.locator(".entraide-card")


@pytest.fixture
def opened(page: Page, site: str, course: Course) -> Callable[..., ReaderAgreement]:
    return lambda lang="en": ReaderAgreement(page, site, course, lang)


def others(course: Course, excerpts: list[str]) -> dict[str, dict[agreement.Place, set[str]]]:
    """What the reference and the simulated coders put on these excerpts, among the codes on offer."""
    exercise = course.exercise(NAME)
    applied = [
        ("reference", one.excerpt, one.unit, one.code)
        for one in course.reference.codings.values()
        if one.status == REQUIRED
    ]
    applied += coders.load(course.folder)
    places = [(name, unit.unit) for name in excerpts for unit in course.excerpts[name].units]
    return agreement.by_coder((row for row in applied if row[3] in exercise.codes), places)


def figure(value: float | None, lang: str) -> str:
    text = {"en": "undefined", "fr": "indéfini"}[lang] if value is None else f"{value:.2f}".replace("-", "−")
    return text.replace(".", ",") if lang == "fr" else text


def test_nothing_is_shown_before_the_reader_has_coded_and_checked(opened: Callable[..., ReaderAgreement]) -> None:
    it = opened()
    it.expect_figures(False)
    it.check()
    it.expect_figures(False)
    it.code(3, "shared-reality")
    it.expect_figures(False)
    assert it.root.locator("table").count() == 0
    it.check()
    it.expect_figures(True)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_figures_are_those_of_the_python_module(
    opened: Callable[..., ReaderAgreement], course: Course, lang: str
) -> None:
    it = opened(lang)
    for unit, codes in MINE.items():
        it.code(unit, *codes)
    it.check()
    excerpt = course.exercise(NAME).items[0]
    compared = others(course, [excerpt])
    mine = {place: set(MINE.get(place[1], [])) for place in compared["reference"]}

    shown = it.rows(0)
    assert [row[0] for row in shown[1:]] == ["Ana", "Bo", "Cleo"]
    for row, theirs in zip(shown, compared.values(), strict=True):
        pair = {"mine": mine, "theirs": theirs}
        sets, decisions = agreement.sets(pair), agreement.decisions(pair, course.exercise(NAME).codes)
        for cell, pairs in ((row[1], list(chain(*decisions.values()))), (row[2], sets)):
            same = sum(one == other for one, other in pairs)
            assert re.findall(r"\d+", cell) == [str(same), str(len(pairs)), f"{100 * same / len(pairs):.0f}"]
        assert row[3] == figure(agreement.alpha(sets, agreement.jaccard), lang)

    for coder, theirs in compared.items():
        it.root.get_by_role("combobox").select_option(coder)
        decisions = agreement.decisions({"mine": mine, "theirs": theirs}, course.exercise(NAME).codes)
        for row, (code, pairs) in zip(it.rows(1), decisions.items(), strict=True):
            counts = [sum(p[0] is True for p in pairs), sum(p[1] is True for p in pairs), pairs.count((True, True))]
            percent = round(100 * (agreement.percent_agreement(pairs) or 0))
            assert row[:5] == [it.label(code), *map(str, [*counts, percent])]
            assert row[5] == figure(agreement.cohen_kappa(pairs), lang)

    four = agreement.sets({name: codes for name, codes in compared.items() if name != "reference"} | {"mine": mine})
    expect(it.root).to_contain_text(figure(agreement.alpha(four, agreement.jaccard), lang))


def test_they_follow_every_change_and_say_where_to_look(opened: Callable[..., ReaderAgreement]) -> None:
    it = opened()
    for unit, code in ((3, "shared-reality"), (4, "awareness"), (5, "group-strength"), (6, "shared-reality")):
        it.code(unit, code)
    it.check()
    expect(it.says()).to_contain_text("2 decisions differ.")
    expect(it.says()).to_contain_text("Look first at “Breaking isolation” (you: 0; reference: 1; both: 0).")
    expect(it.says()).to_contain_text("Reread unit 6 of excerpt 1.")
    expect(it.says()).to_contain_text("Kappa is 0 for “Breaking isolation”")
    expect(it.says()).to_contain_text("Kappa is undefined for “Sharing information”")
    it.code(6, "shared-reality", "breaking-isolation")
    expect(it.says()).to_contain_text("You differ nowhere. Over 7 units")
    it.code(5, "common-goal")
    expect(it.says()).to_contain_text("1 of your differences is a second reading")
    expect(it.root.get_by_role("status")).to_have_text(
        re.compile(r"The reference coding: 55 decisions alike of 56\. Alpha: 0\.\d\d\.")
    )
    it.page.keyboard.press("Control+z")
    expect(it.says()).to_contain_text("You differ nowhere.")


def test_an_excerpt_counts_once_it_is_checked_and_clearing_hides_the_figures(
    opened: Callable[..., ReaderAgreement],
) -> None:
    it = opened()
    it.code(3, "shared-reality")
    it.check()
    expect(it.root).to_contain_text("7 units and 8 codes: 56 decisions")
    it.exercise.press("Next")
    it.code(2, "facilitating")
    expect(it.root).to_contain_text("7 units and 8 codes: 56 decisions")
    it.check()
    expect(it.root).to_contain_text("15 units and 8 codes: 120 decisions")
    expect(it.says()).to_contain_text(re.compile(r"Reread unit\s4 of excerpt\s1"))
    it.exercise.press("Clear my answers")
    it.exercise.press("Yes, clear them")
    it.expect_figures(False)


@pytest.mark.parametrize(("lang", "scheme"), [("en", "light"), ("fr", "dark")])
def test_it_is_reached_by_keyboard_fits_a_phone_and_satisfies_axe(
    new_context: Callable[..., BrowserContext], site: str, course: Course, lang: str, scheme: str
) -> None:
    page = new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce").new_page()
    it = ReaderAgreement(page, site, course, lang)
    it.code(3, "shared-reality")
    it.check()
    chooser = it.root.get_by_role("combobox")
    chooser.focus()
    page.keyboard.press("ArrowDown")
    expect(chooser).to_have_value("Ana")
    expect(it.root.locator("table").nth(1).locator("th").nth(2)).to_have_text("Ana")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for table in it.root.locator(".entraide-scroller").all():
        assert table.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert not violations(page)
