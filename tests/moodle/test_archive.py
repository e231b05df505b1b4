"""An archive is read with suspicion: what could harm is refused in a clear line, and one student stops nobody else."""

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide.errors import CourseError
from entraide.moodle.archive import Archive, open_archive
from entraide.moodle.limits import Exceeded, Limits, Refused
from tests.moodle.moodle_files import notebook, pack, submission, zipped

GOOD = submission("Ana Roy", 1, "mutual-aid.ipynb")


def refusal(path: Path, limits: Limits | None = None) -> str:
    """The line with which the whole archive is refused."""
    with pytest.raises(CourseError) as error, open_archive(path, limits) as archive:
        for entry in archive.entries:
            archive.read(entry)
    return str(error.value)


def left_out(path: Path, limits: Limits | None = None) -> dict[str, str]:
    """The files refused, with the reason, while the good one beside them is read."""
    with open_archive(path, limits) as archive:
        reasons = {name: str(reason) for name, reason in archive.refused}
        for entry in archive.entries:
            try:
                archive.read(entry)
            except Refused as reason:
                reasons[entry.name] = str(reason)
        assert GOOD not in reasons
        assert GOOD in {entry.name for entry in archive.entries}
    return reasons


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../mutual-aid.ipynb", "a path that leads out of the archive"),
        ("Ana Roy_1_assignsubmission_file/../../../nbgrader_config.py", "a path that leads out of the archive"),
        ("/etc/cron.d/x", "an absolute path"),
        ("C:/Users/ana/x.ipynb", "a path with a drive letter"),
        ("c:x.ipynb", "a path with a drive letter"),
        ("Ana Roy_1_assignsubmission_file\\..\\x.ipynb", "a path that leads out of the archive"),
        ("\\\\server\\share\\x.ipynb", "an absolute path"),
    ],
)
def test_a_path_that_leads_elsewhere_refuses_the_archive(tmp_path: Path, name: str, reason: str) -> None:
    path = pack(tmp_path / "class.zip", {GOOD: notebook(), name: b"{}"})
    said = refusal(path)
    assert name in said
    assert reason in said
    assert said.startswith("class.zip: ")


@pytest.mark.parametrize(
    ("mode", "reason"),
    [(stat.S_IFLNK, "a link"), (stat.S_IFIFO, "neither a file nor a folder"), (stat.S_IFCHR, "neither a file")],
)
def test_a_link_or_a_device_refuses_the_archive(tmp_path: Path, mode: int, reason: str) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo(submission("Ana Roy", 1, "answers.json"))
        info.create_system, info.external_attr = 3, (mode | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert f"answers.json”: {reason}" in refusal(path)


def test_a_name_that_stands_twice_refuses_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(GOOD, "{}")
        archive.writestr(GOOD, "[]")
    assert "two entries of this name" in refusal(path)


def test_entries_that_share_their_bytes_refuse_the_archive(tmp_path: Path) -> None:
    """One kernel of zeros under many names: the bomb that is small because its parts overlap."""
    path = pack(tmp_path / "class.zip", {GOOD: b"0" * 100_000, submission("Bo", 2, "a.ipynb"): b"1"})
    raw = bytearray(path.read_bytes())
    second = raw.rfind(b"PK\x01\x02")
    raw[second + 42 : second + 46] = struct.pack("<I", 0)  # The second entry's offset becomes the first one's.
    path.write_bytes(raw)
    assert "shares its bytes" in refusal(path)


def test_more_files_than_any_class_hands_in_refuse_the_archive(tmp_path: Path) -> None:
    path = pack(tmp_path / "class.zip", {submission("Ana", number, "a.ipynb"): b"" for number in range(30)})
    assert "30 files, more than 20" in refusal(path, Limits(entries=20))


def test_an_archive_that_unpacks_to_too_much_is_refused_while_it_is_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "class.zip", {submission("Ana", number, "a.ipynb"): b"ab" * 500_000 for number in range(9)})
    assert "unpacks to more than 4\u00a0MB" in refusal(path, Limits(total=4_000_000, ratio=10_000))


