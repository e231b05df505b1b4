"""The built site as its readers use it: by mouse, by keyboard, on a phone, in the dark, in both languages, offline."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from entraide.course import Course
from entraide.lang import say
from tests.book.held import reasons
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import CodingExercise, asks
from tests.eventually import eventually

PRACTICE = "mutual-aid/what-it-is.html"
PAINTED = "performance.getEntriesByType('paint').length"
TITLE = {"en": "Coding: what passes between members", "fr": re.compile("Codage.*ce qui passe d.une membre")}
CODES = {"en": "Shared reality", "fr": "Réalité partagée"}
ISOLATION = {"en": "Breaking isolation", "fr": "Isolement brisé"}
CHECK = {"en": "Check this excerpt", "fr": "Vérifier cet extrait"}


def opened(page: Page, site: str, lang: str = "en") -> CodingExercise:
    """The first coding exercise of a chapter, ready."""
    page.goto(f"{site}/{lang}/{PRACTICE}")
    exercise = CodingExercise(page, TITLE[lang])
    expect(exercise.sentence(1)).to_be_visible()
    return exercise


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_reader_codes_with_the_mouse_and_learns_from_the_check(
    page: Page, site: str, lang: str, course: Course
) -> None:
    exercise = opened(page, site, lang)
    exercise.sentence(1).click()
    exercise.code(CODES[lang]).click()
    exercise.code(ISOLATION[lang]).click()
    exercise.expect_codes(1, CODES[lang], ISOLATION[lang])
    exercise.press(CHECK[lang])
    expect(exercise.root.locator(".entraide-summary")).to_have_text(
        re.compile({"en": "reference", "fr": "référence"}[lang])
    )

    name = course.exercise("what-coding").items[0]
    applied = {(name, 1, "shared-reality"), (name, 1, "breaking-isolation")}
    offered = course.exercise("what-coding").codes
    reference = [c for c in course.reference.codings.values() if c.excerpt == name and c.code in offered]
    shown = exercise.root.locator(".entraide-findings").all_text_contents()
    for coding in reference:
        if coding.status == "required" or (coding.excerpt, coding.unit, coding.code) in applied:
            assert any(coding.rationale[lang] in text for text in shown), coding
    # An extra that no rationale speaks of is explained by the code's own rule.
    known = {(c.excerpt, c.unit, c.code) for c in reference}
    for _, _, code in applied - known:
        assert any(course.codebook[code].exclude[lang] in text for text in shown)

    # One goes on and improves: what was changed is marked, and the reference can be shown.
    exercise.sentence(1).click()
    exercise.code(ISOLATION[lang]).click()
    exercise.expect_codes(1, CODES[lang])
    exercise.root.get_by_role(
        "button", name=re.compile("Show the reference coding|Montrer le codage de référence")
    ).click()
    acceptable = [c.rationale[lang] for c in reference if c.status in ("required", "acceptable")]
    findings = exercise.root.locator(".entraide-findings")
    eventually(findings.all_text_contents, lambda shown: all(any(one in text for text in shown) for one in acceptable))


def nothing_in_common(course: Course) -> tuple[int, str]:
    """A unit of the exercise's first excerpt that requires a code, and a code that does not fit there."""
    exercise, reference = course.exercise("what-coding"), course.reference.codings
    name = exercise.items[0]
    unit = next(
        unit for item, unit, code in reference if item == name and reference[item, unit, code].status == "required"
    )
    return unit, next(code for code in exercise.codes if (name, unit, code) not in reference)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_check_leads_to_what_it_found_and_to_the_rule_to_begin_with(
    page: Page, site: str, lang: str, course: Course
) -> None:
    unit, code = nothing_in_common(course)
    exercise = opened(page, site, lang)
    context = course.excerpts[course.exercise("what-coding").items[0]].context[lang]
    expect(exercise.root.get_by_text(context)).to_be_visible()
    exercise.press(CHECK[lang])
    expect(exercise.root.get_by_role("status")).to_have_text(say(lang, "coding.try-first"))
    exercise.sentence(unit).press("Space")
    exercise.code(course.codebook[code].label[lang]).press("Enter")
    said = exercise.root.get_by_role("status").inner_text()
    exercise.press(CHECK[lang])

    summary = exercise.root.get_by_role("group", name=say(lang, "coding.none-common"))
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    expect(summary).to_contain_text(say(lang, "coding.start", unit=unit))
    expect(summary).to_contain_text(course.codebook[code].exclude[lang])
    assert "0" not in summary.inner_text()
    # The focus reads the summary; were it announced too, it would be heard twice.
    assert exercise.root.get_by_role("status").inner_text() == said
    expect(exercise.root.get_by_text(context)).to_be_hidden()
    expect(exercise.root.get_by_text(say(lang, "coding.hint"))).to_be_hidden()
    exercise.root.get_by_text(say(lang, "coding.context"), exact=True).click()
    expect(exercise.root.get_by_text(context)).to_be_visible()
    colours = "one => [...one.querySelectorAll('strong, svg')].map(node => getComputedStyle(node).color)"
    ink = exercise.root.evaluate("one => getComputedStyle(one).color")
    only = exercise.root.locator(f"[data-unit='{unit}'] .entraide-findings")
    expect(only).to_contain_text(say(lang, "coding.yours-only"))
    expect(only).to_contain_text(say(lang, "coding.reference-only"))
    assert set(only.evaluate(colours)) == {ink}


