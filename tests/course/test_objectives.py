"""What a chapter says one will be able to do is exercised, and the exercise says whether one can."""

import re
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.lang import LANGUAGES

CHAPTERS = Path(__file__).parents[2] / "chapters"
OBJECTIVES = re.compile(r"^:class: objectives\n(.*?)^:::", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r'^% objective: ([\d ]+)\n```\{code-cell\}.*?^exercise\("([\w-]+)"', re.MULTILINE | re.DOTALL)
PROMISED = {
    "method/counting-agreement": "calculate a kappa by hand",
    "region/confidentiality": "write a group rule about confidentiality",
    "region/distance": "calculate what a meeting costs a member",
    "region/money-and-institutions": "list what two organizations must settle",
}
"""Objectives that were once promised and practised nowhere, by their chapter."""


def objectives(page: str, lang: str) -> list[str]:
    found = OBJECTIVES.search((CHAPTERS / lang / f"{page}.md").read_text("utf-8"))
    return re.findall(r"^- (.+)$", found[1], re.MULTILINE) if found else []


def named(page: str, lang: str) -> list[tuple[int, str]]:
    """The exercises of a page that say which of its objectives they are for."""
    found = NAMED.findall((CHAPTERS / lang / f"{page}.md").read_text("utf-8"))
    return [(int(number), exercise) for numbers, exercise in found for number in numbers.split()]


@pytest.mark.parametrize("page", PROMISED)
def test_what_was_promised_has_an_exercise_that_names_it_and_explains_each_answer(page: str, course: Course) -> None:
    promised = [objective.startswith(PROMISED[page]) for objective in objectives(page, "en")].index(True) + 1
    first, *_ = (exercise for number, exercise in named(page, LANGUAGES[0]) if number == promised)
    exercise = course.exercise(first)
    question = course.questions[exercise.items[0]]
    assert exercise.pool == "practice" and (question.options or question.steps)
    for option in question.options:
        assert course.reference.solutions[question.question, option.option].why["en"]
    for step in question.steps:
        values = course.reference.values[question.question, step.step]
        assert any(not value.right for value in values), f"step {step.step}: no error is explained"


def test_both_editions_name_the_same_objectives_and_none_that_is_not_there() -> None:
    for path in sorted((CHAPTERS / LANGUAGES[0]).rglob("*.md")):
        page = path.relative_to(CHAPTERS / LANGUAGES[0]).with_suffix("").as_posix()
        given = [named(page, lang) for lang in LANGUAGES]
        assert all(one == given[0] for one in given), page
        assert all(1 <= number <= len(objectives(page, lang)) for lang in LANGUAGES for number, _ in given[0]), page
