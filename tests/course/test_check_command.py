"""`entraide check` says each cause once, proposes what to do, writes tables anew where asked, and watches them."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from entraide import cli, course, waiting
from entraide.course import check_command, definitions, reference, tables
from entraide.course.check import check
from entraide.course.grouping import Group, Place, grouped
from entraide.course.saved import table
from entraide.errors import Problem
from tests.course.spreadsheets import workbook
from tests.course.test_check import edit

RUN = "import sys; from entraide.cli import main; sys.exit(main(sys.argv[1:]))"


def rows(path: Path) -> list[list[str]]:
    """A table's cells, its header first, as the course reads them."""
    found = table.read(path)
    return [list(found.header), *(list(cells) for _, cells in found.rows)]


def as_saved_in_french(path: Path) -> None:
    """The table as a French spreadsheet saves it: semicolons, Windows's characters, empty rows at the end."""
    lines = [";".join(f'"{cell}"' for cell in row) for row in rows(path)]
    text = "\r\n".join([*lines, ";" * 5, ";" * 5, ";" * 5, ""]).replace("\u202f", "\u00a0")
    path.write_bytes(text.encode("cp1252"))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    cli.main(["check", *arguments])
    return capsys.readouterr()


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ([(3, "a"), (9, "a"), (4, "a")], "data/units.csv, rows 3, 4 and 9, column a: is empty"),
        ([(row, "a") for row in range(3, 45)], "data/units.csv, rows 3 to 44, column a: is empty"),
        (
            [(row, "a") for row in range(2, 16, 2)],
            "data/units.csv, rows 2, 4, 6, 8, 10 and 2 others, column a: is empty",
        ),
        ([(3, "a"), (3, "b"), (5, "a"), (5, "b")], "data/units.csv, rows 3 and 5, columns a and b: is empty"),
        ([(3, "a")], "data/units.csv, row 3, column a: is empty"),
    ],
)
def test_what_is_wrong_in_many_cells_is_one_line(problems: list[tuple[int, str]], expected: str) -> None:
    groups = grouped(Problem("check.empty", "data/units.csv", row, column) for row, column in problems)
    assert [str(group) for group in groups] == [expected]


def test_a_table_whose_accents_were_lost_is_one_cause(data: Path) -> None:
    path = data / "units.csv"
    path.write_text(path.read_bytes().decode("cp1252", "replace"), "utf-8")
    lines = [str(group) for group in grouped(check(data))]
    assert len(lines) == 1 and lines[0].startswith("data/units.csv, rows ") and "is garbled" in lines[0]


def test_a_code_that_was_renamed_is_one_cause_in_all_tables(data: Path) -> None:
    edit(data / "codebook.csv", lambda codes: codes[0].update(code="one-reality"))
    lines = [str(group) for group in grouped(check(data))]
    used = [line for line in lines if "“shared-reality” is not a code" in line]
    assert len(used) == 1 and all(f"data/{file}.csv" in used[0] for file in ("reference", "exercises", "chapters"))


def test_an_excerpt_that_was_removed_is_one_cause(data: Path) -> None:
    edit(data / "excerpts.csv", lambda excerpts: [excerpts.remove(one) for one in excerpts if one["excerpt"] == "P07"])
    lines = [str(group) for group in grouped(check(data)) if "“P07” is not an excerpt" in str(group)]
    assert len(lines) == 1 and "data/units.csv, rows" in lines[0] and "data/reference.csv, row" in lines[0]


def test_a_unit_that_was_removed_is_one_cause(data: Path) -> None:
    edit(data / "units.csv", lambda units: units.pop(units.index(next(u for u in units if u["excerpt"] == "P01")) + 1))
    order = [problem for problem in check(data) if problem.key == "check.unit-order"]
    assert [str(problem).partition("unit: ")[2] for problem in order] == ["“3” where unit 2 of P01 was expected"]


def test_three_empty_rows_at_the_end_are_no_problem(data: Path) -> None:
    with (data / "reference.csv").open("a", encoding="utf-8") as file:
        file.write(",,,,,\n" * 3)
    assert check(data) == []


@pytest.mark.parametrize(
    ("written", "near"), [("sharing-info", "sharing-information"), ("Shared-Reality", "shared-reality")]
)
def test_what_may_be_meant_is_proposed(data: Path, written: str, near: str) -> None:
    edit(data / "reference.csv", lambda codings: codings[0].update(code=written))
    assert any(f"“{written}” is not a code of codebook.csv: is “{near}” meant?" in str(one) for one in check(data))


