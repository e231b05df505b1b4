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


# What can be operated, by kind, name and the names of the groups and lists that it stands in: what is heard of it.
HEARD = """() => {
  const text = (node) => node?.getAttribute("aria-label") ?? node?.textContent ?? "";
  const named = (node) => {
    const ids = node.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const label = node.labels?.[0] ?? node.closest("label");
    return ids.length ? ids.map((id) => text(document.getElementById(id))).join(" ") : text(
      node.matches("input, select, textarea") && !node.hasAttribute("aria-label") ? label : node);
  };
  const within = (node) => {
    const around = [];
    for (let one = node.parentElement; one; one = one.parentElement) {
      if (one.matches("[role=group], [role=region], section, fieldset, ul, ol")) around.push(
        one.matches("fieldset") ? text(one.querySelector("legend")) : one.hasAttribute("aria-label")
          || one.hasAttribute("aria-labelledby") ? named(one) : "");
    }
    return around.filter(Boolean);
  };
  return [...document.querySelectorAll("main :is(button, a[href], input, select, textarea, summary)")]
    .filter((node) => node.checkVisibility())
    .map((node) => JSON.stringify([node.type ?? node.tagName, named(node).trim(), within(node)]));
}"""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_has_the_name_of_another_thing_stands_in_a_group_of_another_name(page: Page, lang: str) -> None:
    show(page, entraide.exercise(CODING, lang))
    for unit in (2, 4):
        page.locator(f"[data-unit='{unit}'] .entraide-unit").click()
        page.keyboard.press("1")
    expect(page.locator(".entraide-chip")).to_have_count(2)
    for name in ("what-choice", "what-reflection"):
        show(page, entraide.exercise(name, lang))
    for name in ("who-knows-whom", "plan-a-group"):
        show(page, entraide.simulation(name, lang))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    heard = page.evaluate(HEARD)
    assert len(heard) > 50
    assert [one for one, times in Counter(heard).items() if times > 1] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_no_code_has_the_name_that_was_typed_show_all_brings_them_back(page: Page, lang: str) -> None:
    show(page, entraide.exercise(CODING, lang))
    codes, show_all = (
        page.locator(".entraide-apply:visible"),
        page.get_by_role("button", name=say(lang, "coding.show-all")),
    )
    before = codes.count()
    expect(show_all).to_have_count(0)
    page.get_by_role("searchbox").fill("xyzzy")
    expect(codes).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text=say(lang, "coding.no-match"))).to_have_count(1)
    page.keyboard.press("Tab")
    expect(show_all).to_be_focused()
    page.keyboard.press("Enter")
    expect(codes).to_have_count(before)
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_few_codes_are_seen_at_a_glance_and_have_no_field_to_find_one(page: Page) -> None:
    show(page, entraide.exercise("first-coding", "en"))
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator("[data-unit='1'] .entraide-unit").click()
    page.keyboard.press("/")
    expect(page.locator(".entraide-apply").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".entraide-apply").first).to_be_focused()


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
        - group "First place":
          - combobox "First place"
          - slider "People who live there"
          - textbox "People who live there"
        - group "Second place":
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
