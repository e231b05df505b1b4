"""What a screen reader is given of each kind of exercise: Chromium's accessibility tree, as one reads it."""

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import entraide
from entraide.course import Course
from entraide.lang import say
from tests.browser.alone import show
from tests.browser.exercises import CodingExercise

CODING = "what-coding"
# What an exercise asks for outside of what it lists: units, codes on them, codes on offer, options.
ACTIONS = """() => {
  const named = (node) => node.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id))
    .map((one) => one.getAttribute("aria-label") ?? one.textContent).join(" ");
  const seen = [...document.querySelectorAll("button:not(li *)")].filter((node) => node.checkVisibility());
  return seen.map((node) => named(node) ?? node.textContent);
}"""


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], widgets_url: str) -> Page:
    return new_context(base_url=widgets_url).new_page()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_unit_is_heard_with_its_codes_and_their_notes(page: Page, course: Course, lang: str) -> None:
    show(page, entraide.exercise(CODING, lang))
    exercise = CodingExercise(page, course.exercise(CODING).title[lang])
    expect(exercise.sentence(2)).to_have_accessible_description("")
    exercise.sentence(2).click()
    for key in "12m":
        page.keyboard.press(key)
    page.keyboard.type("Her own words.")
    page.keyboard.press("Escape")
    first, second = (course.codebook[code].label[lang] for code in ("shared-reality", "breaking-isolation"))
    expect(exercise.sentence(2)).to_have_accessible_description(f"{first}; {second}, {say(lang, 'coding.with-note')}")


def test_no_two_exercises_of_a_page_have_a_button_of_one_name(page: Page) -> None:
    for name in (CODING, "dynamics-coding-1", "what-choice", "what-reflection"):
        show(page, entraide.exercise(name, "en"))
    names = page.evaluate(ACTIONS)
    assert "Check this excerpt Coding: what passes between members" in names
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_a_coding_exercise_is_heard(page: Page) -> None:
    show(page, entraide.exercise(CODING, "en"))
    page.locator("[data-unit='2'] .entraide-unit").click()
    page.keyboard.press("1")
    expect(page.locator("main")).to_match_aria_snapshot("""
      - 'region "Coding: what passes between members"':
        - paragraph: 1 of 3 excerpts coded
        - heading "Excerpt 1 of 3" [level=3]
        - list "Units of the excerpt":
          - listitem:
            - button /1 To set a date/
          - listitem:
            - button /2 The new guy/ [pressed]
            - list "Codes on unit 2":
              - listitem:
                - button "Shared reality"
        - 'button "Check this excerpt Coding: what passes between members"'
        - group "Excerpts":
          - button /Previous/ [disabled]
          - button /Next/
        - group "Codes":
          - paragraph: 1 unit selected
          - button /Deselect/
          - searchbox "Find a code"
          - group "Mutual aid":
            - list:
              - listitem:
                - button "Shared reality" [pressed]
                - button "What Shared reality means"
              - listitem:
                - button "Breaking isolation"
        - button /Undo/
        - button /Redo/ [disabled]
        - button /Shortcuts/
        - button /Clear my answers/
        - paragraph
        - status: Shared reality applied to unit 2
    """)


def test_a_coding_exercise_is_heard_in_french(page: Page) -> None:
    show(page, entraide.exercise(CODING, "fr"))
    expect(page.locator("main")).to_match_aria_snapshot("""
      - region /Codage/:
        - heading "Extrait 1 sur 3" [level=3]
        - list "Unités de l’extrait"
        - button /Vérifier cet extrait Codage/
        - group "Extraits"
        - group "Codes":
          - searchbox "Trouver un code"
          - group "Aide mutuelle":
            - list:
              - listitem:
                - button "Réalité partagée"
    """)


def test_a_choice_is_heard(page: Page) -> None:
    show(page, entraide.exercise("what-choice", "en"))
    page.get_by_role("radio").nth(2).check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator("main")).to_match_aria_snapshot("""
      - 'region "Question: mutual aid or service?"':
        - group /In which one do you see mutual aid|four moments|Four moments/:
          - radio
          - radio
          - radio [checked]
          - radio
        - button /Check/
        - paragraph
        - button /Clear my answers/
        - status
    """)


def test_a_memo_is_heard(page: Page) -> None:
    show(page, entraide.exercise("what-reflection", "en"))
    page.get_by_role("textbox").fill("We laughed about it.")
    expect(page.locator("main")).to_match_aria_snapshot("""
      - region "Your reflection":
        - textbox /Think of a small, everyday thing/: We laughed about it.
        - paragraph: 4 words
        - paragraph: /Nobody receives this/
        - button "Clear my answers Your reflection"
        - paragraph
        - status
    """)


def test_a_simulation_is_heard(page: Page) -> None:
    show(page, entraide.simulation("who-knows-whom", "en"))
    expect(page.locator("main")).to_match_aria_snapshot("""
      - 'region "Simulation: who knows whom?"':
        - combobox "First place"
        - slider "People who live there"
        - textbox "People who live there"
        - combobox "Second place"
        - slider "People who live there"
        - textbox "People who live there"
        - combobox /Acquaintances/
        - slider "Members in the group": "8"
        - heading "What the numbers say" [level=3]
        - paragraph: Amos, 12,675 people
        - figure /The chance that at least two members/:
          - img /Curves that rise.*The table below has the figures/
        - group: The same figures in a table
        - status
    """)