def test_a_reader_codes_with_the_keyboard_alone(page: Page, site: str) -> None:
    exercise = opened(page, site)
    page.get_by_role("heading", level=1).click()
    for _ in range(150):  # Tab leads there, and nothing on the way holds it.
        page.keyboard.press("Tab")
        if exercise.sentence(1).evaluate("node => node === document.activeElement"):
            break
    else:
        pytest.fail("Tab does not lead to the first sentence")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("1")
    exercise.expect_codes(1, "Shared reality")
    exercise.expect_codes(2, "Shared reality")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("/")
    page.keyboard.type("isol")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    exercise.expect_codes(3, "Breaking isolation")
    expect(exercise.sentence(3)).to_be_focused()

    page.keyboard.press("m")
    page.keyboard.type("not sure of this")
    page.keyboard.press("Escape")
    chip = exercise.root.locator("[data-unit='3'] .entraide-chip")
    expect(chip).to_have_accessible_name(re.compile("^Breaking isolation, on unit 3, with a note"))

    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    exercise.expect_codes(3)
    page.keyboard.press("Control+Shift+z")
    exercise.expect_codes(3, "Breaking isolation")

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    exercise.expect_codes(3)
    page.keyboard.press("?")
    expect(exercise.root.locator(".entraide-shortcuts")).to_be_visible()
    page.keyboard.press("n")
    expect(exercise.root.get_by_role("heading", name="Excerpt 2 of 3")).to_be_focused()
    expect(exercise.root.locator(".entraide-care:visible")).to_contain_text(say("en", "coding.may-skip"))


def test_several_sentences_are_selected_with_shift_and_by_dragging(page: Page, site: str) -> None:
    exercise = opened(page, site)
    exercise.sentence(1).click()
    exercise.sentence(3).click(modifiers=["Shift"])
    expect(exercise.root.locator(".entraide-unit[aria-pressed=true]")).to_have_count(3)
    page.keyboard.press("Escape")
    exercise.sentence(2).hover()
    page.mouse.down()
    exercise.sentence(4).hover()
    page.mouse.up()
    expect(exercise.root.locator(".entraide-unit[aria-pressed=true]")).to_have_count(3)
    exercise.code("Common goal").click()
    exercise.expect_codes(4, "Common goal")


def test_answers_are_found_again_after_a_reload_and_in_the_other_language(page: Page, site: str) -> None:
    exercise = opened(page, site)
    exercise.sentence(2).click()
    exercise.code("Shared reality").click()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser")
    page.reload()
    exercise.expect_codes(2, "Shared reality")
    exercise.root.evaluate("one => one.scrollIntoView()")
    # What Playwright does to bring a link into sight would move the page under one that is always in sight.
    page.get_by_role("link", name="Français").evaluate("one => one.click()")
    # She goes on at the same place: titles have other anchors there, exercises the same.
    expect(page).to_have_url(f"{site}/fr/{PRACTICE}#what-coding")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    there = CodingExercise(page, TITLE["fr"])
    there.expect_codes(2, "Réalité partagée")
    expect(there.root).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(f"^{re.escape(site)}/en/{re.escape(PRACTICE)}"))


