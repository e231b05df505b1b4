"""What a course says of numbers to enter: its tables are checked, and it may do without them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide import course as courses
from entraide.course import reference
from entraide.course.check import check
from entraide.course.prompts import blocks
from tests.course.spreadsheets import delimited
from tests.course.test_check import edit

JOURNALS = Path(__file__).parents[1] / "journals" / "data"
STEPS, VALUES = "graded/numbers.csv", "keys/values.csv"


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    """A course with one calculation, to spoil."""
    return Path(shutil.copytree(JOURNALS, tmp_path / "data", ignore=shutil.ignore_patterns("assignments.csv")))


def test_a_course_with_a_calculation_is_in_order(hers: Path) -> None:
    assert check(hers) == []
    question = courses.load(hers).questions["Q53"]
    assert [step.step for step in question.steps] == [1, 2, 3]
    right = reference.load(hers / "keys").right("Q53", 2)
    assert right and (str(right.value), str(right.tolerance)) == ("41.7", "0.1")


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "expected"),
    [
        (STEPS, 0, "question", "Q99", "row 2, column question: “Q99” is not a question of questions.csv"),
        (STEPS, 1, "step", "7", "row 3, column step: “7” where Q53 has 3 steps: number them from 1 to 3"),
        (STEPS, 1, "step", "1", "row 3, column step: Q53 1 stands already in row 2"),
        (STEPS, 1, "unit", "litres", "row 3, column unit: “litres” is not a unit: number, hours, km, money, percent"),
        (STEPS, 0, "label_fr", "", "row 2, column label_fr: is empty"),
        (VALUES, 0, "value", "many", "row 2, column value: “many” is not a number such as 2 or 2.5"),
        (VALUES, 0, "value", "inf", "row 2, column value: “inf” is not a number"),
        (VALUES, 0, "tolerance", "nan", "row 2, column tolerance: “nan” is not a number"),
        (VALUES, 0, "tolerance", "-1", "row 2, column tolerance: -1 is less than 0"),
        (VALUES, 0, "step", "8", "row 2, column step: Q53 has no step “8” in numbers.csv"),
        (VALUES, 0, "right", "perhaps", "row 2, column right: “perhaps” is not yes or no"),
        (VALUES, 0, "why_fr", "", "row 2, column why_fr: is empty"),
        (VALUES, 3, "value", "41.75", "row 5, column value: 41.75 would be taken for the right value, 41.7"),
    ],
)
def test_a_mistake_is_reported_where_it_stands(
    hers: Path, file: str, row: int, column: str, value: str, expected: str
) -> None:
    edit(hers / file, lambda rows: rows[row].update({column: value}))
    assert any(f"data/{file}, {expected}" in str(problem) for problem in check(hers)), [*map(str, check(hers))]


@pytest.mark.parametrize(
    ("file", "change", "expected"),
    [
        (
            VALUES,
            lambda rows: rows.pop(0),
            "data/graded/numbers.csv, row 2, column step: step 1 of Q53 has 0 right values",
        ),
        (VALUES, lambda rows: rows[1].update(right="yes"), "column step: step 1 of Q53 has 2 right values"),
        (STEPS, lambda rows: rows.pop(0), "data/keys/values.csv, row 2, column step: Q53 has no step “1”"),
        (
            "graded/exercises.csv",
            lambda rows: rows[2].update(items="Q52"),
            "row 4, column items: Q52 asks for no number: write a row of numbers.csv for each",
        ),
        (
            "graded/exercises.csv",
            lambda rows: rows[2].update(layout="ordered"),
            "row 4, column layout: “ordered” is no layout of this kind",
        ),
        ("graded/exercises.csv", lambda rows: rows[2].update(items="Q53 Q52"), "a numbers exercise has one question"),
    ],
)
def test_what_one_table_says_of_another_is_held_to_it(
    hers: Path, file: str, change: Callable[[list[dict[str, str]]], object], expected: str
) -> None:
    edit(hers / file, change)
    assert any(expected in str(problem) for problem in check(hers)), [*map(str, check(hers))]


def test_steps_may_stand_in_any_order_and_no_step_is_lost(hers: Path) -> None:
    before = courses.load(hers).questions["Q53"]
    edit(hers / STEPS, lambda rows: rows.reverse())
    assert check(hers) == [] and courses.load(hers).questions["Q53"] == before


def test_values_may_be_kept_elsewhere_alone(hers: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir()
    for name in ("reference", "solutions"):
        lines = (hers / "keys" / f"{name}.csv").read_text("utf-8").splitlines()
        (private / f"{name}.csv").write_text(f"{lines[0]}\n", "utf-8")
    shutil.move(hers / VALUES, private / "values.csv")
    (hers / "keys" / "elsewhere.txt").write_text(f"{private}\n", "utf-8")
    assert check(hers) == []
    assert reference.load(hers / "keys").right("Q53", 3)
    edit(private / "values.csv", lambda rows: rows[0].update(value="many"))
    assert any("private/values.csv" in str(problem) for problem in check(hers))


def test_a_course_without_calculations_needs_neither_table(hers: Path) -> None:
    for place in (STEPS, VALUES):
        (hers / place).unlink()
    for place, name in (("exercises", "journals-3"), ("questions", "Q53")):
        column = place.removesuffix("s")
        edit(
            hers / f"graded/{place}.csv", lambda rows, c=column, n=name: rows.remove(next(r for r in rows if r[c] == n))
        )  # type: ignore[misc]
    assert check(hers) == []


def test_a_question_with_options_has_no_steps(hers: Path) -> None:
    edit(hers / STEPS, lambda rows: rows.append(rows[0] | {"question": "Q51"}))
    edit(hers / VALUES, lambda rows: rows.append(rows[0] | {"question": "Q51"}))
    (problem,) = check(hers)
    assert "data/graded/numbers.csv, row 5, column question: Q51 has options in options.csv as well" in str(problem)


def test_a_value_with_a_tolerance_below_zero_is_none(hers: Path) -> None:
    """It would make every number right; without the value, no assignment is released."""
    edit(hers / VALUES, lambda rows: rows[0].update(tolerance="-1"))
    keys = reference.load(hers / "keys")
    assert keys.right("Q53", 1) is None and keys.right("Q53", 2)


def test_a_comma_between_decimals_is_taken_as_a_spreadsheet_writes_it(hers: Path) -> None:
    lines = [line.split(",") for line in ("question,step,value,tolerance,right,why_en,why_fr",)]
    rows = [["Q53", "1", "125", "0", "yes", "a", "a"], ["Q53", "2", "41,7", "0,1", "yes", "b", "b"]]
    (hers / VALUES).write_text(delimited([*lines, *rows], ";"), "utf-8")
    right = reference.load(hers / "keys").right("Q53", 2)
    assert right and float(right.value) == 41.7


def test_lines_with_bars_in_a_prompt_are_a_table() -> None:
    found = blocks("One.\r\n| | a | b |\n| x | 1 | 2 |\n\nTwo.")
    assert [block.text for block in found] == ["One.", "", "Two."]
    assert found[1].rows == (("", "a", "b"), ("x", "1", "2"))
