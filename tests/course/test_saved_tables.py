"""Tables as people save them: each is read as it is meant, or refused where it stands; nothing changes in silence."""

import csv
from datetime import date
from io import StringIO
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entraide import course
from entraide.course import definitions, tables
from entraide.course.saved import own_form, table
from entraide.course.saved.table import Table
from entraide.errors import CourseError
from tests.course.spreadsheets import delimited, workbook

HEADER = definitions.names("reference")
ROWS = [
    [
        "P07",
        "1",
        "shared-reality",
        "required",
        'She says "me too", and means it',
        "Elle dit « moi aussi »\u00a0: déjà vécu",
    ],
    ["P07", "2", "l'aide", "tempting", "Kind; but no help, yet", "Gentil; mais où est l’aide à ce moment-là?"],
    ["P08", "10", "common-goal", "acceptable", "Two lines:\nhere", "Deux lignes…\nici, à l'été"],
]
ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-8 with a mark": "utf-8-sig",
    "UTF-16": "utf-16",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "Windows-1252": "cp1252",
    "Mac Roman": "mac_roman",
}
TOLD = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
}
MARKS = {",": "", ";": "semicolons", "\t": "tabs"}


def saved(tmp_path: Path, raw: bytes, name: str = "reference.csv") -> Path:
    path = tmp_path / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    return path


def cells(found: Table) -> list[list[str]]:
    return [list(row) for _, row in found.rows]


def said(found: Table) -> list[str]:
    return [str(problem) for problem in (*found.told, *found.wrong)]


@pytest.mark.parametrize(
    ("mark", "encoding", "end"), [*product(MARKS, ENCODINGS.values(), ("\n", "\r\n", "\r"))], ids=repr
)
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, mark: str, encoding: str, end: str) -> None:
    text = delimited([HEADER, *ROWS], mark, end)
    found = table.read(saved(tmp_path, text.encode(encoding)))
    assert (found.header, cells(found)) == (HEADER, ROWS)
    guessed = [word for word in (TOLD.get(encoding, ""), MARKS[mark]) if word]
    assert len(said(found)) == bool(guessed)
    assert all(word in said(found)[0] for word in guessed)


@pytest.mark.parametrize(("mark", "ending"), [*product(MARKS, ("", "\n", "{0}\n{0}\n\n", "{0}{0}{0}\n" * 3))])
def test_empty_rows_and_columns_after_the_last_ones_are_nothing(tmp_path: Path, mark: str, ending: str) -> None:
    wide = [[*row, "", " "] for row in [HEADER, *ROWS]]
    text = delimited(wide, mark).removesuffix("\n") + "\n" + ending.format(mark)
    found = table.read(saved(tmp_path, text.encode()))
    assert (found.header, cells(found), found.wrong) == (HEADER, ROWS, ())


def test_three_empty_rows_are_no_problem_and_those_between_others_are_told(tmp_path: Path) -> None:
    blank = [""] * len(HEADER)
    found = table.read(saved(tmp_path, delimited([HEADER, ROWS[0], blank, *ROWS[1:], blank, blank, blank]).encode()))
    assert (cells(found), [number for number, _ in found.rows]) == (ROWS, [2, 4, 5])
    assert said(found) == ["data/reference.csv: 1 empty row between the others left out"]


