"""`entraide workbook`: all tables on the sheets of one workbook, and back, with nothing lost and nothing undone."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from entraide import cli
from entraide.course import definitions
from entraide.course.saved import own_form, table
from entraide.workbook import layout, take
from tests.course.spreadsheets import Cell, delimited, workbook
from tests.course.test_check import edit

Sheets = dict[str, list[list[Cell]]]

SMALL = {
    "themes": [["mutual-aid", "Mutual aid", "Aide mutuelle"]],
    "codebook": [["shared-reality", "mutual-aid", *("Shared",) * 8, "E2"]],
    "excerpts": [["P01", "practice", "mutual-aid", "S01", "", "One speaks", "L'une parle", "E2"]],
    "units": [["P01", str(unit), f"Sentence {unit}", f"Phrase {unit}"] for unit in (1, 2, 3)],
    "reference": [["P01", "2", "shared-reality", "required", "Because", "Parce que"]],
    "exercises": [["first", "coding", "practice", "P01", "shared-reality", "First", "Premier", ""]],
    "chapters": [["one", "One", "Un", "shared-reality"]],
    "keys/reference": [],
    "keys/solutions": [],
}
"""A course that takes milliseconds to read; the tables that are not here are empty."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The data folder of a course with one excerpt."""
    data = tmp_path / "data"
    for place in (*definitions.NEEDED, "keys/reference", "keys/solutions"):
        path = data / f"{place}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        header = definitions.of_table(path).names
        path.write_text(delimited([header, *SMALL.get(place, [])]), "utf-8", newline="")
    return data


