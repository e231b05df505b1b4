"""A number that is typed is read and judged alike where it is entered and where it is graded."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entraide import course as courses
from entraide.coding.answers import Answer
from entraide.coding.checking import newest
from entraide.coding.numbers import _SYMBOLS, around, judged, readings, written
from entraide.coding.scoring import Score, score_choice, score_numbers
from entraide.course import Course, reference
from entraide.course.definitions.common import ENTERED
from entraide.course.reference import Reference, Value
from entraide.grading.mark.feedback import ExercisePage
from entraide.lang import LANGUAGES
from tests.answering import SAVED_AT
from tests.node import ask

CASES = json.loads((Path(__file__).parents[1] / "cases" / "entered.json").read_text("utf-8"))
NUMBERS = CASES["readings"]
VALUES = tuple(
    Value("Q1", 1, Decimal(one["value"]), Decimal(one["tolerance"]), one["right"], dict.fromkeys(LANGUAGES, one["why"]))
    for one in CASES["judged"]["values"]
)


@pytest.mark.parametrize("case", NUMBERS, ids=[ascii(case["text"]) for case in NUMBERS])
def test_a_text_means_the_numbers_that_the_table_says(case: dict[str, Any]) -> None:
    assert list(readings(case["text"], case.get("unit", "number"))) == case["reads"]


@pytest.mark.parametrize(
    "case", CASES["judged"]["cases"], ids=[ascii(case["text"]) for case in CASES["judged"]["cases"]]
)
def test_a_number_is_judged_as_the_table_says(case: dict[str, str]) -> None:
    word, value = judged(case["text"], "number", VALUES)
    assert (word, value.why["en"] if value else "") == (case["word"], case["why"])


def test_the_page_reads_every_text_as_grading_does() -> None:
    """Also texts that nobody thought of: digits and signs in any order."""
    texts: list[tuple[str, str]] = []

    @given(
        st.text("0123456789.,:/%$+-−–  \u00a0\u202fkmhin=≈e٣\t\x0b\x0c\u200e\u00ad", max_size=12),
        st.sampled_from(ENTERED),
    )
    def gather(text: str, unit: str) -> None:
        texts.append((text, unit))

    gather()
    assert ask("readNumbers", texts) == [list(readings(*one)) for one in texts]


def test_every_unit_has_its_sign_and_is_written_in_each_language() -> None:
    assert set(_SYMBOLS) == set(ENTERED)
    assert written(Decimal("0.40"), "number", "fr") == "0,40"
    assert [written(Decimal("45"), "percent", lang) for lang in LANGUAGES] == ["45%", "45\u00a0%"]
    assert [written(Decimal("12.50"), "money", lang) for lang in LANGUAGES] == ["$12.50", "12,50\u00a0$"]
    assert [around("money", lang) for lang in LANGUAGES] == [("$", ""), ("", "$")]
    assert all(around(unit, lang) != ("", "") for unit in ENTERED[1:] for lang in LANGUAGES)


@pytest.fixture(scope="module")
def journals() -> tuple[Course, Reference]:
    data = Path(__file__).parents[1] / "journals" / "data"
    return courses.load(data), reference.load(data / "keys")


def test_a_choice_is_told_as_a_choice_though_its_question_has_steps_too(journals: tuple[Course, Reference]) -> None:
    course, keys = journals
    exercise = course.exercise("journals-2")
    (asked,) = exercise.items
    steps = course.questions["Q53"].steps
    both = replace(course, questions=course.questions | {asked: replace(course.questions[asked], steps=steps)})
    answer = Answer("journals-2", "choice", "en", SAVED_AT, (course.questions[asked].options[0].option,))
    pages = [
        ExercisePage(exercise, answer, score_choice(exercise, answer, one, keys), 5, one, "en")
        for one in (course, both)
    ]
    assert len({page.whole([]) for page in pages}) == len({page.without_keys([]) for page in pages}) == 1


def scored(journals: tuple[Course, Reference], value: Any) -> tuple[Score, list[str]]:
    """What an answer to the calculation earns, and the notes on its record."""
    course, keys = journals
    exercise = course.exercise("journals-3")
    record = Answer("journals-3", "numbers", "en", SAVED_AT, ()).record() | {"value": value}
    answer, notes = newest([record], exercise, course)
    return score_numbers(exercise, answer, course, keys), [
        note.key for note in (*notes, *(answer.notes if answer else ()))
    ]


@pytest.mark.parametrize(
    ("texts", "said", "share"),
    [
        (["125", "41.7", "25"], "right right right", 1),
        (["125 ", "41,67", "25 %"], "right right right", 1),
        (["125", "42", ""], "right near blank", 0.5),
        (["2000", "2500", "1/4"], "explained explained wrong", 0),
        (["1e999", "nan", "-"], "unreadable unreadable unreadable", 0),
        ([], "blank blank blank", 0),
    ],
)
def test_each_step_earns_its_share_and_what_was_rounded_too_early_half(
    journals: tuple[Course, Reference], texts: list[str], said: str, share: float
) -> None:
    value = [{"step": step, "text": text} for step, text in enumerate(texts, 1)]
    score, notes = scored(journals, value)
    assert (" ".join(finding.verdict for finding in score.findings), score.share) == (said, share)
    assert notes == []


@pytest.mark.parametrize(
    "value",
    [
        None, 125, "125", float("nan"), 1e999, {}, {"1": "125"}, [125], [[1, "125"]], ["125"], [None] * 1000,
        [{"step": 1, "text": 125}], [{"step": 1, "text": ["125"]}], [{"step": 1, "text": {"text": "125"}}],
        [{"step": "1", "text": "125"}], [{"step": True, "text": "125"}], [{"step": 1.0, "text": "125"}],
        [{"step": float("nan"), "text": "125"}], [{"step": 10**400, "text": "125"}], [{"step": 0, "text": "125"}],
        [{"step": 1, "text": "125" + " " * 100_000 + "x"}], [{"step": 1, "text": "9" * 500_000}],
        [{"step": 1, "text": "nan"}], [{"step": 1, "text": "inf"}], [{"step": 1, "text": "-Infinity"}],
        [{"step": 1, "text": "1/0"}], [{"step": 1, "text": "0/0"}], [{"step": 1, "text": "\ud83d\x00"}],
        [{"step": 1, "text": ""}, {"step": 1, "text": "125"}], [{"step": 1, "points": 15, "right": True}],
        [{"step": 1, "text": "3"}, {"step": 1, "text": "125"}],
    ],
    ids=lambda value: repr(value)[:40],
)  # fmt: skip
def test_a_forged_record_earns_nothing_and_stops_nothing(journals: tuple[Course, Reference], value: Any) -> None:
    score, _ = scored(journals, value)
    assert score.share == 0 and len(score.findings) == 3


def test_what_was_typed_is_kept_and_written_as_it_was_typed(journals: tuple[Course, Reference]) -> None:
    course, _ = journals
    typed = [{"step": 2, "text": " 41,7\u00a0"}, {"step": 1, "text": "about 3"}, {"step": 3, "text": "  "}]
    record = Answer("journals-3", "numbers", "fr", SAVED_AT, ()).record() | {"value": typed}
    answer, _ = newest([record], course.exercise("journals-3"), course)
    assert answer and answer.record()["value"] == [typed[1], typed[0]]