@pytest.mark.parametrize(
    ("column", "written", "meant"),
    [
        ("excerpt", "\u00a0P07 ", "P07"),
        ("excerpt", "P07\u200b", "P07"),
        ("excerpt", "“P07”", "P07"),
        ("excerpt", "« P07 »", "P07"),
        ("code", "shared–reality", "shared-reality"),
        ("code", "l’aide", "l'aide"),
        ("code", "re\u0301ception", "réception"),
        ("status", "“required”", "required"),
        ("status", "Required", "required"),
        ("status", "REQUIRED\u00a0", "required"),
        ("unit", "1,0", "1"),
        ("unit", "1.0", "1"),
        ("unit", "1,00", "1"),
        ("unit", "\u00a01", "1"),
        ("unit", "1\u202f234", "1234"),
    ],
)
def test_what_a_spreadsheet_writes_otherwise_and_is_certain_is_read_and_told(
    tmp_path: Path, column: str, written: str, meant: str
) -> None:
    row = [written if name == column else cell for name, cell in zip(HEADER, ROWS[0], strict=True)]
    found = table.read(saved(tmp_path, delimited([HEADER, row]).encode()))
    assert cells(found)[0][HEADER.index(column)] == meant
    # Blanks around an id say nothing; everything else that is read otherwise than it stands is told.
    changed = "".join(written.replace("\u200b", "").split()) != meant
    assert (
        said(found) == [f"data/reference.csv, row 2, column {column}: “{written.strip()}” read as “{meant}”"] * changed
    )


@pytest.mark.parametrize(
    ("file", "column", "written", "meant"),
    [
        ("solutions", "right", "TRUE", "yes"),
        ("solutions", "right", "VRAI", "yes"),
        ("solutions", "right", "FAUX", "no"),
        ("solutions", "right", "oui", "yes"),
        ("solutions", "right", "No", "no"),
        ("tables/centres", "latitude", "48,57", "48.57"),
        ("tables/centres", "latitude", "−79,02", "-79.02"),
        ("tables/assumptions", "value", "0,125", "0.125"),
        ("tables/communities", "population", "42\u00a0313", "42313"),
        ("assignments", "due", "26/02/2027", "2027-02-26"),
        ("assignments", "due", "2/26/2027", "2027-02-26"),
    ],
)
def test_decimal_commas_and_a_spreadsheets_true_and_false_are_read(
    tmp_path: Path, file: str, column: str, written: str, meant: str
) -> None:
    assert read_one(tmp_path, file, column, written) == (meant, "")


@pytest.mark.parametrize(
    ("file", "column", "written", "reason"),
    [
        *(
            ("reference", column, written, "a date or a time")
            for column in ("excerpt", "unit", "code", "status")
            for written in (
                *("2-mars", "Mar-02", "02-mars", "3-Feb", "2 févr.", "déc-12", "02/03/2026", "2026-03-02"),
                *("2/3", "2:03", "2026-03-02 00:00:00", "août-99", "02.mai"),
            )
        ),
        ("exercises", "items", "P01 2-mars", "a date or a time"),
        ("reference", "excerpt", "1E+05", "shortened by a spreadsheet"),
        ("reference", "unit", "1,20E+03", "shortened by a spreadsheet"),
        ("reference", "unit", "1,000", "may be a number with decimals"),
        ("tables/centres", "latitude", "48,123", "may be a number with decimals"),
        ("assignments", "due", "02/03/2027", "may be read in two ways"),
        ("reference", "code", "shared…", "three points as one sign"),
        ("reference", "code", "#NOM?", "a formula that failed"),
        ("reference", "rationale_en", "#NAME?", "a formula that failed"),
        ("reference", "rationale_fr", "#VALEUR!", "a formula that failed"),
        ("reference", "unit", "########", "too narrow"),
        ("reference", "rationale_fr", "Elle lâ€™a dÃ©jÃ  dit", "garbled"),
        ("reference", "rationale_fr", "dej\ufffd dit", "garbled"),
    ],
)
def test_what_may_have_been_something_else_is_refused_by_row_and_column(
    tmp_path: Path, file: str, column: str, written: str, reason: str
) -> None:
    meant, problem = read_one(tmp_path, file, column, written)
    assert meant == "" and reason in problem
    assert problem.startswith(f"data/{file}.csv, row 2, column {column}: “")


def read_one(tmp_path: Path, file: str, column: str, written: str) -> tuple[str, str]:
    """What one cell is read as, and why it is not."""
    header = definitions.names(file)
    path = tmp_path / "data" / f"{file}.csv"
    path.parent.mkdir(parents=True)
    path.write_text(delimited([header, [written if name == column else "1" for name in header]], ";"), "utf-8")
    found = table.read(path)
    wrong = [str(problem) for problem in found.wrong]
    return (cells(found)[0][header.index(column)], "") if not wrong else ("", wrong[0])


