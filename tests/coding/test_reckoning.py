"""What is found, missed and extra: one table of cases and random ones hold Python and the exercises to the same."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from entraide.coding.answers import Answer, Coding
from entraide.coding.scoring import EXTRA, FITS, FOUND, MISSED, Score, score_coding
from entraide.course import Course
from entraide.course.corpus import Excerpt, Exercise, Unit
from entraide.course.reference import STATUSES, Reference, ReferenceCoding
from tests.answering import SAVED_AT
from tests.node import ask

Case = dict[str, Any]
CASES: list[Case] = json.loads((Path(__file__).parents[1] / "cases" / "reckoning.json").read_text("utf-8"))
VERDICTS = (FOUND, FITS, MISSED, EXTRA)
NOTHING = {"en": "", "fr": ""}


def scored(case: Case, course: Course) -> Score:
    """The score of the case's codes, as the one answer to an exercise of one excerpt."""
    units = [(number, unit) for number, unit in enumerate(case["units"], 1)]
    sentences = tuple(Unit(number, NOTHING) for number, _ in units)
    excerpt = Excerpt("X", "practice", "", "", "", NOTHING, sentences)
    exercise = Exercise("x", "coding", "practice", ("X",), tuple(case["offered"]), NOTHING, "")
    codings = tuple(Coding("X", number, code) for number, unit in units for code in unit.get("applied", ()))
    reference = Reference(
        {
            ("X", number, code): ReferenceCoding("X", number, code, status, NOTHING)
            for number, unit in units
            for status in STATUSES
            for code in unit.get(status, ())
        },
        {},
    )
    answer = Answer("x", "coding", "en", SAVED_AT, codings)
    return score_coding(exercise, answer, replace(course, excerpts={"X": excerpt}), reference)


def verdicts(score: Score, case: Case) -> Iterator[dict[str, set[str]]]:
    """For each unit, the codes of which each verdict was given."""
    given = defaultdict(set)
    for finding in score.findings:
        given[finding.place[1], finding.verdict].add(finding.place[2])
    for number, _ in enumerate(case["units"], 1):
        yield {verdict: given[number, verdict] for verdict in VERDICTS}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_is_found_missed_and_extra_is_what_the_table_says(case: Case, course: Course) -> None:
    score = scored(case, course)
    expected = [{verdict: set(unit.get(verdict, ())) for verdict in VERDICTS} for unit in case["units"]]
    assert list(verdicts(score, case)) == expected
    assert score.share == pytest.approx(case["share"])


def by_chance(chance: Random, codes: list[str]) -> Case:
    """A case of a few units, with codes that are applied twice, and some that are not offered."""
    units = []
    for _ in range(chance.randint(1, 4)):
        status = {code: chance.choice((*STATUSES, "")) for code in codes}
        unit = {name: [code for code in codes if status[code] == name] for name in STATUSES}
        units.append(unit | {"applied": chance.choices(codes, k=chance.randint(0, 6))})
    return {"offered": chance.sample(codes, chance.randint(0, len(codes))), "units": units}


def test_the_exercises_and_grading_give_the_same_verdicts_by_chance_too(course: Course) -> None:
    chance, codes = Random(8), list(course.codebook.codes)[:5]
    cases = [by_chance(chance, codes) for _ in range(500)]
    scores = [scored(case, course) for case in cases]
    assert len({score.share for score in scores}) > 20
    asked = ask("reckoned", [(case["offered"], case["units"]) for case in cases])
    for case, score, found in zip(cases, scores, asked, strict=True):
        given = [{verdict: sorted(codes) for verdict, codes in unit.items()} for unit in verdicts(score, case)]
        assert found["units"] == given
        assert found["counts"] == {
            verdict: sum(len(unit[verdict]) for unit in given) for verdict in (FOUND, MISSED, EXTRA)
        }
