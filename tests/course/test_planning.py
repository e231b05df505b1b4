"""What a beginner plans a group with: a meeting that fits its time, the standards, and codes that were shown."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.lang import LANGUAGES

ROOT = Path(__file__).parents[2]
MINUTES = re.compile(r"^\| (\d+) \|", re.MULTILINE)
AN_HOUR_AND_A_HALF = 90


def page(lang: str) -> str:
    return (ROOT / "chapters" / lang / "leading" / "planning.md").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_meeting_goes_by_the_clock_and_fits_an_hour_and_a_half(lang: str) -> None:
    starts = [int(found) for found in MINUTES.findall(page(lang))]
    assert len(starts) >= 6 and starts[0] == 0
    assert all(before < after for before, after in pairwise([*starts, AN_HOUR_AND_A_HALF]))


def test_both_editions_begin_each_part_of_it_at_the_same_minute() -> None:
    first, *others = (MINUTES.findall(page(lang)) for lang in LANGUAGES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_standards_of_the_profession_are_named_in_both_their_languages(lang: str) -> None:
    assert "{cite:p}`iaswg2006`" in page(lang) and "{cite:p}`iaswg2016`" in page(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_code_of_a_plan_was_shown_before_it_is_practised(course: Course, lang: str) -> None:
    read = page(lang)[: page(lang).index('exercise("planning-coding-1"')]
    labels = [code.label[lang].replace("’", "'") for code in course.codebook.codes.values() if code.theme == "planning"]
    assert len(labels) == 6
    assert [label for label in labels if label not in read.replace("’", "'")] == []
