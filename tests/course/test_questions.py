"""No question gives itself away: neither places, nor lengths, nor how many are right help to guess."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import pytest

from entraide.course import Course
from entraide.course.corpus import Question
from entraide.course.definitions.common import POOLS
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES

Rights = list[tuple[Question, list[bool]]]
"""Questions in the order in which readers meet them, each with which of its options are right."""


@pytest.fixture(scope="module", params=POOLS)
def rights(request: pytest.FixtureRequest, course: Course, keys: Reference) -> Rights:
    solutions = {**course.reference.solutions, **keys.solutions}
    asked = [course.questions[one.items[0]] for one in course.exercises.values() if one.kind == "choice"]
    return [
        (question, [solutions[question.question, option.option].right for option in question.options])
        for question in asked
        if question.pool == request.param
    ]


def of_one(rights: Rights) -> Rights:
    return [(question, right) for question, right in rights if not question.several]


def of_several(rights: Rights) -> Rights:
    return [(question, right) for question, right in rights if question.several]


def within_chance(hits: float, chances: Sequence[float]) -> bool:
    """Whether guesses that hit by these chances would hit about so often: within two standard deviations."""
    return abs(hits - sum(chances)) <= 2 * sqrt(sum(chance * (1 - chance) for chance in chances))


def longest(question: Question, lang: str) -> list[int]:
    """The places of the longest options: one, or several alike."""
    lengths = [len(option.text[lang]) for option in question.options]
    return [place for place, length in enumerate(lengths) if length == max(lengths)]


def test_the_right_answer_stands_at_each_place_as_often_as_at_another(rights: Rights) -> None:
    single = of_one(rights)
    for place in range(max(len(right) for _, right in single)):
        there = [right for _, right in single if place < len(right)]
        assert within_chance(sum(right[place] for right in there), [1 / len(right) for right in there]), place


def test_no_letter_is_right_more_often_than_another(rights: Rights) -> None:
    single = of_one(rights)
    letters = Counter(question.options[right.index(True)].option for question, right in single)
    assert max(letters.values()) <= len(single) / 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_longest_option_is_right_no_more_often_than_chance_has_it(rights: Rights, lang: str) -> None:
    for kind in (of_one(rights), of_several(rights)):
        hits = 0.0
        for question, right in kind:
            places = longest(question, lang)
            hits += sum(right[place] for place in places) / len(places)
        assert within_chance(hits, [sum(right) / len(right) for _, right in kind])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_answer_is_the_longest_the_second_or_the_last_as_often_as_chance_has_it(
    rights: Rights, lang: str
) -> None:
    single = of_one(rights)
    ranks = [rank(question, right, lang) for question, right in single]
    for place in range(4):
        assert within_chance(ranks.count(place), [1 / len(right) for _, right in single]), place


def rank(question: Question, right: list[bool], lang: str) -> int:
    """How many options are longer than the right one."""
    lengths = [len(option.text[lang]) for option in question.options]
    return sum(length > lengths[right.index(True)] for length in lengths)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_right_options_are_as_long_as_wrong_ones(rights: Rights, lang: str) -> None:
    for kind in (of_one(rights), of_several(rights)):
        ratios = [ratio(question, right, lang) for question, right in kind]
        assert 0.9 < sum(ratios) / len(ratios) < 1.15
        assert max(ratios) < 2


def ratio(question: Question, right: list[bool], lang: str) -> float:
    """How long its right options are, as a share of its wrong ones."""
    lengths: dict[bool, list[int]] = {True: [], False: []}
    for option, is_right in zip(question.options, right, strict=True):
        lengths[is_right].append(len(option.text[lang]))
    mean = {is_right: sum(some) / len(some) for is_right, some in lengths.items()}
    return mean[True] / mean[False]


def test_how_many_are_right_differs_from_question_to_question(rights: Rights) -> None:
    counts = Counter(sum(right) for _, right in of_several(rights))
    assert len(counts) >= 3
    assert max(counts.values()) <= sum(counts.values()) / 2
    assert min(counts.values()) >= 2


def test_of_several_right_options_no_pattern_comes_back(rights: Rights) -> None:
    patterns = Counter(tuple(right) for _, right in of_several(rights))
    assert max(patterns.values()) <= 2
    places = [[right[place] for _, right in of_several(rights) if place < len(right)] for place in range(5)]
    chances = [[sum(right) / len(right) for _, right in of_several(rights)]] * 5
    assert all(within_chance(sum(there), some) for there, some in zip(places, chances, strict=True))


def test_an_answer_does_not_tell_the_next(rights: Rights) -> None:
    places = [right.index(True) for _, right in of_one(rights)]
    steps = list(pairwise(places))
    for step in range(4):
        assert within_chance(sum((after - before) % 4 == step for before, after in steps), [0.25] * len(steps)), step
