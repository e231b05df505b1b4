"""Agreement, against the worked examples of the papers it comes from and against what must always hold."""

import random
from collections.abc import Callable
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entraide.coding import agreement as agreement_module
from entraide.coding.agreement import (
    alpha,
    by_coder,
    cohen_kappa,
    decisions,
    fleiss_kappa,
    jaccard,
    kappa_interval,
    masi,
    nominal,
    percent_agreement,
    pooled_kappa,
    sets,
)

A, B, C = "shared-reality", "awareness", "potential"


def side_by_side(*coders: str) -> list[tuple[str | None, ...]]:
    """Rows from one string a coder, one character a unit, ``*`` where there is no label."""
    return [tuple(None if label == "*" else label for label in labels) for labels in zip(*coders, strict=True)]


def from_table(table: list[list[int]]) -> list[tuple[int, int]]:
    """Rows of two coders from the table of how often each pair of labels came up."""
    return [(i, j) for i, counts in enumerate(table) for j, count in enumerate(counts) for _ in range(count)]


@pytest.mark.parametrize(
    ("coders", "expected"),
    [
        (("0100000010", "1110010000"), 0.0952),
        (("aabbdcccedda", "babbbccceddd"), 0.6920),
        (("123321412***", "1233224125*3", "*3332342251*", "12332441251*"), 0.7434),
    ],
    ids=["two coders, two labels", "two coders, five labels", "four coders, with gaps"],
)
def test_alpha_is_that_of_krippendorff_2011(coders: tuple[str, ...], expected: float) -> None:
    assert alpha(side_by_side(*coders)) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.1304),
        ([[25, 35], [5, 35]], 0.2593),
        ([[20, 20], [10, 50]], 0.3478),
    ],
    ids=["even margins", "like margins", "unlike margins", "Artstein and Poesio 2008"],
)
def test_kappa_is_that_of_the_worked_tables(table: list[list[int]], expected: float) -> None:
    assert cohen_kappa(from_table(table)) == pytest.approx(expected, abs=5e-5)


FLEISS = """
0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7
"""


def test_fleiss_kappa_is_that_of_the_ten_subjects_and_fourteen_raters() -> None:
    counts = [[int(count) for count in line.split()] for line in FLEISS.split("\n") if line]
    rows = [[label for label, count in enumerate(line) for _ in range(count)] for line in counts]
    assert fleiss_kappa(rows) == pytest.approx(0.2099, abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "by_jaccard", "by_masi"),
    [
        ({A}, {A}, 0, 0),
        ({A}, {A, B}, 1 / 2, 1 - 2 / 3 * 1 / 2),
        ({A, B}, {B, C}, 2 / 3, 1 - 1 / 3 * 1 / 3),
        ({A}, {B}, 1, 1),
        ({A}, set(), 1, 1),
        (set(), set(), 0, 0),
    ],
    ids=["equal", "one holds the other", "overlap", "nothing in common", "a code or a blank", "two blanks"],
)
def test_distance_between_sets_of_codes(first: set[str], second: set[str], by_jaccard: float, by_masi: float) -> None:
    assert jaccard(first, second) == pytest.approx(by_jaccard)
    assert masi(first, second) == pytest.approx(by_masi)


def test_percent_agreement_is_the_mean_over_pairs_of_coders() -> None:
    assert percent_agreement(side_by_side("aab", "abb")) == pytest.approx(2 / 3)
    assert percent_agreement(side_by_side("aab", "abb", "abb")) == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


MEASURES = (percent_agreement, cohen_kappa, fleiss_kappa, alpha)
CORRECTED = MEASURES[1:]


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_to_compare_is_undefined(measure: Callable[..., float | None]) -> None:
    assert measure([]) is None
    assert measure([("a", None), (None, "b")]) is None


@pytest.mark.parametrize("measure", CORRECTED)
def test_one_same_label_throughout_is_undefined(measure: Callable[..., float | None]) -> None:
    assert measure(side_by_side("aaaa", "aaaa")) is None


def test_a_coder_blind_to_a_code_has_a_kappa_of_zero_however_high_the_percentage() -> None:
    rows = side_by_side("nnnnnnnnny", "nnnnnnnnnn")
    assert percent_agreement(rows) == pytest.approx(0.9)
    assert cohen_kappa(rows) == 0


def test_kappa_says_what_is_wrong_with_its_rows() -> None:
    with pytest.raises(ValueError, match="two coders"):
        cohen_kappa(side_by_side("ab", "ab", "ab"))
    with pytest.raises(ValueError, match="2 labels"):
        fleiss_kappa([("a", "b"), ("a", "b", "b")])