def test_a_file_that_swells_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    bomb = submission("Bo", 2, "bomb.ipynb")
    path = pack(tmp_path / "class.zip", {GOOD: notebook(), bomb: b"\0" * 30_000_000})
    assert path.stat().st_size < 100_000
    assert "more than 200 times its packed size" in left_out(path)[bomb]


def test_a_file_larger_than_anyone_codes_is_left_out(tmp_path: Path) -> None:
    large = submission("Bo", 2, "large.ipynb")
    path = pack(tmp_path / "class.zip", {GOOD: notebook(), large: bytes(range(256)) * 10_000})
    assert "larger than 1\u00a0MB" in left_out(path, Limits(file=1_000_000))[large]


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("two\nlines.ipynb", "control characters"),
        ("\x1b[2Jclear.ipynb", "control characters"),
        ("CON.ipynb", "Windows"),
        ("deep/aux/mutual-aid.ipynb", "Windows"),
        ("lpt1", "Windows"),
        ("/".join("abcdefghijkl") + "/x.ipynb", "more than 10 folders deep"),
    ],
)
def test_a_name_that_a_computer_cannot_keep_leaves_one_file_out(tmp_path: Path, file: str, reason: str) -> None:
    name = f"Bo Roy_2_assignsubmission_file/{file}"
    path = pack(tmp_path / "class.zip", {GOOD: notebook(), name: notebook()})
    assert reason in left_out(path)[name]


def test_a_locked_file_is_left_out(tmp_path: Path) -> None:
    locked = submission("Bo", 2, "locked.ipynb")
    path = pack(tmp_path / "class.zip", {GOOD: notebook(), locked: notebook()})
    raw = bytearray(path.read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert left_out(path) == {locked: "locked with a password"}


def test_a_file_packed_in_another_way_is_left_out(tmp_path: Path) -> None:
    other = submission("Bo", 2, "other.ipynb")
    path = pack(tmp_path / "class.zip", {GOOD: notebook()})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr(other, notebook())
    assert "packed in a way" in left_out(path)[other]


def test_a_damaged_file_is_left_out(tmp_path: Path) -> None:
    damaged = submission("Bo", 2, "damaged.ipynb")
    path = pack(tmp_path / "class.zip", {damaged: notebook(text="x" * 50), GOOD: notebook()})
    raw = bytearray(path.read_bytes())
    start = 30 + len(damaged.encode())
    raw[start + 8 : start + 20] = b"\xff" * 12
    path.write_bytes(raw)
    assert left_out(path) == {damaged: "damaged in the archive"}


def test_a_size_that_the_header_makes_small_does_not_let_more_in(tmp_path: Path) -> None:
    """zipfile stops at the size that was promised; what it then has is not the file, and its checksum says so."""
    liar = submission("Bo", 2, "liar.ipynb")
    path = pack(tmp_path / "class.zip", {GOOD: notebook(), liar: b"\0" * 5_000_000})
    raw = bytearray(path.read_bytes())
    entry = raw.rfind(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = struct.pack("<I", 10)
    path.write_bytes(raw)
    assert left_out(path) == {liar: "damaged in the archive"}


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_archive_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "class.zip"
    path.write_bytes(content)
    assert "class.zip: not a whole zip archive" in refusal(path)


def test_an_archive_cut_short_is_named(tmp_path: Path) -> None:
    path = pack(tmp_path / "class.zip", {GOOD: notebook()})
    path.write_bytes(path.read_bytes()[:-30])
    assert "not a whole zip archive" in refusal(path)


def test_an_archive_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "nowhere.zip")


def test_what_a_computer_adds_to_an_archive_is_passed_over(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "class.zip",
        {"__MACOSX/._x": b"", f"class/{GOOD}": notebook(), "class/.DS_Store": b"", "class/": b""},
    )
    with open_archive(path) as archive:
        assert [entry.name for entry in archive.entries] == [f"class/{GOOD}"]
        assert not archive.refused


def test_accents_that_an_older_tool_wrote_without_saying_so_are_read(tmp_path: Path) -> None:
    name = submission("Zoé Lévêque", 3, "été.ipynb")
    path = pack(tmp_path / "class.zip", {name: notebook()})
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark) + place
        raw[start : start + 2] = struct.pack("<H", struct.unpack("<H", raw[start : start + 2])[0] & ~0x800)
    path.write_bytes(raw)
    with open_archive(path) as archive:
        assert [entry.name for entry in archive.entries] == [name]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: zipped({"../x.ipynb": b"{}"}), "a path that leads out"),
        (lambda: zipped({f"{number}.ipynb": b"" for number in range(30)}), "more than 20"),
        (lambda: b"no zip", "an archive that cannot be read"),
    ],
)
def test_a_hostile_archive_inside_a_submission_is_left_out_alone(
    tmp_path: Path, make: Callable[[], bytes], reason: str
) -> None:
    path = pack(tmp_path / "class.zip", {GOOD: b""})
    with open_archive(path, Limits(entries=20)) as archive, pytest.raises(Refused, match=reason):
        archive.inside(make())


