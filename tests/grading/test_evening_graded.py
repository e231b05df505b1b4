"""An assignment in which an evening is led, from its release to the report, by the real commands."""

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from entraide.course import Course
from entraide.lang import LANGUAGES, say
from tests.classroom import NbgraderCourse

pytestmark = pytest.mark.slow  # A class of its own is graded.

NAME, EXERCISE, STUDENTS = "lead-a-meeting", "lead-a-meeting-evening", 12


@pytest.fixture(scope="module", params=LANGUAGES)
def taught(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> NbgraderCourse:
    """A class of made-up students that led their evenings, graded."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(root / "nbgrader_config.py", folder)
    shutil.copytree(root / "data", folder / "data")
    for lang in LANGUAGES:
        shutil.copytree(root / "exercises" / lang / NAME, folder / "exercises" / lang / NAME)
    taught = NbgraderCourse(folder, request.param)
    taught.run("generate_assignment", NAME)
    did(taught, "sample-class", NAME, "--students", str(STUDENTS))
    did(taught, "grade", NAME)
    did(taught, "feedback", NAME)
    return taught


def did(taught: NbgraderCourse, *command: str) -> str:
    done = taught.entraide(*command)
    assert done.returncode == 0, done.stderr
    return done.stdout


def scores(taught: NbgraderCourse) -> dict[str, float]:
    """The points of the evening, by student."""
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        return {
            one.student.id: grade.auto_score
            for one in gradebook.assignment_submissions(NAME)
            for notebook in one.notebooks
            for grade in notebook.grades
            if grade.name == EXERCISE
        }


def read(page: Path) -> str:
    """A page as it is read."""
    html = re.sub(r"<(style|script).*?</\1>", " ", page.read_text("utf-8"), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def pages(taught: NbgraderCourse) -> dict[str, str]:
    return {path.parts[-3]: read(path) for path in taught.folder.glob(f"feedback/*/{NAME}/{NAME}.html")}


def reasons(course: Course, lang: str) -> list[str]:
    """Why the authors put the codes of the evening's lines, as a page says it."""
    rows = course.meetings.codings("first", course.exercise(EXERCISE).codes).values()
    return [re.sub(r"\s+", " ", row.text("rationale")[lang]) for codes in rows for row in codes.values()]


def test_the_class_is_told_how_its_points_came_about_and_no_reason_before_the_keys(
    taught: NbgraderCourse, course: Course
) -> None:
    won, found = scores(taught), pages(taught)
    assert len(set(won.values())) > 3
    assert all(0 <= points <= 60 for points in won.values())
    ended = re.sub(r"\s+", " ", say(taught.lang, "feedback.evening-ended", points=10))
    assert any(ended in page for page in found.values())
    for student, page in found.items():
        assert (won[student] >= 10) == (ended in page), student
        assert not [why for why in reasons(course, taught.lang) if why in page], student


def test_with_the_keys_each_line_that_counts_has_its_reason(taught: NbgraderCourse, course: Course) -> None:
    did(taught, "keys", "release", NAME)
    did(taught, "feedback", NAME)
    best = max(scores(taught).items(), key=lambda one: one[1])[0]
    assert [why for why in reasons(course, taught.lang) if why in pages(taught)[best]]


def test_nbgrader_itself_gives_the_same(taught: NbgraderCourse) -> None:
    ours = scores(taught)
    some = sorted(ours, key=lambda name: -ours[name])[:2]
    graded = {name: taught.folder / "autograded" / name / NAME / f"{NAME}.ipynb" for name in some}
    before = {name: path.read_bytes() for name, path in graded.items()}
    for name in some:
        taught.run("autograde", NAME, "--force", "--student", name)
    assert {name: path.read_bytes() for name, path in graded.items()} == before
    assert scores(taught) == ours


def test_the_report_says_how_the_evenings_ended_and_which_codes_were_seen(
    taught: NbgraderCourse, course: Course
) -> None:
    did(taught, "report", NAME)
    page = read(taught.folder / f"report-{NAME}.html")
    lang = taught.lang
    assert re.sub(r"\s+", " ", say(lang, "report.evenings-note")) in page
    titles = [
        row.text("title")[lang]
        for row in course.meetings.tables["meetings/endings.csv"]
        if row["meeting"] == "first" and not row["member"]
    ]
    assert titles
    assert [title for title in titles if re.sub(r"\s+", " ", title) not in page] == []


@pytest.fixture
def changed(taught: NbgraderCourse) -> Iterator[Callable[[str, str, str], None]]:
    """Changes a table of the course, until the test is over."""
    before: dict[Path, bytes] = {}

    def change(table: str, old: str, new: str) -> None:
        path = taught.folder / "data" / "meetings" / f"{table}.csv"
        before.setdefault(path, path.read_bytes())
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    yield change
    for path, content in before.items():
        path.write_bytes(content)


def test_a_line_that_is_coded_otherwise_makes_the_grades_outdated(
    taught: NbgraderCourse, changed: Callable[[str, str, str], None]
) -> None:
    changed("codings", ",required,", ",acceptable,")
    done = taught.entraide("grade", NAME)
    assert say(taught.lang, "grade.part-course") in done.stdout + done.stderr


def test_a_meeting_that_goes_otherwise_than_it_was_released_is_told(
    taught: NbgraderCourse, changed: Callable[[str, str, str], None]
) -> None:
    told = re.compile(re.escape(say(taught.lang, "grading.meeting-since-release", items="first")[:60]))
    assert not told.search(taught.entraide("grade", NAME).stderr)
    changed("lines", "safety+1", "safety-1")
    assert told.search(taught.entraide("grade", NAME).stderr)


def test_a_line_under_whose_id_another_text_stands_is_told_and_a_mended_slip_is_not(
    taught: NbgraderCourse, changed: Callable[[str, str, str], None], course: Course
) -> None:
    told = re.compile(re.escape(say(taught.lang, "grading.meeting-since-release", items="first")[:60]))
    (row,) = (one for one in course.meetings.tables["meetings/lines.csv"] if one["line"] == "coat-on-a")
    raw = row[f"text_{taught.lang}"]
    changed("lines", raw, f"{raw[:-1]}!")
    assert not told.search(taught.entraide("grade", NAME).stderr)
    changed("lines", f"{raw[:-1]}!", "Xylophones zigzag.")
    assert told.search(taught.entraide("grade", NAME).stderr)
