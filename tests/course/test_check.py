"""`entraide check` finds every kind of mistake, and says file, row and column."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide import cli, course
from entraide.course.check import check, look
from entraide.course.grouping import grouped


def edit(path: Path, change: Callable[[list[dict[str, str]]], object]) -> None:
    """Change a table's rows in place."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_course_s_own_data_are_in_order() -> None:
    assert check(course.data_folder()) == []


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "expected"),
    [
        ("codebook.csv", 0, "theme", "nowhere", "row 2, column theme: “nowhere” is not a theme of themes.csv"),
        ("codebook.csv", 1, "label_fr", "", "row 3, column label_fr: is empty"),
        ("codebook.csv", 1, "basis", "E2 X9", "row 3, column basis: “X9” is not a fact number"),
        ("excerpts.csv", 0, "pool", "secret", "row 2, column pool: “secret” is not a pool: practice, graded"),
        ("excerpts.csv", 0, "care", "blood", "row 2, column care: “blood” is not a care note"),
        ("units.csv", 1, "unit", "7", "row 3, column unit: “7” where unit 2 of"),
        ("units.csv", 0, "text_en", "", "row 2, column text_en: is empty"),
        ("reference.csv", 0, "code", "love", "row 2, column code: “love” is not a code of codebook.csv"),
        ("reference.csv", 0, "status", "maybe", "row 2, column status: “maybe” is not a status"),
        ("reference.csv", 0, "rationale_fr", "", "row 2, column rationale_fr: is empty"),
        ("reference.csv", 0, "unit", "99", "row 2, column unit: A01 has no unit “99”"),
        ("reference.csv", 0, "excerpt", "G01", "row 2, column excerpt: G01 is not of the practice pool"),
        ("questions.csv", 0, "several", "both", "row 2, column several: “both” is not yes, no"),
        ("solutions.csv", 0, "right", "perhaps", "row 2, column right: “perhaps” is not yes or no"),
        ("exercises.csv", 0, "items", "P999", "row 2, column items: P999 is not a practice excerpt"),
        ("exercises.csv", 0, "codes", "love", "row 2, column codes: “love” is not a code"),
        ("exercises.csv", 0, "layout", "ordered", "row 2, column layout: “ordered” is no layout of this kind"),
        ("exercises.csv", 1, "layout", "words", "row 3, column layout: “words” is no layout of this kind"),
        (
            "tables/cards.csv",
            0,
            "exercise",
            "what-coding",
            "row 2, column exercise: “what-coding” is not an exercise of",
        ),
        ("tables/cards.csv", 0, "code", "potential", "row 2, column code: the board codes-to-themes-board does not"),
        ("tables/cards.csv", 0, "unit", "1", "row 2, column unit: shared-reality does not stand on unit 1 of P61"),
        ("tables/piles.csv", 0, "grouping", "by-chance", "row 2, column grouping: “by-chance” is not a grouping of"),
        ("tables/piles.csv", 1, "codes", "potential", "row 3, column codes: the code potential is not on the boards"),
        ("tables/piles.csv", 1, "codes", "recognition", "row 3, column codes: the code recognition lies in two piles"),
        ("tables/groupings.csv", 0, "leaves_fr", "", "row 2, column leaves_fr: is empty"),
        ("tables/communities.csv", 0, "population", "many", "row 2, column population: “many” is not a number"),
        ("tables/seasons.csv", 0, "road_kmh", "0", "row 2, column road_kmh: 0 is less than 1"),
        ("tables/members.csv", 0, "near", "montreal", "row 2, column near: “montreal” is not a centre"),
        ("tables/members.csv", 0, "free", "night", "row 2, column free: “night” is not a time of times.csv"),
        ("tables/members.csv", 0, "about_fr", "", "row 2, column about_fr: is empty"),
        ("excerpts.csv", 0, "pool", "graded", "row 2, column excerpt: a graded row stands where the book and the"),
        ("graded/questions.csv", 0, "pool", "practice", "row 2, column question: a row for practice stands among"),
        ("graded/units.csv", 0, "text_fr", "", "row 2, column text_fr: is empty"),
        ("tables/ties.csv", 0, "other", "M99", "row 2, column other: “M99” is not a member"),
    ],
)
def test_a_mistake_is_reported_where_it_stands(
    data: Path, file: str, row: int, column: str, value: str, expected: str
) -> None:
    edit(data / file, lambda rows: rows[row].update({column: value}))
    assert any(f"data/{file}, {expected}" in str(problem) for problem in check(data))


@pytest.mark.parametrize("kind", ["open", "board"])
def test_an_exercise_without_a_right_answer_is_not_graded(data: Path, kind: str) -> None:
    edit(data / "graded" / "exercises.csv", lambda rows: rows[0].update(kind=kind))
    assert any(f"an exercise of the kind {kind} has no right answer" in str(problem) for problem in check(data))


def test_a_board_names_groupings_that_have_piles_and_codes_that_have_cards(data: Path) -> None:
    edit(data / "tables" / "cards.csv", lambda rows: rows.pop(0))
    edit(data / "tables" / "piles.csv", lambda rows: [rows.remove(row) for row in rows[:4]])
    boards = "by-subject by-chance"
    edit(data / "exercises.csv", lambda rows: [row.update(items=boards) for row in rows if row["kind"] == "board"])
    said = "\n".join(str(problem) for problem in check(data))
    assert "column codes: the code shared-reality has no card" in said
    assert "column items: the grouping by-subject has no piles" in said
    assert "column items: “by-chance” is not a grouping" in said


