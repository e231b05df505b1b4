"""The course in a ZIP: unpacked, it opens from a disk, and everything in it works."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from entraide.course import Course
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_my_course import read_differently
from tests.browser.test_pair import Pair, record, written
from tests.browser.waiting import expect_all_drawn
from tests.eventually import eventually

PRACTICE = "mutual-aid/what-it-is.html"


@pytest.fixture(scope="module")
def unpacked(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader has after a double click on the ZIP."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(site_folder / "entraide.zip") as packed:
        packed.extractall(folder)
    return folder / "entraide"


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], unpacked: Path) -> Iterator[Page]:
    context = new_context(base_url="file://", viewport=DESKTOP)
    context.set_offline(True)
    yield context.new_page()


def test_it_opens_in_the_reader_s_language_and_leads_everywhere(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    expect(page).to_have_url((unpacked / "en" / "welcome.html").as_uri())
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url((unpacked / "fr" / "welcome.html").as_uri())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_exercise_and_simulation_is_drawn(page: Page, unpacked: Path, lang: str) -> None:
    shown = 0
    for path in sorted((unpacked / lang).rglob("*.html")):
        if "entraide-exercise" not in path.read_text("utf-8"):
            continue
        page.goto(path.as_uri())
        expect_all_drawn(page)
        shown += page.locator(".entraide-exercise").count()
    assert shown > 40


def test_one_codes_and_finds_one_s_answers_again(page: Page, unpacked: Path) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for _ in range(2):
        page.goto((unpacked / "en" / PRACTICE).as_uri())
        exercise = CodingExercise(page, "Coding: what passes between members")
        expect(exercise.sentence(1)).to_be_visible()
        if exercise.root.locator(".entraide-chip").count() == 0:
            exercise.sentence(1).click()
            exercise.code("Shared reality").click()
            expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser at")
    exercise.expect_codes(1, "Shared reality")


def test_both_editions_share_what_one_did_and_the_language_is_remembered(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "en" / PRACTICE).as_uri())
    exercise = CodingExercise(page, "Coding: what passes between members")
    exercise.sentence(1).click()
    exercise.code("Shared reality").click()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser at")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("#what-coding [data-unit='1'] .entraide-chip")).to_contain_text("Réalité partagée")

    def led() -> str:
        page.goto((unpacked / "index.html").as_uri())
        page.wait_for_url("**/welcome.html")
        return page.url

    # Each page from a disk has a process of its own, which hears of the others' a little later.
    eventually(led, lambda url: url == (unpacked / "fr" / "welcome.html").as_uri())


def test_the_search_works(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "fr" / PRACTICE).as_uri())
    page.keyboard.press("Control+k")
    page.get_by_role("dialog", name="Rechercher").get_by_role("searchbox").fill("ethique")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Éthique et bienveillance").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Éthique")


def test_it_offers_nothing_that_a_disk_cannot_do(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "en" / PRACTICE).as_uri())
    expect(page.get_by_role("button", name="Keep this course for offline")).to_have_count(0)
    expect(page.get_by_role("link", name="Take the course along")).to_have_count(0)


def test_two_readers_compare(page: Page, unpacked: Path, course: Course, tmp_path: Path) -> None:
    pair = Pair(page, unpacked.as_uri(), "en", course)
    pair.page.goto(f"{unpacked.as_uri()}/en/how-to-use.html")
    exercise = CodingExercise(pair.page, course.exercise("first-coding").title["en"])
    exercise.sentence(1).click()
    exercise.code("Emotional support").click()
    expect(exercise.root.locator(".entraide-status")).to_have_attribute("data-state", "browser")
    pair.page.get_by_role("link", name="Compare two codings").click()
    pair.open(written(tmp_path / "hers.json", record(["P01 1 shared-reality"], "first-coding")))
    expect(pair.page.locator(".book-pair-summary")).to_contain_text(
        re.compile("No code in common yet.*Start with unit 1")
    )
    pair.page.get_by_role("button", name="Code 1 excerpt again").click()
    expect(pair.page.locator(".book-pair .entraide-unit")).to_have_count(4)


def test_one_s_own_course_is_there_with_what_one_did_and_practises_again(
    page: Page, unpacked: Path, course: Course
) -> None:
    reference, _ = read_differently(page, unpacked.as_uri(), course)
    expect(page.locator("[data-page='mutual-aid/what-it-is']")).to_contain_text("1 of 8 exercises tried")
    expect(page.locator("[data-mine=differently]")).to_contain_text(reference)
    page.locator("[data-mine=differently] .book-button").first.click()
    expect(page.locator("[data-mine=session] .entraide-unit").first).to_be_visible()
