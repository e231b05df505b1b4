"""Whatever a student hands in, honest or not: nothing crashes, nothing runs, and every point is won by an answer.

What each submission earns is worked out a second time by `tests.grading.oracle`.
"""

import json
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from entraide.coding import answers, checking, tolerant
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.mark.marking import Marking, Scores, mark
from entraide.grading.mark.rebuild import rebuild
from entraide.grading.read import contents
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading import oracle
from tests.grading.class_grading import grade, gradebook
from tests.grading.hostile import hostile_class
from tests.grading.hostile.mutants import ODD, mutated, submissions
from tests.grading.hostile.records import TEXTS
from tests.grading.hostile.student import FULL, NONE, PART, Good, Hostile

pytestmark = pytest.mark.slow  # Random answers by the hundred, each marked.

MARKER = Path("/tmp/entraide-was-executed")
NOTEBOOK = f"{ASSIGNMENT}.ipynb"


# One submission at a time, as hypothesis makes them up


class Reader:
    """Reads and marks a submission as the grader does, without a gradebook; and says what it should earn."""

    def __init__(self, root: Path, folder: Path, course: Course, keys: Reference) -> None:
        path = root / f"exercises/en/{ASSIGNMENT}/{NOTEBOOK}"
        self.source, self.folder = path.read_text("utf-8"), folder
        self.items = oracle.items(root, path)
        self.good = Good(json.loads(self.source), course, keys, list(self.items))
        self.marking = Marking({name: item.points for name, item in self.items.items()}, course, keys, "en")

    def marked(self, files: dict[str, bytes]) -> tuple[nbformat.NotebookNode, Scores]:
        """The marked notebook, and the scores."""
        for name in (NOTEBOOK, answers.FILE):
            (self.folder / name).unlink(missing_ok=True)
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        source = nbformat.reads(self.source, as_version=4)
        rebuilt = rebuild(source, contents.read(self.folder / NOTEBOOK), self.marking.course)
        scores = mark(rebuilt, self.marking)
        nbformat.writes(rebuilt.nb).encode()  # It has to go into a file.
        return rebuilt.nb, scores

    def earned(self, files: dict[str, bytes]) -> dict[str, float | None]:
        """What the oracle says."""
        return oracle.earned(self.items, files[NOTEBOOK], files.get(answers.FILE))


@pytest.fixture(scope="module")
def reader(root: Path, tmp_path_factory: pytest.TempPathFactory, course: Course, keys: Reference) -> Reader:
    return Reader(root, tmp_path_factory.mktemp("read"), course, keys)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_changed_submission_earns_what_its_answers_are_worth(reader: Reader, data: st.DataObject) -> None:
    files = data.draw(submissions(reader.good))
    _, scores = reader.marked(files)
    assert scores.cells == reader.earned(files)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_changed_records_are_read_as_an_honest_reader_reads_them(reader: Reader, data: st.DataObject) -> None:
    course, name = reader.marking.course, data.draw(st.sampled_from(reader.good.names))
    record = reader.good.records[name]
    records = data.draw(mutated([record, record | {"saved_at": "2026-03-01T00:00:00Z"}, record | {"value": []}]))
    content = {"cells": [{"outputs": [{"data": {answers.MIME: one}} for one in records]}]}
    raw = json.dumps(content).encode()
    _, scores = reader.marked({NOTEBOOK: raw})
    assert scores.cells == oracle.earned(reader.items, raw)
    for one in records:
        found, note = checking.check(one, course.exercise(name), course)
        assert (found is None) != (note is None)
        if found:
            assert checking.check(found.record(), course.exercise(name), course)[0], "what is kept can be read again"


@settings(max_examples=200, deadline=None)
@given(value=ODD, key=st.sampled_from(("exercise", "kind", "lang", "saved_at", "schema", "value")))
def test_an_odd_value_anywhere_in_a_record_stops_nothing(reader: Reader, value: Any, key: str) -> None:
    course = reader.marking.course
    for name, record in reader.good.records.items():
        bent = record | {key: value}
        checking.newest([bent, [bent], {"answer": bent}, value], course.exercise(name), course)
        checking.of_no_exercise([bent, value], course)


def test_values_that_python_alone_can_hold_stop_nothing(reader: Reader) -> None:
    course, name = reader.marking.course, reader.good.names[0]
    endless: list[Any] = []
    endless.append(endless)
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    for value in (endless, deep, 10**10_000, {1, 2}, object(), float("nan"), b"bytes", {None: None}, lambda: None):
        for key in ("kind", "saved_at", "schema", "value", "padding"):
            checking.newest([reader.good.records[name] | {key: value}], course.exercise(name), course)
        checking.of_no_exercise([value, {"exercise": value}], course)
        assert tolerant.shortened(value).isprintable()


