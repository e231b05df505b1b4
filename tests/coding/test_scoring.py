"""How answers are scored: what the course promises its students."""

import re
from dataclasses import replace
from itertools import combinations

import pytest

from entraide.coding import scoring
from entraide.coding.answers import Answer, Coding
from entraide.course import Course
from entraide.course.corpus import Option
from entraide.course.reference import ACCEPTABLE, TEMPTING, Reference, Solution
from entraide.grading.mark.feedback import ExercisePage
from entraide.lang import LANGUAGES
from tests.answering import SAVED_AT, required

EXERCISE = "mutual-aid-1"


def coded(*codings: Coding) -> Answer:
    return Answer(EXERCISE, "coding", "en", SAVED_AT, codings)


def chosen(name: str, *options: str) -> Answer:
    return Answer(name, "choice", "en", SAVED_AT, options)


# Precision and recall worked out by hand: P = f/(f+e), R = f/(f+m), F1 = 2PR/(P+R).
@pytest.mark.parametrize(
    ("found", "missed", "extra", "share"),
    [(0, 0, 0, 0), (0, 5, 0, 0), (0, 0, 3, 0), (4, 0, 0, 1), (1, 1, 0, 2 / 3), (2, 1, 1, 2 / 3), (3, 1, 5, 0.5)],
)
def test_the_share_is_the_f1_of_what_was_found(found: int, missed: int, extra: int, share: float) -> None:
    counts = scoring.Counts(found, missed, extra)
    assert counts.share == pytest.approx(share)
    if found:
        precision, recall = found / (found + extra), found / (found + missed)
        assert counts.share == pytest.approx(2 * precision * recall / (precision + recall))


def test_all_required_codes_and_nothing_else_win_everything(course: Course, keys: Reference) -> None:
    score = scoring.score_coding(course.exercise(EXERCISE), coded(*required(course, keys, EXERCISE)), course, keys)
    assert score.share == 1
    assert {finding.verdict for finding in score.findings} == {scoring.FOUND}


def test_no_answer_and_an_empty_answer_win_nothing_and_every_miss_is_explained(course: Course, keys: Reference) -> None:
    for answer in (None, coded()):
        score = scoring.score_coding(course.exercise(EXERCISE), answer, course, keys)
        assert score.share == 0
        assert score.counts.missed == len(required(course, keys, EXERCISE))
        assert all(finding.why["en"] and finding.why["fr"] for finding in score.findings)


def test_an_acceptable_code_costs_nothing_and_wins_nothing(course: Course, keys: Reference) -> None:
    exercise = course.exercise(EXERCISE)
    right = required(course, keys, EXERCISE)
    fitting = next(c for c in keys.codings.values() if c.status == ACCEPTABLE and c.excerpt in exercise.items)
    more = coded(*right, Coding(fitting.excerpt, fitting.unit, fitting.code))
    score = scoring.score_coding(exercise, more, course, keys)
    assert score.share == 1
    assert [finding.verdict for finding in score.findings].count(scoring.FITS) == 1
    alone = scoring.score_coding(exercise, coded(Coding(fitting.excerpt, fitting.unit, fitting.code)), course, keys)
    assert alone.share == 0


def test_a_tempting_code_is_an_extra_explained_by_its_own_rationale(course: Course, keys: Reference) -> None:
    exercise = course.exercise(EXERCISE)
    tempting = next(c for c in keys.codings.values() if c.status == TEMPTING and c.excerpt in exercise.items)
    answer = coded(Coding(tempting.excerpt, tempting.unit, tempting.code))
    (extra,) = [f for f in scoring.score_coding(exercise, answer, course, keys).findings if f.verdict == scoring.EXTRA]
    assert extra.why == tempting.rationale


def test_a_code_that_the_exercise_does_not_offer_counts_on_neither_side(course: Course) -> None:
    narrow = course.exercise("first-coding")
    full = scoring.score_coding(narrow, None, course, course.reference)
    assert {finding.place[2] for finding in full.findings} <= set(narrow.codes)