@pytest.fixture
def written(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Its workbook."""
    path = tmp_path / "tables.xlsx"
    assert cli.main(["workbook", str(small), "--output", str(path)]) == 0
    capsys.readouterr()
    return path


def sheets(path: Path) -> Sheets:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def saved(path: Path, change: Callable[[Sheets], object], ending: str = ".xlsx") -> Path:
    """The workbook as another program saves it once somebody changed it there: every sheet is written anew."""
    found = sheets(path)
    change(found)
    return workbook(path.with_name(f"changed{ending}"), found)


def said(capsys: pytest.CaptureFixture[str], data: Path, path: Path) -> tuple[str, str, int]:
    status = cli.main(["workbook", str(data), "--take", str(path)])
    out, err = capsys.readouterr()
    return out, err, status


def everything(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*.csv")}


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_the_whole_course_goes_into_a_workbook_and_comes_back_to_the_byte(
    data: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(data)
    for keys in ([], ["--keys"]):
        path = tmp_path / "all.xlsx"
        assert cli.main(["workbook", str(data), "--output", str(path), *keys]) == 0
        there = saved(path, lambda _: None, ending)
        capsys.readouterr()
        assert said(capsys, data, path)[0] == f"all.xlsx says nothing that is not in {data} already.\n"
        for table_file in data.rglob("*.csv"):  # Taken into tables that are not there, all of it is written.
            if ("keys" in table_file.parts) == bool(keys) and len(before[table_file].splitlines()) > 1:
                table_file.unlink()
        taken = take.read(data, without_record(there))
        assert not taken.problems
        take.write(data, taken)
        path.unlink()
    assert everything(data) == before


def without_record(path: Path) -> Path:
    """The workbook without what it knows of the tables as they were."""
    found = sheets(path)
    found.pop(layout.RECORD)
    return workbook(path, found)


@pytest.mark.slow
def test_keys_are_in_no_workbook_unless_they_are_asked_for(data: Path, tmp_path: Path) -> None:
    path, keys = tmp_path / "tables.xlsx", tmp_path / "keys.xlsx"
    cli.main(["workbook", str(data), "--output", str(path)])
    cli.main(["workbook", str(data), "--output", str(keys), "--keys"])
    secret = [row[4] for _, row in table.read(data / "keys" / "reference.csv").rows]
    all_text = "".join(str(cell) for rows in sheets(path).values() for row in rows for cell in row)
    assert not any(reason in all_text for reason in secret)
    assert "keys reference" not in sheets(path)
    assert [name for name in sheets(keys) if name not in ("Contents", layout.RECORD)] == [
        "keys second_coding",
        "keys reference",
        "keys solutions",
        "keys values",
    ]


def test_a_sheet_helps_column_by_column_and_offers_what_may_be_chosen(written: Path) -> None:
    header, help_row, example, first = sheets(written)["reference"][:4]
    assert tuple(header) == definitions.names("reference")
    assert help_row[0] == "▸ the excerpt that is coded, an id of the table excerpts" and all(help_row)
    assert example[:4] == ["▸ P91", "1", "shared-reality", "required"] and all(example)
    assert first[:2] == ["P01", "2"]
    xml = xml_of(written, "reference")
    assert '"required,acceptable,tempting"' in xml
    assert "'codebook'!$A$4:$A$504" in xml and "'excerpts'!$A$4:$A$504" in xml
    assert '<pane xSplit="1" ySplit="1"' in xml and 'state="frozen"' in xml
    assert "prompt=" in xml


def test_help_is_in_the_users_language(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    cli.main(["workbook", str(small), "--output", str(tmp_path / "fr.xlsx")])
    found = sheets(tmp_path / "fr.xlsx")
    assert next(iter(found)) == "Sommaire"
    assert found["units"][1][1].startswith("son numéro dans l’extrait")
    monkeypatch.setenv("ENTRAIDE_LANG", "en")
    assert take.read(small, tmp_path / "fr.xlsx").problems == []


def test_keys_choose_from_lists_that_are_not_on_their_own_sheets(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "keys.xlsx"
    cli.main(["workbook", str(small), "--output", str(path), "--keys"])
    assert "'entraide'!$" in xml_of(path, "keys reference")
    assert any("shared-reality" in row for row in sheets(path)[layout.RECORD])


def xml_of(path: Path, sheet: str) -> str:
    at = list(sheets(path)).index(sheet) + 1
    with zipfile.ZipFile(path) as archive:
        return archive.read(f"xl/worksheets/sheet{at}.xml").decode()


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_what_changed_is_said_by_table_and_what_was_there_is_kept(
    small: Path, written: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(found: Sheets) -> None:
        found["units"][3][2] = "Another sentence"
        found["units"].append(["P01", "4", "One more", "Une de plus"])
        found["themes"].insert(4, ["", "", ""])
        found["themes"].append(["care", "Care", "Soin"])

    before = everything(small)
    out, err, status = said(capsys, small, saved(written, change, ending))
    assert (status, err) == (0, "")
    assert out.splitlines()[:2] == [
        "data/themes.csv: rows: 1 before, 2 after; 1 new, 0 changed, 0 gone",
        "data/units.csv: rows: 3 before, 4 after; 1 new, 1 changed, 0 gone",
    ]
    kept = Path(out.splitlines()[2].removeprefix("What was there is kept in "))
    assert (kept / "data" / "units.csv").read_bytes() == before[small / "units.csv"]
    after = everything(small)
    assert {path.name for path in before if before[path] != after[path]} == {"themes.csv", "units.csv"}
    assert b"P01,1,Another sentence,Phrase 1\n" in after[small / "units.csv"]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "cell", "expected"),
    [
        ("reference", 4, 2, "love", "row 4, column code: “love” is not a code of codebook.csv"),
        ("reference", 4, 3, "maybe", "row 4, column status: “maybe” is not a status"),
        ("reference", 4, 0, "2-mars", "row 4, column excerpt: “2-mars” looks like a date"),
        ("reference", 4, 5, 0.5, "row 4, column rationale_fr: “0.5” is kept as a number"),
        ("units", 5, 1, "7", "row 5, column unit: “7” where unit 2 of P01 was expected"),
        ("units", 6, 3, "", "row 6, column text_fr: is empty"),
        ("units", 3, 2, "My first sentence", "row 3: the row begins with ▸"),
        ("units", 1, 2, "text", "row 1: column text_en is missing"),
    ],
)
def test_what_is_wrong_is_refused_by_sheet_row_and_column_and_no_table_changes(
    small: Path, written: Path, sheet: str, row: int, column: int, cell: Cell, expected: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def change(found: Sheets) -> None:
        found[sheet][row - 1][column] = cell
        found["themes"].append(["care", "Care", "Soin"])

    before = everything(small)
    out, err, status = said(capsys, small, saved(written, change))
    assert (status, out, everything(small)) == (1, "", before)
    assert f"changed.xlsx, sheet {sheet}, {expected}" in err
    assert "no table was changed" in err.splitlines()[-1] and "Traceback" not in err


def test_a_sheet_that_is_no_table_is_refused_rather_than_lost(
    small: Path, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def renamed(found: Sheets) -> None:
        found["my units"] = found.pop("units")

    _, err, status = said(capsys, small, saved(written, renamed))
    assert status == 1 and "changed.xlsx, sheet my units: no table of the course has this name" in err
    other = workbook(written.with_name("other.xlsx"), {"Contents": [["a"]]})
    assert "other.xlsx: has no sheet of this course’s tables" in said(capsys, small, other)[1]


def test_what_was_written_to_the_tables_meanwhile_is_not_undone(
    small: Path, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A colleague mends a sentence after the workbook was made."""
    edit(small / "units.csv", lambda units: units[0].update(text_en="Mended"))
    before = everything(small)
    out, _, status = said(capsys, small, saved(written, lambda found: found["themes"].append(["care", "Care", "Soin"])))
    assert status == 0 and "themes.csv: rows: 1 before, 2 after" in out and "units.csv" not in out
    assert everything(small)[small / "units.csv"] == before[small / "units.csv"]

    def both(found: Sheets) -> None:
        found["units"][4][2] = "Mine"

    _, err, status = said(capsys, small, saved(written, both))
    assert status == 1 and "sheet units: data/units.csv has changed since the workbook was written" in err
    assert everything(small)[small / "units.csv"] == before[small / "units.csv"]


def test_keys_that_are_kept_elsewhere_are_taken_back_there_and_kept_there(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    for name in ("reference", "solutions"):
        header = definitions.names(name)
        (private / f"{name}.csv").write_text(delimited([header]), "utf-8")
    (small / "keys" / "elsewhere.txt").write_text(f"{private}\n", "utf-8")
    edit_excerpt = ["G01", "graded", "mutual-aid", "S01", "", "One speaks", "L'une parle", "E2"]
    (small / "graded").mkdir()
    for name, rows in (
        ("excerpts", [edit_excerpt]),
        ("units", [["G01", str(unit), f"Sentence {unit}", f"Phrase {unit}"] for unit in (1, 2, 3)]),
    ):
        text = delimited([definitions.names(name), *rows])
        (small / "graded" / f"{name}.csv").write_text(text, "utf-8", newline="")
    path = tmp_path / "keys.xlsx"
    cli.main(["workbook", str(small), "--output", str(path), "--keys"])
    capsys.readouterr()
    key = ["G01", "2", "shared-reality", "required", "Because", "Parce que"]
    out, err, status = said(capsys, small, saved(path, lambda found: found["private reference"].append(key)))
    assert (status, err) == (0, "") and "rows: 0 before, 1 after" in out
    assert b"G01,2,shared-reality" in (private / "reference.csv").read_bytes()
    assert b"G01" not in (small / "keys" / "reference.csv").read_bytes()
    assert len(list(private.rglob("before/*/reference.csv"))) == 1 and not (tmp_path / ".entraide").exists()


def test_an_assignment_that_is_not_all_written_may_be_taken_back(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three points in a cell say that it is still to be written, as a new assignment has them."""
    path = tmp_path / "draft.xlsx"
    cli.main(["workbook", str(small), "--output", str(path)])

    def begun(found: Sheets) -> None:
        found["units"].append(["P01", "4", "…", "…"])
        found["assignments"].append(["winter", "first", "first", "", 10.0, "…", "…", "…", "…", ""])

    capsys.readouterr()
    out, err, status = said(capsys, small, saved(path, begun))
    assert (status, err) == (0, "") and "data/assignments.csv: rows: 0 before, 1 after" in out
    assert (small / "assignments.csv").read_text("utf-8").endswith("winter,first,first,,10,…,…,…,…,\n")


def test_a_workbook_is_not_written_over(small: Path, written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = written.read_bytes()
    assert cli.main(["workbook", str(small), "--output", str(written)]) == 1
    assert "is there already" in capsys.readouterr().err and written.read_bytes() == before


def test_a_workbook_that_cannot_be_written_is_said_in_a_line(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "nowhere" / "tables.xlsx"
    assert cli.main(["workbook", str(small), "--output", str(there)]) == 1
    assert f"{there}: cannot be written (No such file or directory)" in capsys.readouterr().err


def test_columns_of_ones_own_go_along(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small / "units.csv", lambda units: [unit.update({"our notes": "ask Ana"}) for unit in units])
    path = tmp_path / "own.xlsx"
    cli.main(["workbook", str(small), "--output", str(path)])
    capsys.readouterr()
    out, err, _ = said(capsys, small, saved(path, lambda found: found["units"].append(["P01", "4", "x", "y", "new"])))
    assert "rows: 3 before, 4 after; 1 new, 0 changed" in out and err == ""
    assert (small / "units.csv").read_text("utf-8").endswith("Phrase 3,ask Ana\nP01,4,x,y,new\n")


ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=20)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(texts=st.lists(st.tuples(ANY_TEXT, ANY_TEXT), min_size=1, max_size=4))
def test_any_text_comes_back_whole(small: Path, texts: list[tuple[str, str]]) -> None:
    path = small / "units.csv"
    units = [["P01", str(number), *pair] for number, pair in enumerate(texts, 1)]
    path.write_text(delimited([definitions.names("units"), *units]), "utf-8", newline="")
    found = table.read(path)
    if found.wrong:
        return  # Garbled on purpose.
    book = small.parent / "any.xlsx"
    book.unlink(missing_ok=True)
    cli.main(["workbook", str(small), "--output", str(book)])
    again = take._sheet("units", definitions.DEFINED["units"], sheets(book)["units"], [])
    assert own_form.of(again) == own_form.of(found)


def test_every_table_and_column_is_told_in_the_readme_of_the_data(root: Path) -> None:
    told = (root / "data" / "README.md").read_text("utf-8")
    for place, definition in definitions.DEFINED.items():
        assert f"{place.rpartition('/')[2]}.csv" in told, place
        for column in (one for one in definition.columns if one.help != "column.id"):
            assert f"`{column.stem}" in told, f"{place}: {column.name}"
