"""Whatever is done to a workbook, or to the folder in which tables are, nothing is lost or changed without a word."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide import cli, files
from entraide.course import definitions, reference
from entraide.workbook import layout
from tests.course.spreadsheets import Cell, delimited, workbook
from tests.workbook.test_workbook import sheets, small, written

__all__ = ["small", "written"]


def tables(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*.csv")}


def take(data: Path, path: Path) -> int:
    return cli.main(["workbook", str(data), "--take", str(path)])


def keys_in(folder: Path) -> Path:
    """A folder of keys of its own, with no row in it."""
    folder.mkdir(parents=True)
    for name in ("reference", "solutions"):
        (folder / f"{name}.csv").write_text(delimited([definitions.names(name)]), "utf-8")
    return folder


@pytest.mark.parametrize(
    "moved",
    [
        lambda row: [*row[1:], row[0]],
        lambda row: ["", *row],
        lambda row: [row[2], row[0], "", row[1]],
    ],
)
@pytest.mark.parametrize("head", [str, str.capitalize])
def test_columns_may_be_moved_and_help_never_becomes_a_row(
    small: Path, written: Path, tmp_path: Path, moved: Callable[[list[Cell]], list[Cell]], head: Callable[[str], str]
) -> None:
    before, found = tables(small), sheets(written)
    found["themes"] = [moved(row) for row in [[head(str(cell)) for cell in found["themes"][0]], *found["themes"][1:]]]
    assert take(small, workbook(tmp_path / "moved.xlsx", found)) == 0
    assert tables(small) == before


def test_help_that_was_written_over_is_refused_where_its_columns_are_moved_too(
    small: Path, written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, found = tables(small), sheets(written)
    found["themes"][2][1] = "Mine"
    found["themes"] = [[*row[1:], row[0]] for row in found["themes"]]
    assert take(small, workbook(tmp_path / "moved.xlsx", found)) == 1
    assert "sheet themes, row 3" in capsys.readouterr().err
    assert tables(small) == before


def test_an_empty_sheet_does_not_empty_a_table_that_came_since(small: Path, written: Path) -> None:
    row = ["Ana", "P01", "1", "shared-reality"]
    (small / "coders.csv").write_text(delimited([definitions.names("coders"), row]), "utf-8")
    before = tables(small)
    assert take(small, written) == 0
    assert tables(small) == before


def test_a_sheet_that_was_filled_does_not_undo_a_table_that_came_since(
    small: Path, written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = sheets(written)
    found["coders"].append(["Eve", "P01", "2", "shared-reality"])
    row = ["Ana", "P01", "1", "shared-reality"]
    (small / "coders.csv").write_text(delimited([definitions.names("coders"), row]), "utf-8")
    before = tables(small)
    assert take(small, workbook(tmp_path / "filled.xlsx", found)) == 1
    assert "data/coders.csv has changed since the workbook was written" in capsys.readouterr().err
    assert tables(small) == before


@pytest.mark.parametrize("name", ["keys", "Keys", "winter [2026]", "a:b*c?", "'mine'", "k" * 40])
def test_keys_of_a_folder_of_any_name_have_sheets_of_their_own(small: Path, tmp_path: Path, name: str) -> None:
    keys, path = keys_in(tmp_path / "private" / name), tmp_path / "keys.xlsx"
    (small / "keys" / reference.ELSEWHERE).write_text(f"{keys}\n", "utf-8")
    assert cli.main(["workbook", str(small), "--keys", "--output", str(path)]) == 0
    found, own = sheets(path), layout.sheet(str(keys / "reference"))
    assert len({sheet.casefold() for sheet in found}) == 9
    found[own].append(["P01", "1", "shared-reality", "required", "Because", "Parce que"])
    open_ones = tables(small)
    assert take(small, workbook(tmp_path / "taken.xlsx", found)) in (0, 1)
    assert tables(small) == open_ones


def test_two_folders_of_keys_of_one_name_are_not_taken_for_one_another(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [keys_in(tmp_path / term / "mine") for term in ("winter", "summer")]
    (small / "keys" / reference.ELSEWHERE).write_text("".join(f"{one}\n" for one in folders), "utf-8")
    assert cli.main(["workbook", str(small), "--keys", "--output", str(tmp_path / "keys.xlsx")]) == 1
    assert "give one of the two folders another name" in capsys.readouterr().err


def test_a_workbook_that_could_not_be_written_whole_leaves_nothing_in_the_way(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "full" / "tables.xlsx"
    path.parent.mkdir()

    def full(self: Path, content: bytes) -> int:
        self.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        assert cli.main(["workbook", str(small), "--output", str(path)]) == 1
    assert str(path) in capsys.readouterr().err and list(path.parent.iterdir()) == []


def test_a_full_disk_is_said_by_the_file_and_leaves_the_table(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = small / "units.csv"
    table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))
    before = tables(small)

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        assert cli.main(["check", str(small), "--mend"]) == 1
    assert "units.csv" in capsys.readouterr().err
    assert tables(small) == before


def test_a_table_keeps_its_link_and_who_may_read_it(small: Path, tmp_path: Path) -> None:
    """Tables may stand in a folder that is shared, or keys be one person's alone."""
    real, keys = tmp_path / "drive" / "units.csv", small / "keys" / "reference.csv"
    real.parent.mkdir()
    (small / "units.csv").rename(real)
    (small / "units.csv").symlink_to(real)
    for path in (real, keys):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        path.chmod(0o600)
    assert cli.main(["check", str(small), "--mend"]) == 0
    assert (small / "units.csv").is_symlink()
    kept = [*tmp_path.rglob("before/*/units.csv"), *tmp_path.rglob("before/*/data/keys/reference.csv")]
    assert len(kept) == 2
    assert [b"\r" in path.read_bytes() for path in (real, keys, *kept)] == [False, False, True, True]
    assert {files.mode(path) for path in (real, keys, *kept)} == {0o600}


def test_what_is_kept_is_never_written_over_however_fast_one_mends(small: Path, tmp_path: Path) -> None:
    path = small / "units.csv"
    saved = [path.read_bytes().replace(b"\n", b"\r\n").replace(b"Sentence 1", text) for text in (b"One", b"Two", b"3")]
    for content in saved:
        path.write_bytes(content)
        assert cli.main(["check", str(small), "--mend"]) == 0
    assert sorted(one.read_bytes() for one in tmp_path.rglob("before/*/data/units*.csv")) == sorted(saved)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_the_list_of_folders_of_keys_is_read_however_it_was_saved(tmp_path: Path, encoding: str) -> None:
    keys, elsewhere = tmp_path / "keys", keys_in(tmp_path / "Geneviève" / "corrigés privés")
    keys.mkdir()
    (keys / reference.ELSEWHERE).write_bytes(f"{elsewhere}\r\n".encode(encoding))
    assert reference.elsewhere(keys) == [elsewhere]


def test_a_list_of_folders_of_keys_that_cannot_be_read_is_no_empty_one(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "keys" / reference.ELSEWHERE).write_bytes("/clé\n".encode("cp850"))
    assert cli.main(["check", str(small)]) == 1
    assert "keys/elsewhere.txt, row 1: not UTF-8 text" in capsys.readouterr().err
