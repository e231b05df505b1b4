"""A made-up class: the same every time, as mixed as its table says, and never in the way of real people."""

import csv
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import pytest

from entraide import cli, sample
from entraide.coding import checking, records
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading import classroom
from entraide.moodle import words
from entraide.moodle.file_names import place
from entraide.sample.group import KINDS, TROUBLES, Group
from entraide.sample.people import SAMPLE_ID
from tests.answering import required
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import grade, gradebook

STUDENTS = 120
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def entraide(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run ``entraide …`` in a course's folder: its exit status, and what it said."""

    def run(taught: NbgraderCourse, *options: str) -> tuple[int, str, str]:
        monkeypatch.chdir(taught.folder)
        monkeypatch.setenv("ENTRAIDE_LANG", taught.lang)
        status = cli.main(list(options))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture(scope="module", params=("en", "fr"))
def taught(request: pytest.FixtureRequest, new_course: Callable[[str], NbgraderCourse]) -> NbgraderCourse:
    """A released course without submissions."""
    return new_course(request.param)


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_documented_table_is_what_is_made_up() -> None:
    rows = re.findall(r"^(\w+) +(\d+)  ", sample.__doc__ or "", re.MULTILINE)
    assert {name: int(share) for name, share in rows} == {name: kind.share for name, kind in KINDS.items()}
    assert sum(kind.share for kind in KINDS.values()) == 100


def test_the_same_seed_gives_the_same_class_and_another_seed_another(taught: NbgraderCourse, entraide: Command) -> None:
    found = []
    for seed in ("7", "7", "8"):
        status, said, _ = entraide(taught, "sample-class", ASSIGNMENT, "--students", "40", "--seed", seed)
        assert status == 0 and {"en": "40 made-up submissions", "fr": "40 remises inventées"}[taught.lang] in said
        found.append(content(taught.folder / "submitted"))
    assert found[0] == found[1] != found[2]
    assert len({path.split("/")[0] for path in found[2]}) == 40, "the class before is taken away"


def test_the_command_tells_how_many_are_of_each_kind_in_its_language(taught: NbgraderCourse, entraide: Command) -> None:
    said = entraide(taught, "sample-class", ASSIGNMENT, "--students", "40")[1]
    listed = {
        "en": "      3  late       are like the middling, after the due date\n      3  damaged    hand in",
        "fr": "      3  en retard    travaillent comme les moyennes, mais après l’échéance\n      3  abîmées      rem",
    }
    assert listed[taught.lang] in said
    trouble = {"en": "             1  an empty file\n", "fr": "             1  un fichier vide\n"}
    assert trouble[taught.lang] in said
    end = {"en": "Next: entraide grade mutual-aid\n", "fr": "Ensuite\u00a0: entraide grade mutual-aid\n"}
    assert said.endswith(end[taught.lang])


def test_the_class_has_everyone_the_table_promises(taught: NbgraderCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTRAIDE_LANG", taught.lang)
    for students in (1, 7, 30, 200):
        parts = Group(classroom.open_classroom(taught.folder), ASSIGNMENT, students, 3).parts
        assert len(parts) == students
        for name, kind in KINDS.items():
            assert abs(sum(part.kind == name for part in parts) - students * kind.share / 100) < 1
    for kind, troubles in TROUBLES.items():
        assert {part.trouble for part in parts if part.kind == kind} == set(troubles)


def test_the_class_grades_as_its_table_says_and_gives_a_report_something_to_show(
    new_course: Callable[[str], NbgraderCourse], entraide: Command
) -> None:
    taught = new_course("en")
    entraide(taught, "sample-class", ASSIGNMENT, "--students", str(STUDENTS))
    room = classroom.open_classroom(taught.folder)
    group, points = Group(room, ASSIGNMENT, STUDENTS, 1), room.points(ASSIGNMENT)
    parts = {group.person(number).student: part for number, part in enumerate(group.parts, 1)}
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    assert not list(taught.folder.rglob("was-executed"))
    with gradebook(taught) as book:
        submissions = book.assignment_submissions(ASSIGNMENT)
        totals = {found.student_id: found.score for found in submissions}
        scores = {
            found.student_id: {one.name: one.auto_score for notebook in found.notebooks for one in notebook.grades}
            for found in submissions
        }
    assert set(totals) == set(parts)
    by_kind = defaultdict(list)
    for student, part in parts.items():
        by_kind[part.trouble or part.kind].append(totals[student])

    # Kinds are told apart by their work.
    assert mean(by_kind["strong"]) > mean(by_kind["middling"]) + 8 > mean(by_kind["weak"]) + 20
    assert len({round(score) for score in by_kind["middling"]}) > 20
    assert set(by_kind["blank"]) == {0}

    # What was damaged earns what is left of it; what was forged earns nothing.
    for trouble in ("sample.empty", "sample.not-a-notebook", "sample.cleared"):
        assert set(by_kind[trouble]) == {0}
    for trouble in ("sample.beside", "sample.renamed", "sample.merged"):
        assert min(by_kind[trouble]) > 10, trouble
    for trouble in ("sample.forged-outputs", "sample.added-code", "sample.from-the-future"):
        assert set(by_kind[trouble]) == {0}, trouble
    assert max(by_kind["sample.everything"]) < 20

    # The good do better in every exercise.
    honest = sorted((student for student in parts if not parts[student].trouble), key=lambda student: totals[student])
    third = len(honest) // 3
    for name in (name for name in points if name != f"{ASSIGNMENT}-memo"):
        won = [scores[student][name] / points[name] for student in honest]
        assert mean(won[-third:]) > mean(won[:third]) + 0.1, name


def test_some_units_are_harder_than_others_and_mistakes_have_a_pattern(
    taught: NbgraderCourse, monkeypatch: pytest.MonkeyPatch, course: Course, keys: Reference
) -> None:
    monkeypatch.setenv("ENTRAIDE_LANG", taught.lang)
    group, exercise = Group(classroom.open_classroom(taught.folder), ASSIGNMENT, STUDENTS, 1), f"{ASSIGNMENT}-1"
    applied: Counter[tuple[str, int, str]] = Counter()
    for handed_in in group.handed_in():
        if handed_in.part.kind in ("strong", "middling", "weak"):
            notebook = json.loads(handed_in.files[f"{ASSIGNMENT}.ipynb"])
            found, notes = checking.newest(records.in_notebook(notebook), course.exercise(exercise), course)
            assert not notes
            applied.update((coding.excerpt, coding.unit, coding.code) for coding in (found.value if found else ()))
    students = sum(part.kind in ("strong", "middling", "weak") for part in group.parts)
    rates = sorted(applied[c.excerpt, c.unit, c.code] / students for c in required(course, keys, exercise))
    assert rates[-1] - rates[0] > 0.4
    tempting = {place for place, coding in keys.codings.items() if coding.status == "tempting"}
    wrong = [place for place in applied if place not in keys.codings]
    tempted = [applied[place] for place in applied if place in tempting]
    assert mean(tempted) > 2 * mean(applied[place] for place in wrong), "tempting codes tempt more than others"


def test_work_comes_in_before_its_date_except_the_late(new_course: Callable[[str], NbgraderCourse]) -> None:
    taught = new_course("en")
    with gradebook(taught) as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate="2027-03-12 22:00:00 UTC")
    group = Group(classroom.open_classroom(taught.folder), ASSIGNMENT, 60, 1)
    for handed_in in group.handed_in():
        assert (handed_in.when > group.due) == (handed_in.part.kind == "late")
        assert handed_in.when.year == 2027


def test_a_real_persons_work_is_never_touched(new_course: Callable[[str], NbgraderCourse], entraide: Command) -> None:
    taught = new_course("en")
    path = taught.submission("marie-eve")
    path.write_text("real")
    status, _, said = entraide(taught, "sample-class", ASSIGNMENT)
    assert status == 1 and "marie-eve" in said and "--moodle" in said
    assert content(taught.folder / "submitted") == {f"marie-eve/{ASSIGNMENT}/{ASSIGNMENT}.ipynb": b"real"}


def test_an_assignment_that_is_not_released_is_said_to_be(taught: NbgraderCourse, entraide: Command) -> None:
    status, _, said = entraide(taught, "sample-class", "approaches")
    assert status == 1 and "nbgrader generate_assignment approaches" in said
    status, _, said = entraide(taught, "sample-class", ASSIGNMENT, "--students", "0")
    assert status == 1 and "--students 0" in said


def test_moodle_would_have_packed_the_class_so(taught: NbgraderCourse, entraide: Command, tmp_path: Path) -> None:
    archive = tmp_path / "class.zip"
    options = ("sample-class", ASSIGNMENT, "--students", "50", "--moodle", str(archive))
    assert entraide(taught, *options)[0] == 0
    first = archive.read_bytes()
    assert entraide(taught, *options)[0] == 0
    assert archive.read_bytes() == first
    with (tmp_path / "class-worksheet.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == words.header(taught.lang)
    assert len(rows) == 50 and all(len(row) == len(header) and SAMPLE_ID.fullmatch(row[2]) for row in rows)
    with zipfile.ZipFile(archive) as packed:
        places = [place(entry) for entry in packed.namelist()]
    assert all(places)
    assert {found.participant for found in places if found} == {re.sub(r"\D", "", row[0]) for row in rows}


def test_a_file_that_is_no_made_up_class_is_not_overwritten(
    taught: NbgraderCourse, entraide: Command, tmp_path: Path
) -> None:
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("real.txt", "real")
    before = archive.read_bytes()
    status, _, said = entraide(taught, "sample-class", ASSIGNMENT, "--moodle", str(archive))
    assert status == 1 and {"en": "another name", "fr": "un autre nom"}[taught.lang] in said
    assert archive.read_bytes() == before
    assert entraide(taught, "sample-class", ASSIGNMENT, "--moodle", str(tmp_path / "no" / "class.zip"))[0] == 1


def test_ids_are_plain_and_names_are_not(taught: NbgraderCourse) -> None:
    group = Group(classroom.open_classroom(taught.folder), ASSIGNMENT, 300, 1)
    people = [group.person(number) for number in range(1, 301)]
    assert len({person.student for person in people}) == len({person.participant for person in people}) == 300
    assert all(SAMPLE_ID.fullmatch(person.student) for person in people)
    names = " ".join(person.name for person in people)
    assert all(mark in names for mark in "éÉ'-ñ") and not names.isascii()
