"""The measures that a page computes without Python are those of the Python module."""

import random
from collections.abc import Callable

import pytest

from entraide.coding.agreement import (
    alpha,
    cohen_kappa,
    jaccard,
    kappa_interval,
    nominal,
    percent_agreement,
    pooled_kappa,
)
from tests.node import ask

Rows = list[list[str | None]]
MEASURES: dict[str, Callable[[Rows], float | None]] = {
    "percentAgreement": percent_agreement,
    "cohenKappa": cohen_kappa,
    "alpha": alpha,
    "alphaOfSets": lambda rows: alpha([[codes(label) for label in row] for row in rows], jaccard),
}


def codes(label: str | None) -> frozenset[str] | None:
    """The set of codes that a label of the JavaScript stands for."""
    return None if label is None else frozenset(label.split())


def drawn(coders: int, labels: list[str | None], chance: random.Random) -> Rows:
    return [[chance.choice(labels) for _ in range(coders)] for _ in range(chance.randrange(9))]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_is_that_of_the_python_module(measure: str) -> None:
    chance = random.Random(20230)
    sets = ["", "awareness", "awareness potential", "potential", "potential shared-reality"]
    pools: list[list[str | None]] = [["no"], ["no", "yes"], ["no", "yes", None], sets, [*sets, None]]
    coders = [2] if measure == "cohenKappa" else [2, 3, 4]
    tables = [drawn(chance.choice(coders), chance.choice(pools), chance) for _ in range(400)]
    expected = [MEASURES[measure](rows) for rows in tables]
    assert expected.count(None) > 20 and len(set(expected)) > 40
    for rows, found, wanted in zip(tables, ask(measure, [[rows] for rows in tables]), expected, strict=True):
        assert found == (None if wanted is None else pytest.approx(wanted)), rows


def test_distances_are_those_of_the_python_module() -> None:
    labels = ["", "a", "b", "a b", "a b c", "c d"]
    pairs = [(one, other) for one in labels for other in labels]
    assert ask("nominal", pairs) == [nominal(one, other) for one, other in pairs]
    wanted = [jaccard(frozenset(one.split()), frozenset(other.split())) for one, other in pairs]
    assert ask("jaccard", pairs) == pytest.approx(wanted)


def test_kappa_over_codes_and_its_interval_are_those_of_the_python_module() -> None:
    chance = random.Random(1982)

    def row(often: float) -> list[str]:
        mine, other = ("yes" if chance.random() < often else "no" for _ in range(2))
        return [mine, mine if chance.random() < 0.7 else other]

    cases = []
    for _ in range(300):
        codes, units, often = chance.randrange(4), chance.randrange(4, 16), chance.choice([0.1, 0.3, 0.6])
        cases.append([[row(often) for _ in range(units)] for _ in range(codes)])
    kappas, intervals = [pooled_kappa(tables) for tables in cases], [kappa_interval(tables) for tables in cases]
    assert kappas.count(None) > 20 and 20 < intervals.count(None) < 250
    assert ask("pooledKappa", [[tables] for tables in cases]) == [
        None if wanted is None else pytest.approx(wanted) for wanted in kappas
    ]
    assert ask("kappaInterval", [[tables] for tables in cases]) == [
        None if wanted is None else pytest.approx(wanted) for wanted in intervals
    ]