labels = st.sampled_from("abc")
pairs = st.lists(st.tuples(labels, labels), max_size=12)
gappy = st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3), max_size=12)
code_sets = st.frozensets(st.sampled_from([A, B, C]))
set_rows = st.lists(st.tuples(code_sets, code_sets, code_sets | st.none()), max_size=10)


@given(pairs)
@pytest.mark.parametrize("measure", MEASURES)
def test_it_does_not_matter_who_is_first(measure: Callable[..., float | None], rows: list[tuple[str, str]]) -> None:
    assert measure([row[::-1] for row in rows]) == pytest.approx(measure(rows))


@given(gappy, st.randoms(use_true_random=False))
def test_alpha_depends_neither_on_the_order_of_units_nor_on_the_names_of_labels(
    rows: list[list[str | None]], chance: random.Random
) -> None:
    renamed = [[label and {"a": "x", "b": "y", "c": "z"}[label] for label in row] for row in rows]
    chance.shuffle(renamed)
    assert alpha(renamed) == pytest.approx(alpha(rows))


@given(st.lists(labels, min_size=2, max_size=12))
@pytest.mark.parametrize("measure", CORRECTED)
def test_coders_who_agree_on_everything_score_1_if_anything_varies(
    measure: Callable[..., float | None], given_labels: list[str]
) -> None:
    expected = 1 if len(set(given_labels)) > 1 else None
    assert measure([(label, label) for label in given_labels]) == expected


@given(pairs)
@pytest.mark.parametrize("measure", CORRECTED)
def test_no_measure_is_above_1(measure: Callable[..., float | None], rows: list[tuple[str, str]]) -> None:
    found = measure(rows)
    assert found is None or found <= 1 + 1e-12


@given(pairs)
def test_for_two_coders_alpha_is_fleiss_kappa_corrected_for_few_units(rows: list[tuple[str, str]]) -> None:
    """α = π + (1 − π) / 2N: both put all labels in one bag, and alpha draws without putting back."""
    pi = fleiss_kappa(rows)
    assert alpha(rows) == (None if pi is None else pytest.approx(pi + (1 - pi) / (2 * len(rows))))


@given(gappy)
def test_a_unit_with_one_label_changes_nothing(rows: list[list[str | None]]) -> None:
    assert alpha([*rows, [None, "c", None], [None, None, None]]) == pytest.approx(alpha(rows))


@given(code_sets, code_sets)
@pytest.mark.parametrize("distance", [nominal, jaccard, masi])
def test_a_distance_goes_from_0_for_equal_to_1(
    distance: Callable[..., float], first: frozenset[str], second: frozenset[str]
) -> None:
    assert 0 <= distance(first, second) <= 1
    assert (distance(first, second) == 0) == (first == second)
    assert distance(first, second) == distance(second, first)


