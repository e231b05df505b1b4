"""What is collected from a hub's exchange: the work of whoever owns it, files alone, and no link to anywhere."""

import getpass
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from entraide.coding.answers import FILE
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse

if sys.platform == "win32":
    pytest.skip("nbgrader has no exchange on Windows", allow_module_level=True)

ME = getpass.getuser()
SECRET = "submission_secret.txt"
EARLY, LATE = "2026-01-31 14:05:00.000000 UTC", "2026-02-01 09:00:00.000000 UTC"


class Exchange:
    """A course with an exchange of its own, in which the assignment is released."""

    def __init__(self, course: NbgraderCourse, folder: Path) -> None:
        self.course, self.inbound, self.published = course, folder / "entraide/inbound", folder / "entraide/feedback"
        folder.mkdir()
        with (course.folder / "nbgrader_config.py").open("a") as settings:
            settings.write(f"\nc.Exchange.root = {str(folder)!r}\n")
        course.run("release_assignment", ASSIGNMENT)

    def hand_in(self, student: str = ME, date: str = EARLY, end: str = "+x1") -> Path:
        """A folder as nbgrader's *Submit* makes it."""
        folder = self.inbound / f"{student}+{ASSIGNMENT}+{date}{end}"
        folder.mkdir()
        shutil.copy(self.course.released, folder)
        (folder / "timestamp.txt").write_text(date)
        (folder / SECRET).write_text("known to her alone")
        return folder

    def collect(self, *options: str) -> str:
        return self.course.run("collect", ASSIGNMENT, *options)

    def collected(self, student: str = ME) -> set[str]:
        folder = self.course.folder / "submitted" / student / ASSIGNMENT
        return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


@pytest.fixture
def exchange(new_course: Callable[[str], NbgraderCourse], tmp_path: Path) -> Exchange:
    return Exchange(new_course("en"), tmp_path / "exchange")


def test_a_link_in_the_inbound_publishes_no_key(exchange: Exchange, keys: Reference) -> None:
    """Not under any name that nbgrader would give back to the student with her feedback."""
    held, folder = exchange.course.folder / "data" / "keys" / "reference.csv", exchange.hand_in()
    for name in ("mutual-aid.html", "keys.html", "more.ipynb", FILE):
        (folder / name).symlink_to(held)
    (folder / "everything").symlink_to(held.parent)
    said = exchange.collect()
    assert exchange.collected() == {f"{ASSIGNMENT}.ipynb", SECRET, "timestamp.txt"}
    for name in ("more.ipynb", FILE):
        assert said.count(f"{folder.name}/{name}: left out, as it is a link, somebody else’s") == 1, said
    assert exchange.course.entraide("grade", ASSIGNMENT).returncode == 0
    exchange.course.run("generate_feedback", ASSIGNMENT)
    exchange.course.run("release_feedback", ASSIGNMENT)
    (page,) = exchange.published.iterdir()
    for coding in keys.codings.values():
        assert len(coding.rationale["en"]) < 25 or coding.rationale["en"] not in page.read_text("utf-8")


def test_the_newest_folder_of_her_own_counts_and_its_date_is_the_one_in_its_name(
    exchange: Exchange, course: Course, keys: Reference
) -> None:
    exchange.hand_in()
    (exchange.hand_in(date=LATE) / "timestamp.txt").unlink()
    assert f"{ME}: collected" in exchange.collect()
    folder = exchange.course.folder / "submitted" / ME / ASSIGNMENT
    assert (folder / "timestamp.txt").read_text() == LATE
    assert f"{ME}: what is here already is as new" in exchange.collect("--update")


def test_folders_that_are_not_what_they_say_are_told_by_name_and_the_others_collected(exchange: Exchange) -> None:
    exchange.hand_in()
    exchange.hand_in(date="soon")
    exchange.hand_in("<b>ana")
    exchange.hand_in("ana")
    (exchange.inbound / f"bo+{ASSIGNMENT}+{EARLY}").symlink_to(exchange.course.folder / "data" / "keys")
    (exchange.inbound / f"cy+{ASSIGNMENT}+{EARLY}").write_text("no folder")
    os.mkfifo(exchange.inbound / f"di+{ASSIGNMENT}+{EARLY}")
    (exchange.inbound / f"{ME}+other+soon").mkdir()
    said = exchange.collect()
    assert "+soon+x1: not collected, as “soon” in its name is no date" in said
    assert "not collected, as its name does not begin with a student’s account" in said
    assert f"not collected, as it belongs to {ME} and says it is the work of ana" in said
    assert said.count("not collected, as it is no folder that can be opened, or only a link to one") == 3
    assert "other+soon" not in said
    assert exchange.collected() and {path.name for path in (exchange.course.folder / "submitted").iterdir()} == {ME}


def test_a_folder_dated_later_that_somebody_else_made_does_not_hide_hers(exchange: Exchange) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    exchange.hand_in()
    forged = exchange.hand_in(date=LATE)
    os.chown(forged, 54321, 54321)
    said = exchange.collect()
    assert f"{forged.name}: not collected, as it belongs to 54321 and says it is the work of {ME}" in said
    assert (exchange.course.folder / "submitted" / ME / ASSIGNMENT / "timestamp.txt").read_text() == EARLY


def test_a_file_of_somebody_else_s_in_her_folder_is_left_out(exchange: Exchange) -> None:
    """A second name of it, as far as the system lets one be made."""
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    notebook = exchange.hand_in() / "other.ipynb"
    notebook.write_text("{}")
    os.chown(notebook, 54321, 54321)
    assert "other.ipynb: left out" in exchange.collect()
    assert "other.ipynb" not in exchange.collected()


def test_what_is_too_large_is_left_out_and_the_rest_taken(exchange: Exchange) -> None:
    with (exchange.hand_in() / "sparse.ipynb").open("wb") as file:
        file.truncate(1_000_000_000_000)
    assert "sparse.ipynb: left out, as all files of a submission together may have 100 MB" in exchange.collect()
    assert f"{ASSIGNMENT}.ipynb" in exchange.collected()


def test_an_exchange_that_somebody_else_made_is_refused(exchange: Exchange) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    exchange.hand_in()
    os.chown(exchange.inbound, 54321, 54321)
    done = exchange.course.attempt("collect", ASSIGNMENT)
    assert done.returncode != 0
    assert "is not yours, so that whoever made it could put anything there; nothing was collected" in done.stdout
    assert not exchange.collected()


def test_what_a_student_answered_comes_through(exchange: Exchange, course: Course, keys: Reference) -> None:
    """Also in a copy under another name, beside the notebook that she left blank."""
    name = f"{ASSIGNMENT}-1"
    answered = exchange.course.hand_in("draft", [perfect(course, keys, name)])
    shutil.copy(answered, exchange.hand_in() / f"{ASSIGNMENT}-Copy1.ipynb")
    shutil.rmtree(exchange.course.folder / "submitted")
    exchange.collect()
    assert exchange.course.entraide("grade", ASSIGNMENT).returncode == 0
    assert exchange.course.scores(ME)[name] == 25
