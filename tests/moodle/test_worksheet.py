"""A grading worksheet comes back as it was, in whatever language and dialect, with grades in their cells."""

import csv
import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entraide.errors import CourseError
from entraide.lang import say
from entraide.moodle.provisional import marked
from entraide.moodle.words import LANGUAGES, header, identifier, moment
from entraide.moodle.worksheet import Worksheet, cells
from tests.moodle.moodle_files import Participant, table, worksheet

CLASS = [
    Participant(1234567, "Marie-Ève Côté", "20261234", "mec@uqac.ca", comment='Bien lu, "très" bien ;\nà suivre'),
    Participant(1234568, "Jean-Noël O'Brien", "", "jn.obrien@uqac.ca", grade="55,00"),
    Participant(1234569, "Ana, Roy", status="No submission", submitted="-"),
]
SPANISH = [
    "Identificador", "Nombre completo", "Número de ID", "Dirección de correo", "Estado", "Calificación",
    "Calificación máxima", "La calificación puede ser cambiada", "Última modificación (entrega)",
    "Última modificación (calificación)", "Comentarios de retroalimentación",
]  # fmt: skip


def filled(sheet: Worksheet, share: str = "0.725") -> str:
    """The worksheet with a grade for its first participant."""
    first = next(iter(sheet.rows))
    return sheet.filled({first: sheet.written(Decimal(share), sheet.rows[first])})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(("maximum", "grade"), [("100.00", "72.50"), ("100,00", "72,50"), ("20,00", "14,50")])
@pytest.mark.parametrize(("bom", "newline"), [(True, "\n"), (False, "\r\n")])
def test_nothing_but_the_grade_changes(
    tmp_path: Path, lang: str, delimiter: str, maximum: str, grade: str, bom: bool, newline: str
) -> None:
    path = worksheet(tmp_path / "notes.csv", CLASS, lang, maximum, delimiter, bom, newline)
    before = path.read_bytes().decode()
    sheet = Worksheet(path)
    after = filled(sheet)
    cell = f'"{grade}"' if delimiter in grade else grade
    place = sheet.offset + sheet.rows["1234567"].grade.start
    assert after == before[:place] + cell + before[place:]
    rows = list(csv.reader(io.StringIO(after.removeprefix("\ufeff"), newline=""), delimiter=delimiter))
    assert rows[1][5] == grade
    assert rows[1][0] == identifier(1234567, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_people_are_known_in_every_language(tmp_path: Path, lang: str) -> None:
    sheet = Worksheet(worksheet(tmp_path / "notes.csv", CLASS, lang))
    person = sheet.rows["1234567"].person
    assert (person.name, person.email, person.id_number) == ("Marie-Ève Côté", "mec@uqac.ca", "20261234")
    assert [row.handed_in for row in sheet.rows.values()] == [True, True, False]
    assert sheet.rows["1234567"].submitted == datetime(2026, 6, 10, 14, 14).astimezone()
    assert sheet.rows["1234569"].submitted is None


def test_a_language_we_do_not_know_is_read_by_the_order_of_its_columns(tmp_path: Path) -> None:
    people = [Participant(7, "Ana Roy", "A1", "a@x.ca"), Participant(8, "Bo Roy", "B1", "b@x.ca", grade="80,00")]
    path = worksheet(tmp_path / "notas.csv", people, maximum="100,00", delimiter=";", header=SPANISH)
    sheet = Worksheet(path)
    path.write_text(filled(sheet), encoding="utf-8", newline="")
    assert [row[5] for row in table(path, ";")] == ["Calificación", "72,50", "80,00"]


@pytest.mark.parametrize(
    ("maximum", "share", "lang", "delimiter", "grade"),
    [
        ("100.00", "1", "en", ",", "100.00"),
        ("100", "0.725", "en", ",", "72.5"),
        ("100", "0.725", "fr", ",", "72,5"),
        ("100", "0.725", "en", ";", "72.5"),
        ("100", "1", "en", ",", "100"),
        ("20.000", "0.33333", "en", ",", "6.667"),
        ("10.0", "0.33335", "en", ",", "3.33"),
        ("3.00", "0.335", "en", ",", "1.01"),
        ("50,0", "0", "fr", ";", "0,0"),
    ],
)
def test_a_grade_is_written_as_moodle_writes_its_maximum(
    tmp_path: Path, maximum: str, share: str, lang: str, delimiter: str, grade: str
) -> None:
    sheet = Worksheet(worksheet(tmp_path / "notes.csv", CLASS[:1], lang, maximum, delimiter))
    assert sheet.written(Decimal(share), sheet.rows["1234567"]) == grade


def test_moodles_other_columns_stay_where_they_are(tmp_path: Path) -> None:
    header = ["Identifier", "Full name", "Email address", "Status", "Group", "Marker", "Grade", "Maximum grade"]
    header += ["Marking workflow state", "Grade can be changed", "Last modified (submission)", "Online text"]
    row = ["Participant 12", "Ana Roy", "a@x.ca", "Submitted for grading - 2 days late", "G1", "", "", "10.00"]
    row += ["Not marked", "Yes", "Wednesday, 10 June 2026, 2:14 PM", "<p>100.00</p>"]
    path = tmp_path / "grades.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([header, row])
    sheet = Worksheet(path)
    path.write_text(filled(sheet), encoding="utf-8", newline="")
    assert table(path)[1] == [*row[:6], "7.25", *row[7:]]
    assert '"7.25"' in path.read_text("utf-8"), "a quoted cell stays quoted"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nobody in it"),
        (",".join(header("en")) + "\n", "nobody in it"),
        ("Identifier,Full name,Status,Grade,Scale\nParticipant 1,Ana,,,good bad\n", "graded in points"),
        ("name,mail\nAna,a@x.ca\n", "graded in points"),
    ],
)
def test_what_is_no_grading_worksheet_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=said) as error:
        Worksheet(path)
    assert "notes.csv" in str(error.value)