def test_half_a_surrogate_pair_is_read_as_json_reads_it() -> None:
    """A file that is whole is not taken apart for it, or an answer would count that stands nowhere."""
    assert tolerant.is_utf8(json.dumps("\ud800", ensure_ascii=False).encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(letter=st.sampled_from([b"\xe9", b"\x92", b"\xff", b"\x81", b"\xc3"]), place=st.integers(0, 300))
@example(letter=b"\xe9", place=2)  # in the first name: the rest is JSON, in which the notebook has no cells
@example(letter=b"\x81", place=2)  # no letter of cp1252
@example(letter=b"\xe9", place=0)
def test_a_stray_byte_hides_no_answer(reader: Reader, letter: bytes, place: int) -> None:
    """Two answers stand where only JSON leads, or only the text; what is read is the same on both ways."""
    first, second, third, *_ = (reader.good.records[name] for name in reader.good.names)
    shown = {"data": {answers.MIME: first}, "metadata": {"aside": {answers.MIME: second}}}
    files = {NOTEBOOK: {"cells": [{"outputs": [shown]}]}, answers.FILE: {"schema": 1, "answers": {"\n": third}}}
    raw = {name: json.dumps(content).encode() for name, content in files.items()}
    handed_in = {name: text[:place] + letter + text[place:] for name, text in raw.items()}
    _, scores = reader.marked(handed_in)
    assert scores.cells == reader.earned(handed_in)
    won = [scores.cells[name] for name in reader.good.names[:3]]
    assert place != 2 or won == [reader.marking.points[name] for name in reader.good.names[:3]]


# The page


class Page(HTMLParser):
    """Every tag, attribute and text of a page, as a browser's parser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.titles = 0
        self.attributes: set[str] = set()
        self.text = ""
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.titles += tag == "h1"
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def pages(nb: nbformat.NotebookNode) -> str:
    """All that a marked notebook would show."""
    return "\n".join(
        content
        for cell in nb.cells
        for output in cell.get("outputs", [])
        for content in output.data.values()
        if isinstance(content, str)
    )


typed = st.text(max_size=200) | st.sampled_from(list(TEXTS.values())) | st.text(alphabet="<>&\"'/=! {}%$#;-[]()ax")


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=typed)
@example(text=TEXTS["half-a-pair"])
@example(text=TEXTS["end-of-page"])
def test_what_was_typed_is_shown_as_text_and_is_nothing_else(reader: Reader, text: str) -> None:
    good, (coding, _, one, *_, memo) = reader.good, reader.good.names
    records = [
        good.records[coding] | {"value": [found | {"memo": text} for found in good.codings]},
        good.records[coding] | {"value": [{"excerpt": text, "unit": 1, "code": text}], "saved_at": text},
        good.records[coding] | {"schema": text},
        good.records[one] | {"value": [text, "a"]},
        good.records[one] | {"kind": text},
        good.records[memo] | {"value": text},
    ]
    raw = json.dumps({"cells": [{"outputs": [{"data": {answers.MIME: record}} for record in records]}]})
    stranger = json.dumps({"answers": {text: {"exercise": text}}})
    nb, _ = reader.marked({NOTEBOOK: raw.encode(), answers.FILE: stranger.encode()})
    html = pages(nb)
    calm, _ = reader.marked({NOTEBOOK: raw.replace(json.dumps(text), '"calm"').encode(), answers.FILE: b"{}"})
    page, usual = Page(html), Page(pages(calm))
    assert page.tags <= usual.tags | {"ul", "li", "div", "p"}
    assert page.attributes <= usual.attributes
    assert not page.others
    shown = tolerant.cleaned(text)
    if shown.strip():
        assert _plain(shown) in _plain(page.text)


def _plain(text: str) -> str:
    """Without the line ends that HTML makes one, and the blanks at the ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


# A whole class


@pytest.fixture(scope="module")
def hostile(
    new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference, root: Path
) -> tuple[NbgraderCourse, list[Hostile], "subprocess.CompletedProcess[str]"]:
    """The class, graded in one run."""
    taught = new_course("en")
    students = hostile_class(taught, course, keys, root)
    return taught, students, grade(taught, ASSIGNMENT)


Graded = tuple[NbgraderCourse, list[Hostile], "subprocess.CompletedProcess[str]"]


def scores(taught: NbgraderCourse) -> dict[str, dict[str, float | None]]:
    """Every automatic score in the gradebook, by student."""
    with gradebook(taught) as book:
        return {
            found.student_id: {
                grade.name: grade.auto_score for notebook in found.notebooks for grade in notebook.grades
            }
            for found in book.assignment_submissions(ASSIGNMENT)
        }


def test_the_class_is_large_and_everybody_hands_in_something_else(hostile: Graded) -> None:
    _, students, _ = hostile
    assert len(students) >= 200
    assert len({student.student for student in students}) == len(students)
    content = [tuple(sorted(student.files.items())) for student in students if student.files]
    assert len(content) - len(set(content)) < 30  # The names that are more than names share one notebook.


def test_the_oracle_agrees_with_what_was_worked_out_by_hand(hostile: Graded, reader: Reader) -> None:
    _, students, _ = hostile
    everything = reader.earned({NOTEBOOK: json.dumps(reader.good.notebook()).encode()})
    best = sum(points or 0 for points in everything.values())
    assert best == 80
    for student in students:
        total = sum(points or 0 for points in student.expected.values())
        if student.earns == FULL:
            assert student.expected == everything, student.student
        elif student.earns == NONE:
            assert set(student.expected.values()) == {0}, student.student
        elif student.earns == PART:
            assert 0 < total < best, student.student


def test_nobody_gets_a_zero_in_silence(hostile: Graded) -> None:
    """Who has no point and no memo to be read is named, with a reason."""
    taught, _, done = hostile
    zero = {student for student, points in scores(taught).items() if set(points.values()) == {0}}
    # To choose every option is an answer, whose sum its feedback shows.
    zero -= {"all-options", "options-and-more"}
    assert len(zero) > 20
    pages = {student: pages_of(taught, student) for student in zero}
    assert {student for student in zero if "About what you handed in" not in pages[student]} == set()
    assert f"blank; their feedback says what was found: {len(zero)}" in done.stdout


def test_nothing_that_is_handed_in_crashes_the_grader(hostile: Graded) -> None:
    _, _, done = hostile
    assert "Traceback" not in done.stdout + done.stderr
    assert "could not be marked" not in done.stderr


def test_nobody_wins_a_point_that_was_not_earned_and_nobody_loses_one(hostile: Graded) -> None:
    taught, students, _ = hostile
    found = scores(taught)
    wrong = {
        student.student: (found[student.student], student.expected)
        for student in students
        if student.student in found and found[student.student] != student.expected
    }
    assert wrong == {}
    with gradebook(taught) as book:
        totals = {one.student_id: one.score for one in book.assignment_submissions(ASSIGNMENT)}
    for student in students:
        if student.student in totals:
            assert totals[student.student] == pytest.approx(sum(points or 0 for points in student.expected.values()))


def test_ids_that_differ_by_case_alone_are_told(hostile: Graded) -> None:
    assert "CASE-ALONE / case-alone" in hostile[2].stdout


def test_no_link_and_no_key_goes_on(hostile: Graded) -> None:
    taught, _, _ = hostile
    keys = {path.read_bytes() for path in taught.folder.glob("data/keys/*.csv")}
    assert keys
    for path in (taught.folder / "autograded").rglob("*"):
        assert not path.is_symlink() and not (path.suffix == ".csv" and path.read_bytes() in keys), path


def test_everyone_is_graded_or_listed_with_a_reason(hostile: Graded) -> None:
    taught, students, done = hostile
    found = scores(taught)
    missing = {student.student for student in students} - set(found)
    for name in missing:
        assert f"  {name}: " in done.stderr
    assert missing <= {student.student for student in students if student.place}, "an ordinary file can be graded"
    assert done.returncode == (1 if missing else 0)


def test_nothing_that_was_handed_in_is_executed(hostile: Graded) -> None:
    taught, _, _ = hostile
    assert not MARKER.exists()
    assert not list(taught.folder.rglob("was-executed"))


def test_no_feedback_page_of_the_class_holds_more_than_text(hostile: Graded) -> None:
    taught, students, _ = hostile
    usual = Page(pages(_autograded(taught, "beside-alone")) + pages(_autograded(taught, "cut-at-5-tenths")))
    for student in students:
        if (taught.folder / "autograded" / student.student).is_dir():
            page = Page(pages(_autograded(taught, student.student)))
            assert page.tags <= usual.tags and page.attributes <= usual.attributes, student.student
            assert not page.others, student.student


def pages_of(taught: NbgraderCourse, student: str) -> str:
    return pages(_autograded(taught, student))


def _autograded(taught: NbgraderCourse, student: str) -> nbformat.NotebookNode:
    return nbformat.read(taught.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK, as_version=4)


def test_the_pages_that_students_read_hold_what_was_typed_as_text(hostile: Graded) -> None:
    taught, _, _ = hostile
    taught.run("generate_feedback", ASSIGNMENT, "--student=types-*")
    usual = Page(taught.feedback("types-joined"))
    for name, text in TEXTS.items():
        page = Page(taught.feedback(f"types-{name}"))
        assert page.tags <= usual.tags and page.attributes <= usual.attributes, name
        assert page.titles == usual.titles, name
        assert page.others == usual.others, name
        assert _plain(tolerant.cleaned(text)) in _plain(page.text), name


def test_nbgrader_itself_gives_a_part_of_the_class_the_same_scores(
    new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference, root: Path
) -> None:
    taught = new_course("en")
    students = hostile_class(taught, course, keys, root, every=6)
    done = taught.attempt("autograde", ASSIGNMENT)
    assert done.returncode == 0 and "Traceback" not in done.stdout, done.stdout[-3000:]
    assert scores(taught) == {student.student: student.expected for student in students}
    assert not MARKER.exists()