def test_answers_can_be_cleared_one_exercise_at_a_time_or_all_at_once(page: Page, site: str) -> None:
    kept = "Object.keys(localStorage).filter(key => key.includes(':answer/'))"
    exercise = opened(page, site)
    exercise.sentence(1).click()
    exercise.code("Shared reality").click()
    expect(exercise.root.locator(".entraide-status")).to_contain_text("Kept in this browser")
    assert len(page.evaluate(kept)) == 1
    exercise.press("Clear my answers")
    exercise.press("Yes, clear them")
    exercise.expect_codes(1)
    exercise.press("Bring them back")
    exercise.expect_codes(1, "Shared reality")
    page.goto(f"{site}/en/how-to-use.html")
    clear = page.locator("[data-entraide-clear]")
    clear.locator("[data-clear=ask]").click()
    clear.locator("[data-clear=yes]").click()
    expect(clear.get_by_role("status")).not_to_be_empty()
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('entraide') && !key.endsWith(':lang'))")
        == []
    )


def test_a_question_is_answered_and_explained(page: Page, site: str, course: Course) -> None:
    page.goto(f"{site}/en/{PRACTICE}")
    question = page.get_by_role("region", name="Question: mutual aid or service?")
    name = course.exercise("what-choice").items[0]
    for option in course.questions[name].options:
        question.get_by_label(option.text["en"], exact=True).check()
        question.get_by_role("button", name=asks("Check")).click()
        expect(question).to_contain_text(course.reference.solutions[name, option.option].why["en"])


def test_a_reflection_stays_in_the_browser(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/{PRACTICE}")
    reflection = page.get_by_role("region", name="Votre réflexion")
    memo = reflection.get_by_role("textbox")
    memo.fill("Un groupe où j'ai reçu plus que donné.")
    expect(reflection.locator(".entraide-status")).to_contain_text("Gardé dans ce navigateur")
    page.reload()
    expect(memo).to_have_value("Un groupe où j'ai reçu plus que donné.")


def test_on_a_phone_a_thumb_is_enough(new_context: Callable[..., BrowserContext], site: str) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="fr-CA").new_page()
    exercise = opened(page, site, "fr")
    exercise.sentence(1).tap()
    exercise.sentence(2).tap()
    exercise.code("Réalité partagée").tap()
    exercise.expect_codes(1, "Réalité partagée")
    exercise.expect_codes(2, "Réalité partagée")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    small = exercise.root.locator("button:visible").evaluate_all(
        "nodes => nodes.filter(n => n.getBoundingClientRect().height < 43.5).map(n => n.className + n.textContent)"
    )
    assert not small


def test_the_menu_beside_a_page_shows_where_one_is_wherever_it_was_scrolled(page: Page, site: str) -> None:
    for place in ("welcome", "method/limits", "assignments/mutual-aid", "mutual-aid/dynamics", "my-course"):
        page.goto(f"{site}/en/{place}.html")
        here = page.locator("#pst-primary-sidebar [aria-current=page]")
        expect(here).to_have_count(1)
        expect(here).to_be_in_viewport(ratio=1)


