"""One bad folder or file among a class's submissions never stops the rest: it is named, and all others are graded."""

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.utils import parse_utc

from entraide import files
from entraide.coding import answers, checking
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.classroom import open_classroom
from entraide.grading.read import contents, submission
from entraide.grading.read.collected import File, Files
from entraide.grading.run import command as grading
from entraide.grading.run import folders
from tests.answering import perfect, record
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import command, copy_of, environment, grade, gradebook

NOTEBOOK = f"{ASSIGNMENT}.ipynb"


@pytest.fixture(scope="module")
def honest(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """A course in which Ana and Zoe handed in perfect work."""
    taught = new_course("en")
    for student in ("ana", "zoe"):
        taught.hand_in(student, [perfect(course, keys, name) for name in taught.graded()])
    return taught


@pytest.fixture
def taught(honest: NbgraderCourse, tmp_path: Path) -> NbgraderCourse:
    return copy_of(honest, tmp_path / "course")


def hand_in(taught: NbgraderCourse, student: str) -> Path:
    """Ana's work under another name; its folder."""
    folder = taught.submission(student).parent
    shutil.copy(taught.submission("ana"), folder)
    return folder


def totals(taught: NbgraderCourse) -> dict[str, float]:
    with gradebook(taught) as book:
        return {one.student_id: one.score for one in book.assignment_submissions(ASSIGNMENT)}


def not_graded(done: "subprocess.CompletedProcess[str]") -> dict[str, str]:
    """Why somebody was not graded, by student."""
    assert "Traceback" not in done.stdout + done.stderr
    lines = [line.strip().split(": ", 1) for line in done.stderr.splitlines() if line.startswith("  ")]
    return {line[0]: line[1] for line in lines}


def path_at_the_limit(folder: Path) -> None:
    """What is deepest still fits where it was handed in, and no longer where it would be copied to."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        while len(os.fsencode(Path.cwd())) < 3880:
            Path("d" * 180).mkdir()
            os.chdir("d" * 180)
        Path("f" * min(4093 - len(os.fsencode(Path.cwd())), 250)).write_text("x")
    finally:
        os.chdir(before)


def test_what_is_odd_is_named_and_the_others_are_graded(taught: NbgraderCourse) -> None:
    submitted, anas = taught.folder / "submitted", taught.submission("ana")
    (submitted / "linked").symlink_to("ana")
    (submitted / "linked-below").mkdir()
    (submitted / "linked-below" / ASSIGNMENT).symlink_to(f"../ana/{ASSIGNMENT}")
    (submitted / "circle").symlink_to("circle")
    (submitted / "file").mkdir()
    shutil.copy(anas, submitted / "file" / ASSIGNMENT)
    taught.submission("folder").mkdir()
    path_at_the_limit(hand_in(taught, "deep"))
    hand_in(taught, "guarded")
    (taught.folder / "autograded").mkdir()
    (taught.folder / "autograded" / "guarded").write_text("no folder can be made here")
    shutil.copytree(os.fsencode(anas.parent), os.fsencode(submitted) + b"/\xff\xfe/" + ASSIGNMENT.encode())
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 1
    said = {
        "linked": "linked is a link to another place",
        "linked-below": f"{ASSIGNMENT} is a link to another place",
        "circle": "circle is a link to another place",
        "file": f"{ASSIGNMENT} is no folder",
        "folder": f"holds neither {NOTEBOOK}",
        "deep": "File name too long",
        "guarded": "Not a directory",
        "??": "name is not UTF-8 text",
    }
    why = not_graded(done)
    assert set(why) == set(said)
    for student, reason in said.items():
        assert reason in why[student]
    assert totals(taught) == {"ana": 80, "zoe": 80}, "nobody else suffers, and nobody earns what is not hers"
    assert not list((taught.folder / "autograded").glob("*/.*")), "no draft is left"
    assert taught.entraide("report", ASSIGNMENT).returncode == 0
    assert r"\udcff\udcfe" in (taught.folder / f"report-{ASSIGNMENT}.html").read_text("utf-8")


def test_a_file_that_may_not_be_read_is_named(
    taught: NbgraderCourse, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"notebook": NOTEBOOK, "answers": "answers.json", "photo": "photo.png"}
    guarded = {hand_in(taught, student) / name for student, name in names.items()}
    for path in guarded:
        path.touch()
        path.chmod(0)
    opened = os.open

    def refuse(path: str | Path, *rest: int, **more: int) -> int:  # Whoever runs this as root could read it.
        if Path(path) in guarded:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setenv("ENTRAIDE_LANG", "en")
    assert grading.grade(open_classroom(taught.folder), ASSIGNMENT) == 1
    said = capsys.readouterr().err
    for student, name in names.items():
        assert f"  {student}: {name}: Permission denied" in said
    assert totals(taught) == {"ana": 80, "zoe": 80}


def test_a_disk_that_is_full_costs_a_line_and_no_grade(taught: NbgraderCourse) -> None:
    (hand_in(taught, "odd") / "film.bin").write_bytes(b"0" * 6_000_000)

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000_000, 5_000_000))

    done = subprocess.run(
        command(ASSIGNMENT),
        cwd=taught.folder,
        env=environment(taught),
        preexec_fn=small_disk,
        capture_output=True,
        text=True,
    )
    assert "film.bin: File too large" in not_graded(done)["odd"]
    assert totals(taught) == {"ana": 80, "zoe": 80}
    assert grade(taught, ASSIGNMENT).returncode == 0, "with room again, the same command goes on"
    assert totals(taught)["odd"] == 80


def test_beside_the_notebook_only_so_much_is_copied_and_the_rest_is_said(taught: NbgraderCourse) -> None:
    folder = hand_in(taught, "odd")
    (folder / "answers.json").write_text("{}")
    (folder / "elsewhere").symlink_to("/etc")
    (folder / "notes.txt").write_text("mine")
    with (folder / "a-film.bin").open("wb") as file:
        file.truncate(1 << 40)  # A terabyte of nothing.
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    assert "  odd: a-film.bin, elsewhere" in done.stdout
    graded = {path.name for path in (taught.folder / "autograded" / "odd" / ASSIGNMENT).iterdir()}
    assert graded == {NOTEBOOK, "answers.json", "notes.txt"}


def test_twenty_thousand_files_beside_a_notebook_cost_no_more_than_a_moment(taught: NbgraderCourse) -> None:
    room, folder = open_classroom(taught.folder), hand_in(taught, "odd")
    (folder / "node_modules").mkdir()
    for number in range(20_000):
        (folder / "node_modules" / f"{number}.js").touch()
    (folder / "timestamp.txt").write_text("2026-02-01 11:59:00 UTC")
    start = time.process_time()
    left = folders.prepare(room, ASSIGNMENT, submission.find("odd", folder, [ASSIGNMENT]), {ASSIGNMENT: "{}"})
    folders.put(room, ASSIGNMENT, "odd")
    assert time.process_time() - start < 3, "it took minutes once"
    assert left == ["…"], "and it is said"
    graded = {path.name for path in (taught.folder / "autograded" / "odd" / ASSIGNMENT).iterdir()}
    assert graded == {NOTEBOOK, "timestamp.txt"}


@pytest.mark.slow
def test_a_file_full_of_refused_records_costs_no_more_than_a_moment(course: Course) -> None:
    """Ninety-nine megabytes of them took minutes: of so many, only the first ten megabytes are looked at."""
    name = f"{ASSIGNMENT}-3"
    one = json.dumps(record(course, name, ()) | {"value": [0] * 300_000})
    output = f'{{"data": {{"{answers.MIME}": {one}}}}}'
    raw = f'{{"cells": [{{"outputs": [{",".join([output] * (99_000_000 // len(output)))}]}}]}}'.encode()
    start = time.process_time()
    found = contents.parse(Files(File(NOTEBOOK, raw)), {name})
    checking.newest(found.records, course.exercises[name], course)
    assert time.process_time() - start < 3
    assert found.notes, "and it is said"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for the workers as Linux lists them")
def test_ctrl_c_says_nothing_even_while_workers_start(taught: NbgraderCourse) -> None:
    with subprocess.Popen(
        command(ASSIGNMENT),
        cwd=taught.folder,
        env=environment(taught),
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    ) as started:
        children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
        while len(found := children.read_text().split()) < 2:  # What watches over semaphores, then the first worker.
            assert started.poll() is None
            time.sleep(0.01)
        until = time.monotonic() + 1
        while "lib-dynload" not in Path(f"/proc/{found[1]}/maps").read_text() and time.monotonic() < until:
            time.sleep(0.01)  # Now it loads its modules, and would complain.
        os.killpg(started.pid, signal.SIGINT)
        _, said = started.communicate(timeout=180)
    assert started.returncode == 130
    assert "Traceback" not in said
    assert grade(taught, ASSIGNMENT).returncode == 0


def test_a_date_that_an_editor_saved_in_another_way_is_read(taught: NbgraderCourse) -> None:
    when = "2026-02-01 11:59:00 UTC"
    dates = {"marked": "utf-8-sig", "wide": "utf-16", "wide-unmarked": "utf-16-le", "plain": "utf-8"}
    for student, encoding in dates.items():
        (hand_in(taught, student) / "timestamp.txt").write_bytes(f"{when}\r\n".encode(encoding))
    assert grade(taught, ASSIGNMENT).returncode == 0
    with gradebook(taught) as book:
        for student in dates:
            assert str(book.find_submission(ASSIGNMENT, student).timestamp) == "2026-02-01 11:59:00"
            copied = taught.folder / "autograded" / student / ASSIGNMENT / "timestamp.txt"
            assert parse_utc(copied.read_text("ascii").strip()) == datetime(2026, 2, 1, 11, 59), "nbgrader reads it too"


def test_read_only_trees_are_removed_where_the_system_refuses_it_at_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where no read-only file can be removed."""
    tree, outside = tmp_path / "tree", tmp_path / "outside.txt"
    (tree / "below").mkdir(parents=True)
    outside.touch()
    outside.chmod(0o444)
    for path in (tree / "a.txt", tree / "below" / "b.txt"):
        path.write_text("x")
        path.chmod(0o444)
    (tree / "link").symlink_to(outside)
    unlink = os.unlink

    def refusing(path: str, *, dir_fd: int | None = None) -> None:
        found = os.stat(path, dir_fd=dir_fd, follow_symlinks=False)
        if not found.st_mode & 0o200:
            raise PermissionError(13, "Access is denied", str(path))
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", refusing)
    files.remove(tree)
    assert not tree.exists()
    assert outside.stat().st_mode & 0o777 == 0o444
    files.remove(tree), "what is not there is removed already"


def test_a_feedback_folder_holds_the_page_that_was_made_and_no_page_of_hers(taught: NbgraderCourse) -> None:
    """Her own page stood in the way once; and whatever she handed in, nbgrader's exchange would have handed out."""
    folder = hand_in(taught, "odd")
    (folder / "timestamp.txt").write_text("2026-02-01 11:59:00 UTC")
    for name in (f"{ASSIGNMENT}.html", "keys.html", "notes.txt", "below/more.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("not made here")
    assert grade(taught, ASSIGNMENT).returncode == 0
    for options in ((), ("--force",)):
        taught.run("generate_feedback", ASSIGNMENT, "--student=odd", *options)
        made = {path.name for path in (taught.folder / "feedback" / "odd" / ASSIGNMENT).rglob("*") if path.is_file()}
        assert made == {f"{ASSIGNMENT}.html", "timestamp.txt"}
        assert "80 out of 100" in taught.feedback("odd")


def test_a_notebook_saved_without_unicode_keeps_its_accents(tmp_path: Path) -> None:
    text = "Déjà vu à l’île : « naïve », œuvre…"
    notebook = tmp_path / NOTEBOOK
    cell = {"cell_type": "markdown", "metadata": {"nbgrader": {"grade_id": "x"}}, "source": text}
    notebook.write_bytes(json.dumps({"cells": [cell]}, ensure_ascii=False).encode("cp1252"))
    found = contents.read(notebook)
    assert found.texts == {"x": text}
    assert not found.notes
    notebook.write_bytes(notebook.read_bytes() + " é".encode())
    assert [note.key for note in contents.read(notebook).notes] == ["file-unreadable"], (
        "where it may be either: no guess"
    )


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for the workers as Linux lists them")
def test_ctrl_c_twice_in_a_row_ends_it_too(taught: NbgraderCourse) -> None:
    """Python, which waited for workers at its end, then waited for ever."""
    for number in range(60):
        hand_in(taught, f"s{number}")
    for pause in (0.6, 1.2):
        run = subprocess.Popen(
            command(ASSIGNMENT, "--force", "--workers", "2"),
            cwd=taught.folder,
            env=environment(taught),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        while len(children.read_text().split()) < 3:
            assert run.poll() is None
            time.sleep(0.01)
        time.sleep(pause)
        for _ in range(2):
            os.killpg(run.pid, signal.SIGINT)
            time.sleep(0.1)
        _, said = run.communicate(timeout=180)
        assert run.returncode in (0, 130, -signal.SIGINT)
        assert "Traceback" not in said
