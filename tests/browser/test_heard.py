"""What a screen reader is given of each kind of exercise: Chromium's accessibility tree, as one reads it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import entraide
from entraide.course import Course
from entraide.lang import say
from tests.browser.alone import show
from tests.browser.exercises import CodingExercise
from tests.browser.test_accessibility import repeated
from tests.browser.waiting import expect_all_drawn

CODING = "what-coding"
# In each coding exercise of a page, two codes on each of the first two units, or on the one that there is.
CODED = """() => {
  for (const exercise of document.querySelectorAll(".entraide-coding:not(.entraide-open *)")) {
    const units = [...exercise.querySelectorAll("button.entraide-unit")].slice(0, 2);
    for (const unit of units.length ? units : [null]) {
      unit?.click();
      for (const code of [...exercise.querySelectorAll(".entraide-apply")].slice(0, 2)) code.click();
    }
  }
  return document.querySelectorAll(".entraide-chip").length;
}"""


@pytest.fixture
def alone(new_context: Callable[..., BrowserContext], widgets_url: str) -> Page:
    return new_context(base_url=widgets_url).new_page()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_unit_is_heard_with_its_codes_and_their_notes(alone: Page, course: Course, lang: str) -> None:
    show(alone, entraide.exercise(CODING, lang))
    exercise = CodingExercise(alone, course.exercise(CODING).title[lang])
    expect(exercise.sentence(2)).to_have_accessible_description("")
    exercise.sentence(2).click()
    for key in "12m":
        alone.keyboard.press(key)
    alone.keyboard.type("Her own words.")
    alone.keyboard.press("Escape")
    first, second = (course.codebook[code].label[lang] for code in ("shared-reality", "breaking-isolation"))
    expect(exercise.sentence(2)).to_have_accessible_description(f"{first}; {second}, {say(lang, 'coding.with-note')}")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_two_buttons_of_a_page_have_one_name(
    new_context: Callable[..., BrowserContext], site: str, site_folder: Path, lang: str
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    pages = sorted((site_folder / lang).rglob("*.html"))
    with_exercises = [one for one in pages if 'class="entraide-exercise"' in one.read_text("utf-8")]
    assert len(with_exercises) > 30
    wrong, codings = [], 0
    # The editions share what names them: a page is looked at in one language, in turn.
    for place in [one.relative_to(site_folder).as_posix() for one in with_exercises[lang == "fr" :: 2]]:
        page.goto(f"{site}/{place}")
        expect_all_drawn(page)
        codings += page.evaluate(CODED)
        wrong += [f"{place}: {one}" for one in repeated(page)]
    assert codings > 100
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("lang", "place"), [("en", "(exercise 4)"), ("fr", "(exercice 4)")])
def test_a_code_says_in_a_word_in_which_exercise_it_is_and_on_which_unit(
    page: Page, site: str, course: Course, lang: str, place: str
) -> None:
    name = "dynamics-coding-1"
    page.goto(f"{site}/{lang}/mutual-aid/dynamics.html")
    exercise = CodingExercise(page, course.exercise(name).title[lang])
    exercise.sentence(2).click()
    label = course.codebook["awareness"].label[lang]
    item = exercise.root.locator("[data-code='awareness']").first
    expect(item.locator(".entraide-apply")).to_have_accessible_name(f"{label} {place}")
    tool = say(lang, "coding.about", code=label)
    expect(item.locator(".entraide-about")).to_have_accessible_name(f"{tool} {place}")
    item.locator(".entraide-apply").click()
    said = say(lang, "coding.note-for", code=label, n=2)
    expect(exercise.root.locator(".entraide-chip")).to_have_accessible_name(f"{said} {place}")
    # What stands in an exercise once says its title, and the exercise says its place.
    expect(exercise.root).to_have_accessible_description(place)
    check = exercise.root.get_by_role("button", name=say(lang, "coding.check"))
    expect(check).to_have_accessible_name(f"{say(lang, 'coding.check')} {course.exercise(name).title[lang]}")


def test_where_an_exercise_is_alone_its_codes_are_called_as_they_are(page: Page, site: str, course: Course) -> None:
    page.goto(f"{site}/en/welcome.html")
    code = page.locator("#welcome-first .entraide-apply").first
    expect(code).to_have_accessible_name(code.locator("span").inner_text())


def test_elsewhere_than_in_the_book_the_exercises_are_counted_as_they_come(alone: Page) -> None:
    for name in (CODING, "dynamics-coding-1", "what-choice", "what-reflection"):
        show(alone, entraide.exercise(name, "en"))
    alone.evaluate(CODED)
    assert repeated(alone) == []
    codes = alone.locator(".entraide-apply").filter(has_text="Shared reality")
    expect(codes.first).to_have_accessible_name("Shared reality")
    expect(codes.last).to_have_accessible_name("Shared reality (exercise 2)")
    expect(alone.get_by_role("button", name="Check this excerpt Coding: what passes between members")).to_be_visible()


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
def test_what_has_the_name_of_another_thing_stands_in_a_group_of_another_name(alone: Page, lang: str) -> None:
    show(alone, entraide.exercise(CODING, lang))
    for unit in (2, 4):
        alone.locator(f"[data-unit='{unit}'] .entraide-unit").click()
        alone.keyboard.press("1")
    expect(alone.locator(".entraide-chip")).to_have_count(2)
    for name in ("what-choice", "what-reflection"):
        show(alone, entraide.exercise(name, lang))
    for name in ("who-knows-whom", "plan-a-group"):
        show(alone, entraide.simulation(name, lang))
    alone.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    heard = alone.evaluate(HEARD)
    assert len(heard) > 50
    assert [one for one, times in Counter(heard).items() if times > 1] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_no_code_has_the_name_that_was_typed_show_all_brings_them_back(alone: Page, lang: str) -> None:
    show(alone, entraide.exercise(CODING, lang))
    codes, show_all = (
        alone.locator(".entraide-apply:visible"),
        alone.get_by_role("button", name=say(lang, "coding.show-all")),
    )
    before = codes.count()
    expect(show_all).to_have_count(0)
    alone.get_by_role("searchbox").fill("xyzzy")
    expect(codes).to_have_count(0)
    expect(alone.get_by_role("status").filter(has_text=say(lang, "coding.no-match"))).to_have_count(1)
    alone.keyboard.press("Tab")
    expect(show_all).to_be_focused()
    alone.keyboard.press("Enter")
    expect(codes).to_have_count(before)
    expect(alone.get_by_role("searchbox")).to_be_focused()
    expect(alone.get_by_role("searchbox")).to_have_value("")


def test_few_codes_are_seen_at_a_glance_and_have_no_field_to_find_one(alone: Page) -> None:
    show(alone, entraide.exercise("first-coding", "en"))
    expect(alone.get_by_role("searchbox")).to_have_count(0)
    alone.locator("[data-unit='1'] .entraide-unit").click()
    alone.keyboard.press("/")
    expect(alone.locator(".entraide-apply").first).to_be_focused()
    alone.keyboard.press("ArrowUp")
    expect(alone.locator(".entraide-apply").first).to_be_focused()


def test_a_coding_exercise_is_heard(alone: Page) -> None:
    show(alone, entraide.exercise(CODING, "en"))
    alone.locator("[data-unit='2'] .entraide-unit").click()
    alone.keyboard.press("1")
    expect(alone.locator("main")).to_match_aria_snapshot("""
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
                - button "Shared reality, on unit 2"
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


def test_a_coding_exercise_is_heard_in_french(alone: Page) -> None:
    show(alone, entraide.exercise(CODING, "fr"))
    expect(alone.locator("main")).to_match_aria_snapshot("""
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


def test_a_choice_is_heard(alone: Page) -> None:
    show(alone, entraide.exercise("what-choice", "en"))
    alone.get_by_role("radio").nth(2).check()
    alone.get_by_role("button", name="Check").click()
    expect(alone.locator("main")).to_match_aria_snapshot("""
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


def test_a_memo_is_heard(alone: Page) -> None:
    show(alone, entraide.exercise("what-reflection", "en"))
    alone.get_by_role("textbox").fill("We laughed about it.")
    expect(alone.locator("main")).to_match_aria_snapshot("""
      - region "Your reflection":
        - textbox /Think of a small, everyday thing/: We laughed about it.
        - paragraph: 4 words
        - paragraph: /Nobody receives this/
        - button "Clear my answers Your reflection"
        - paragraph
        - status
    """)


def test_a_simulation_is_heard(alone: Page) -> None:
    show(alone, entraide.simulation("who-knows-whom", "en"))
    expect(alone.locator("main")).to_match_aria_snapshot("""
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
