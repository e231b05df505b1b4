"""Two forms of an assignment, taken by two classes: what differs, how surely, and what nobody can tell."""

import re
from collections.abc import Callable
from html import unescape
from random import Random

import pytest

from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES
from entraide.report import forms, page
from entraide.report.graded import Class, Graded

PARTS = {"mutual-aid-1": 50.0, "mutual-aid-3": 30.0, "mutual-aid-memo": 20.0}
OTHERS = {"group-types-1": 50.0, "group-types-3": 30.0, "group-types-memo": 20.0}
Make = Callable[..., Class]


@pytest.fixture(scope="module")
def make(course: Course, keys: Reference) -> Make:
    """Make a class in which every student wins these shares of every part; what waits is to be read."""

    def made(points: dict[str, float], shares: list[float], waiting: tuple[str, ...] = ()) -> Class:
        graded = tuple(
            Graded(
                f"s{number}",
                "",
                f"{number:032x}",
                False,
                {cell: share * worth for cell, worth in points.items() if cell not in waiting},
                frozenset(waiting),
                choices={next(iter(points)): ("a",)},
            )
            for number, share in enumerate(shares)
        )
        exercises = {cell: course.exercise(cell) for cell in points}
        return Class(next(iter(points))[:-2], course, keys, points, exercises, graded, (), 0, None)

    return made


def spread(mean: float, count: int, seed: int = 1) -> list[float]:
    """So many shares around a mean."""
    chance = Random(seed)
    return [min(1.0, max(0.0, chance.gauss(mean, 0.15))) for _ in range(count)]


def test_a_form_that_is_clearly_harder_is_said_to_be(make: Make) -> None:
    found = forms.compare(make(PARTS, spread(0.8, 60)), make(OTHERS, spread(0.5, 60)))
    assert found.whole and found.whole.verdict == "report.forms-harder"
    assert [part.parts for part in found.parts] == list(zip(PARTS, OTHERS, strict=True))
    assert found.whole.difference == pytest.approx(-0.3, abs=0.07)
    other_way = forms.compare(make(OTHERS, spread(0.5, 60)), make(PARTS, spread(0.8, 60))).whole
    assert other_way and other_way.verdict == "report.forms-easier"


def test_small_classes_do_not_tell_and_large_ones_say_when_forms_are_as_hard(make: Make) -> None:
    few = forms.compare(make(PARTS, spread(0.7, 6, 1)), make(OTHERS, spread(0.65, 5, 2))).whole
    assert few and few.verdict == "report.forms-unsure"
    many = forms.compare(make(PARTS, spread(0.7, 600, 1)), make(OTHERS, spread(0.7, 600, 2))).whole
    assert many and many.verdict == "report.forms-alike"
    for shares in ([0.5, 0.6], [0.5] * 20):
        alone = forms.compare(make(PARTS, shares), make(OTHERS, shares)).whole
        assert alone and alone.verdict == "report.forms-too-few"


def test_the_interval_is_welch_s() -> None:
    """By hand: errors 2.5/5 and 1/3, hence 5.88 degrees of freedom, t 2.459, and -2 give or take 2.245."""
    interval = forms.welch([5, 7, 9, 6, 8], [4, 6, 5])
    assert interval == pytest.approx((-4.245, 0.245), abs=0.005)


def test_what_waits_is_left_out_of_both_and_other_shapes_are_compared_as_a_whole(make: Make) -> None:
    found = forms.compare(make(PARTS, spread(0.8, 20), ("mutual-aid-memo",)), make(OTHERS, spread(0.5, 20)))
    assert found.waiting and len(found.parts) == 2
    shorter = {cell: worth for cell, worth in OTHERS.items() if not cell.endswith("-3")}
    found = forms.compare(make(PARTS, spread(0.8, 20)), make(shorter, spread(0.5, 20)))
    assert found.parts == () and found.whole and found.whole.verdict == "report.forms-harder"
    none = forms.compare(make(PARTS, spread(0.8, 3), tuple(PARTS)), make(OTHERS, spread(0.5, 3)))
    assert none.whole is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_it_in_a_sentence_and_warns_of_small_classes(make: Make, lang: str) -> None:
    said = {"en": "group-types was harder for its class than mutual-aid", "fr": "group-types a été plus difficile"}
    small = {"en": "The smaller class has 12 submissions", "fr": "La plus petite classe a 12 travaux"}
    html = page.render(make(OTHERS, spread(0.4, 12)), lang, True, make(PARTS, spread(0.8, 40)))
    text = unescape(re.sub(r"<[^>]+>", "", html))
    assert said[lang] in text and small[lang] in text
    alone = page.render(make(OTHERS, spread(0.4, 12)), lang, True)
    assert 'id="forms"' not in alone
