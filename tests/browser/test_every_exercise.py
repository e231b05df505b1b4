"""Every exercise of the book, solved once as a student would who knows the answers, in both languages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from entraide.course import Course, meetings
from entraide.course.corpus import AGAIN, Exercise
from entraide.lang import say
from tests.answering import MEMO, numbers, required
from tests.browser.exercises import CodingExercise, asks
from tests.browser.test_book import CHECK

ROOT = Path(__file__).parents[2]
ALL_FOUND = {
    "en": re.compile(r"^[1-9]\d* codes? in common with the reference\. .*You differ nowhere\.$"),
    "fr": re.compile(r"^[1-9]\d* codes? en commun avec la référence\. .*Vous ne différez nulle part\.$"),
}
RIGHT = {
    "en": re.compile(r"^That is right\.$|^[1-9]\d* right answers?\. You have them all\.$"),
    "fr": re.compile(r"^C’est la bonne réponse\.$|^[1-9]\d* bonnes? réponses?\. Vous les avez toutes\.$"),
}
NEXT = {"en": "Next", "fr": "Suivant"}
CHECK_CHOICE = {"en": "Check", "fr": "Vérifier"}
COMPARE = {"en": "Compare with the course’s codes", "fr": "Comparer avec les codes du cours"}
BESIDE = {"en": "Compare with other groupings", "fr": "Comparer avec d’autres regroupements"}
KEPT = {"en": "Kept in this browser", "fr": "Gardé dans ce navigateur"}


def shown_on_pages() -> dict[str, list[str]]:
    """The exercises of every page that has some, in their order."""
    found = {}
    for path in sorted((ROOT / "chapters/en").rglob("*.md")):
        names = re.findall(r'^exercise\("([^"]+)"', path.read_text("utf-8"), re.MULTILINE)
        if names:
            found[path.relative_to(ROOT / "chapters/en").with_suffix("").as_posix()] = names
    return found


PAGES = shown_on_pages()


def test_every_practice_exercise_is_shown_on_one_page(course: Course) -> None:
    """But those from which *Practise again* alone draws."""
    shown = sorted(name for names in PAGES.values() for name in names)
    practice = (name for name, one in course.exercises.items() if one.pool == "practice")
    assert shown == sorted(name for name in practice if not name.startswith(AGAIN))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("place", PAGES)
def test_a_page_is_solved(
    new_context: Callable[..., BrowserContext], site: str, course: Course, place: str, lang: str
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(f"{site}/{lang}/{place}.html")
    for name in PAGES[place]:
        exercise = course.exercise(name)
        # What stands on few pages comes once one is near it.
        page.locator(f"#{name}").scroll_into_view_if_needed()
        region = page.locator(f"#{name}").get_by_role("region", name=exercise.title[lang], exact=True)
        expect(region).to_be_visible()
        SOLVE[exercise.kind](page, region, course, exercise, lang)
    # An answer is kept, and read back, a moment after it was given: once all are given, one waits for the last alone.
    for name in PAGES[place]:
        expect(page.locator(f"#{name} .entraide-status")).to_contain_text(KEPT[lang])


def solve_coding(page: Page, region: Locator, course: Course, exercise: Exercise, lang: str) -> None:
    """Mostly by keyboard, which is how one codes sixty sentences."""
    coding = CodingExercise(page, exercise.title[lang])
    coding.root = region
    by_unit: dict[tuple[str, int], list[str]] = {}
    for one in required(course, course.reference, exercise.exercise):
        by_unit.setdefault((one.excerpt, one.unit), []).append(one.code)
    codes = [code for code in course.codebook.codes if code in exercise.codes]
    if exercise.layout == "one":
        # Its one unit is always chosen: a tap gives the code, and the course answers.
        (called,) = by_unit.values()
        for code in called:
            coding.code(course.codebook[code].label[lang]).click()
        found = region.locator(".entraide-found")
        expect(found).to_have_count(len(called))
        expect(found.first).to_contain_text(say(lang, "coding.found"))
        return
    for place, excerpt in enumerate(exercise.items):
        for (name, unit), called in by_unit.items():
            if name != excerpt:
                continue
            coding.sentence(unit).press("Space")
            for code in called:
                key = codes.index(code) + 1
                if key <= 10:
                    page.keyboard.press(str(key % 10))
                else:
                    coding.code(course.codebook[code].label[lang]).press("Enter")
        coding.press(CHECK[lang])
        expect(region.locator(".entraide-summary")).to_have_text(ALL_FOUND[lang])
        if place < len(exercise.items) - 1:
            coding.press(NEXT[lang])


def solve_choice(page: Page, region: Locator, course: Course, exercise: Exercise, lang: str) -> None:
    question = course.questions[exercise.items[0]]
    for option in question.options:
        if course.reference.solutions[question.question, option.option].right:
            region.get_by_label(option.text[lang], exact=True).check()
    region.get_by_role("button", name=asks(CHECK_CHOICE[lang])).click()
    expect(region.locator(".entraide-summary")).to_have_text(RIGHT[lang])
    for option in question.options:
        solution = course.reference.solutions[question.question, option.option]
        if solution.right:
            expect(region).to_contain_text(solution.why[lang])


def solve_memo(page: Page, region: Locator, course: Course, exercise: Exercise, lang: str) -> None:
    field = region.get_by_role("textbox")
    field.click()
    page.keyboard.type(MEMO)
    expect(field).to_have_value(MEMO)


def solve_numbers(page: Page, region: Locator, course: Course, exercise: Exercise, lang: str) -> None:
    """Each number as its language writes it."""
    question = course.questions[exercise.items[0]]
    right = numbers(course, course.reference, exercise.exercise, lang)
    for step, entry in zip(question.steps, right, strict=True):
        region.get_by_label(step.label[lang], exact=True).fill(entry.text)
        region.get_by_role("button", name=say(lang, "numbers.check-step", label=step.label[lang])).click()
        verdict = region.locator(f"[data-step-number='{step.step}'] .entraide-verdict")
        expect(verdict).to_contain_text(say(lang, "numbers.right"))


def solve_open(page: Page, region: Locator, course: Course, exercise: Exercise, lang: str) -> None:
    """One code of her own, on two units of each excerpt, then beside the course's."""
    coding = CodingExercise(page, exercise.title[lang])
    coding.root = region
    for place, _ in enumerate(exercise.items):
        coding.sentence(1).press("Space")
        coding.sentence(2).press("Space")
        page.keyboard.press("/")
        page.keyboard.type(MEMO[:20])
        page.keyboard.press("Enter")
        coding.expect_codes(2, MEMO[:20].strip())
        if place < len(exercise.items) - 1:
            coding.press(NEXT[lang])
    coding.press(COMPARE[lang])
    expect(region.locator(".entraide-own-name")).to_have_count(1)