def test_text_at_twice_its_size_needs_no_sideways_scrolling(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    # 200 % zoom on a 1280-pixel screen lays the page out as on 640 pixels.
    page = new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2).new_page()
    opened(page, site)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_reader_s_colours_and_the_switch(
    new_context: Callable[..., BrowserContext], site: str, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    exercise = opened(page, site)

    def lightness(selector: str) -> float:
        return float(page.locator(selector).first.evaluate(
            "node => { for (; node; node = node.parentElement) {"
            "const c = getComputedStyle(node).backgroundColor.match(/[\\d.]+/g).map(Number);"
            "if (c.length < 4 || c[3] > 0) return (c[0] + c[1] + c[2]) / 765 } return 1 }"
        ))  # fmt: skip

    def light() -> tuple[bool, bool]:
        return lightness("main") > 0.5, lightness(".entraide-body") > 0.5

    eventually(light, lambda both: both == (scheme == "light",) * 2)
    for _ in range(3):
        page.get_by_role("button", name=re.compile("colour|light|dark", re.IGNORECASE)).first.click()
        eventually(light, lambda both: both[0] is both[1])
    expect(exercise.root).to_be_visible()


def test_no_page_is_shown_before_it_is_said_in_which_colours(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context().new_page()
    held: list[Route] = []
    page.route("**/mode.js*", lambda route: held.append(route))
    page.goto(f"{site}/en/{PRACTICE}", wait_until="commit")
    eventually(lambda: page.evaluate("document.styleSheets.length") and held)
    assert page.evaluate(PAINTED) == 0
    held[0].continue_()
    eventually(lambda: page.evaluate(PAINTED))
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_a_page_is_shown_all_the_same_where_nobody_says_its_colours(browser: Browser, site: str) -> None:
    page = browser.new_context().new_page()
    page.route("**/mode.js*", lambda route: route.abort())
    page.goto(f"{site}/en/{PRACTICE}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.context.close()


def test_the_landing_page_follows_the_browser_s_language(new_context: Callable[..., BrowserContext], site: str) -> None:
    for locale, lang in (("fr-CA", "fr"), ("en-CA", "en")):
        page = new_context(locale=locale).new_page()
        page.goto(site + "/")
        expect(page).to_have_url(re.compile(f"{site}/{lang}/"))
    page = new_context(locale="fr-CA", java_script_enabled=False).new_page()
    page.goto(site + "/")
    expect(page.get_by_role("link", name=re.compile("français", re.IGNORECASE))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("English"))).to_be_visible()


def test_the_frame_of_a_page_works_where_nothing_may_be_kept(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    context = new_context(viewport=PHONE)
    refused = "get() { throw new DOMException('The request was denied.', 'SecurityError'); }"
    for name in ("localStorage", "sessionStorage"):
        context.add_init_script(f"Object.defineProperty(window, '{name}', {{ {refused} }})")
    page = context.new_page()
    page.goto(f"{site}/en/{PRACTICE}")
    colours = page.evaluate("document.documentElement.dataset.theme")
    page.get_by_role("button", name="Light or dark").click()
    expect(page.locator("html")).not_to_have_attribute("data-theme", colours)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("dialog", name="Menu").get_by_role("link", name="Distance")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog", name="Search").get_by_role("searchbox").fill("isolation")
    page.keyboard.press("Enter")
    expect(page.locator("#book-found li").first).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "asked", "first"), [("fr", "ethique", "Éthique"), ("en", "confidential", "Confidential")]
)
def test_a_search_finds_chapters_and_fits_a_phone(
    new_context: Callable[..., BrowserContext], site: str, lang: str, asked: str, first: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/{lang}/search.html?q={asked}")
    expect(page.locator("#book-found li h2").first).to_contain_text(first)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("#book-found li a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(first)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_pages_for_instructors_come_last_below_a_heading_of_their_own(page: Page, site: str, lang: str) -> None:
    page.goto(f"{site}/{lang}/search.html?q={ {'en': 'rubric', 'fr': 'corriger'}[lang] }")
    expect(page.locator("#book-found > h2")).to_have_text(say(lang, "book.search-last"))
    last = page.locator("#book-found > h2 + ol > li")
    expect(last.locator("h3 > a").first).to_have_attribute("href", re.compile("^instructors/"))
    others = page.locator("#book-found > ol").first.locator("h2 > a")
    assert not [one for one in others.all() if "instructors/" in str(one.get_attribute("href"))]


def test_what_a_page_holds_stands_beneath_it(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search.html?q=dishwasher")
    expect(page.locator("#book-found")).to_match_aria_snapshot("""
      - status: /most to the point first/
      - list:
        - listitem:
          - 'heading "Assignment: mutual aid" [level=2]':
            - 'link "Assignment: mutual aid"'
          - list:
            - listitem:
              - link "First coding exercise"
    """)
    page.get_by_role("link", name="First coding exercise").click()
    expect(page.locator("#mutual-aid-1")).to_be_in_viewport()


def test_all_results_are_one_touch_away_and_reading_goes_on_where_they_begin(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search.html?q=co")
    entries = page.locator(".book-results > li")
    show_all = page.get_by_role("button", name=re.compile(r"Show all \d+ results"))
    expect(show_all).to_be_visible()
    assert entries.count() == 30
    found = int(re.sub(r"\D", "", show_all.inner_text()))
    show_all.click()
    expect(entries).to_have_count(found)
    expect(entries.nth(30).locator(":is(h2, h3) > a")).to_be_focused()
    expect(show_all).to_have_count(0)


def test_who_comes_back_to_her_results_finds_the_place_where_she_was(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search.html?q=group")
    page.locator(".book-results a").last.scroll_into_view_if_needed()
    left = page.evaluate("scrollY")
    assert left
    page.locator(".book-results a").last.click()
    expect(page).not_to_have_url(re.compile("search"))
    page.go_back()
    eventually(lambda: page.evaluate("scrollY"), lambda y: abs(y - left) < 2)


def test_a_search_without_an_answer_says_what_to_try(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search.html?q=zzz")
    expect(page.get_by_role("status")).to_contain_text("Try fewer of them")


@pytest.mark.parametrize("asked", ["hung up three times", "hung times"])
def test_a_sentence_is_found_although_a_word_of_it_stands_nearly_everywhere(page: Page, site: str, asked: str) -> None:
    page.goto(f"{site}/en/search.html?q={asked}")
    expect(page.get_by_role("status")).to_have_text(say("en", "book.search-found"))
    chapter = page.locator(".book-results > li", has=page.locator("a[href='mutual-aid/dynamics.html']"))
    expect(chapter.get_by_role("link", name="Coding: the dynamics")).to_be_visible()


@pytest.mark.parametrize(("lang", "asked"), [("en", "women"), ("fr", "intervenante")])
def test_of_a_word_that_stands_on_most_pages_all_are_found_and_it_is_said(
    page: Page, site: str, lang: str, asked: str
) -> None:
    page.goto(f"{site}/{lang}/search.html?q={asked}")
    said = f"{say(lang, 'book.search-common')} {say(lang, 'book.search-found')}"
    expect(page.get_by_role("status")).to_have_text(said)
    expect(page.locator(".book-results > li")).to_have_count(30)
    expect(page.locator("#book-found .book-button")).to_be_visible()


def test_of_words_that_nobody_looks_for_it_is_not_said_that_no_page_holds_them(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search.html?q=because")
    expect(page.get_by_role("status")).to_have_text(say("en", "book.search-common"))


def test_no_page_has_an_anchor_twice(site_folder: Path) -> None:
    for path in site_folder.rglob("*.html"):
        anchors = Counter(re.findall(r'<[^>]*?\sid="([^"]+)"', path.read_text("utf-8")))
        assert not [anchor for anchor, count in anchors.items() if count > 1], path


def test_help_is_one_touch_away(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/ethics-and-care.html")
    for number in ("tel:+18003639010", "tel:811", "tel:988", "tel:911"):
        expect(page.locator(f"a[href='{number}']")).to_have_count(1)


def test_no_key_is_in_the_site(site_folder: Path, root: Path) -> None:
    from entraide.course import reference

    keys = reference.load(root / "data" / "keys")
    secrets = reasons(keys)
    graded = "G0"
    for path in site_folder.rglob("*"):
        if path.suffix in {".html", ".js", ".json", ".txt"}:
            text = path.read_text("utf-8")
            assert not [secret for secret in secrets if secret in text], path
            # The page of an assignment that is open shows its graded excerpts.
            assert f'"{graded}' not in text or path.parent.name == "assignments", path


def test_a_page_asks_for_no_library_it_can_do_without(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, site)
    assert not [url for url in asked if re.search(r"require|embed-amd|html-manager|fontawesome|mathjax|thebe", url)]
    assert page.viewport_size == DESKTOP
