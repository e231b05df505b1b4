"""A reader's own course: where she is, what she reads differently and practises again, and all of it as a file."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from entraide.course import Course
from entraide.course.reference import REQUIRED
from entraide.lang import say
from tests.browser.conftest import PHONE
from tests.browser.exercises import CodingExercise, asks
from tests.browser.test_accessibility import violations
from tests.browser.test_book import CHECK, opened
from tests.browser.test_kept import REFUSED
from tests.eventually import eventually

MINE = {"en": "My course", "fr": "Mon parcours"}
MEMO = "She says we, not I."


def own_course(page: Page, site: str, lang: str = "en") -> Page:
    page.goto(f"{site}/{lang}/my-course.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(MINE[lang])
    return page


def progress(page: Page, chapter: str) -> Locator:
    """What is said of a chapter."""
    return page.locator(f"[data-page='{chapter}']")


def taken_for_another(course: Course, lang: str = "en") -> tuple[int, str, str]:
    """A unit of the first excerpt on which the reference has one code, and another offered one has no place."""
    exercise = course.exercise("what-coding")
    on = {key[1:]: coding.status for key, coding in course.reference.codings.items() if key[0] == exercise.items[0]}
    for (unit, code), status in on.items():
        for other in exercise.codes:
            if status == REQUIRED and code in exercise.codes and on.get((unit, other)) is None:
                labels = (course.codebook[one].label[lang] for one in (code, other))
                return (unit, *labels)  # type: ignore[return-value]
    raise AssertionError("every code fits everywhere")


def read_differently(page: Page, site: str, course: Course, lang: str = "en") -> tuple[str, str]:
    """Code one unit otherwise than the reference does, check, and go to one's own course."""
    unit, reference, hers = taken_for_another(course, lang)
    exercise = opened(page, site, lang)
    exercise.sentence(unit).click()
    exercise.code(hers).click()
    exercise.press(CHECK[lang])
    expect(exercise.root.locator(".entraide-summary")).not_to_be_empty()
    expect(exercise.root.locator(".entraide-status")).to_contain_text(re.compile(r"\d\d"))
    own_course(page, site, lang)
    return reference, hers


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return {key.split(":", 2)[2]: json.loads(text) for key, text in found.items() if text.startswith("{")}


def test_at_the_beginning_the_page_leads_into_the_course(page: Page, site: str) -> None:
    page.goto(f"{site}/en/mutual-aid/dynamics.html")
    page.get_by_role("link", name="My course").click()
    expect(page.get_by_role("link", name="Begin the course")).to_be_hidden()  # A page was just opened.
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.get_by_role("link", name="Begin the course")).to_be_visible()
    expect(page.locator("#chapters")).to_contain_text(
        re.compile(r"Mutual aid \d\d sections")
    )  # Nobody is told of zeros.
    expect(progress(page, "mutual-aid/dynamics")).to_be_empty()
    page.locator("#chapters summary").nth(1).click()
    page.locator("#chapters").get_by_role("link", name="The worker", exact=False).click()
    expect(page).to_have_url(re.compile("workers-role"))


def test_she_goes_on_where_she_was(page: Page, site: str) -> None:
    page.goto(f"{site}/en/groups/types.html")
    sections = page.locator("article > section > section")

    def gone_through(n: int) -> list[int]:
        # The end of it comes into sight, and stays there for a while; exercises that arrive meanwhile push it down.
        sections.nth(n).evaluate(
            "one => window.scrollTo(0, scrollY + one.getBoundingClientRect().bottom - innerHeight + 40)"
        )
        sections_read: list[int] = kept(page)["read/groups/types"]["sections"]
        return sections_read

    for n in range(3):
        eventually(partial(gone_through, n), {n + 1}.issubset)
    title = sections.nth(2).locator("h2").first.inner_text().rstrip("#").strip()
    own_course(page, site)
    # Words count what the drawing beside them has filled, which is not a section where something is still to be tried.
    said = progress(page, "groups/types")
    expect(said).not_to_be_empty()
    filled = said.locator("xpath=..").locator(".book-filled").count()
    expect(said).to_have_text(re.compile(rf"^{filled} of 8 sections" if filled else "^Opened"))
    place = page.locator("[data-mine=go-on]")
    expect(place).to_contain_text("Types of groups")
    expect(place).to_contain_text(title)

    def last_read() -> str:
        return str(kept(page)["read/groups/types"]["saved_at"])

    # Opened again at its top, and left, the chapter is where she was.
    before = last_read()
    page.goto(f"{site}/en/groups/types.html")
    eventually(last_read, before.__ne__)
    own_course(page, site)
    expect(place).to_contain_text(title)
    page.get_by_role("link", name="Go on where I was").click()
    expect(page).to_have_url(re.compile(r"groups/types\.html#"))