def test_one_answer_is_right_or_wrong(course: Course, keys: Reference) -> None:
    exercise = course.exercise("mutual-aid-3")
    question = exercise.items[0]
    for option in course.questions[question].options:
        score = scoring.score_choice(exercise, chosen("mutual-aid-3", option.option), course, keys)
        assert score.share == (1 if keys.solutions[question, option.option].right else 0)


@pytest.mark.parametrize("name", ["mutual-aid-5", "group-types-5", "approaches-5", "ethics-anonymity-4"])
def test_ticking_everything_wins_nothing_and_a_wrong_choice_takes_back_a_right_one(
    course: Course, keys: Reference, name: str
) -> None:
    exercise = course.exercise(name)
    question = course.questions[exercise.items[0]]
    options = [option.option for option in question.options]
    right = [option for option in options if keys.solutions[question.question, option].right]
    wrong = [option for option in options if option not in right]

    def share(*taken: str) -> float:
        return scoring.score_choice(exercise, chosen(name, *taken), course, keys).share

    assert share(*right) == 1
    assert share(*options) == share(*wrong) == 0
    assert share(right[0]) == pytest.approx(1 / len(right))
    assert share(right[0], wrong[0]) == 0
    assert share() == 0


@pytest.mark.parametrize("count", range(2, 40))
def test_whatever_the_counts_each_tick_more_is_worth_what_it_should(course: Course, count: int) -> None:
    """A right one more never costs, a wrong one more never wins, and all that are wrong undo all that are right."""
    exercise = course.exercise("mutual-aid-5")
    name = exercise.items[0]
    options = tuple(Option(str(place), {"en": "", "fr": ""}) for place in range(count))
    asked = replace(course, questions={name: replace(course.questions[name], options=options)})
    for right in range(1, count + 1):
        solutions = {(name, one.option): Solution(name, one.option, int(one.option) < right, {}) for one in options}
        keys = Reference({}, solutions)

        def share(found: int, extra: int, right: int = right, keys: Reference = keys) -> float:
            taken = [*range(found), *range(right, right + extra)]
            return scoring.score_choice(exercise, chosen("mutual-aid-5", *map(str, taken)), asked, keys).share

        wrong = count - right
        assert [share(found, 0) for found in range(right + 1)] == [found / right for found in range(right + 1)]
        assert not wrong or share(right, wrong) == 0
        for extra in (1, wrong) if wrong else ():
            won = [share(found, extra) for found in range(right + 1)]
            assert won == sorted(won)
            assert all(0 <= now <= share(found, extra - 1) for found, now in enumerate(won))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["mutual-aid-5", "group-types-5", "ethics-anonymity-4"])
def test_the_sum_that_a_student_reads_comes_to_what_she_earned(
    course: Course, keys: Reference, name: str, lang: str
) -> None:
    exercise = course.exercise(name)
    options = [option.option for option in course.questions[exercise.items[0]].options]
    for taken in (taken for count in range(len(options) + 1) for taken in combinations(options, count)):
        answer = chosen(name, *taken)
        score = scoring.score_choice(exercise, answer, course, keys)
        said = ExercisePage(exercise, answer, score, 10, course, lang).choice_sum
        found = re.search(r"(\([^()]+\) ÷ \d+).* = (−?\d[\d.,]*)", said)
        assert found, said
        written = found[1].translate(str.maketrans("−×÷,", "-*/."))
        reached = eval(re.sub(r"[^-+*/().\d]", "", written))  # Nothing is left of it but digits and signs.
        assert float(found[2].replace("−", "-").replace(",", ".")) == pytest.approx(reached, abs=0.006), said
        assert score.share == pytest.approx(max(0, reached))
        assert (reached < 0) == bool(re.search(r"(below|sous) 0", said)), said
