"""Assignments stand in a table, part by part; their notebooks are written from it, and what does not fit is named."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide import cli
from entraide import course as courses
from entraide.course import Course, assigned, assigned_check, assigned_notebook
from entraide.course.assigned import Assignment, moment
from entraide.grading.nbgrader.formgrader.criteria import criteria
from entraide.lang import LANGUAGES, typeset

Rows = list[dict[str, str]]


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A course of one's own to change."""
    for name in ("data", "exercises"):
        shutil.copytree(root / name, tmp_path / name)
    shutil.copy(root / "nbgrader_config.py", tmp_path)
    return tmp_path


def edit(folder: Path, change: Callable[[Rows], object]) -> None:
    """Change the table's rows in place."""
    path = folder / "data" / "assignments.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def of(rows: Rows, part: str, criterion: str = "", assignment: str = "mutual-aid") -> dict[str, str]:
    """The row of a part."""
    wanted = [assignment, part, criterion]
    return next(row for row in rows if [row["assignment"], row["part"], row["criterion"]] == wanted)


def problems(folder: Path) -> list[str]:
    """What the check of the table says."""
    return [str(problem) for problem in assigned_check.check(folder / "data", courses.load(folder / "data").exercises)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_notebook_of_the_course_is_what_the_table_says_to_the_byte(root: Path, course: Course, lang: str) -> None:
    table = assigned.load(root / "data")
    assert sorted(table) == courses.assignments(root)
    for name, assignment in table.items():
        source = root / "exercises" / lang / name / f"{name}.ipynb"
        assert assigned_notebook.write(assignment, course.exercises, lang) == source.read_text("utf-8"), name
        assert sum(part.points for part in assignment.exercises) == 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_read_in_a_notebook_is_set_as_its_language_is_printed(root: Path, lang: str) -> None:
    """JupyterLab and the feedback show it as it stands, beside exercises that are set."""
    for path in (root / "exercises" / lang).rglob("*.ipynb"):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        said = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
        assert said and all(text == typeset(text, lang) for text in said), path.name


def test_no_prose_of_the_table_repeats_the_points(root: Path) -> None:
    for row in assigned.read(root / "data" / "assignments.csv", assigned.ASSIGNMENT_COLUMNS):
        said = " ".join(row[column] for column in row if column.startswith(("title", "text")))
        assert not re.search(r"\d+ points", said), row


def test_every_row_of_the_course_is_in_order(root: Path, course: Course) -> None:
    assert assigned_check.check(root / "data", course.exercises) == []


@pytest.mark.parametrize(
    ("part", "column", "value", "said"),
    [
        ("c1", "points", "", "column points: “” is not a number of points above 0"),
        ("c1", "points", "0", "column points: “0” is not a number of points above 0"),
        ("c1", "points", "vingt", "column points: “vingt” is not a number"),
        ("c1", "exercise", "mutual-aid-2", "column exercise: mutual-aid mutual-aid-2 stands already in row 4"),
        ("c1", "exercise", "first-coding", "column exercise: “first-coding” is not a graded exercise"),
        ("c1", "exercise", "no-such-1", "column exercise: “no-such-1” is not a graded exercise"),
        ("c1", "part", "C 1", "column part: “C 1” cannot be a name here"),
        ("c1", "part", "end", "column part: “end” is the name of a part that every notebook has"),
        ("c1", "title_fr", "", "column title_fr: is empty"),
        ("c1", "text_en", "{pionts}", "column text_en: {pionts} stands for nothing"),
        ("c1", "text_en", "{criteria}", "column text_en: asks for {criteria}, and no row with a criterion follows"),
        ("c1", "due", "soon", "column due: “soon” is not a day or a moment"),
        ("c1", "title_en", "…", "column title_en: “…” stands for what is still to be written: mutual-aid"),
        ("intro", "title_en", "", "column title_en: is empty"),
        ("intro", "exercise", "mutual-aid-1", "an assignment begins with a row that holds its title"),
        ("rules", "points", "5", "column points: “5” points, and no exercise to win them in"),
        ("rules", "text_fr", "Voilà.", "column text_fr: nothing in mutual-aid says how it is graded"),
        ("memo", "points", "25", "column points: 25 is not the sum of the criteria of memo"),
        ("memo", "text_fr", "Écrivez.", "column text_fr: the memo’s criteria are not said: put {criteria}"),
        ("memo", "exercise", "mutual-aid-5", "column criterion: the criterion evidence needs the row of its memo"),
    ],
)
def test_a_row_that_does_not_fit_is_told_by_row_and_column(
    folder: Path, part: str, column: str, value: str, said: str
) -> None:
    edit(folder, lambda rows: of(rows, part).update({column: value}))
    told = problems(folder)
    assert any(said in line and line.startswith("data/assignments.csv, row ") for line in told), told


def test_a_memo_s_only_criterion_is_none(folder: Path) -> None:
    edit(folder, lambda rows: [rows.remove(of(rows, "memo", one)) for one in ("evidence", "doubt", "clarity")])
    assert any("is the memo’s only criterion" in line for line in problems(folder))


def written(folder: Path, lang: str, assignment: str = "mutual-aid") -> dict[str, str]:
    """The text of every cell that the table's notebook would have, by its id."""
    course = courses.load(folder / "data")
    table = assigned.load(folder / "data")
    cells = json.loads(assigned_notebook.write(table[assignment], course.exercises, lang))["cells"]
    return {cell["id"]: "".join(cell["source"]) for cell in cells}


def test_what_is_said_of_points_follows_the_table(folder: Path) -> None:
    """Sums, headings, the table of how it is graded, in both languages; a comma is as good as a point."""
    edit(folder, lambda rows: of(rows, "c1").update(points="12,5"))
    edit(folder, lambda rows: rows.remove(of(rows, "q4")))
    en, fr = written(folder, "en"), written(folder, "fr")
    assert en["text-c1"].startswith("## 1. First coding exercise (12.5 points)")
    assert fr["text-c1"].startswith("## 1. Premier exercice de codage (12,5 points)")
    assert en["text-q"] == "## 3. Two questions (10 points each)"
    assert fr["text-q"] == "## 3. Deux questions (10 points chacune)"
    assert "**How it is graded** (77.5 points)" in en["text-rules"]
    assert "| First coding exercise | 12.5 | Codes that" in en["text-rules"]
    assert "| Second coding exercise | 25 | In the same way. |" in en["text-rules"]
    assert "| Deux questions | 10 chacune |" in fr["text-rules"]


def test_criteria_of_different_weight_each_say_theirs_and_the_one_who_reads_gives_as_many(folder: Path) -> None:
    edit(folder, lambda rows: of(rows, "memo", "evidence").update(points="8"))
    said = written(folder, "en")["text-memo"]
    assert said.startswith("## 4. A disagreement (23 points)")
    assert "these criteria, 23 points in all:\n" in said
    assert "- **Evidence (8 points).** The unit on which" in said
    assert [(one.name, one.points) for one in criteria(said, 23)][:2] == [("Evidence", 8), ("Connection", 5)]
    french = criteria(written(folder, "fr")["text-memo"], 23)
    assert [one.points for one in french] == [8, 5, 5, 5]


def test_a_due_date_is_said_in_the_notebook(folder: Path) -> None:
    edit(folder, lambda rows: of(rows, "intro").update(due="2027-02-26 17:00"))
    assert "**Hand it in by:** February 26, 2027 at 5:00" in written(folder, "en")["text-intro"]
    assert "**À remettre au plus tard\u00a0:** 26 février 2027, 17" in written(folder, "fr")["text-intro"]
    assert moment("2027-02-26") == moment("2027-02-26 23:59:00") == moment("20270226")


def test_a_part_without_a_title_follows_the_one_above(folder: Path) -> None:
    cells = list(written(folder, "en"))
    assert cells[5:10] == ["text-c2", "mutual-aid-2", "text-q", "mutual-aid-3", "mutual-aid-4"]


@pytest.mark.slow
def test_the_command_writes_what_differs_and_keeps_what_a_person_changed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    source = folder / "exercises" / "en" / "themes" / "themes.ipynb"
    before = source.read_text("utf-8")
    source.write_text(before.replace("themes and agreement", "my own words"), "utf-8")
    assert cli.main(["check"]) == 1
    assert "exercises/en/themes/themes.ipynb: says something else than data/assignments.csv" in capsys.readouterr().err
    assert cli.main(["assignments", "themes"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "a copy is in .entraide/replaced/en-themes-" in said[0]
    assert said[1] == "exercises/fr/themes/themes.ipynb: as the table says already"
    (copy,) = (folder / ".entraide" / "replaced").iterdir()
    assert "my own words" in copy.read_text("utf-8")
    assert source.read_text("utf-8") == before
    # What the command itself wrote needs no copy.
    edit(folder, lambda rows: of(rows, "c1", assignment="themes").update(points="35"))
    assert cli.main(["assignments", "themes"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "exercises/en/themes/themes.ipynb: written"
    assert cli.main(["check"]) == 0


def test_a_table_that_is_not_in_order_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    edit(folder, lambda rows: of(rows, "c1").update(points=""))
    source = folder / "exercises" / "en" / "mutual-aid" / "mutual-aid.ipynb"
    before = source.stat().st_mtime_ns
    assert cli.main(["assignments"]) == 1
    said = capsys.readouterr().err
    assert "data/assignments.csv, row 4, column points" in said and "Nothing was written" in said
    assert source.stat().st_mtime_ns == before
    assert cli.main(["assignments", "no-such"]) == 1


@pytest.mark.slow
def test_a_notebook_made_by_hand_needs_no_row_and_is_checked_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    edit(folder, lambda rows: rows.__setitem__(slice(None), [row for row in rows if row["assignment"] != "themes"]))
    source = folder / "exercises" / "fr" / "themes" / "themes.ipynb"
    source.write_text(source.read_text("utf-8").replace("les habitudes", "les travers"), "utf-8")
    assert cli.main(["check"]) == 0
    source.write_text(source.read_text("utf-8").replace('"grade_id": "themes-1"', '"grade_id": "another"'), "utf-8")
    assert cli.main(["check"]) == 1
    assert "exercises/fr/themes/themes.ipynb" in capsys.readouterr().err


def test_a_course_without_the_table_has_no_assignment_in_it(tmp_path: Path) -> None:
    assert assigned.load(tmp_path) == {}
    assert assigned_check.check(tmp_path, {}) == []
    assert Assignment("x").exercises == []