def test_what_is_read_inside_a_submission_counts_as_well(tmp_path: Path) -> None:
    inner = zipped({f"{number}.ipynb": b"ab" * 500_000 for number in range(9)})
    with open_archive(pack(tmp_path / "class.zip", {GOOD: b""}), Limits(total=4_000_000, ratio=10_000)) as archive:
        opened: Archive = archive.inside(inner)
        with pytest.raises(CourseError, match="more than 4\u00a0MB"):
            for entry in opened.entries:
                opened.read(entry)


def test_backslashes_between_folders_are_read_where_they_lead_nowhere_else(tmp_path: Path) -> None:
    path = pack(tmp_path / "class.zip", {GOOD: notebook(), "Bo Roy_2_assignsubmission_file\\my work\\a.ipynb": b"{}"})
    with open_archive(path) as archive:
        assert [entry.name for entry in archive.entries] == [GOOD, "Bo Roy_2_assignsubmission_file/my work/a.ipynb"]


def test_the_folder_that_safari_makes_of_an_archive_is_read_as_the_archive(tmp_path: Path) -> None:
    folder = tmp_path / "class"
    with zipfile.ZipFile(pack(tmp_path / "class.zip", {GOOD: notebook(), "__MACOSX/._x": b""})) as archive:
        archive.extractall(folder)
    (folder / "leads-away.ipynb").symlink_to("/etc/passwd")
    with open_archive(folder) as opened:
        (entry,) = opened.entries
        assert entry.name == GOOD
        assert opened.read(entry) == opened.read_again((entry,)) == notebook()
        assert [(name, str(reason)) for name, reason in opened.refused] == [("leads-away.ipynb", "a link")]


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(student=4_000_000, ratio=10_000), "more than 4\u00a0MB in all"),
        (Limits(files=5), "more than 5 files"),
        (Limits(seconds=-1), "took more than -1 s"),
        (Limits(listed=100), "files, and nothing of them"),
    ],
)
def test_each_student_has_a_budget_of_her_own(tmp_path: Path, limits: Limits, reason: str) -> None:
    inner = zipped({f"{number}.ipynb": b"ab" * 500_000 for number in range(9)})
    with open_archive(pack(tmp_path / "class.zip", {GOOD: b""}), limits) as archive:
        with pytest.raises(Exceeded, match=reason):
            hers = archive.of_one_student()
            opened = hers.inside(inner)
            for entry in opened.entries:
                opened.read(entry)
        if limits.seconds > 0:
            archive.of_one_student().read(archive.entries[0]), "the next one begins anew"