@pytest.mark.slow
@given(set_rows)
@pytest.mark.parametrize("distance", [nominal, jaccard, masi])
def test_alpha_agrees_with_its_definition_written_out(
    distance: Callable[..., float], rows: list[tuple[frozenset[str] | None, ...]]
) -> None:
    """Every ordered pair of values, within units and over all units: slow, and hard to get wrong."""
    units = [[label for label in row if label is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    values = [label for unit in units for label in unit]
    observed = sum(
        distance(unit[i], unit[j]) / (len(unit) - 1)
        for unit in units
        for i, j in product(range(len(unit)), repeat=2)
        if i != j
    )
    expected = sum(2 * distance(first, second) for first, second in combinations(values, 2))
    found = alpha(rows, distance)
    if expected == 0:
        assert found is None
    else:
        assert found == pytest.approx(1 - (len(values) - 1) * observed / expected)


def test_codings_become_units_by_codes() -> None:
    codings = {
        "one": {("P01", 1): {A}, ("P01", 2): set[str](), ("P02", 1): {A, B}},
        "two": {("P01", 1): {A, B}, ("P01", 2): set[str]()},
    }
    assert sets(codings) == [
        (frozenset({A}), frozenset({A, B})),
        (frozenset(), frozenset()),
        (frozenset({A, B}), None),
    ]
    assert decisions(codings, [A, B]) == {
        A: [(True, True), (False, False), (True, None)],
        B: [(False, True), (False, False), (True, None)],
    }


def test_a_unit_left_blank_was_read_all_the_same() -> None:
    applied = [("one", "P01", 1, A), ("two", "P01", 2, A), ("one", "P01", 1, B), ("one", "P09", 1, B)]
    assert by_coder(applied, [("P01", 1), ("P01", 2)]) == {
        "one": {("P01", 1): {A, B}, ("P01", 2): set()},
        "two": {("P01", 1): set(), ("P01", 2): {A}},
    }


@pytest.mark.slow
@settings(deadline=None)  # The first call imports.
@given(set_rows)
def test_alpha_agrees_with_nltk(rows: list[tuple[frozenset[str] | None, ...]]) -> None:
    from nltk.metrics import agreement as nltk

    # Its own MASI has weights that differ between versions, so it is given ours; it wants labels for two coders a unit.
    kept = [row for row in rows if sum(label is not None for label in row) > 1]
    triples = [
        (f"coder {c}", f"unit {u}", label)
        for u, row in enumerate(kept)
        for c, label in enumerate(row)
        if label is not None
    ]
    for distance in (nominal, jaccard, masi):
        found = alpha(kept, distance)
        if found is not None:
            task = nltk.AnnotationTask(data=triples, distance=distance)
            assert found == pytest.approx(task.alpha())


@pytest.mark.slow
@settings(deadline=None)
@given(pairs)
def test_kappa_agrees_with_scikit_learn(rows: list[tuple[str, str]]) -> None:
    from sklearn import metrics

    found = cohen_kappa(rows)
    if found is not None:
        first, second = zip(*rows, strict=True)
        assert found == pytest.approx(metrics.cohen_kappa_score(first, second))


def tables_of(mine: dict[str, str], theirs: dict[str, str]) -> list[list[tuple[str | None, ...]]]:
    """A table a code, from one string of labels each."""
    return [side_by_side(mine[code], theirs[code]) for code in mine]


def test_pooled_kappa_of_one_code_is_kappa_and_a_code_that_nobody_put_weighs_nothing() -> None:
    mine, theirs = {A: "yynnnnyn", B: "nnnnnnnn"}, {A: "ynnnnnyy", B: "nnnnnnnn"}
    first, second = tables_of(mine, theirs)
    assert pooled_kappa([first]) == cohen_kappa(first)
    assert pooled_kappa([first, second]) == cohen_kappa(first)
    assert pooled_kappa([second]) is None
    assert pooled_kappa([]) is None


def test_pooled_kappa_is_written_out_for_two_codes() -> None:
    """(mean observed − mean expected) / (1 − mean expected), of ten units: 0.9 and 0.8 alike."""
    one = from_table([[1, 1], [0, 8]])
    other = from_table([[5, 1], [1, 3]])
    expected = ((0.2 * 0.1 + 0.8 * 0.9) + (0.6 * 0.6 + 0.4 * 0.4)) / 2
    assert pooled_kappa([one, other]) == pytest.approx((0.85 - expected) / (1 - expected))


def test_an_interval_is_given_where_units_say_something_and_else_none() -> None:
    rows = side_by_side("yyynnnnnnn", "yynnnnnnny")
    found = kappa_interval([rows])
    assert found and found[0] < (cohen_kappa(rows) or 0) < found[1]
    assert found[0] >= -1 and found[1] <= 1
    assert kappa_interval([]) is None
    assert kappa_interval([rows[:5]]) is None  # too few units
    assert kappa_interval([side_by_side("ynynyn", "ynynyn")]) is None  # alike throughout: no unit moves it
    assert kappa_interval([side_by_side("yyynnn", "nnnnnn")]) is None  # one of them never put it
    assert kappa_interval([side_by_side("ynnnnn", "ynnnnn")]) is None  # undefined without the one unit


def test_more_units_make_a_narrower_interval() -> None:
    rows = side_by_side("yyynnnnnnn", "yynnnnnnny")
    few, many = kappa_interval([rows]), kappa_interval([rows * 4])
    assert few and many and many[1] - many[0] < (few[1] - few[0]) / 1.8


def test_codes_of_one_unit_are_no_more_units() -> None:
    """The same decisions twice over prove no more than once: a unit is left out with all its codes."""
    rows = side_by_side("yyynnnnnnn", "yynnnnnnny")
    assert kappa_interval([rows, rows]) == pytest.approx(kappa_interval([rows]))


def test_the_interval_holds_the_true_kappa_about_as_often_as_it_says() -> None:
    chance = random.Random(1982)
    drawn = [("y", "y")] * 4 + [("y", "n"), ("n", "y")] + [("n", "n")] * 4
    true, held, given_ = cohen_kappa(drawn) or 0, 0, 0
    for _ in range(300):
        found = kappa_interval([chance.choices(drawn, k=40)])
        if found:
            given_ += 1
            held += found[0] <= true <= found[1]
    assert given_ > 290 and 0.9 < held / given_ < 0.98


def test_the_quantile_is_students() -> None:
    from scipy import stats  # type: ignore[import-untyped]

    for freedom in (5, 6, 10, 20, 40, 1000):
        assert agreement_module._student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=0.01)
