"""The measures that a page computes without Python, against the Python ones and against the papers' worked examples."""

import base64
import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from entraide.coding import agreement
from entraide.coding.agreement import alpha, cohen_kappa, jaccard, nominal, percent_agreement
from entraide.widgets.shared.answering import HERE

Rows = list[list[str | None]]
Measure = Callable[[str, list[Rows]], list[float | None]]
MEASURES: dict[str, Callable[[Rows], float | None]] = {
    "percentAgreement(rows)": percent_agreement,
    "cohenKappa(rows)": cohen_kappa,
    "alpha(rows)": alpha,
    "alpha(rows, jaccard)": lambda rows: alpha([[codes(label) for label in row] for row in rows], jaccard),
}


def codes(label: str | None) -> frozenset[str] | None:
    """The set of codes that a label of the JavaScript stands for."""
    return None if label is None else frozenset(label.split())


@pytest.fixture(scope="module")
def measure() -> Measure:
    """Compute a call of measures.js for each set of rows."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed; the browser tests compare the figures on the page")
    # Node takes a .js file for an older kind of module unless its folder says otherwise; a data URL says it itself.
    source = base64.b64encode((HERE / "agreement" / "measures.js").read_bytes()).decode()

    def measure(call: str, tables: list[Rows]) -> list[float | None]:
        script = f"""
        import {{ alpha, cohenKappa, jaccard, nominal, percentAgreement }} from "data:text/javascript;base64,{source}";
        const tables = JSON.parse((await import("node:fs")).readFileSync(0, "utf8"));
        console.log(JSON.stringify(tables.map((rows) => {call})));
        """
        ran = subprocess.run(
            [node, "--input-type=module", "--eval", script], input=json.dumps(tables), capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stderr
        found: list[float | None] = json.loads(ran.stdout)
        return found

    return measure


def side_by_side(*coders: str) -> Rows:
    """Rows from one string a coder, one character a unit, ``*`` where there is no label."""
    return [[None if label == "*" else label for label in labels] for labels in zip(*coders, strict=True)]


def from_table(table: list[list[int]]) -> Rows:
    """Rows of two coders from the table of how often each pair of labels came up."""
    return [[str(i), str(j)] for i, counts in enumerate(table) for j, n in enumerate(counts) for _ in range(n)]


def test_alpha_is_that_of_krippendorff_2011(measure: Measure) -> None:
    tables = [
        side_by_side("0100000010", "1110010000"),
        side_by_side("aabbdcccedda", "babbbccceddd"),
        side_by_side("123321412***", "1233224125*3", "*3332342251*", "12332441251*"),
    ]
    assert measure("alpha(rows)", tables) == pytest.approx([0.0952, 0.6920, 0.7434], abs=5e-5)


def test_kappa_is_that_of_the_worked_tables(measure: Measure) -> None:
    tables = [[[20, 5], [10, 15]], [[45, 15], [25, 15]], [[25, 35], [5, 35]], [[20, 20], [10, 50]]]
    found = measure("cohenKappa(rows)", [from_table(table) for table in tables])
    assert found == pytest.approx([0.4, 0.1304, 0.2593, 0.3478], abs=5e-5)


def drawn(coders: int, labels: list[str | None], chance: random.Random) -> Rows:
    return [[chance.choice(labels) for _ in range(coders)] for _ in range(chance.randrange(9))]


@pytest.mark.parametrize("call", MEASURES)
def test_a_measure_is_that_of_the_python_module(measure: Measure, call: str) -> None:
    chance = random.Random(20230)
    sets = ["", "awareness", "awareness potential", "potential", "potential shared-reality"]
    pools: list[list[str | None]] = [["no"], ["no", "yes"], ["no", "yes", None], sets, [*sets, None]]
    coders = [2] if call.startswith("cohen") else [2, 3, 4]
    tables = [drawn(chance.choice(coders), chance.choice(pools), chance) for _ in range(400)]
    expected = [MEASURES[call](rows) for rows in tables]
    assert expected.count(None) > 20 and len(set(expected)) > 40
    for rows, found, wanted in zip(tables, measure(call, tables), expected, strict=True):
        assert found == (None if wanted is None else pytest.approx(wanted)), rows


def test_distances_are_those_of_the_python_module(measure: Measure) -> None:
    labels = ["", "a", "b", "a b", "a b c", "c d"]
    pairs: Any = [[one, other] for one in labels for other in labels]
    assert measure("nominal(...rows)", pairs) == [nominal(one, other) for one, other in pairs]
    wanted = [jaccard(frozenset(one.split()), frozenset(other.split())) for one, other in pairs]
    assert measure("jaccard(...rows)", pairs) == pytest.approx(wanted)


def test_the_simulated_coders_are_read_from_their_table(root: Path) -> None:
    rows = agreement.simulated(root / "data")
    assert {row[0] for row in rows} == {"Ana", "Bo", "Cleo"}
    assert ("Bo", "P15", 2, "facilitating") in rows and "potential" not in {row[3] for row in rows if row[0] == "Bo"}
