"""The report's statistics, against examples worked by hand and against numpy, pandas and the pairwise measures."""

import random
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entraide.coding import agreement
from entraide.coding.scoring import Counts
from entraide.report import class_agreement
from entraide.report.items import correlation, upper_lower
from entraide.report.scores import quartiles

# Four students, worked by hand. The item: mean 0.5, deviations 0.5 0.5 −0.5 −0.5. The rest: mean 6, deviations
# 4 0 −1 −3. The sum of products is 4, the sums of squares are 1 and 26: r = 4 / √26.
ITEM, REST = [1.0, 1.0, 0.0, 0.0], [10.0, 6.0, 5.0, 3.0]


def test_discrimination_is_the_correlation_with_the_rest_worked_by_hand() -> None:
    assert correlation(ITEM, REST) == pytest.approx(4 / 26**0.5)


def test_an_item_that_good_students_lose_discriminates_negatively() -> None:
    assert correlation(ITEM[::-1], REST) == pytest.approx(-4 / 26**0.5)


@pytest.mark.parametrize(
    ("item", "rest"),
    [([], []), ([1.0], [5.0]), ([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]), ([0.0, 1.0, 0.5], [4.0, 4.0, 4.0])],
    ids=["nobody", "one student", "an item all win", "a rest all share"],
)
def test_where_nothing_varies_discrimination_is_undefined(item: list[float], rest: list[float]) -> None:
    assert correlation(item, rest) is None


def test_points_added_in_another_order_do_not_make_a_rest_vary() -> None:
    assert 0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1
    assert correlation([0.0, 1.0], [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1]) is None


def test_discrimination_is_what_numpy_and_pandas_find() -> None:
    rng = random.Random(5)
    rest = [rng.gauss(50, 12) for _ in range(200)]
    item = [min(1.0, max(0.0, one / 100 + rng.gauss(0, 0.2))) for one in rest]
    assert correlation(item, rest) == pytest.approx(np.corrcoef(item, rest)[0, 1])
    assert correlation(item, rest) == pytest.approx(pd.Series(item).corr(pd.Series(rest)))


def test_the_best_27_percent_less_the_last_worked_by_hand() -> None:
    # Of eleven students three are 27 %. The best three elsewhere win 1, 1 and 0.5; the last three 0, 0.5 and 0.
    item = [1.0, 1.0, 0.5, 0.9, 0.1, 0.2, 0.8, 0.4, 0.0, 0.5, 0.0]
    rest = [float(points) for points in range(11, 0, -1)]
    assert upper_lower(item, rest) == pytest.approx(2.5 / 3 - 0.5 / 3)


def test_students_who_are_level_are_taken_together_whatever_their_order() -> None:
    item, rest = [1.0, 0.0, 0.5, 0.5], [9.0, 2.0, 2.0, 9.0]  # One is 27 % of four: two are level at either end.
    assert upper_lower(item, rest) == upper_lower(item[::-1], rest[::-1]) == pytest.approx(0.75 - 0.25)


@pytest.mark.parametrize(
    ("item", "rest"), [([], []), ([1.0], [1.0]), ([1.0, 0.0], [5.0, 5.0])], ids=["nobody", "one student", "all level"]
)
def test_groups_that_overlap_are_undefined(item: list[float], rest: list[float]) -> None:
    assert upper_lower(item, rest) is None


def test_an_excerpt_alone_has_the_f1_of_its_own_counts() -> None:
    whole, other = Counts(5, 3, 2), Counts(2, 1, 0)
    assert (whole - other).share == pytest.approx(2 * 3 / (2 * 3 + 2 + 2))
    assert (whole - other + other) == whole
    assert Counts().share == 0


LABELS = st.lists(
    st.lists(st.sampled_from(["", "a", "ab", "b", "abc", "c"]).map(frozenset), max_size=7), min_size=1, max_size=6
)


@given(LABELS)
def test_alpha_from_counts_is_alpha_from_pairs(rows: list[list[frozenset[str]]]) -> None:
    for distance in (agreement.nominal, agreement.jaccard, agreement.masi):
        found = class_agreement.alpha([Counter(row) for row in rows], distance)
        expected = agreement.alpha(rows, distance)
        assert found == (None if expected is None else pytest.approx(expected))


def test_alpha_from_counts_is_that_of_krippendorff_2011() -> None:
    coders = ("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
    units = [Counter(label for label in labels if label != "*") for labels in zip(*coders, strict=True)]
    assert class_agreement.alpha(units) == pytest.approx(0.7434, abs=5e-5)


def test_alpha_of_one_same_label_or_of_nobody_is_undefined() -> None:
    assert class_agreement.alpha([]) is None
    assert class_agreement.alpha([Counter({True: 40}), Counter({True: 40})]) is None
    assert class_agreement.alpha([Counter({True: 1}), Counter({False: 1})]) is None


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30))
def test_quartiles_are_those_of_pandas(values: list[float]) -> None:
    expected = pd.Series(values).quantile([0.25, 0.5, 0.75])
    assert quartiles(values) == pytest.approx(tuple(expected))


def test_no_values_have_no_quartiles() -> None:
    assert quartiles([]) is None