@pytest.mark.parametrize(
    "written", ["...", "…", "“Yes”", "2-mars", "1,0", "VRAI", "1E+05", "d’été", "a\u00a0b", "=1+1", "007"]
)
def test_a_text_is_never_changed(tmp_path: Path, written: str) -> None:
    assert read_one(tmp_path, "units", "text_fr", written) == (written, "")


@pytest.mark.parametrize(("outer", "inner"), [(";", ","), (",", ";"), ("\t", ",")])
def test_a_table_whose_lines_each_went_into_one_cell_is_read(tmp_path: Path, outer: str, inner: str) -> None:
    """So it is saved by whoever opened it in a spreadsheet that goes by another separator."""
    rows = [[cell.replace(outer, ":").replace("\n", " ") for cell in row] for row in [HEADER, *ROWS]]
    lines = delimited(rows, inner).splitlines()
    found = table.read(saved(tmp_path, delimited([[line] for line in lines], outer, "\r\n").encode()))
    assert [list(found.header), *cells(found)] == rows


def test_empty_cells_put_after_lines_that_went_into_one_cell_change_no_text(tmp_path: Path) -> None:
    """A text with a semicolon was cut there, and a spreadsheet then gives all lines as many cells."""
    lines = delimited(
        [HEADER, ["P1", "1", "code", "required", "one; two", "three"], ["P1", "2", "code", "required", "a", "b"]]
    ).splitlines()
    padded = [[*line.split(";"), ""][:2] for line in lines]
    with pytest.raises(CourseError, match=r"data/reference\.csv, row 1: column rationale_fr is missing"):
        table.read(saved(tmp_path, delimited(padded, ";").encode()))


