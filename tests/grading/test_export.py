"""`nbgrader export` through the course's own plugin: nbgrader's columns and values, quoted, and no formula runs."""

import csv
import io
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin
from traitlets.config import Config

from entraide.grading.nbgrader.export import COLUMNS, CsvExport
from entraide.grading.spreadsheet import guarded, unguarded
from tests.classroom import NbgraderCourse

PEOPLE = {
    "plain": ("Anne", "Roy", "anne@x.ca"),
    "comma": ("Marie, Ève", "O'Brien-Côté", "m@x.ca"),
    "quoted": ('"Bo"', "Roy\nde la Tour", ""),
    "formula": ('=HYPERLINK("http://x.example";"Click")', "+1-2", "@SUM(1)"),
    "hyphen": ("-Zoé", "Roy;=1+1", "z@x.ca"),
}


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gradebook]:
    """A gradebook with people whose names are hard on a CSV file."""
    path = tmp_path_factory.mktemp("export") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        # A new gradebook calls a command that stands beside Python.
        patch.setenv("PATH", str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"])
        book = Gradebook(f"sqlite:///{path}")
    with book:
        book.add_assignment("mutual-aid", duedate=datetime(2026, 6, 1))
        book.add_notebook("mutual-aid", "mutual-aid")
        for name, points in (("mutual-aid-1", 25), ("mutual-aid-memo", 20)):
            book.add_grade_cell(name, "mutual-aid", "mutual-aid", max_score=points, cell_type="code")
        for student, (first, last, email) in PEOPLE.items():
            book.add_student(student, first_name=first, last_name=last, email=email)
        for student, score in (("plain", 20.5), ("comma", 7)):
            submission = book.add_submission("mutual-aid", student, timestamp=datetime(2026, 5, 30, 12, 0))
            for grade in submission.notebooks[0].grades:
                grade.auto_score = score if grade.name == "mutual-aid-1" else 1
        book.db.commit()
        yield book


def exported(gradebook: Gradebook, path: Path, **options: object) -> list[dict[str, str]]:
    """The rows that the plugin writes."""
    CsvExport(to=str(path), **options).export(gradebook)
    return list(
        csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=options.get("delimiter", ","))
    )


def test_the_columns_and_values_are_those_of_nbgrader(gradebook: Gradebook, tmp_path: Path) -> None:
    CsvExportPlugin(to=str(tmp_path / "stock.csv"), student=["plain"]).export(gradebook)
    stock = list(csv.DictReader((tmp_path / "stock.csv").read_text().splitlines()))
    ours = exported(gradebook, tmp_path / "ours.csv", student=["plain"])
    assert list(ours[0]) == list(stock[0]) == list(COLUMNS)
    assert ours == stock
    assert ours[0]["score"] == "21.5"


def test_names_come_back_whole_whatever_is_in_them(gradebook: Gradebook, tmp_path: Path) -> None:
    rows = exported(gradebook, tmp_path / "grades.csv")
    read = {
        row["student_id"]: tuple(unguarded(row[name]) for name in ("first_name", "last_name", "email")) for row in rows
    }
    assert read == PEOPLE


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("reader", [",", ";", "\t"])
def test_no_cell_begins_as_a_formula_in_any_spreadsheet(
    gradebook: Gradebook, tmp_path: Path, delimiter: str, reader: str
) -> None:
    """Whatever separator the spreadsheet is set to, that of the file or another one."""
    path = tmp_path / "grades.csv"
    exported(gradebook, path, delimiter=delimiter)
    text = io.StringIO(path.read_text("utf-8-sig"), newline="")
    found = [cell for row in csv.reader(text, delimiter=reader) for cell in row]
    assert not [cell for cell in found if cell.startswith(("=", "+", "-", "@"))]


def test_who_handed_in_nothing_is_there_with_no_points(gradebook: Gradebook, tmp_path: Path) -> None:
    rows = {row["student_id"]: row for row in exported(gradebook, tmp_path / "grades.csv")}
    assert rows["hyphen"]["score"] == "0.0"
    assert rows["hyphen"]["timestamp"] == ""