def test_the_layout_of_one_tap_has_one_unit_and_is_for_practice(data: Path) -> None:
    edit(data / "exercises.csv", lambda rows: rows[0].update(layout="one"))
    edit(data / "graded" / "exercises.csv", lambda rows: rows[0].update(layout="one"))
    said = "\n".join(str(problem) for problem in check(data))
    assert "in the layout one, an excerpt has one unit; this one has" in said
    assert "graded/exercises.csv, row 2, column layout: the layout one is for practice, and for one" in said


def test_every_mistake_is_reported_at_once(data: Path) -> None:
    edit(data / "codebook.csv", lambda rows: rows[0].update(label_en="", label_fr="", basis=""))
    assert len(check(data)) == 3


def test_a_row_that_stands_twice_names_the_first(data: Path) -> None:
    edit(data / "reference.csv", lambda rows: rows.insert(1, dict(rows[0])))
    assert any("stands already in row 2" in str(problem) for problem in check(data))


def test_an_option_without_an_explanation_is_reported(data: Path) -> None:
    edit(data / "solutions.csv", lambda rows: rows.pop(0))
    assert any("has no row in solutions.csv" in str(problem) for problem in check(data))


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda path: path.unlink(), "units.csv: there is no such file"),
        (lambda path: (path.unlink(), path.mkdir()), "units.csv: cannot be read (Is a directory)"),
        (lambda path: path.write_bytes(b"\xff\xfe" + path.read_bytes()), "not UTF-8"),
        (lambda path: path.write_text("excerpt,unit,text_en\nP01,1,x\n"), "row 1: column text_fr is missing"),
        (lambda path: path.write_text("excerpt,unit,text_en,text_fr\nP01,1,well, no,x\n"), "row 2: expected 4 cells"),
    ],
)
def test_a_table_that_cannot_be_read_is_said_in_a_line(
    data: Path, spoil: Callable[[Path], object], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(data / "units.csv")
    assert cli.main(["check", str(data)]) == 1
    said = capsys.readouterr().err
    assert expected in said and "Traceback" not in said


@pytest.mark.slow
def test_the_command_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert f"in order: {course.data_folder().resolve()}" in capsys.readouterr().out


def test_a_missing_folder_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["check", str(tmp_path / "nothing")]) == 1
    assert "no such folder" in capsys.readouterr().err


def test_the_answer_whose_row_was_forgotten_is_missed_where_it_is_explained(data: Path) -> None:
    """With the right answer gone, nobody could win the point."""
    right = next(row for row in listed(data / "keys" / "solutions.csv") if row["right"] == "yes")
    name, option = right["question"], right["option"]
    edit(data / "graded" / "options.csv", lambda rows: rows.remove(one(rows, question=name, option=option)))
    [problem] = [str(problem) for problem in check(data)]
    assert problem.startswith("data/keys/solutions.csv, row ")
    assert f"{name} has no answer “{option}” in options.csv" in problem


def test_a_sheet_sorted_by_its_texts_is_one_cause_and_tells_how_to_sort_it_again(data: Path) -> None:
    edit(data / "units.csv", lambda rows: rows.sort(key=lambda row: row["text_en"]))
    [group] = grouped(check(data))
    assert str(group).startswith("data/units.csv, rows ") and "sort the sheet by excerpt, then by unit" in str(group)


def test_a_code_of_which_something_is_still_to_be_written_is_told(data: Path) -> None:
    edit(data / "codebook.csv", lambda rows: rows[3].update(label_fr="…"))
    [problem] = [str(problem) for problem in check(data)]
    assert (
        problem
        == "data/codebook.csv, row 5: “…” stands for what is still to be written: "
        + (listed(data / "codebook.csv")[3]["code"])
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("excerpt;unit;code;status;rationale_en;rationale_fr\nG01;1;awareness;OUI;a;b", "OUI"),
        ("excerpt;unit;code;status;rationale_en\nG01;1;awareness;required;a", "rationale_fr"),
        ("excerpt;unit;code;status;rationale_en;rationale_fr\nG01;2-mars;awareness;required;a;b", "2-mars"),
    ],
)
def test_a_key_kept_elsewhere_is_named_by_its_whole_path(data: Path, tmp_path: Path, written: str, told: str) -> None:
    """Its namesake is in the course: who reads “reference.csv” would open that one."""
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "reference.csv").write_text(written, "utf-8")
    (kept / "solutions.csv").write_text("question;option;right;why_en;why_fr", "utf-8")
    (data / "keys" / "elsewhere.txt").write_text(str(kept), "utf-8")
    found = look(data)
    named = {problem.file for problem in (*found.told, *found.problems)}
    assert str(kept / "reference.csv") in named and "reference.csv" not in named
    assert any(told in str(problem) for problem in found.problems)


def listed(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def one(rows: list[dict[str, str]], **cells: str) -> dict[str, str]:
    """The row that holds these cells."""
    return next(row for row in rows if cells.items() <= row.items())
