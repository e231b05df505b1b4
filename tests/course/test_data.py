"""What the course's data promise beyond being well formed."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from entraide.course import Course, boards, coders
from entraide.course.corpus import POOLS, Excerpt
from entraide.course.definitions.common import OF_TABLES, ONE
from entraide.course.reference import ACCEPTABLE, REQUIRED, TEMPTING, Reference, ReferenceCoding
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


def test_every_code_has_eight_practice_codings_or_more(course: Course) -> None:
    practised = Counter(one.code for one in course.reference.codings.values() if one.status == REQUIRED)
    assert {code: practised[code] for code in course.codebook.codes if practised[code] < 8} == {}


@pytest.mark.parametrize("pool", POOLS)
def test_where_a_sentence_stands_does_not_tell_whether_it_is_coded(course: Course, keys: Reference, pool: str) -> None:
    required, excerpts = sentences(course, keys, pool)
    blank = {
        "first": [not required[one.excerpt, one.units[0].unit] for one in excerpts],
        "last": [not required[one.excerpt, one.units[-1].unit] for one in excerpts],
        "middle": [not required[one.excerpt, unit.unit] for one in excerpts for unit in one.units[1:-1]],
    }
    shares = {place: sum(those) / len(those) for place, those in blank.items()}
    assert max(shares.values()) - min(shares.values()) < 0.1, shares


@pytest.mark.parametrize("pool", POOLS)
def test_of_the_sentences_that_are_coded_a_fifth_take_several_codes(course: Course, keys: Reference, pool: str) -> None:
    required, _ = sentences(course, keys, pool)
    assert sum(codes > 1 for codes in required.values()) / len(required) >= 0.2


def sentences(course: Course, keys: Reference, pool: str) -> tuple[Counter[tuple[str, int]], list[Excerpt]]:
    """How many codes each coded sentence of a pool requires, and its excerpts of several sentences."""
    apart = {item for one in course.exercises.values() if one.layout in ("words", ONE) for item in one.items}
    excerpts = [one for one in course.excerpts.values() if one.pool == pool and one.excerpt not in apart]
    names = {one.excerpt for one in excerpts}
    codings = (*course.reference.codings.values(), *keys.codings.values())
    return Counter((c.excerpt, c.unit) for c in codings if c.status == REQUIRED and c.excerpt in names), excerpts


@pytest.mark.parametrize(("uncut", "cut"), [("A06", "P143"), ("A07", "P144")])
def test_a_text_that_a_reader_cuts_is_coded_in_our_units(course: Course, uncut: str, cut: str) -> None:
    required = {key for key, one in course.reference.codings.items() if one.status == REQUIRED}
    for lang in LANGUAGES:
        ours: list[list[str]] = []
        for unit in course.excerpts[uncut].units:
            if not ours or (uncut, unit.unit, "new-unit") in required:
                ours.append([])
            ours[-1].append(unit.text[lang])
        assert [" ".join(words) for words in ours] == [unit.text[lang] for unit in course.excerpts[cut].units]


@pytest.mark.parametrize(("lang", "sounds"), [("fr", "euh|tsé|genre"), ("en", "um|uh|you know|like")])
def test_many_speakers_hesitate_lose_their_thread_or_are_interrupted(course: Course, lang: str, sounds: str) -> None:
    hesitation = re.compile(rf"(^|, )({sounds}),", re.IGNORECASE)
    found = {e.excerpt for e in course.excerpts.values() for unit in e.units if hesitation.search(unit.text[lang])}
    assert len(found) >= 30


def test_every_coding_of_the_reference_says_why_in_both_languages(course: Course, keys: Reference) -> None:
    for coding in (*course.reference.codings.values(), *keys.codings.values()):
        assert all(len(coding.rationale[lang].split()) > 2 for lang in LANGUAGES), coding


def test_every_code_an_exercise_offers_is_called_for_in_it(course: Course, keys: Reference) -> None:
    for exercise in course.exercises.values():
        if exercise.kind in OF_TABLES:  # Each code has its card, or its lines, which `entraide check` holds.
            continue
        if exercise.layout == ONE:  # Whichever code is tapped, the course says why it fits, or why not.
            (excerpt,) = exercise.items
            said = {c.code for c in course.reference.codings.values() if c.excerpt == excerpt}
            assert said >= set(exercise.codes), exercise.exercise
            continue
        codings = {**course.reference.codings, **keys.codings}.values()
        called = {c.code for c in codings if c.excerpt in exercise.items and c.status == REQUIRED}
        assert set(exercise.codes) <= called, exercise.exercise


def test_codes_of_ones_own_have_a_transcript_and_a_board_several_groupings(course: Course) -> None:
    kinds = {kind: [one for one in course.exercises.values() if one.kind == kind] for kind in ("open", "board")}
    for transcript in kinds["open"]:
        assert 12 <= sum(len(course.excerpts[name].units) for name in transcript.items) <= 20
    for board in kinds["board"]:
        assert 10 <= len(boards.cards(board, course)) <= 14
        sorted_by = boards.groupings(board, course)
        assert len(sorted_by) >= 3
        # Each sorts all the cards, and each otherwise than the others.
        assert all({code for pile in one.piles for code in pile.codes} == set(board.codes) for one in sorted_by)
        assert len({frozenset(pile.codes for pile in one.piles) for one in sorted_by}) == len(sorted_by)
    assert all(kinds.values())


def test_no_graded_exercise_leans_on_the_code_that_the_course_adds(course: Course, keys: Reference) -> None:
    for exercise in course.exercises.values():
        called = Counter(
            coding.code
            for coding in keys.codings.values()
            if coding.excerpt in exercise.items and coding.code in exercise.codes and coding.status == REQUIRED
        )
        ours = called.pop("regional-solidarity", 0)
        assert ours <= max(called.values(), default=0) and 6 * ours <= called.total() + ours, exercise.exercise


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


def test_the_simulated_coders_have_the_habits_that_are_told_of_them(course: Course) -> None:
    applied = set(coders.load(course.folder))
    last = {name: excerpt.units[-1].unit for name, excerpt in course.excerpts.items()}
    read = [one for one in course.reference.codings.values() if one.excerpt[0] == "P" and int(one.excerpt[1:]) <= 60]

    def share(coder: str, status: str, where: Callable[[ReferenceCoding], bool] = lambda _: True) -> float:
        """The part of the reference's codings of a status that the coder applied too."""
        asked = [one for one in read if one.status == status and where(one)]
        return sum((coder, one.excerpt, one.unit, one.code) in applied for one in asked) / len(asked)

    assert share("Ana", REQUIRED) == pytest.approx(0.94, abs=0.03)
    assert share("Ana", ACCEPTABLE) == pytest.approx(0.60, abs=0.08)
    assert share("Ana", TEMPTING) == pytest.approx(1 / 3, abs=0.03)
    assert share("Bo", REQUIRED, lambda one: one.code != "potential") == pytest.approx(0.96, abs=0.03)
    assert share("Bo", TEMPTING) < 0.05
    assert not any((coder, code) == ("Bo", "potential") for coder, _, _, code in applied)
    assert share("Cleo", REQUIRED, lambda one: one.unit == 1) > 0.9
    assert share("Cleo", REQUIRED, lambda one: one.unit == last[one.excerpt]) < 0.6


def test_the_simulated_coders_are_read_from_their_table(course: Course) -> None:
    rows = coders.load(course.folder)
    assert {row[0] for row in rows} == {"Ana", "Bo", "Cleo"}
    assert ("Bo", "P15", 2, "facilitating") in rows and "potential" not in {row[3] for row in rows if row[0] == "Bo"}