def test_exercises_can_have_their_columns(gradebook: Gradebook, tmp_path: Path) -> None:
    rows = {row["student_id"]: row for row in exported(gradebook, tmp_path / "grades.csv", exercises=True)}
    assert (rows["comma"]["mutual-aid-1"], rows["comma"]["mutual-aid-memo"]) == ("7.0", "1.0")
    assert rows["hyphen"]["mutual-aid-1"] == ""


def test_one_assignment_can_be_chosen(gradebook: Gradebook, tmp_path: Path) -> None:
    assert exported(gradebook, tmp_path / "none.csv", assignment=["capstone"]) == []
    assert len(exported(gradebook, tmp_path / "one.csv", assignment=["mutual-aid"])) == len(PEOPLE)


def test_accents_survive_a_spreadsheet_that_needs_a_mark(gradebook: Gradebook, tmp_path: Path) -> None:
    exported(gradebook, tmp_path / "grades.csv")
    assert (tmp_path / "grades.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    exported(gradebook, tmp_path / "plain.csv", bom=False)
    assert (tmp_path / "plain.csv").read_bytes().startswith(b'"assignment"')


def test_nbgrader_export_uses_the_plugin_and_its_options(new_course: Callable[[str], NbgraderCourse]) -> None:
    course = new_course("fr")
    with Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}") as book:
        book.add_student("zoe", first_name="Zoé", last_name="Roy, fille")
    course.run("export")
    first = (course.folder / "grades.csv").read_text("utf-8-sig").splitlines()
    assert '"Roy, fille","Zoé"' in first[1]
    course.run("export", "--CsvExport.exercises=True", "--to", "wide.csv")
    header = next(csv.reader((course.folder / "wide.csv").read_text("utf-8-sig").splitlines()))
    assert header == [*COLUMNS, *course.graded()]


def test_the_plugin_takes_its_options_from_the_configuration() -> None:
    assert CsvExport(config=Config({"CsvExport": {"delimiter": ";"}})).delimiter == ";"


HARD = st.text(alphabet="=+-@'\"\t\r\n;,|: aé(＝") | st.text()
DELIMITERS = ",;\t|:^~"
"""What a spreadsheet can be told to cut cells at; a space is another thing, since names have it."""


@given(HARD)
@example("'=1")
@example("\t=1")
@example(";;=")
@example("''")
def test_a_guarded_text_is_no_formula_and_comes_back_whole(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unguarded(guarded(text)) == text


@given(HARD, st.sampled_from(DELIMITERS), st.sampled_from(DELIMITERS))
@example('x;"=HYPERLINK(1);y', ",", ";")
@example("x\t=1+1", ",", "\t")
@example("x|=1", ";", "|")
@example('x;""=1', ",", ";")
def test_no_spreadsheet_finds_a_formula_wherever_it_cuts(text: str, delimiter: str, chosen: str) -> None:
    """Some keep to quotation marks when they cut, some only at the start of a cell, some not at all."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerow(["Roy", guarded(text)])
    line = written.getvalue()
    cells = [
        *(cell for row in csv.reader(io.StringIO(line, newline=""), delimiter=chosen) for cell in row),
        *(cell.lstrip('"') for part in line.splitlines() for cell in part.split(chosen)),
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))]


@pytest.mark.parametrize("text", ["x =1+1", "x +1", "x @SUM(1)", 'x "=HYPERLINK(1)', "x -cmd|' /C calc'!A0"])
def test_nor_does_one_that_cuts_at_spaces(text: str) -> None:
    assert not [cell for cell in guarded(text).split() if cell.lstrip('"').startswith(("=", "+", "-", "@"))]
    assert unguarded(guarded(text)) == text


@given(st.text(alphabet="abcé '.-", min_size=1).filter(lambda text: text[0] not in "-'"))
def test_an_ordinary_name_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text