def solve_board(page: Page, region: Locator, course: Course, exercise: Exercise, lang: str) -> None:
    """Two cards in one pile, then beside the other groupings."""
    card = region.locator(".entraide-floor .entraide-card").first
    card.locator("[data-do=ask]").press("Enter")
    region.locator("[data-to=new]").press("Enter")
    expect(region.locator(".entraide-pile .entraide-card")).to_have_count(1)
    card.locator("[data-do=ask]").press("ArrowRight")
    expect(region.locator(".entraide-pile .entraide-card")).to_have_count(2)
    region.get_by_role("button", name=asks(BESIDE[lang])).click()
    expect(region.locator(".entraide-grouping")).to_have_count(len(exercise.items))


def solve_meeting(page: Page, region: Locator, course: Course, exercise: Exercise, lang: str) -> None:
    """The first evening led without a word to its end, then told of."""
    region.locator("[data-do=begin]").first.press("Enter")
    turns, debrief = region.locator(".entraide-turn"), region.locator(".entraide-main[data-do=debrief]")
    total = meetings.play(meetings.load(course.folder), exercise.items[0], lang)["turns"]
    for turn in range(1, total + 1):
        expect(turns).to_have_count(turn)
        # A heavy moment says so first.
        if region.locator("[data-do=enter]").count():
            region.locator("[data-do=enter]").press("Enter")
        region.locator("[data-word=silence]").press("Enter")
    debrief.press("Enter")
    expect(region.locator(".entraide-home li").first).to_be_visible()


SOLVE = {
    "open": solve_open,
    "coding": solve_coding,
    "choice": solve_choice,
    "numbers": solve_numbers,
    "memo": solve_memo,
    "board": solve_board,
    "meeting": solve_meeting,
}
