"""What the course's data promise beyond being well formed."""

from collections import Counter

from entraide.course import Course
from entraide.course.reference import ACCEPTABLE, REQUIRED, TEMPTING, Reference
from entraide.lang import LANGUAGES


def test_there_is_enough_to_code(course: Course) -> None:
    pools = Counter(excerpt.pool for excerpt in course.excerpts.values())
    assert len(course.codebook.codes) >= 8
    assert pools["practice"] >= 60 and pools["graded"] >= 40


def test_every_code_is_practised_before_it_is_graded(course: Course, keys: Reference) -> None:
    practised, graded = (
        {coding.code for coding in reference.codings.values() if coding.status == REQUIRED}
        for reference in (course.reference, keys)
    )
    topics = {excerpt.topic for excerpt in course.excerpts.values() if excerpt.pool == "graded"}
    assert practised == set(course.codebook.codes)
    assert graded == {code.code for code in course.codebook.codes.values() if code.theme in topics}


def test_every_coding_of_the_reference_says_why_in_both_languages(course: Course, keys: Reference) -> None:
    for coding in (*course.reference.codings.values(), *keys.codings.values()):
        assert all(len(coding.rationale[lang].split()) > 2 for lang in LANGUAGES), coding


def test_every_code_an_exercise_offers_is_called_for_in_it(course: Course, keys: Reference) -> None:
    for exercise in course.exercises.values():
        codings = {**course.reference.codings, **keys.codings}.values()
        called = {c.code for c in codings if c.excerpt in exercise.items and c.status == REQUIRED}
        assert set(exercise.codes) <= called, exercise.exercise


def test_the_hard_cases_are_there(course: Course, keys: Reference) -> None:
    for reference, pool in ((course.reference, "practice"), (keys, "graded")):
        required = Counter((c.excerpt, c.unit) for c in reference.codings.values() if c.status == REQUIRED)
        statuses = {coding.status for coding in reference.codings.values()}
        units = [(e.excerpt, u.unit) for e in course.excerpts.values() if e.pool == pool for u in e.units]
        assert max(required.values()) >= 2
        assert any(unit not in required for unit in units)
        assert {ACCEPTABLE, TEMPTING} <= statuses


def test_no_graded_excerpt_is_explained_in_the_practice_reference(course: Course) -> None:
    for coding in course.reference.codings.values():
        assert course.excerpts[coding.excerpt].pool == "practice"
    for solution in course.reference.solutions.values():
        assert course.questions[solution.question].pool == "practice"


def test_the_two_languages_tell_the_same_story_in_their_own_words(course: Course) -> None:
    for excerpt in course.excerpts.values():
        for unit in excerpt.units:
            assert unit.text["en"] != unit.text["fr"]
            ratio = len(unit.text["fr"]) / len(unit.text["en"])
            assert 0.45 < ratio < 2.2, (excerpt.excerpt, unit.unit)
