"""Two readers compare: a colleague's file beside one's own answers, the rule, and coding again; nothing is sent."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from entraide.course import Course
from entraide.lang import say
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_accessibility import violations

NAME = "what-coding"
WHERE = "mutual-aid/what-it-is.html"
PAGE = "compare-codings.html"
EARLY = "2026-01-31T14:05:00.000Z"
MINE = ["P02 3 shared-reality", "P02 4 sharing-information", "P02 6 shared-reality Ours!", "P03 2 shared-reality"]
HERS = ["P02 3 shared-reality", "P02 6 common-goal Words.", "P03 2 shared-reality", "P03 3 emotional-support"]

Made = Callable[..., BrowserContext]


def record(codings: list[str], name: str = NAME, kind: str = "coding") -> dict[str, Any]:
    value = []
    for one in codings:
        excerpt, unit, code, *memo = one.split(" ")
        value.append({"excerpt": excerpt, "unit": int(unit), "code": code, "memo": " ".join(memo)})
    return {"schema": 1, "exercise": name, "kind": kind, "lang": "en", "saved_at": EARLY, "value": value}


def written(path: Path, *records: dict[str, Any], **sections: Any) -> Path:
    answers = {one["exercise"]: one for one in records}
    path.write_text(json.dumps({"schema": 1, "saved_at": EARLY, "answers": answers} | sections), "utf-8")
    return path


class Pair:
    """One reader on the page where she compares."""

    def __init__(self, page: Page, site: str, lang: str, course: Course) -> None:
        self.page, self.lang, self.course = page, lang, course
        self.site = site
        self.goto()

    def goto(self) -> None:
        self.page.goto(f"{self.site}/{self.lang}/{PAGE}")
        self.said = self.page.locator("[data-pair=said]")
        self.comparison = self.page.locator("[data-pair=comparison]")

    def keep(self, *records: dict[str, Any]) -> None:
        """Have these answers in this browser, as if she had given them in their chapters."""
        for one in records:
            key = json.dumps(f"entraide:/:answer/{one['exercise']}")
            self.page.evaluate(f"value => localStorage.setItem({key}, value)", json.dumps(one))

    def say(self, key: str, **values: Any) -> str:
        return say(self.lang, key, **values)

    def open(self, path: Path) -> None:
        self.page.locator("[data-pair=open]").set_input_files(path)
        expect(self.said).not_to_be_empty()

    def save(self, folder: Path) -> Path:
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=self.say("pair.save")).click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def rule(self, code: str) -> Locator:
        label = self.course.codebook[code].label[self.lang]
        return self.page.get_by_label(self.say("pair.rule-for", code=label))

    def kept(self) -> dict[str, str]:
        found: dict[str, str] = self.page.evaluate("({ ...localStorage })")
        return found


@pytest.fixture
def reader(new_context: Made, site: str, course: Course) -> Callable[..., Pair]:
    """A reader with a browser of her own."""

    def make(lang: str = "en", *records: dict[str, Any], **options: Any) -> Pair:
        pair = Pair(new_context(**options).new_page(), site, lang, course)
        pair.keep(*records)
        return pair

    return make


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_two_readers_code_apart_compare_write_a_rule_and_code_again(
    reader: Callable[..., Pair], lang: str, tmp_path: Path
) -> None:
    """From a chapter to before and after, both with a browser of her own, and by nothing but their files."""
    one, other = reader(lang), reader(lang)
    code = {name: one.course.codebook[name].label[lang] for name in ("shared-reality", "common-goal")}
    for pair, unit in ((one, 3), (other, 4)):
        pair.page.goto(f"{pair.site}/{lang}/{WHERE}")
        exercise = CodingExercise(pair.page, pair.course.exercise(NAME).title[lang])
        for number, name in ((6, "common-goal"), (unit, "shared-reality")):
            exercise.sentence(number).click()
            exercise.code(code[name]).click()
        expect(exercise.root.locator(".entraide-status")).to_have_attribute("data-state", "browser")
        pair.goto()
    files = [pair.save(tmp_path / name) for name, pair in (("one", one), ("other", other))]

    for pair, file in ((one, files[1]), (other, files[0])):
        pair.open(file)
        expect(pair.said).to_have_text(pair.say("pair.opened", n=1, file=file.name))
        summary = pair.comparison.locator(".book-pair-summary")
        expect(summary).to_have_text(
            " ".join([
                pair.say("pair.common", n=1), pair.say("pair.blank", n=4), pair.say("pair.each-own", theirs=1, mine=1)
            ])
        )  # fmt: skip
        pair.rule("shared-reality").fill("Only where a second member answers.")
        expect(pair.comparison.get_by_text(pair.say("pair.rule-kept", time=""))).to_be_visible()
        pair.page.get_by_role("button", name=pair.say("pair.again-start", n=1)).click()
        title = pair.say("pair.again-title", exercise=pair.course.exercise(NAME).title[lang])
        again = CodingExercise(pair.page, title)
        again.expect_codes(6)
        for number, name in ((6, "common-goal"), (3, "shared-reality")):
            again.sentence(number).click()
            again.code(code[name]).click()
        expect(again.root.locator(".entraide-status")).to_have_attribute("data-state", "browser")
        expect(pair.comparison.get_by_text(pair.say("pair.again-she-waits"))).to_be_visible()
    assert json.loads(one.kept()[f"entraide:/:answer/{NAME}"])["value"][1]["unit"] == 3

    one.open(other.save(tmp_path / "again"))
    expect(one.rule("shared-reality")).to_have_value("Only where a second member answers.")
    expect(
        one.comparison.get_by_text(one.say("pair.her-rule", rule="Only where a second member answers."))
    ).to_be_visible()
    table = one.page.get_by_role("region", name=one.say("pair.after")).get_by_role("row")
    for row, cells in ((1, ["1", "2"]), (2, ["2", "0"])):
        expect(table.nth(row).locator("td")).to_have_text(cells)


def test_where_nothing_is_in_common_the_rules_to_begin_with_are_there(
    reader: Callable[..., Pair], tmp_path: Path
) -> None:
    pair = reader("en", record(["P02 2 sharing-information", "P02 3 shared-reality"]))
    pair.open(written(tmp_path / "hers.json", record(["P02 3 common-goal"])))
    summary = pair.comparison.locator(".book-pair-summary")
    expect(summary).to_contain_text(pair.say("pair.none-common"))
    expect(summary).to_contain_text(pair.say("feedback.start-in", unit=3, excerpt=1))
    assert "0" not in summary.inner_text()
    for code in ("shared-reality", "common-goal"):
        expect(pair.comparison.get_by_text(pair.course.codebook[code].exclude["en"]).first).to_be_visible()


def test_unit_by_unit_both_codes_and_notes_stand_and_the_reason_waits(
    reader: Callable[..., Pair], tmp_path: Path
) -> None:
    pair = reader("en", record(MINE))
    pair.open(written(tmp_path / "entraide-2026-01-31.json", record(HERS)))
    units = pair.comparison.get_by_role("article")
    expect(units).to_have_count(3)
    sixth = units.nth(1)
    expect(sixth).to_contain_text("Stop being visitors in our own homes")
    expect(sixth).to_contain_text("Note: Ours!")
    expect(sixth).to_contain_text("Note: Words.")
    reason = sixth.get_by_text("They look for the words together")
    expect(reason).to_be_hidden()
    sixth.get_by_text(pair.say("pair.show-reason")).click()
    expect(reason).to_be_visible()
    definition = pair.course.codebook["common-goal"].definition["en"]
    expect(sixth.get_by_text(definition)).to_be_hidden()
    sixth.locator("summary", has_text=pair.course.codebook["common-goal"].label["en"]).click()
    expect(sixth.get_by_text(definition)).to_be_visible()
    # Excerpt 3 has no code of either, and excerpt 2 is compared.
    expect(pair.comparison.get_by_role("heading", name="Excerpt 3")).to_have_count(0)


def test_what_one_of_them_has_not_coded_is_listed_and_left_out(reader: Callable[..., Pair], tmp_path: Path) -> None:
    pair = reader("en", record(MINE), record(["P01 1 emotional-support"], "first-coding"))
    theirs = [record([*HERS, "P04 1 shared-reality"]), record(["P05 1 awareness"], "dynamics-coding-1")]
    pair.open(written(tmp_path / "answers.json", *theirs))
    for heading, title in (("Only you have coded", "A first excerpt"), ("Only she has coded", "Coding: the dynamics")):
        alone = pair.page.get_by_role("heading", name=heading).locator("+ ul")
        expect(alone.get_by_role("link")).to_have_count(1)
        expect(alone).to_contain_text(title)
    expect(pair.comparison).to_contain_text("Excerpt 3: only she has put a code in it")
    link = pair.page.get_by_role("link", name="Coding: the dynamics")
    link.click()
    expect(pair.page.locator("#dynamics-coding-1")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_file_that_is_not_hers_is_refused_in_a_line_and_changes_nothing(
    reader: Callable[..., Pair], lang: str, tmp_path: Path
) -> None:
    pair = reader(lang, record(MINE))
    pair.open(written(tmp_path / "hers.json", record(HERS)))
    expect(pair.comparison.get_by_role("article")).to_have_count(3)
    before = (pair.kept(), pair.comparison.inner_text())
    bad = {
        "picture.json": "\u0089PNG",
        "empty.json": "",
        "list.json": "[[[",
        "other.json": '{"schema": 1, "answers": {}}',
    }
    for name, text in bad.items():
        (tmp_path / name).write_text(text, "utf-8")
        pair.open(tmp_path / name)
        expect(pair.said).to_have_text(pair.say("pair.not-ours", file=name))
    graded = written(tmp_path / "graded.json", record(["G01 1 shared-reality"], "mutual-aid-1"))
    pair.open(graded)
    expect(pair.said).to_have_text(pair.say("pair.nothing-shared", file="graded.json"))
    assert (pair.kept(), pair.comparison.inner_text()) == before


def test_nothing_of_hers_is_kept_or_becomes_mine(reader: Callable[..., Pair], tmp_path: Path) -> None:
    pair = reader("en", record(MINE))
    kept = pair.kept()
    rules = {"common-goal": {"saved_at": EARLY, "lang": "en", "value": "In their own words."}}
    pair.open(written(tmp_path / "hers.json", record(HERS), record(HERS, "first-coding"), rules=rules))
    expect(pair.comparison).to_contain_text("In her file: In their own words.")
    assert pair.kept() == kept
    saved = json.loads(pair.save(tmp_path).read_text("utf-8"))
    assert (list(saved["answers"]), saved["rules"]) == ([NAME], {})
    pair.page.get_by_role("button", name="Put her file away").click()
    expect(pair.comparison).to_be_empty()
    pair.page.reload()
    expect(pair.comparison).to_be_empty()
    assert pair.kept() == kept


def test_who_leaves_the_page_and_comes_back_finds_nothing_of_hers(reader: Callable[..., Pair], tmp_path: Path) -> None:
    """Also where the browser shows the page again as it was left; a rule just written is kept all the same."""
    pair = reader("en", record(MINE))
    pair.open(written(tmp_path / "hers.json", record(HERS)))
    pair.rule("common-goal").fill("In their own words.")
    pair.page.get_by_role("link", name="Ethics and care").first.click()
    pair.page.wait_for_url("**/ethics-and-care.html")
    pair.page.go_back()
    expect(pair.page.get_by_role("button", name=pair.say("pair.save"))).to_be_visible()
    expect(pair.comparison).to_be_empty()
    assert json.loads(pair.kept()["entraide:/:rule/common-goal"])["value"] == "In their own words."


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_my_course_and_the_chapter_on_agreement_lead_there_and_its_twin_is_the_same_page(
    reader: Callable[..., Pair], lang: str
) -> None:
    pair = reader(lang)
    for place, name in (("my-course", say(lang, "mine.compare")), ("method/agreement", pair.say("pair.title"))):
        pair.page.goto(f"{pair.site}/{lang}/{place}.html")
        pair.page.get_by_role("main").get_by_role("link", name=name).click()
        expect(pair.page).to_have_url(f"{pair.site}/{lang}/{PAGE}")
    other = {"en": "fr", "fr": "en"}[lang]
    pair.page.get_by_role("link", name={"en": "English", "fr": "Français"}[other]).click()
    expect(pair.page.get_by_role("heading", level=1)).to_have_text(say(other, "pair.title"))


def test_a_word_stands_among_its_neighbours(reader: Callable[..., Pair], tmp_path: Path) -> None:
    name = "ethics-anonymity-coding-1"
    pair = reader("en", record(["A01 3 suppress"], name))
    pair.open(written(tmp_path / "hers.json", record(["A01 3 generalise"], name)))
    words = [unit.text["en"] for unit in pair.course.excerpts["A01"].units[:8]]
    unit = pair.comparison.get_by_role("article")
    expect(unit.locator("mark")).to_have_text(words[2])
    expect(unit).to_contain_text(" ".join(words))


def test_a_notebook_s_answers_and_one_s_own_file_are_known(reader: Callable[..., Pair], tmp_path: Path) -> None:
    pair = reader("en", record(MINE))
    output = {"output_type": "display_data", "data": {"application/vnd.entraide.answer+json": record(HERS)}}
    notebook = {"cells": [{"cell_type": "code", "outputs": [output]}], "metadata": {}, "nbformat": 4}
    (tmp_path / "work.ipynb").write_text(json.dumps(notebook), "utf-8")
    pair.open(tmp_path / "work.ipynb")
    expect(pair.said).to_have_text("work.ipynb is open. You have both coded 1 exercise.")
    pair.open(pair.save(tmp_path))
    expect(pair.said).to_contain_text("it seems to be your own file")


def test_rules_are_there_at_the_next_comparison_and_leave_as_a_text(
    reader: Callable[..., Pair], tmp_path: Path
) -> None:
    pair = reader("fr", record(MINE))
    hers = written(tmp_path / "hers.json", record(HERS))
    pair.open(hers)
    pair.rule("common-goal").fill("Seulement si c'est elles qui le disent.")
    pair.rule("shared-reality").fill("Deux voix au moins.")
    pair.page.reload()
    pair.open(hers)
    expect(pair.rule("common-goal")).to_have_value("Seulement si c'est elles qui le disent.")
    with pair.page.expect_download() as download:
        pair.page.get_by_role("button", name=pair.say("pair.rules-save")).click()
    text = Path(download.value.path()).read_text("utf-8")
    assert download.value.suggested_filename == "entraide-regles.txt"
    assert "Seulement si c'est elles qui le disent." in text and "Deux voix au moins." in text


@pytest.mark.parametrize(
    ("lang", "scheme", "screen"),
    [("en", "dark", PHONE), ("fr", "light", DESKTOP), ("fr", "dark", PHONE | {"width": 320})],
)
def test_it_fits_a_phone_is_led_by_keyboard_and_satisfies_axe(
    reader: Callable[..., Pair], lang: str, scheme: str, screen: dict[str, int], tmp_path: Path
) -> None:
    records = record(MINE), record(["P01 1 emotional-support"], "first-coding")
    pair = reader(lang, *records, viewport=screen, color_scheme=scheme, reduced_motion="reduce")
    page = pair.page
    assert not violations(page)
    pair.open(written(tmp_path / "hers.json", record(HERS), record(["P01 1 shared-reality"], "first-coding")))
    choice = page.locator(f"[data-exercise={NAME}]")
    choice.focus()
    page.keyboard.press("Enter")
    heading = pair.comparison.get_by_role("heading", level=2)
    expect(heading).to_be_focused()
    expect(choice).to_have_attribute("aria-pressed", "true")
    again = page.get_by_role("button", name=pair.say("pair.again-start", n=2))
    again.focus()
    page.keyboard.press("Enter")
    expect(pair.comparison.locator(".entraide-coding")).to_be_visible()
    page.evaluate("for (const one of document.querySelectorAll('.book-pair details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    assert not violations(page)