@pytest.mark.parametrize("mark", [*MARKS, "sep=;", '"sep=;"', "SEP=;"])
def test_the_line_that_tells_a_spreadsheet_the_separator_is_no_row(tmp_path: Path, mark: str) -> None:
    first = mark if mark not in MARKS else f"sep={mark}"
    text = f"{first}\r\n" + delimited([HEADER, *ROWS], mark if mark in MARKS else ";", "\r\n")
    found = table.read(saved(tmp_path, text.encode()))
    assert (cells(found), found.rows[0][0]) == (ROWS, 2)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (delimited([HEADER, ["a", "b"]]).encode(), "row 2: expected 6 cells"),
        (delimited([HEADER, [*ROWS[0], "more"]]).encode(), "row 2: expected 6 cells"),
        (delimited([[*HEADER, "", "note"], [*ROWS[0], "lost", "x"]]).encode(), "row 2: there is something in column G"),
        (delimited([[*HEADER, "code"], [*ROWS[0], "x"]]).encode(), "row 1, column code: the column stands twice"),
        (delimited([HEADER[1:], ROWS[0][1:]]).encode(), "row 1: column excerpt is missing"),
        (b'excerpt,unit,code,status,rationale_en,rationale_fr\na,"b', "row 2"),
        ("excerpt,unit\ndéjà".encode("cp850"), "row 2: not UTF-8 text (byte 14)"),
        ("excerpt,unit\n\u041f\u0440\u0438\u0432\u0435\u0442".encode("cp1251"), "row 2: not UTF-8 text (byte 13)"),
        (b"PK\x03\x04\x00\x00", "not UTF-8"),
        (b"", "row 1: column excerpt is missing"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(tmp_path: Path, raw: bytes, expected: str) -> None:
    path = saved(tmp_path, raw)
    with pytest.raises(CourseError) as refused:
        found = table.read(path)
        raise CourseError("place.said", place="", message=found.wrong[0])
    assert expected in str(refused.value)


@pytest.mark.parametrize("text", ["depuis six ans?; déjà", "l?été à la mine, déjà", "«? déjà", "Où, déjà??"])
def test_what_an_old_encoding_could_not_keep_is_refused_where_it_was(tmp_path: Path, text: str) -> None:
    """A spreadsheet that saves in it writes a question mark for a thin space, or for a letter that it lacks."""
    units = [definitions.names("units"), ["P01", "1", "Fine?", "Ça va? Oui?"], ["P01", "2", "x", text]]
    found = table.read(saved(tmp_path, delimited(units, ";").encode("cp1252"), "units.csv"))
    assert [str(problem) for problem in found.wrong if "row 3, column text_fr" in str(problem)]
    assert len(found.wrong) == 1


def test_one_accent_that_two_encodings_may_mean_is_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="not UTF-8"):
        table.read(saved(tmp_path, b"theme,label_en,label_fr\na,Aid,\xc9\n", "themes.csv"))


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("pasted", ["un café ", "un à-côté", "L’été", "ÉTÉ", "« oui »"])
def test_rows_of_two_encodings_in_one_file_are_refused(tmp_path: Path, encoding: str, pasted: str) -> None:
    """Two files put one below the other: no one encoding reads both halves."""
    header, *units = [definitions.names("units"), ["P01", "1", "x", "Une clé, très près de l’été à Gaspé."]]
    raw = delimited([header, *units]).encode(encoding) + delimited([["P01", "2", "y", pasted]]).encode()
    with pytest.raises(CourseError, match="not UTF-8"):
        table.read(saved(tmp_path, raw, "units.csv"))


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_the_whole_course_is_read_from_either_old_encoding(tmp_path: Path, encoding: str) -> None:
    """Every table whose characters the encoding has."""
    read = 0
    for path in sorted(course.data_folder().rglob("*.csv")):
        text = path.read_text("utf-8").replace("\u202f", "\u00a0")
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        copy = saved(tmp_path, raw, path.name)
        rows = list(csv.reader(StringIO(text, newline="")))
        found = table.read(copy, tuple(rows[0]))
        assert [list(found.header), *cells(found)] == rows, path
        read += 1
    assert read > 30


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_spreadsheets_own_file_stands_for_a_table(tmp_path: Path, ending: str) -> None:
    path = workbook(tmp_path / f"reference{ending}", {"Feuille 1": [HEADER, *ROWS, [""] * 8]})
    found = table.read(path.with_suffix(".csv"))
    assert (found.header, cells(found), said(found)) == (HEADER, ROWS, [])


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
@pytest.mark.parametrize(
    ("file", "column", "written", "expected"),
    [
        ("reference", "unit", 1.0, "1"),
        ("reference", "excerpt", 12.0, "12"),
        ("reference", "unit", 1.5, "kept as a number"),
        ("reference", "rationale_en", 0.5, "kept as a number"),
        ("reference", "rationale_fr", 3.0, "kept as a number"),
        ("reference", "code", date(2026, 3, 2), "a date or a time"),
        ("reference", "rationale_fr", date(2026, 3, 2), "a date or a time"),
        ("reference", "code", True, "true or false"),
        ("solutions", "right", True, "yes"),
        ("solutions", "right", False, "no"),
        ("tables/centres", "latitude", 48.57, "48.57"),
        ("tables/communities", "population", 42313.0, "42313"),
    ],
)
def test_numbers_dates_and_booleans_of_a_spreadsheet_are_read_where_they_are_certain(
    tmp_path: Path, ending: str, file: str, column: str, written: object, expected: str
) -> None:
    header = definitions.names(file)
    path = tmp_path / "data" / f"{file}{ending}"
    path.parent.mkdir(parents=True)
    workbook(path, {"a": [header, [written if name == column else "1" for name in header]]})
    found = table.read(path.with_suffix(".csv"))
    if found.wrong:
        assert str(found.wrong[0]).startswith(f"data/{file}{ending}, row 2, column {column}: “")
        assert expected in str(found.wrong[0])
    else:
        assert cells(found)[0][header.index(column)] == expected


