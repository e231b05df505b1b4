"""What a feedback page says of a coding and of a question, in the words of the exercises, with the keys and without."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from entraide.coding.answers import Answer, Coding
from entraide.coding.scorers import SCORERS
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.mark.feedback import ExercisePage
from entraide.lang import LANGUAGES, say
from tests.answering import SAVED_AT, required

CODING, QUESTION = "mutual-aid-1", "mutual-aid-3"


def page(course: Course, keys: Reference, name: str, value: Any, lang: str) -> ExercisePage:
    """The feedback on an answer to an exercise that is worth 25 points."""
    exercise = course.exercise(name)
    answer = Answer(name, exercise.kind, lang, SAVED_AT, value)
    return ExercisePage(exercise, answer, SCORERS[exercise.kind](exercise, answer, course, keys), 25, course, lang)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def said(lang: str, key: str, **values: object) -> str:
    return plain(say(lang, key, **values))


def texts(one: ExercisePage) -> list[str]:
    """The page with the keys and the one without, as they are read."""
    pages = [one.whole(()), one.without_keys(())]
    return [
        re.sub(r"\s+", " ", unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.S))) for html in pages
    ]


def misplaced(course: Course, keys: Reference) -> Coding:
    """On the first unit of the second excerpt that requires a code, another that the reference does not know there."""
    exercise = course.exercise(CODING)
    excerpt = exercise.items[1]
    unit = next(
        unit
        for item, unit, code in keys.codings
        if item == excerpt and keys.codings[item, unit, code].status == "required"
    )
    code = next(code for code in exercise.codes if (excerpt, unit, code) not in keys.codings)
    return Coding(excerpt, unit, code, "Perhaps.")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_is_in_common_the_unit_to_start_with_and_its_rule_are_told(
    course: Course, keys: Reference, lang: str
) -> None:
    coding = misplaced(course, keys)
    with_keys, without = texts(page(course, keys, CODING, (coding,), lang))
    start = said(lang, "feedback.start-in", unit=coding.unit, excerpt=2)
    assert said(lang, "coding.none-common") in with_keys and start in with_keys
    assert plain(course.codebook[coding.code].exclude[lang]) in with_keys
    assert f"≠ {said(lang, 'coding.yours-only')}" in with_keys
    assert f"○ {said(lang, 'coding.reference-only')}" in with_keys
    assert said(lang, "feedback.note") in with_keys
    # Whoever hands in early could tell the others where the reference has what.
    assert said(lang, "coding.none-common") in without and start not in without
    assert said(lang, "coding.yours-only") not in without


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_perfect_coding_reads_what_is_in_common_and_no_zero_in_words(
    course: Course, keys: Reference, lang: str
) -> None:
    one = page(course, keys, CODING, required(course, keys, CODING), lang)
    with_keys, without = texts(one)
    n = one.score.counts.found
    assert n and said(lang, "coding.common", n=n) in with_keys and said(lang, "coding.common", n=n) in without
    assert said(lang, "coding.blank", n=one.summary.blank) in with_keys
    assert said(lang, "coding.alike") in with_keys
    assert said(lang, "coding.reference-only") not in with_keys


def test_of_a_unit_what_was_found_comes_first(course: Course, keys: Reference) -> None:
    answer = [*required(course, keys, CODING)[::2], misplaced(course, keys)]
    one = page(course, keys, CODING, tuple(answer), "en")
    order = ["found", "fits", "missed", "extra"]
    for on_unit in one.findings.values():
        verdicts = [order.index(finding.verdict) for finding in on_unit]
        assert verdicts == sorted(verdicts)
    assert {len(on_unit) for on_unit in one.findings.values()} > {1}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_told_with_what_she_chose(course: Course, keys: Reference, lang: str) -> None:
    question = course.questions[course.exercise(QUESTION).items[0]]
    wrong = next(one for one in question.options if not keys.solutions[question.question, one.option].right)
    chose = said(lang, "feedback.you-chose", option=wrong.text[lang])
    for text in texts(page(course, keys, QUESTION, (wrong.option,), lang)):
        assert text.count(chose) == 1 and text.count(said(lang, "feedback.you-chose", option="")) == 1


def test_only_what_was_found_has_a_colour(course: Course, keys: Reference) -> None:
    style = page(course, keys, CODING, (misplaced(course, keys),), "en").whole(()).partition("</style>")[0]
    assert re.findall(r"(\S+|:is\(.*\)) strong \{ color: (.*?) \}", style) == [(":is(.hit, .fits)", "var(--e-found)")]


def skipping(course: Course, keys: Reference, name: str, *skipped: str) -> tuple[Coding, ...]:
    """All that is required but in some excerpts, which were passed over."""
    return tuple(one for one in required(course, keys, name) if one.excerpt not in skipped)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_an_excerpt_that_she_passed_over_it_is_said_once_and_nothing_in_it_is_praised(
    course: Course, keys: Reference, lang: str
) -> None:
    first, second, *_ = course.exercise(CODING).items
    one = page(course, keys, CODING, skipping(course, keys, CODING, first, second), lang)
    read = [(name, unit.unit) for name in one.coded for unit in course.excerpts[name].units]
    empty = [place for place in read if not one.findings.get(place)]
    assert one.coded == set(course.exercise(CODING).items) - {first, second}
    assert one.summary.blank == len(empty)
    with_keys, without = texts(one)
    for text in (with_keys, without):
        assert text.count(said(lang, "feedback.uncoded")) == 2
    assert with_keys.count(said(lang, "feedback.no-code")) == len(empty)
    coded = {(coding.excerpt, coding.unit) for coding in required(course, keys, CODING)} & set(read)
    assert without.count(said(lang, "feedback.no-code-yours")) == len(read) - len(coded)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_excerpt_that_asks_for_nothing_is_rightly_left_empty_and_only_the_keys_tell(
    course: Course, keys: Reference, lang: str
) -> None:
    first, second, *_ = course.exercise(CODING).items
    none_asked = replace(keys, codings={place: one for place, one in keys.codings.items() if place[0] != first})
    one = page(course, none_asked, CODING, skipping(course, keys, CODING, first, second), lang)
    with_keys, without = texts(one)
    assert (
        with_keys.count(said(lang, "feedback.uncoded-rightly")) == with_keys.count(said(lang, "feedback.uncoded")) == 1
    )
    assert without.count(said(lang, "feedback.uncoded")) == 2
    assert said(lang, "feedback.uncoded-rightly") not in without
    read = [name for name in course.exercise(CODING).items if name != second]
    places = [(name, unit.unit) for name in read for unit in course.excerpts[name].units]
    assert one.summary.blank == sum(not one.findings.get(place) for place in places)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_was_answered_it_is_said_once_of_the_whole(course: Course, keys: Reference, lang: str) -> None:
    for text in texts(page(course, keys, CODING, (), lang)):
        assert text.count(said(lang, "feedback.blank")) == 1
        assert not any(said(lang, f"feedback.{key}") in text for key in ("uncoded", "no-code", "no-code-yours"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("care", ["bereavement", "violence", "distress"])
def test_a_hard_excerpt_says_so_before_it_is_read_and_is_folded_where_she_passed_over_it(
    course: Course, keys: Reference, lang: str, care: str
) -> None:
    name = next(iter(course.exercise(CODING).items))
    hard = replace(course, excerpts=course.excerpts | {name: replace(course.excerpts[name], care=care)})
    line, context = say(lang, f"coding.care-{care}"), course.excerpts[name].context[lang]
    coded = page(hard, keys, CODING, required(course, keys, CODING), lang)
    skipped = page(hard, keys, CODING, skipping(course, keys, CODING, name), lang)
    blank = page(hard, keys, CODING, (), lang)
    for html in (coded.whole(()), coded.without_keys(())):
        assert unescape(html).index(f"<p class='care'>{line}</p>") < unescape(html).index(context)
        assert "<details>" not in html
    for html in (one for each in (skipped, blank) for one in (each.whole(()), each.without_keys(()))):
        [(notice, folded)] = re.findall(r"<details><summary class='care'>(.*?)</summary>(.*?)</details>", html, re.S)
        assert unescape(notice) == line and context in unescape(folded)
        assert context not in unescape(html.replace(folded, ""))
        for unit in hard.excerpts[name].units:
            assert unit.text[lang] in unescape(folded)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_that_nobody_wrote_of_this_sentence_is_introduced_as_the_codes(
    course: Course, keys: Reference, lang: str
) -> None:
    coding = misplaced(course, keys)
    one = page(course, keys, CODING, (coding, *required(course, keys, CODING)), lang)
    rule = f"{said(lang, 'coding.rule')} {plain(course.codebook[coding.code].exclude[lang])}"
    with_keys, without = texts(one)
    assert with_keys.count(said(lang, "coding.rule")) == 1 and rule in with_keys
    assert said(lang, "coding.rule") not in without


def test_a_reason_that_was_written_of_the_sentence_is_no_general_rule(course: Course, keys: Reference) -> None:
    exercise = course.exercise(CODING)
    tempted = [
        one
        for one in keys.codings.values()
        if one.excerpt in exercise.items and one.code in exercise.codes and one.status == "tempting"
    ]
    codings = tuple(Coding(one.excerpt, one.unit, one.code) for one in tempted)
    one = page(course, keys, CODING, codings, "en")
    assert tempted and not any(finding.general for finding in one.score.findings)
    assert said("en", "coding.rule") not in texts(one)[0]


@pytest.mark.parametrize(
    ("lang", "missed", "wrong"),
    [
        ("en", "Right answer, not chosen", "Not this one"),
        ("fr", "Bonne réponse, non choisie", "Pas celle-ci"),
    ],
)
def test_of_a_right_answer_not_chosen_it_is_said_that_it_was_right(
    course: Course, keys: Reference, lang: str, missed: str, wrong: str
) -> None:
    question = course.questions[course.exercise(QUESTION).items[0]]
    option = next(one for one in question.options if not keys.solutions[question.question, one.option].right)
    with_keys = texts(page(course, keys, QUESTION, (option.option,), lang))[0]
    assert f"○ {missed} ·" in with_keys and f"✗ {wrong} ·" in with_keys


def test_a_reason_stands_apart_from_what_it_is_said_of(course: Course, keys: Reference) -> None:
    question = course.questions[course.exercise(QUESTION).items[0]]
    one = page(course, keys, QUESTION, (question.options[0].option,), "en")
    reasons = [unescape(why) for why in re.findall(r"<div class='why'>(.*?)</div>", one.whole(()))]
    assert reasons == [finding.why["en"] for finding in one.score.findings]
