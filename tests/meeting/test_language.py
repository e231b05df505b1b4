"""Conditions and effects are read as the shared table of cases says, and mistakes are told by their place."""

from typing import Any

import pytest

from entraide.errors import CourseError
from entraide.lang import LANGUAGES
from entraide.meeting.language import bounded, condition, effects
from tests.meeting.cases import CASES


@pytest.mark.parametrize("case", CASES["conditions"], ids=lambda case: case["text"])
def test_a_condition_holds_by_so_many_tests(case: dict[str, Any]) -> None:
    assert condition(case["text"]).tests_met(case["values"]) == case["tests"]


@pytest.mark.parametrize("case", CASES["wrong-conditions"], ids=lambda case: case["text"])
def test_a_wrong_condition_is_refused_where_it_goes_wrong(case: dict[str, Any]) -> None:
    with pytest.raises(CourseError) as error:
        condition(case["text"])
    problem = error.value.problem
    assert (problem.key, problem.details["at"]) == (case["error"], case["at"])
    assert all(case["text"] in error.value.text(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("case", CASES["effects"], ids=lambda case: case["text"])
def test_effects_apply_in_order_and_stay_within_bounds(case: dict[str, Any]) -> None:
    values = dict(case["before"])
    for effect in bounded(case["text"], {name: tuple(bound) for name, bound in CASES["bounds"].items()}):
        effect.apply(values)
    assert values == case["after"]


@pytest.mark.parametrize("case", CASES["wrong-effects"], ids=lambda case: case["text"])
def test_a_wrong_effect_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(CourseError) as error:
        effects(case["text"])
    assert error.value.problem.key == case["error"]


def test_an_effect_on_a_variable_that_is_not_there_is_refused() -> None:
    with pytest.raises(CourseError, match="“courage” is not a variable"):
        bounded("courage+1", {"safety": (0, 5)})


@pytest.mark.parametrize("text", ["__import__('os').abort()", "safety >= 3 and exit()", "lambda: 1", "safety\0"])
def test_a_condition_is_never_code(text: str) -> None:
    with pytest.raises(CourseError):
        condition(text)