def test_a_lost_zero_is_refused_and_the_id_with_it_proposed(data: Path) -> None:
    def renamed(old: str, new: str, column: str) -> Callable[[list[dict[str, str]]], None]:
        return lambda rows: [row.update({column: row[column].replace(old, new)}) for row in rows]

    for file in ("excerpts", "units", "reference"):
        edit(data / f"{file}.csv", renamed("P07", "007", "excerpt"))
    edit(data / "exercises.csv", renamed("P07", "007", "items"))
    assert check(data) == []
    edit(data / "reference.csv", renamed("007", "7", "excerpt"))
    lines = [str(group) for group in grouped(check(data))]
    assert len(lines) == 1
    assert "column excerpt: “7” is not an excerpt of excerpts.csv: is “007” meant?" in lines[0]


@pytest.mark.slow
def test_what_was_guessed_is_told_and_all_is_well(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    as_saved_in_french(data / "chapters.csv")
    out, err = said(capsys, str(data))
    assert out.splitlines() == [
        "data/chapters.csv: read as Windows-1252, separated by semicolons",
        "To write it in the course’s own form, type: entraide check --mend",
        f"The course’s data are in order: {data}",
    ]
    assert err == ""


@pytest.mark.slow
def test_the_command_speaks_french(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    as_saved_in_french(data / "chapters.csv")
    edit(data / "reference.csv", lambda codings: [row.update(code="partage") for row in codings[:3]])
    out, err = said(capsys, str(data))
    assert "data/chapters.csv\u00a0: lu comme Windows-1252, séparé par des points-virgules" in out
    assert "lignes 2 à 4, colonne code\u00a0: «\u00a0partage\u00a0» n’est pas un code" in err
    assert err.endswith(f" dans {data}\n")


def test_the_places_of_one_cause_are_listed_as_each_language_lists_them() -> None:
    group = Group(Problem("check.empty"), [Place(f"data/{name}.csv", [], []) for name in "ab"])
    assert group.text("en").startswith("data/a.csv; data/b.csv: ")
    assert group.text("fr").startswith("data/a.csv\u202f; data/b.csv\u00a0: ")


@pytest.mark.slow
def test_a_table_is_mended_in_the_courses_own_form_and_what_was_there_is_kept(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = data / "chapters.csv"
    before = path.read_bytes()
    as_saved_in_french(path)
    french = path.read_bytes()
    others = {other: other.read_bytes() for other in data.rglob("*.csv") if other != path}
    out, _ = said(capsys, str(data), "--mend")
    kept = list((data.parent / ".entraide" / "before").rglob("chapters.csv"))
    assert path.read_bytes() == before.replace("\u202f".encode(), "\u00a0".encode())
    assert [one.read_bytes() for one in kept] == [french]
    assert out.startswith(f"data/chapters.csv: written in the course’s own form; what was there is kept in {kept[0]}\n")
    assert {other: other.read_bytes() for other in others} == others
    assert said(capsys, str(data), "--mend")[0].startswith("No table needs mending")


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_spreadsheet_in_place_of_a_table_is_mended_to_csv(
    data: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = data / "graded" / "units.csv"
    before, cells = path.read_bytes(), rows(path)
    path.unlink()
    workbook(path.with_suffix(ending), {"units": cells})
    assert check(data) == []
    assert "graded/units.csv: written" in said(capsys, str(data), "--mend")[0]
    assert path.read_bytes() == before and not path.with_suffix(ending).exists()
    assert len(list((data.parent / ".entraide").rglob(f"units{ending}"))) == 1


@pytest.mark.slow
def test_a_table_with_something_unread_is_not_mended(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data / "chapters.csv"
    (data / "coders.csv").write_bytes("coder,excerpt\ndéjà".encode("cp850"))
    path.write_text(path.read_text("utf-8").replace(",", ";").replace("mutual-aid/what-it-is", "2-mars"), "utf-8")
    before = path.read_bytes()
    _, err = said(capsys, str(data), "--mend")
    assert "data/chapters.csv, row 2, column page: “2-mars” looks like a date" in err
    assert path.read_bytes() == before


@pytest.mark.slow
def test_columns_of_ones_own_are_kept_by_mending(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(data / "chapters.csv", lambda chapters: [row.update({"our notes": "déjà lu"}) for row in chapters])
    own = (data / "chapters.csv").read_bytes()
    as_saved_in_french(data / "chapters.csv")
    said(capsys, str(data), "--mend")
    assert (data / "chapters.csv").read_bytes() == own.replace("\u202f".encode(), "\u00a0".encode())


@pytest.mark.slow
def test_a_plain_installation_reads_csv_and_says_what_a_spreadsheet_needs(data: Path, root: Path) -> None:
    """Without python-calamine, as students have it."""
    program = f"import sys; sys.modules['python_calamine'] = None; {RUN}"
    check_there = [sys.executable, "-c", program, "check", str(data)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "src"), os.environ.get("PYTHONPATH", "")])}
    assert subprocess.run(check_there, env=environment, capture_output=True, check=False).returncode == 0
    (data / "chapters.csv").rename(data / "chapters.xlsx")
    done = subprocess.run(check_there, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "data/chapters.xlsx: a spreadsheet’s own file is read with python-calamine" in done.stderr
    assert "pip install '.[tables]'" in done.stderr


@pytest.mark.slow
def test_watching_checks_again_after_each_save(data: Path, root: Path) -> None:
    watching = subprocess.Popen(
        [
            sys.executable,
            "-u",
            "-c",
            RUN,
            "check",
            str(data),
            "--watch",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lines = iter(watching.stdout.readline, "")
        assert "in order" in next(lines)
        assert next(lines).startswith(f"Watching {data}")
        edit(data / "reference.csv", lambda codings: codings[0].update(code="love"))
        assert any("“love” is not a code" in line for line in lines)
        edit(data / "reference.csv", lambda codings: codings[0].update(code="direct-identifier"))
        assert any("in order" in line for line in lines)
    finally:
        watching.kill()
        watching.wait()


def test_keys_that_are_kept_elsewhere_are_watched_too(data: Path, tmp_path: Path) -> None:
    keys, listed = tmp_path / "mine", data / "keys" / reference.ELSEWHERE
    keys.mkdir()

    def seen() -> waiting.Stamps:
        return waiting.stamps(lambda: check_command._watched(data))

    before = seen()
    listed.write_text(f"{keys}\n", "utf-8")
    told = seen()
    (keys / "reference.csv").write_text("excerpt", "utf-8")
    assert set(told) - set(before) == {listed}
    assert set(seen()) - set(told) == {keys / "reference.csv"}


@pytest.mark.slow
@pytest.mark.parametrize(("status", "told"), [("", True), ("tempting", False), ("acceptable", False)])
def test_a_code_that_is_offered_and_of_which_nothing_is_said_is_told_and_refused_by_nobody(
    data: Path, capsys: pytest.CaptureFixture[str], status: str, told: bool
) -> None:
    """One that only tempts may be offered, with its reason; and what one cause did in two exercises is one line."""
    both = [row for row in course.load(data).exercises.values() if row.kind == "coding" and row.pool == "practice"][:2]
    assert not any("potential" in one.codes for one in both)

    def offer(exercises: list[dict[str, str]]) -> None:
        for row in exercises:
            row["codes"] += " potential" if row["exercise"] in [one.exercise for one in both] else ""

    def mention(codings: list[dict[str, str]]) -> None:
        for one in both:
            text = {"rationale_en": "So.", "rationale_fr": "Voilà."}
            codings.append({"excerpt": one.items[0], "unit": "1", "code": "potential", "status": status} | text)

    edit(data / "exercises.csv", offer)
    edit(data / "reference.csv", mention if status else list)
    assert cli.main(["check", str(data)]) == 0
    found = capsys.readouterr().out.splitlines()
    assert len(found) == 1 + told
    assert not told or re.search(r"exercises.csv, rows \d+ and \d+, column codes: “potential” is offered", found[0])


@pytest.mark.slow
def test_watching_goes_on_where_something_is_being_moved(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder of keys is away for a moment, and its tables are to be mended."""
    listed = data / "keys" / reference.ELSEWHERE

    def saves(look: object, known: waiting.Stamps) -> Iterator[waiting.Stamps]:
        listed.write_text("/no/such/folder\n", "utf-8")
        yield known
        listed.unlink()
        yield known

    monkeypatch.setattr(waiting, "saved", saves)
    assert cli.main(["check", str(data), "--mend", "--watch"]) == 0
    found = capsys.readouterr()
    assert "there is no folder /no/such/folder" in found.err
    assert found.out.rstrip().rpartition("\n")[2].startswith("The course’s data are in order")


def test_a_course_is_known_by_its_codebook_in_whatever_form_it_stands(
    data: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data.parent / "_config.yml").write_bytes((root / "_config.yml").read_bytes())
    path = data / "codebook.csv"
    cells = rows(path)
    path.unlink()
    workbook(path.with_suffix(".ods"), {"codebook": cells})
    monkeypatch.chdir(data)
    assert course.data_folder() == data
    assert course.load().codebook == course.load(root / "data").codebook
    assert course.taught_in(data.parent).folder == data


def test_the_help_lines_of_a_page_are_read_however_their_table_was_saved(data: Path) -> None:
    as_saved_in_french(data / "help.csv")
    lines = {line["line"]: line for line in tables.read(data / "help.csv", definitions.names("help"))}
    assert lines["988"]["name_fr"].startswith("9-8-8\u00a0: Ligne d'aide")