def test_of_several_sheets_the_one_with_the_columns_is_read_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "reference.xlsx", {"notes": [["x"], ["y"]], "Codage": [HEADER, *ROWS], "empty": []})
    found = table.read(path.with_suffix(".csv"))
    assert (cells(found), said(found)) == (ROWS, ["reference.xlsx: read from the sheet “Codage”"])
    workbook(path, {"a": [HEADER, *ROWS], "Reference": [HEADER, *ROWS[:1]]})
    assert cells(table.read(path.with_suffix(".csv"))) == ROWS[:1]
    workbook(path, {"a": [HEADER, *ROWS], "b": [HEADER, *ROWS[:1]]})
    with pytest.raises(CourseError, match="several sheets"):
        table.read(path.with_suffix(".csv"))


def test_a_table_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "reference.xlsx", {"a": [HEADER, *ROWS]})
    path.with_suffix(".csv").write_text(delimited([HEADER]), "utf-8")
    with pytest.raises(CourseError, match=r"reference\.csv: reference\.xlsx stands beside it"):
        table.read(path.with_suffix(".csv"))


@pytest.mark.parametrize("raw", [b"", b"hello", b"PK\x03\x04 and nothing more"])
def test_a_file_that_is_no_workbook_is_said_in_a_line(tmp_path: Path, raw: bytes) -> None:
    path = saved(tmp_path, raw, "units.ods")
    with pytest.raises(CourseError, match=r"data/units\.ods: cannot be read as a workbook"):
        table.read(path.with_suffix(".csv"))


ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")) | st.sampled_from(" ,;\t\n\"'")
).map(str.strip)


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT).filter(any), max_size=5), st.sampled_from([*MARKS]))
def test_any_text_comes_back_whole_from_any_separator(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], mark: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "notes.csv"
    path.write_text(delimited([("a", "b", "c"), *rows], mark), "utf-8", newline="")
    assert [cells for _, cells in table.read(path, ("a", "b", "c")).rows] == rows


def test_a_table_in_the_courses_own_form_is_written_as_it_stands() -> None:
    folder = course.data_folder()
    for path in sorted(folder.rglob("*.csv")):
        assert own_form.of(table.read(path)) == path.read_bytes(), path


def test_what_is_garbled_is_quoted_where_it_is(tmp_path: Path) -> None:
    """Forty letters of a sentence in which nothing is wrong yet show nobody what to mend."""
    text = "Les membres se sont assises en rond, puis la plus jeune a parlÃ© la première."
    raw = delimited([HEADER, ["P07", "1", "awareness", "required", "She spoke.", text]], ";").encode()
    [garbled] = [line for line in said(table.read(saved(tmp_path, raw))) if "garbled" in line]
    assert "“…" in garbled and "parlÃ©" in garbled
    raw = delimited([HEADER, ["P07", "1", "awareness", "required", "She spoke.", text[:50] + "dit\u202f; déjà"]], ";")
    [lost] = [line for line in said(table.read(saved(tmp_path, raw.encode("cp1252", "replace")))) if "garbled" in line]
    assert "dit?;" in lost


def test_a_note_beside_a_table_is_called_one_and_not_a_text_with_a_comma(tmp_path: Path) -> None:
    """A spreadsheet gives every row as many cells as the longest one has, the header too."""
    rows = [[*HEADER, ""], [*ROWS[0], ""], [*ROWS[1], "to look at again"]]
    [wrong] = said(table.read(saved(tmp_path, delimited(rows, ",").encode())))
    assert wrong.startswith("data/reference.csv, row 3: there is something in column G, which has no name in row 1")


def test_a_comma_that_slips_into_a_row_ends_what_was_asked_in_a_line(tmp_path: Path) -> None:
    path = saved(tmp_path, delimited([HEADER, [*ROWS[0], "more"]], ",").encode())
    with pytest.raises(CourseError, match="row 2: expected 6 cells"):
        list(tables.read(path, tuple(HEADER), whole=True))
