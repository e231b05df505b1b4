"""Nothing is released in which answers would earn nothing, and a trial can be cleared to change the parts of it."""

import csv
import os
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from entraide import cli
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.classroom import open_classroom
from entraide.moodle import register
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse

pytestmark = pytest.mark.slow
Rows = list[dict[str, str]]


@pytest.fixture
def taught(root: Path, new_course: Callable[[str], NbgraderCourse]) -> NbgraderCourse:
    """A course with the assignment released and a table of its own."""
    made = new_course("en")
    shutil.copytree(root / "data", made.folder / "data", dirs_exist_ok=True)
    return made


def edit(folder: Path, table: str, change: Callable[[Rows], object]) -> None:
    """Change a table's rows in place."""
    path = folder / "data" / table
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def without(column: str, *values: str) -> Callable[[Rows], object]:
    """Take out the rows that hold one of these."""
    return lambda rows: rows.__setitem__(slice(None), [row for row in rows if row[column] not in values])


@pytest.fixture
def released(taught: NbgraderCourse, monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, object]]:
    """Release the assignment again, as Formgrader does: whether it succeeded, and what was logged."""
    monkeypatch.chdir(taught.folder)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader calls alembic
    config = PyFileConfigLoader("nbgrader_config.py", str(taught.folder)).load_config()
    return lambda: dict(NbGraderAPI(config=config).generate_assignment(ASSIGNMENT, force=True))


def refused(taught: NbgraderCourse, released: Callable[[], dict[str, object]]) -> str:
    """What a release says that is refused; the former one is as it was."""
    before = taught.released.read_bytes()
    done = released()
    said = f"{done.get('error')}{done.get('log')}"
    assert not done["success"] and taught.released.read_bytes() == before, said
    return said


def test_what_does_not_fit_is_refused_and_the_former_release_stays(
    taught: NbgraderCourse, released: Callable[[], dict[str, object]]
) -> None:
    """A key that is missing, a notebook that says something else than the table, points and ids that are none."""
    folder = taught.folder
    edit(folder, "keys/reference.csv", without("excerpt", "G01", "G02", "G03", "G04"))
    edit(folder, "keys/solutions.csv", without("option", "b"))
    said = refused(taught, released)
    assert "mutual-aid-1 has no key: in the keys’ reference.csv no code is required in G01, G02, G03 and G04" in said
    assert "mutual-aid-3 has no key: the keys’ solutions.csv must say of every option of Q51" in said
    assert "mutual-aid-2 has no key" not in said
    edit(folder, "assignments.csv", lambda rows: rows[2].update(points="30"))
    assert "says something else than data/assignments.csv: entraide assignments mutual-aid" in refused(taught, released)
    edit(folder, "assignments.csv", lambda rows: rows[2].update(points="0"))
    assert "data/assignments.csv, row 4, column points" in refused(taught, released)


def test_a_trial_is_cleared_before_parts_change_and_nothing_is_lost(
    taught: NbgraderCourse,
    released: Callable[[], dict[str, object]],
    course: Course,
    keys: Reference,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Removing a question after a trial tells the command; after it, the assignment is released with a due date."""
    assert cli.main(["sample-class", ASSIGNMENT, "--students", "2"]) == 0
    (hers,) = [name for name in taught.graded() if name.endswith("-3")]
    taught.hand_in("ana", [perfect(course, keys, hers, "en")])
    assert cli.main(["grade", ASSIGNMENT, "--workers", "1"]) == 0

    # Parts in another order are the same parts.
    edit(taught.folder, "assignments.csv", lambda rows: rows.insert(2, rows.pop(3)))
    assert cli.main(["assignments", ASSIGNMENT]) == 0 and released()["success"]
    assert taught.graded()[:2] == [f"{ASSIGNMENT}-2", f"{ASSIGNMENT}-1"]

    def shorter(rows: Rows) -> None:
        del rows[5]
        rows[0]["due"] = "2027-02-26 17:00"

    edit(taught.folder, "assignments.csv", shorter)
    assert cli.main(["assignments", ASSIGNMENT]) == 0
    said = refused(taught, released)
    assert "has other parts than when work was graded (mutual-aid-4)" in said
    assert "3 graded submissions" in said and "entraide clear-trial mutual-aid puts them aside" in said

    assert cli.main(["clear-trial", ASSIGNMENT]) == 1
    assert "ana handed in too" in capsys.readouterr().err
    assert len(list((taught.folder / "submitted").iterdir())) == 3
    room = open_classroom(taught.folder)
    people = (("1", "ana", "x.ipynb"), ("2", "sample-002-bo-roy", ""), ("3", "", ""))
    register.save(room, ASSIGNMENT, [register.Line(number, "A", "", who, file) for number, who, file in people])
    assert cli.main(["clear-trial", ASSIGNMENT, "--student", "ana"]) == 0
    assert register.collected(room) == [], "nobody made up is missed in the real worksheet"
    assert "3 submissions put aside" in capsys.readouterr().out
    (aside,) = (taught.folder / ".entraide" / "cleared").iterdir()
    assert (aside / "submitted" / "ana" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").is_file()
    assert (aside / "moodle" / f"{ASSIGNMENT}.csv").is_file()
    assert not list((taught.folder / "submitted").iterdir())
    assert list((taught.folder / ".entraide" / "gradebook").glob("*.db"))

    assert released()["success"]
    assert f"{ASSIGNMENT}-4" not in taught.graded() and len(taught.graded()) == 5
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        due = gradebook.find_assignment(ASSIGNMENT).duedate
    offset = datetime(2027, 2, 26, 17).astimezone().utcoffset()
    assert offset is not None and due == datetime(2027, 2, 26, 17) - offset
    assert cli.main(["clear-trial", ASSIGNMENT]) == 1