def test_nothing_is_told_of_instructors_pages_and_little_of_the_one_on_care(page: Page, site: str) -> None:
    page.clock.install()
    for place in ("instructors/planning", "reference/glossary", "ethics-and-care"):
        page.goto(f"{site}/en/{place}.html")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.clock.run_for(5000)
    own_course(page, site)
    assert eventually(lambda: list(kept(page)["read/ethics-and-care"])) == ["saved_at"]
    assert [name for name in kept(page) if name.startswith("read/")] == ["read/ethics-and-care"]
    expect(progress(page, "ethics-and-care")).to_have_text("Opened")
    expect(page.get_by_role("link", name="Begin the course")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_she_sees_which_codes_she_reads_differently_and_where(page: Page, site: str, course: Course, lang: str) -> None:
    reference, hers = read_differently(page, site, course, lang)
    pairs = page.locator("[data-mine=differently] > li")
    both = (say(lang, "mine.pair", one=one, other=other) for one, other in ((reference, hers), (hers, reference)))
    expect(pairs.first).to_contain_text(re.compile("|".join(both)))
    pairs.first.locator("summary").click()
    expect(pairs.first.locator("details li").first).to_contain_text(reference)
    pairs.first.locator("details a").first.click()
    expect(page).to_have_url(re.compile(r"what-it-is\.html#what-coding$"))


def practise(page: Page, press: Callable[[Locator], None], excerpts: int = 99) -> None:
    """From where the session is, code one unit of so many excerpts, and check each."""
    exercise = CodingExercise(page, "")
    exercise.root = page.locator("[data-mine=session] .entraide")
    expect(exercise.sentence(1)).to_be_visible()
    for _ in range(excerpts):
        press(exercise.sentence(1))
        press(exercise.root.locator(".entraide-apply").first)
        levels = exercise.root.get_by_role("group", name=re.compile(", unit 1$"))
        sure = levels.get_by_role("button", name="Sure", exact=True)
        press(sure)
        expect(sure).to_have_attribute("aria-pressed", "true")
        press(exercise.root.get_by_role("button", name=CHECK["en"]))
        expect(exercise.root.locator(".entraide-summary")).not_to_be_empty()
        expect(sure).to_be_hidden()
        following = exercise.root.get_by_role("button", name=asks("Next"))
        if following.get_attribute("aria-disabled") == "true":
            return
        press(following)


def by_keyboard(control: Locator) -> None:
    control.focus()
    control.press("Enter")


@pytest.mark.parametrize("press", [Locator.click, by_keyboard], ids=["mouse", "keyboard"])
def test_she_practises_them_again_and_no_chapter_counts_it(
    page: Page, site: str, course: Course, press: Callable[[Locator], None]
) -> None:
    read_differently(page, site, course)
    expect(progress(page, "mutual-aid/what-it-is")).not_to_be_empty()
    before = progress(page, "mutual-aid/what-it-is").inner_text()
    answers = [name for name in kept(page) if name.startswith(("answer/", "seen/"))]
    press(page.get_by_role("button", name="Practise these").first)
    expect(page.get_by_role("heading", name="Practise again")).to_be_focused()
    practise(page, press, excerpts=1)
    page.reload()  # The session is there until it is done, or she ends it.
    press(page.get_by_role("button", name="Go on practising"))
    practise(page, press)
    expect(page.locator("[data-mine=session-said]")).to_contain_text(re.compile("All excerpts are checked.* again on"))
    expect(page.locator("[data-mine=differently]")).to_contain_text("Practised once. Practise them again on")
    expect(page.locator("[data-mine=calibration]")).to_contain_text(re.compile(r"when you were sure: \d+ of \d+"))
    expect(progress(page, "mutual-aid/what-it-is")).to_have_text(before)
    assert [name for name in kept(page) if name.startswith(("answer/", "seen/"))] == answers

    press(page.get_by_role("button", name="End this session"))
    expect(page.locator("[data-mine=session]")).to_be_hidden()
    assert [name for name in kept(page) if name.startswith("session/")] == []


def test_a_page_to_which_one_goes_back_shows_how_far_she_is_now(page: Page, site: str, course: Course) -> None:
    read_differently(page, site, course)
    expect(page.locator("[data-mine=differently] > li")).not_to_have_count(0)
    page.evaluate("localStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("[data-mine=differently] > li")).to_have_count(0)


def saved(page: Page, folder: Path, name: str = "Save my course as a file") -> Path:
    with page.expect_download() as downloading:
        page.get_by_role("button", name=name).click()
    path = folder / downloading.value.suggested_filename
    downloading.value.save_as(path)
    return path


def test_her_course_goes_with_her_to_another_device_and_the_other_edition(
    new_context: Callable[..., BrowserContext], site: str, course: Course, tmp_path: Path
) -> None:
    first, second = (new_context().new_page() for _ in range(2))
    exercise = opened(second, site, "fr")  # There, another answer to the same exercise, before.
    exercise.sentence(2).click()
    exercise.root.locator(".entraide-apply").first.click()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Gardé dans ce navigateur à")

    read_differently(first, site, course)
    first.goto(f"{site}/en/mutual-aid/what-it-is.html")
    memo = first.locator("#what-reflection textarea")
    memo.fill(MEMO)
    expect(first.locator("#what-reflection .entraide-status")).to_contain_text("Kept in this browser at")
    own_course(first, site)
    expect(progress(first, "mutual-aid/what-it-is")).to_contain_text("2 of 8 exercises tried")
    path = saved(first, tmp_path)

    own_course(second, site, "fr")
    expect(first.locator("[data-mine=differently] > li")).not_to_have_count(0)
    second.locator("[data-mine=keep] input[type=file]").set_input_files(path)
    expect(second.locator("[data-mine=keep] [role=status]")).to_have_text(
        f"{path.name} a été repris, avec ce qui a été vérifié et lu. Nouvelles réponses\u00a0: 2."
    )
    expect(progress(second, "mutual-aid/what-it-is")).to_contain_text("2 exercices essayés sur 8")
    expect(second.locator("[data-mine=differently] > li")).to_have_count(
        first.locator("[data-mine=differently] > li").count()
    )
    second.locator("[data-mine=memos] summary").click()
    expect(second.locator("[data-mine=memos]")).to_contain_text(MEMO)
    # The answer that was here is older; it can be brought back, and hers is not lost by that.
    second.get_by_role("button", name="Reprendre celle-ci").click()
    expect(second.get_by_role("button", name="Reprendre celle-ci")).to_have_count(1)
    again = opened(second, site, "fr")
    expect(again.root.locator("[data-unit='2'] .entraide-chip")).to_have_count(1)


@pytest.mark.parametrize("kind", ["refused", "full"])
def test_where_nothing_is_kept_the_page_says_so(
    new_context: Callable[..., BrowserContext], site: str, kind: str
) -> None:
    context = new_context()
    context.add_init_script(REFUSED[kind])
    page = own_course(context.new_page(), site)
    expect(page.get_by_text("This browser is not keeping your course")).to_be_visible()


def test_erasing_leaves_nothing_and_leaving_writes_nothing_again(page: Page, site: str, course: Course) -> None:
    read_differently(page, site, course)
    page.get_by_role("button", name="Erase what this site keeps in this browser").click()
    page.get_by_role("button", name="Yes, erase everything").click()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    expect(page.locator("[data-mine=differently] > li")).to_have_count(0)
    page.goto(f"{site}/en/how-to-use.html")
    eventually(lambda: kept(page)["read/how-to-use"])
    page.get_by_role("button", name="Erase what this site keeps in this browser").click()
    page.get_by_role("button", name="Yes, erase everything").click()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    page.goto(f"{site}/en/search.html")
    assert [name for name in kept(page) if name.startswith("read/")] == []


@pytest.mark.parametrize(("lang", "scheme"), [("en", "dark"), ("fr", "light")])
def test_it_fits_a_phone_and_axe_finds_nothing(
    new_context: Callable[..., BrowserContext], site: str, course: Course, lang: str, scheme: str
) -> None:
    page = new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce").new_page()
    read_differently(page, site, course, lang)
    page.locator("[data-mine=differently] .book-button").first.click()
    expect(page.locator("[data-mine=session] .entraide-unit").first).to_be_visible()
    page.locator("[data-mine=differently] summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(page) == []


def test_without_scripts_the_chapters_are_there(new_context: Callable[..., BrowserContext], site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/fr/my-course.html")
    assert "JavaScript est désactivé" in page.locator(".book-mine > noscript").first.inner_text()
    expect(page.locator("#chapters").get_by_role("link", name="Les types de groupes")).to_be_visible()
    expect(page.get_by_role("button", name="Enregistrer mon parcours")).to_have_count(0)


def test_what_she_wrote_in_an_assignment_is_shown_to_her_alone(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    """On a shared computer, the next student has not said that it is hers."""
    context = new_context()
    page, other = context.new_page(), context.new_page()
    page.goto(f"{site}/en/assignments/mutual-aid.html")
    page.locator("#mutual-aid-memo textarea").fill(MEMO)
    expect(page.locator("#mutual-aid-memo .entraide-status").filter(visible=True)).to_contain_text("Kept")
    for tab, hers in ((page, True), (other, False)):
        own_course(tab, site)
        expect(tab.locator("[data-mine=memos-unasked]")).to_be_visible(visible=not hers)
        assert (MEMO in (tab.locator("[data-mine=memos]").text_content() or "")) == hers


def test_her_memos_print_without_the_rest(page: Page, site: str) -> None:
    page.goto(f"{site}/en/mutual-aid/what-it-is.html")
    page.locator("#what-reflection textarea").fill(MEMO)
    expect(page.locator("#what-reflection .entraide-status")).to_contain_text("Kept in this browser at")
    own_course(page, site)
    # What a printer would be given, at the moment when it would be.
    page.emulate_media(media="print")
    page.evaluate("() => { window.print = () => { window.printed = document.querySelector('main').innerText } }")
    page.locator("[data-mine=print]").evaluate("one => one.click()")
    page.wait_for_function("() => window.printed")
    printed = page.evaluate("window.printed")
    assert MEMO in printed and "Your reflection" in printed
    assert "Choosing an approach" not in printed and "Save my course" not in printed and "Print" not in printed


def test_what_the_browser_promised_is_asked_when_she_saves_and_read_back(
    new_context: Callable[..., BrowserContext], site: str, tmp_path: Path
) -> None:
    page = own_course(new_context().new_page(), site)
    said = page.locator("[data-mine=promise]")
    expect(said).to_contain_text("This browser has promised nothing")
    devtools = page.context.new_cdp_session(page)
    reader = devtools.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    allowed = {"permissions": ["durableStorage"], "origin": site, "browserContextId": reader}
    devtools.send("Browser.grantPermissions", allowed)
    saved(page, tmp_path)
    expect(said).to_contain_text("This browser has promised to keep your course")
