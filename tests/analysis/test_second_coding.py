"""What the page about the data says of the second coding is what its tables give."""

import csv
import runpy
from collections import Counter
from pathlib import Path

from entraide import analysis
from entraide.course import Course, second_coding


def test_the_published_figures_are_those_of_the_keys(root: Path) -> None:
    made = runpy.run_path(str(root / "tools/second_coding.py"))["rows"](root / "data")
    with (root / "data/second_by_assignment.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == list(made)


def test_every_graded_unit_was_coded_a_second_time_in_both_languages_and_no_assignment_is_below_the_limit(
    root: Path, course: Course
) -> None:
    coded = second_coding.load(root / "data/keys")
    graded = {
        (name, unit.unit)
        for exercise in course.exercises.values()
        if exercise.pool == "graded" and exercise.kind == "coding"
        for name in exercise.items
        for unit in course.excerpts[name].units
    }
    assert set(coded) == {"en", "fr"}
    for units in coded.values():
        assert set(units) >= graded
    assert all(float(row["kappa"]) >= 0.8 for row in second_coding.by_assignment(root / "data"))


def test_no_published_table_holds_a_second_coding_of_what_is_graded(root: Path, course: Course) -> None:
    """It would be as good as the key."""
    for units in second_coding.load(root / "data").values():
        assert all(course.excerpts[excerpt].pool == "practice" for excerpt, _ in units)


def test_the_table_counts_what_both_found_and_what_one_alone_did_on_the_codes_where_they_differ(course: Course) -> None:
    (_, coded), *_ = second_coding.load(course.folder).items()
    practice = [one for one in course.exercises.values() if one.pool == "practice" and one.kind == "coding"]
    offered = {(excerpt, code) for one in practice for excerpt in one.items for code in one.codes}
    both: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for (excerpt, unit, code), found in course.reference.codings.items():
        if found.status == "required" and (excerpt, code) in offered and (excerpt, unit) in coded:
            (both if code in coded[excerpt, unit] else alone)[course.codebook[code].label["en"]] += 1
    table = analysis.second_coding("en")
    assert {row[0]: int(row[3]) for row in table.rows if row[3] != "0"} == alone
    assert all(int(row[2]) == both[row[0]] for row in table.rows)