def test_a_maximum_in_words_is_named(tmp_path: Path) -> None:
    path = worksheet(tmp_path / "notes.csv", CLASS, maximum="Satisfactory")
    with pytest.raises(CourseError, match="graded in points"):
        Worksheet(path)


def test_a_file_that_a_spreadsheet_saved_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = worksheet(tmp_path / "notes.csv", CLASS, "fr", bom=False)
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))
    with pytest.raises(CourseError, match="CSV UTF-8"):
        Worksheet(path)


def test_a_participant_who_stands_there_twice_is_named(tmp_path: Path) -> None:
    path = worksheet(tmp_path / "notes.csv", [CLASS[0], CLASS[0]])
    with pytest.raises(CourseError, match="row 3: participant 1234567 stands there twice"):
        Worksheet(path)


def test_a_row_without_a_number_is_listed(tmp_path: Path) -> None:
    path = worksheet(tmp_path / "notes.csv", CLASS)
    path.write_text(path.read_text("utf-8") + "Total,,,,,,100.00\n", encoding="utf-8")
    (trouble,) = Worksheet(path).troubles
    assert (trouble.who, str(trouble.what)) == ("notes.csv, row 5", "no participant’s number or no grade cell")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Wednesday, 10 June 2026, 2:14 PM", (2026, 6, 10, 14, 14)),
        ("Wednesday, June 3, 2026, 12:05 AM", (2026, 6, 3, 0, 5)),
        ("mercredi 10 juin 2026, 14:14", (2026, 6, 10, 14, 14)),
        ("mardi 1er juillet 2025, 09:05", (2025, 7, 1, 9, 5)),
        ("mardi 3 mars 2026, 23:59", (2026, 3, 3, 23, 59)),
        ("mar. 13 janv. 2026, 23:59", (2026, 1, 13, 23, 59)),
        ("lundi 31 août 2026, 08 h 30", None),
        ("Mittwoch, 10. Juni 2026, 14:14", (2026, 6, 10, 14, 14)),
        ("Dienstag, 3. März 2026, 07:00", (2026, 3, 3, 7, 0)),
        ("31 February 2026, 10:00 AM", None),
        ("2026年6月10日(水曜日) 14:14", None),
        ("-", None),
        ("", None),
    ],
)
def test_dates_are_read_in_three_languages_and_never_guessed(text: str, when: tuple[int, ...] | None) -> None:
    assert moment(text) == (datetime(*when).astimezone() if when else None)  # type: ignore[arg-type]


TABLES = st.lists(st.lists(st.text(alphabet='a",;\n\r\té '), min_size=1), min_size=1)


@given(TABLES, st.sampled_from(",;\t"), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_cells_are_read_as_the_csv_module_reads_them(rows: list[list[str]], delimiter: str, quoting: int) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=quoting).writerows(rows)
    read = csv.reader(io.StringIO(written.getvalue(), newline=""), delimiter=delimiter)
    found = [[cell.text for cell in row] for row in cells(written.getvalue(), delimiter)]
    assert found == [row or [""] for row in read]


@pytest.mark.parametrize(
    ("there", "provisional", "new"),
    [
        ("", True, "{ours}"),
        ("", False, None),
        ("{ours}", True, None),
        ("{ours}", False, ""),
        ("<p>{ours}</p>", False, ""),
        ('Bravo; "vu"', True, '{ours} Bravo; "vu"'),
        ("<p>{web}</p><p>Bravo</p>", False, "<p>Bravo</p>"),
        ("Bravo", False, None),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_provisional_grade_is_said_to_be_one_until_it_is_whole(
    tmp_path: Path, lang: str, there: str, provisional: bool, new: str | None
) -> None:
    ours = say(lang, "moodle.provisional")
    texts = {"ours": ours, "web": ours.replace("\u00a0", "&nbsp;")}
    path = worksheet(tmp_path / "w.csv", [Participant(1, "Ana", comment=there.format(**texts))], lang, delimiter=";")
    sheet = Worksheet(path)
    found = marked(sheet.rows["1"], provisional, lang)
    assert found == (None if new is None else new.format(**texts))
    path.write_text(sheet.filled({"1": "12"}, {} if found is None else {"1": found}), "utf-8")
    (row,) = table(path, ";")[1:]
    assert row[-1] == (there.format(**texts) if found is None else found) and row[5] == "12"


def test_without_a_column_of_comments_nothing_is_said_in_the_worksheet(tmp_path: Path) -> None:
    names = header("en")[:-1]
    path = worksheet(tmp_path / "w.csv", [Participant(1, "Ana")], header=names)
    assert marked(Worksheet(path).rows["1"], True, "en") is None
