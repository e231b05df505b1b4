"""What is found, missed and extra, and how it is said: one table of cases and random ones hold Python and the exercises
to the same."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from entraide.coding.answers import Answer, Coding
from entraide.coding.scoring import EXTRA, FITS, FOUND, MISSED, Score, score_coding
from entraide.coding.summary import Start, Summary, summary
from entraide.course import Course
from entraide.course.corpus import Excerpt, Exercise, Unit
from entraide.course.reference import STATUSES, Reference, ReferenceCoding
from entraide.lang import LANGUAGES, for_browser, tag
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


def units(case: Case) -> list[tuple[str, int]]:
    """The case's units, all of them read."""
    return [("X", number) for number, _ in enumerate(case["units"], 1)]


def plain(text: str) -> str:
    """A text with plain spaces."""
    return re.sub(r"\s", " ", text)


def speech(lang: str) -> dict[str, Any]:
    """What an exercise says a summary with."""
    return {"locale": tag(lang), "texts": for_browser(lang, "coding.")}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_it_is_said_in_the_words_of_the_table(case: Case, lang: str, course: Course) -> None:
    found = summary(scored(case, course).findings, units(case))
    assert plain(found.text(lang)) == case["says"][lang]
    start = found.start and {key: value for key, value in found.start._asdict().items() if key != "excerpt"}
    assert start == case.get("start")


def summaries() -> list[Summary]:
    """A summary for every way in which its parts are none, one or several."""
    return [
        Summary(*parts, None if parts[0] + parts[1] or not parts[2] + parts[3] else Start("X", 7, "awareness", True))
        for parts in product(range(3), repeat=5)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_in_common_comes_first_and_a_part_at_zero_is_not_said(lang: str) -> None:
    first = {"en": ("code in common", "codes in common"), "fr": ("code en commun", "codes en commun")}[lang]
    for one in summaries():
        said = plain(one.text(lang))
        assert not re.search(r"\b0\b|\{", said) and said.endswith("."), said
        if one.found:
            assert said.startswith(f"{one.found} {first[one.found > 1]} "), said
        assert bool(one.start) == ("7" in said), said
        for part in (one.fits, one.blank, *(() if one.start else (one.missed, one.extra))):
            assert not part or str(part) in said, said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_exercises_say_the_same_of_every_summary(lang: str) -> None:
    ours = summaries()
    said = ask("summedUp", [(speech(lang), asdict(one) | {"start": one.start and one.start._asdict()}) for one in ours])
    assert said == [one.text(lang) for one in ours]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_several_excerpts_the_one_to_begin_with_is_named(lang: str) -> None:
    said = Summary(0, 0, 3, 1, 0, Start("P02", 4, "awareness", True)).text(lang, ("P01", "P02"))
    assert {"en": "unit 4 of excerpt 2", "fr": "l’unité 4 de l’extrait 2"}[lang] in plain(said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_the_keys_nothing_is_told_of_what_the_reference_has_where(lang: str) -> None:
    found = Summary(0, 2, 3, 1, 5, Start("P02", 4, "awareness", True)).without_keys
    said = {"en": "No code in common with the reference yet.", "fr": "Encore aucun code en commun avec la référence."}
    assert plain(found.text(lang, ("P01", "P02"))) == said[lang]


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
        expected = asdict(summary(score.findings, units(case)))
        if start := expected["start"]:
            expected["start"] = {"unit": start.unit, "code": start.code, "extra": start.extra}
        assert found["result"] == expected
