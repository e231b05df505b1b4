"""Moodle's archive becomes nbgrader's folders: everybody's newest notebook in its place, and nobody lost in silence."""

import csv
import json
import random
import re
import shutil
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from entraide.coding import answers
from entraide.course import Course
from entraide.errors import CourseError
from entraide.grading.classroom import Classroom, open_classroom
from entraide.grading.read import contents
from entraide.moodle import collect as command
from entraide.moodle import register
from entraide.moodle.archive import Archive, Entry
from entraide.moodle.file_names import cleaned, feedback_name, place, submission_name
from entraide.moodle.limits import Limits
from entraide.moodle.which_student import slug
from tests.answering import record
from tests.classroom import ASSIGNMENT
from tests.moodle.moodle_files import (
    LAYOUTS,
    Participant,
    answers_file,
    imported,
    notebook,
    pack,
    submission,
    worksheet,
    zipped,
)

pytestmark = pytest.mark.slow  # What is collected is entered into nbgrader's gradebook.
CLASS = {"Ana Roy": 1, "Bo Roy": 2}
MORNING, NOON, EVENING = (datetime(2026, 6, 1, hour, tzinfo=UTC) for hour in (8, 12, 20))


@pytest.fixture
def room(root: Path, tmp_path: Path) -> Classroom:
    """A course's folder in which nothing was graded yet."""
    shutil.copy(root / "nbgrader_config.py", tmp_path)
    shutil.copytree(root / "exercises", tmp_path / "exercises")
    return open_classroom(tmp_path)


@pytest.fixture
def memo(course: Course) -> Callable[..., dict[str, Any]]:
    """The record of a memo with this text, saved at noon."""
    return lambda text, saved_at=NOON: record(course, "mutual-aid-memo", text, saved_at=saved_at)


def collect(
    room: Classroom,
    entries: dict[str, bytes],
    people: list[Participant] | None = None,
    assignment: str | None = None,
    lang: str = "en",
    date: tuple[int, ...] = (2026, 6, 9, 8, 30, 0),
) -> int:
    """Collect an archive of these entries, with a worksheet of these people."""
    archive = pack(room.root / "class.zip", entries, date)
    sheet = worksheet(room.root / "grades.csv", people, lang) if people else None
    return command.collect(room, archive, assignment, sheet)


def handed_in(room: Classroom, student: str, assignment: str = ASSIGNMENT) -> str:
    """What was written in a student's memo."""
    content = json.loads((room.root / "submitted" / student / assignment / f"{assignment}.ipynb").read_bytes())
    for cell in content["cells"]:
        for output in cell["outputs"]:
            for found in output["data"].values():
                if found["exercise"] == "mutual-aid-memo":
                    return str(found["value"])
    return ""


def students(room: Classroom, assignment: str = ASSIGNMENT) -> list[str]:
    """Who has a submission."""
    return list(room.handed_in(assignment))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_read(room: Classroom, memo: Callable[..., Any], layout: str) -> None:
    people = {"Marie-Ève Côté": 11, "Jean-Noël O'Brien": 12, "Ana_Roy": 13, "Nguyễn Thị Ánh": 14}
    entries = {
        submission(name, number, "mutual-aid.ipynb", layout): notebook(memo(name)) for name, number in people.items()
    }
    assert collect(room, entries) == 0
    assert students(room) == ["ana-roy", "jean-noel-obrien", "marie-eve-cote", "nguyen-thi-anh"]
    assert handed_in(room, "jean-noel-obrien") == "Jean-Noël O'Brien"


@pytest.mark.parametrize(
    "file",
    [
        "mutual-aid.ipynb",
        "mutual-aid (1).ipynb",
        "mutual-aid-Copy1.ipynb",
        "Devoir_final_v2_(vraiment).ipynb",
        "MUTUAL-AID.IPYNB",
        "mutual-aid.ipynb.txt",
        "mutual-aid.json",
        "travail sans extension",
        "dossier/sous-dossier/carnet.ipynb",
    ],
)
def test_a_notebook_is_known_by_its_content_whatever_its_name(
    room: Classroom, memo: Callable[..., Any], file: str
) -> None:
    assert collect(room, {submission("Ana Roy", 1, file): notebook(memo("mine"))}) == 0
    assert handed_in(room, "ana-roy") == "mine"
    assert [path.name for path in (room.root / "submitted/ana-roy/mutual-aid").iterdir()] == ["mutual-aid.ipynb"]


def test_of_two_notebooks_the_one_with_the_newest_answers_is_taken_and_it_is_said(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    entries = {
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(memo("first", MORNING)),
        submission("Ana Roy", 1, "mutual-aid (1).ipynb"): notebook(memo("last", EVENING)),
        submission("Ana Roy", 1, "mutual-aid (2).ipynb"): notebook(),
    }
    assert collect(room, entries) == 0
    assert handed_in(room, "ana-roy") == "last"
    said = capsys.readouterr().out
    assert "took mutual-aid (1).ipynb, whose answers are the newest, not mutual-aid.ipynb, mutual-aid (2).ipynb" in said


def test_answers_beside_the_notebook_come_along(room: Classroom, memo: Callable[..., Any]) -> None:
    kept = answers_file(memo("kept", EVENING))
    entries = {
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(),
        submission("Ana Roy", 1, "answers (1).json"): kept,
        submission("Ana Roy", 1, "answers.json"): answers_file(memo("older", MORNING)),
    }
    assert collect(room, entries) == 0
    assert (room.root / "submitted/ana-roy/mutual-aid/answers.json").read_bytes() == kept


def test_answers_alone_are_a_submission(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert collect(room, {submission("Ana Roy", 1, "answers.json"): answers_file(memo("kept"))}) == 0
    assert students(room) == ["ana-roy"]
    assert "answers.json alone, no notebook" in capsys.readouterr().out


def test_a_zip_that_a_student_made_is_opened(room: Classroom, memo: Callable[..., Any]) -> None:
    inner = zipped({"devoir/mutual-aid.ipynb": notebook(memo("inside")), "devoir/photo.jpg": b"x"})
    assert collect(room, {submission("Ana Roy", 1, "devoir.zip"): inner}) == 0
    assert handed_in(room, "ana-roy") == "inside"


def test_a_hostile_zip_stops_its_student_alone(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    entries = {
        submission("Ana Roy", 1, "devoir.zip"): zipped({"../../nbgrader_config.py": b"raise SystemExit"}),
        submission("Bo Roy", 2, "mutual-aid.ipynb"): notebook(memo("mine")),
    }
    assert collect(room, entries) == 1
    assert students(room) == ["bo-roy"]
    said = capsys.readouterr().err
    assert "Ana Roy (1): devoir.zip was refused: “../../nbgrader_config.py”: a path that leads out" in said
    assert "ask her for her notebook alone" in said and "Moodle makes" not in said


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("assignment.pdf", b"%PDF", "no notebook; assignment.pdf is not a notebook"),
        ("mutual-aid.txt", b"my answers", "no notebook; mutual-aid.txt is not a notebook"),
        ("autre.ipynb", notebook(cells=["something-else"]), "autre.ipynb holds no exercise of mutual-aid"),
        ("approaches.ipynb", notebook(cells=["approaches-1"]), "approaches.ipynb belongs to approaches, not to"),
        ("bomb.ipynb", b"\0" * 30_000_000, "bomb.ipynb was refused: more than 200 times its packed size"),
        ("aux.ipynb", notebook(), "aux.ipynb was refused: a name that Windows keeps for itself"),
    ],
)
def test_what_cannot_be_graded_is_listed_with_the_reason(
    room: Classroom, capsys: pytest.CaptureFixture[str], file: str, content: bytes, reason: str
) -> None:
    entries = {
        submission("Ana Roy", 1, file): content,
        submission("Bo Roy", 2, "mutual-aid.ipynb"): notebook(),
        submission("Cy Roy", 3, "mutual-aid.ipynb"): notebook(),
    }
    assert collect(room, entries, assignment=ASSIGNMENT) == 1
    assert students(room) == ["bo-roy", "cy-roy"]
    assert f"Ana Roy (1): {reason}" in capsys.readouterr().err
    line = register.load(room, ASSIGNMENT)["1"]
    assert (line.file, line.student) == ("", "ana-roy")
    assert reason in line.said


def test_a_damaged_notebook_is_kept_for_what_is_left_of_it(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    entries = {
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(memo("mine"))[:-40],
        submission("Bo Roy", 2, "mutual-aid.ipynb"): b"\x80\x81 nothing left",
        submission("Cy Roy", 3, "mutual-aid.ipynb"): notebook(memo("mine")),
        submission("Di Roy", 4, "mutual-aid.ipynb"): b"",
    }
    assert collect(room, entries) == 0
    assert students(room) == ["ana-roy", "bo-roy", "cy-roy", "di-roy"]
    assert capsys.readouterr().out.count("is damaged; what is left of it will be graded") == 3


def test_names_reach_a_gradebook_that_the_assignment_has_not_reached_and_the_next_step_is_the_true_one(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Where students answer on the assignment's page, nothing was released when their work comes in."""
    assert collect(room, {submission("Ana Roy", 1, "devoir.ipynb"): notebook(memo("Mine."))}) == 0
    with Gradebook(f"sqlite:///{room.root / 'gradebook.db'}") as gradebook:
        [student] = gradebook.students
    assert (student.first_name, student.last_name) == ("Ana", "Roy")
    assert "Next: nbgrader generate_assignment mutual-aid, then entraide grade mutual-aid" in capsys.readouterr().out


def test_a_name_that_was_divided_otherwise_in_the_gradebook_stays_so(room: Classroom, memo: Callable[..., Any]) -> None:
    entries = {submission("Ana Maria Roy", 1, "x.ipynb"): notebook(memo("Mine."))}
    assert collect(room, entries) == 0
    with room.gradebook() as gradebook:
        gradebook.update_or_create_student("ana-maria-roy", first_name="Ana Maria", last_name="Roy")
    assert collect(room, entries, [Participant(1, "Ana Maria Roy", email="ana@uqac.ca")]) == 0
    with room.gradebook() as gradebook:
        student = gradebook.find_student("ana-maria-roy")
        assert (student.first_name, student.last_name, student.email) == ("Ana Maria", "Roy", "ana@uqac.ca")


def test_text_typed_in_moodle_is_said_not_to_be_read(room: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    entries = {
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(),
        "Ana Roy_1_assignsubmission_onlinetext/onlinetext.html": b"<p>Voici</p>",
        "Bo Roy_2_assignsubmission_onlinetext_onlinetext.html": b"<p>Voici</p>",
    }
    assert collect(room, entries) == 1
    said = capsys.readouterr()
    assert "Ana Roy (1): text typed in Moodle is not read" in said.out
    assert "Bo Roy (2): no notebook; text typed in Moodle is not read" in said.err


def test_what_is_nobodys_is_listed(room: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    entries = {
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(),
        "Default group_assignsubmission_file/mutual-aid.ipynb": notebook(),
    }
    assert collect(room, entries) == 1
    assert "“Default group_assignsubmission_file/mutual-aid.ipynb”: not named as Moodle" in capsys.readouterr().err


# In the language of whoever types the command


def test_an_id_that_differs_in_capitals_alone_from_one_that_is_there_is_told(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (room.root / "submitted" / "Ana-Roy" / ASSIGNMENT).mkdir(parents=True)
    collect(room, {submission("Ana Roy", 1, f"{ASSIGNMENT}.ipynb"): notebook(memo("Mine"))})
    told = capsys.readouterr().out
    assert "differ from another by case or by how an accent is written, and nothing else: Ana-Roy / ana-roy" in told
    assert "give her one id in moodle/mutual-aid.csv" in told


def test_what_was_collected_is_told_in_french(
    room: Classroom,
    memo: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    entries = {
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(memo("first", MORNING)),
        submission("Ana Roy", 1, "copie.ipynb"): notebook(memo("last", EVENING)),
        submission("Bo Roy", 2, "devoir.zip"): zipped({"../x.ipynb": b"{}"}),
        submission("", 3, "lettre.pdf"): b"%PDF",
        "hors de toute remise.ipynb": notebook(),
    }
    people = [Participant(1, "Ana Roy"), Participant(4, "Cy Roy"), Participant(5, "Di Roy", submitted="-", status="")]
    assert collect(room, entries, people) == 1
    said, trouble = (re.sub("[\u00a0\u202f]", " ", text) for text in capsys.readouterr())
    assert said.splitlines() == [
        "mutual-aid : 3 personnes dans class.zip ; remises : 1 nouvelle.",
        "À noter pour Ana Roy (1) : on a pris copie.ipynb, dont les réponses sont les plus récentes, et laissé "
        "mutual-aid.ipynb",
        "N’a rien remis : 1 (Di Roy).",
        "Tout le monde est dans moodle/mutual-aid.csv. Ensuite : nbgrader generate_assignment mutual-aid, "
        "puis entraide grade mutual-aid",
    ]
    assert [line.strip() for line in trouble.splitlines()] == [
        "À regarder :",
        "« hors de toute remise.ipynb » : Moodle ne nomme pas ainsi une remise ; laissé de côté",
        "Bo Roy (2) : pas dans grades.csv ; remise recueillie quand même, mais sans ligne pour une note : téléchargez "
        "un formulaire plus récent, de tous les groupes",
        "Participante (3) : pas dans grades.csv ; remise recueillie quand même, mais sans ligne pour une note : "
        "téléchargez un formulaire plus récent, de tous les groupes",
        "Participante (3) : pas de carnet ; lettre.pdf n’est pas un carnet",
        "Bo Roy (2) : devoir.zip est refusé : « ../x.ipynb » : c’est un chemin qui mène hors de l’archive. Rien n’en a "
        "été pris ; demandez-lui son carnet seul",
        "Cy Roy (4) : a remis, selon le formulaire, mais n’est pas dans l’archive : téléchargez l’archive de nouveau",
    ]
    assert register.load(room, ASSIGNMENT)["4"].said.startswith("a remis, selon le formulaire")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "mutual-aid (2) and approaches (1); say which"), ("fr", "mutual-aid (2) et approaches (1) ; dites lequel")],
)
def test_an_error_knows_its_file_and_waits_for_its_language(room: Classroom, lang: str, said: str) -> None:
    cells = ["mutual-aid-1", "mutual-aid-1", "approaches-1"]
    entries = {submission("Ana Roy", number, "x.ipynb"): notebook(cells=[cell]) for number, cell in enumerate(cells)}
    with pytest.raises(CourseError) as error:
        collect(room, entries)
    assert (error.value.problem.file, error.value.problem.key) == ("class.zip", "moodle.several-assignments")
    assert said in re.sub("[\u00a0\u202f]", " ", error.value.text(lang))


# Each file once


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many files are read from archives, parsed, and unpacked once more, and the bytes counted in all."""
    count: Counter[str] = Counter()
    read, parse = Archive.read, contents.parse

    def counted_read(archive: Archive, entry: Entry, again: bool = False) -> bytes:
        content = read(archive, entry, again)
        count["again" if again else "read"] += 1
        count["bytes"] = archive.meter.spent
        return content

    def counted_parse(files: contents.Files) -> contents.Contents:
        count["parsed"] += 1
        return parse(files)

    monkeypatch.setattr(Archive, "read", counted_read)
    monkeypatch.setattr(contents, "parse", counted_parse)
    return count


def keep_at_most(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no more bytes of an archive be kept in memory."""
    monkeypatch.setattr("entraide.moodle.archive.Limits", partial(Limits, kept=size))


@pytest.mark.parametrize("given", [None, ASSIGNMENT])
@pytest.mark.parametrize(("kept", "again"), [(50_000_000, 0), (0, 7)])
def test_every_file_is_read_and_parsed_once_and_its_size_counted_once(
    room: Classroom,
    memo: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    counted: Counter[str],
    given: str | None,
    kept: int,
    again: int,
) -> None:
    """Where memory is short, the files that are taken are unpacked once more: one of each student, D's with its zip."""
    keep_at_most(kept, monkeypatch)
    files = {f"{number}.ipynb": notebook(memo("D"), text="x" * number) for number in range(3)}
    entries = {submission(name, number, "x.ipynb"): notebook(memo(name)) for number, name in enumerate("ABC", 1)}
    entries[submission("D", 4, "devoir.zip")] = zipped(files)
    entries[submission("E", 5, "x.ipynb")] = notebook(memo("older"))
    entries[submission("E", 5, "y.ipynb")] = notebook(memo("E", EVENING))
    entries[submission("F", 6, "answers.json")] = answers_file(memo("F"))
    assert collect(room, entries, assignment=given) == 0
    assert {handed_in(room, name.lower()) for name in "ABCDE"} == set("ABCDE")
    assert counted == Counter(
        read=len(entries) + len(files),
        parsed=len(entries) - 1 + len(files),  # The zip holds notebooks, and is none.
        again=again,
        bytes=sum(map(len, [*entries.values(), *files.values()])),
    )


def test_a_class_is_not_held_in_memory(
    room: Classroom, memo: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_at_most(3_000_000, monkeypatch)
    texts = {number: random.Random(number).randbytes(500_000).hex() for number in range(1, 31)}
    entries = {submission(f"S{number}", number, "x.ipynb"): notebook(memo("x"), text=texts[number]) for number in texts}
    archive = pack(room.root / "class.zip", entries)
    del entries, texts
    tracemalloc.start()
    assert command.collect(room, archive, None, None) == 0
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(students(room)) == 30
    assert most < 15_000_000, "of 30 notebooks of one megabyte"


# The assignment


def test_the_assignment_is_found_in_the_notebooks(room: Classroom) -> None:
    assert collect(room, {submission("Ana Roy", 1, "x.ipynb"): notebook(cells=["approaches-1"])}) == 0
    assert students(room, "approaches") == ["ana-roy"]


@pytest.mark.parametrize(
    ("cells", "given", "said"),
    [
        (["mutual-aid-1", "approaches-1"], None, r"of several assignments, .*; say which with --assignment"),
        (["approaches-1"], ASSIGNMENT, r"its notebooks are of approaches \(1\), none of mutual-aid"),
        (["unknown"], None, "no notebook of this course"),
        (["mutual-aid-1"], "mutual-ade", "there is no assignment “mutual-ade”"),
    ],
)
def test_an_assignment_that_is_not_clear_is_asked_for(
    room: Classroom, cells: list[str], given: str | None, said: str
) -> None:
    entries = {submission("Ana Roy", number, "x.ipynb"): notebook(cells=[cell]) for number, cell in enumerate(cells, 1)}
    with pytest.raises(CourseError, match=said):
        collect(room, entries, assignment=given)
    assert not (room.root / "submitted").exists()


def test_an_archive_of_something_else_is_named(room: Classroom) -> None:
    with pytest.raises(CourseError, match="no submissions in it"):
        collect(room, {"holiday/photo.jpg": b"x"})


# People


@pytest.mark.parametrize("lang", ["en", "fr", "de"])
def test_the_worksheet_says_who_people_are(room: Classroom, lang: str) -> None:
    people = [
        Participant(1, "Ana Roy", "20261234", "ana.roy@uqac.ca"),
        Participant(2, "Bo Roy", "", "bo.roy@uqac.ca"),
        Participant(3, "Zoé L'Heureux"),
    ]
    entries = {submission(who.name, who.number, "mutual-aid.ipynb"): notebook() for who in people}
    assert collect(room, entries, people, lang=lang) == 0
    assert students(room) == ["20261234", "bo.roy", "zoe-lheureux"]
    lines = register.load(room, ASSIGNMENT)
    assert lines["3"].name == "Zoé L'Heureux"
    assert lines["1"].email == "ana.roy@uqac.ca"


def test_moodles_own_date_is_when_it_was_handed_in(room: Classroom) -> None:
    collect(room, {submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook()}, [Participant(1, "Ana Roy", "A1")])
    when = CourseDirectory(config=room.config).get_existing_timestamp(str(room.root / "submitted/A1/mutual-aid"))
    assert when.replace(tzinfo=UTC) == datetime(2026, 6, 10, 14, 14).astimezone()


def test_without_a_worksheet_no_date_is_known_because_an_archive_has_that_of_its_download(room: Classroom) -> None:
    collect(room, {submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook()})
    folder = room.root / "submitted/ana-roy/mutual-aid"
    assert CourseDirectory(config=room.config).get_existing_timestamp(str(folder)) is None


def test_what_is_handed_in_within_the_same_minute_is_the_one_of_the_later_archive(
    room: Classroom, memo: Callable[..., Any]
) -> None:
    """Moodle's worksheet tells no seconds, and the newest answers need not be in what was handed in last."""
    people, entry = [Participant(1, "Ana", "A1")], submission("Ana", 1, "x.ipynb")
    collect(room, {entry: notebook(memo("first", EVENING))}, people)
    assert collect(room, {entry: notebook(memo("last", NOON))}, people, date=(2026, 6, 9, 8, 32, 0)) == 0
    assert handed_in(room, "A1") == "last"


def test_a_date_in_a_worksheet_that_is_not_read_is_told(room: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    people = [Participant(1, "Ana Roy", submitted="miércoles, 10 de junio de 2026, 14:14"), Participant(2, "Bo Roy")]
    entries = {submission(who.name, who.number, "x.ipynb"): notebook() for who in people}
    assert collect(room, entries, people) == 0
    told = "since the one in grades.csv could not be read (“miércoles, 10 de junio de 2026, 14:14”)"
    assert f"{told}, and therefore never late: 1" in capsys.readouterr().out


def test_an_id_that_two_people_have_in_the_register_is_refused_before_one_gets_the_others_work(
    room: Classroom, memo: Callable[..., Any]
) -> None:
    """Somebody changed the register by hand; a copied line too would stand for another, without a word."""
    entries = {submission(name, number, "x.ipynb"): notebook(memo(name)) for name, number in CLASS.items()}
    assert collect(room, entries) == 0
    path = register.path(room, ASSIGNMENT)
    written = path.read_text("utf-8-sig")
    path.write_text(written.replace('"bo-roy"', '"ana-roy"'), "utf-8-sig")
    with pytest.raises(CourseError, match="row 3: participants 1 and 2 have the same student id, ana-roy"):
        collect(room, entries)
    path.write_text(written + written.splitlines()[1], "utf-8-sig")
    with pytest.raises(CourseError, match="row 4: participant 1 stands there twice"):
        collect(room, entries)
    assert [handed_in(room, student) for student in students(room)] == ["Ana Roy", "Bo Roy"]


def test_two_people_of_one_name_stay_two(room: Classroom, memo: Callable[..., Any]) -> None:
    entries = {submission("Ana Roy", number, "mutual-aid.ipynb"): notebook(memo(str(number))) for number in (7, 8)}
    assert collect(room, entries) == 0
    assert {student: handed_in(room, student) for student in students(room)} == {"ana-roy-7": "7", "ana-roy-8": "8"}


def test_a_group_stands_before_the_name(room: Classroom) -> None:
    people = [Participant(1, "Ana Roy", "A1")]
    assert collect(room, {submission("Groupe 2-Ana Roy", 1, "mutual-aid.ipynb"): notebook()}, people) == 0
    assert students(room) == ["A1"]


@pytest.mark.parametrize(("lang", "word"), [("en", "Participant"), ("de", "Teilnehmer/in")])
def test_anonymous_submissions_go_by_their_number(room: Classroom, lang: str, word: str) -> None:
    entries = {submission(word, number, "mutual-aid.ipynb"): notebook() for number in (1, 2)}
    named = [Participant(1, "Ana Roy", "A1"), Participant(2, "Bo Roy", "B2")]
    assert collect(room, entries, named, lang=lang) == 0
    assert students(room) == ["A1", "B2"]


def test_anonymous_submissions_without_names_anywhere_are_kept_apart(room: Classroom) -> None:
    entries = {submission("Participant", number, "mutual-aid.ipynb"): notebook() for number in (1, 2)}
    assert collect(room, entries, [Participant(1, ""), Participant(2, "")]) == 0
    assert students(room) == ["participant-1", "participant-2"]


def test_who_is_in_one_of_the_two_only_is_listed(room: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    people = [
        Participant(1, "Ana Roy", "A1"),
        Participant(3, "Cy Roy", "C3"),
        Participant(4, "Di Roy", "D4", status="No submission - ", submitted="-"),
    ]
    entries = {submission(name, number, "x.ipynb"): notebook() for name, number in (("Ana Roy", 1), ("Bo Roy", 2))}
    assert collect(room, entries, people) == 1
    said = capsys.readouterr()
    assert "Bo Roy (2): not in grades.csv; collected all the same" in said.err
    assert "Cy Roy (3): handed in, says the worksheet, but not in the archive" in said.err
    assert "Handed in nothing: 1 (Di Roy)." in said.out
    assert students(room) == ["A1", "bo-roy"]
    assert {line.name for line in register.load(room, ASSIGNMENT).values()} == {"Ana Roy", "Bo Roy", "Cy Roy", "Di Roy"}


def test_a_number_that_is_somebody_elses_is_not_hers(room: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    """A group's submission carries the group's number, which may be a participant's in the worksheet."""
    people = [Participant(1, "Ana Roy", "A1"), Participant(2, "Bo Roy", "B2")]
    entries = {submission("Équipe bleue", 1, "x.ipynb"): notebook(), submission("Bo Roy", 2, "x.ipynb"): notebook()}
    assert collect(room, entries, people) == 1
    assert students(room) == ["B2"]
    assert "Équipe bleue (1): grades.csv has Ana Roy under this number; not collected" in capsys.readouterr().err


def test_a_worksheet_that_comes_late_changes_nobodys_id(room: Classroom, memo: Callable[..., Any]) -> None:
    entries = {submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(memo("mine"))}
    collect(room, entries)
    assert collect(room, entries, [Participant(1, "Ana Roy", "A1", "ana@uqac.ca")]) == 0
    assert students(room) == ["ana-roy"]
    assert register.load(room, ASSIGNMENT)["1"].email == "ana@uqac.ca"
    when = CourseDirectory(config=room.config).get_existing_timestamp(str(room.root / "submitted/ana-roy/mutual-aid"))
    assert when.replace(tzinfo=UTC) == datetime(2026, 6, 10, 14, 14).astimezone()


def test_a_student_has_the_same_id_in_every_assignment(room: Classroom) -> None:
    people = [Participant(1, "Ana Roy", "A1", "ana@uqac.ca"), Participant(2, "Bo Roy", "", "bo@uqac.ca")]
    collect(room, {submission(who.name, who.number, "x.ipynb"): notebook() for who in people}, people)
    entries = {
        submission("Ana Roy", 31, "x.ipynb"): notebook(cells=["approaches-1"]),
        submission("Bo Roy-Dupont", 32, "x.ipynb"): notebook(cells=["approaches-1"]),
    }
    later = [Participant(31, "Ana Roy"), Participant(32, "Bo Roy-Dupont", "B2", "bo@uqac.ca")]
    assert collect(room, entries, later) == 0
    assert students(room, "approaches") == students(room) == ["A1", "bo"]


def test_somebody_else_of_the_same_name_gets_another_id(room: Classroom) -> None:
    collect(
        room,
        {submission("Ana Roy", 1, "x.ipynb"): notebook()},
        [Participant(1, "Ana Roy", "", "roy@uqac.ca")],
    )
    collect(
        room,
        {submission("Ana Roy", 31, "x.ipynb"): notebook(cells=["approaches-1"])},
        [Participant(31, "Ana Roy", "", "roy@uqar.ca")],
    )
    assert students(room, "approaches") == ["roy-31"]


def test_ids_are_safe_as_folders(room: Classroom) -> None:
    people = [
        Participant(1, "Ana Roy", "../../etc"),
        Participant(2, "Bo Roy", "con"),
        Participant(3, "Cy Roy", "C 3/é"),
        Participant(4, "🙂"),
        Participant(5, "x" * 90, "y" * 300),
    ]
    entries = {submission(who.name, who.number, "x.ipynb"): notebook() for who in people}
    assert collect(room, entries, people) == 0
    assert students(room) == ["c-3e", "con-", "etc", "participant-4", "y" * 80]


@pytest.mark.parametrize("odd", ["<b>ana</b>", "../ana", "..", "ana roy", "ana\x1b[2J"])
def test_an_id_that_is_more_than_letters_and_digits_is_refused_and_nobody_else_is(
    room: Classroom, capsys: pytest.CaptureFixture[str], odd: str
) -> None:
    people = [Participant(1, "Ana Roy"), Participant(2, "Bo Roy")]
    lines = [register.Line("1", "Ana Roy", "", odd, ""), register.Line("2", "Bo Roy", "", "bo", "")]
    register.save(room, ASSIGNMENT, lines)
    assert collect(room, {submission(who.name, who.number, "x.ipynb"): notebook() for who in people}) == 1
    said = capsys.readouterr().err
    assert "Ana Roy (1)" in said and f"{ASSIGNMENT}.csv" in said and "\x1b" not in said
    assert students(room) == ["bo"]
    with room.gradebook() as gradebook:
        assert odd not in {student.id for student in gradebook.students}


# Collecting again


def test_collecting_again_replaces_what_is_newer_and_nothing_else(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    first = {submission(name, number, "x.ipynb"): notebook(memo("first")) for number, name in enumerate("ABC", 1)}
    collect(room, first)
    stray = room.root / "submitted/b/mutual-aid/stray.txt"
    stray.write_text("left by the first")
    capsys.readouterr()
    again = first | {submission("B", 2, "x.ipynb"): notebook(memo("second"))}
    assert collect(room, again, date=(2026, 6, 11, 9, 0, 0)) == 0
    said = capsys.readouterr().out
    assert "submissions: 1 replaced, 2 unchanged." in said
    assert "Replaced: B (b)." in said
    assert [handed_in(room, student) for student in "abc"] == ["first", "second", "first"]
    assert not stray.exists()
    assert sorted(path.name for path in (room.root / "submitted/b").iterdir()) == ["mutual-aid"]


def test_an_older_archive_takes_nothing_back(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    new, old = ({submission("Ana", 1, "x.ipynb"): notebook(memo(text))} for text in ("new", "old"))
    collect(room, new, date=(2026, 6, 11, 9, 0, 0))
    assert collect(room, old, date=(2026, 6, 9, 9, 0, 0)) == 0
    assert handed_in(room, "ana") == "new"
    assert "Older than what is here, left out: Ana (ana)." in capsys.readouterr().out


def test_where_dates_are_the_same_the_newest_answers_count(room: Classroom, memo: Callable[..., Any]) -> None:
    for text, when, kept in (("noon", NOON, "noon"), ("morning", MORNING, "noon"), ("evening", EVENING, "evening")):
        collect(room, {submission("Ana", 1, "x.ipynb"): notebook(memo(text, when))})
        assert handed_in(room, "ana") == kept


def test_who_is_not_in_a_later_archive_stays_in_the_register(room: Classroom) -> None:
    collect(room, {submission(name, number, "x.ipynb"): notebook() for number, name in enumerate("AB", 1)})
    people = [Participant(1, "A"), Participant(2, "B")]
    assert collect(room, {submission("B", 2, "x.ipynb"): notebook()}, people) == 0
    assert set(register.load(room, ASSIGNMENT)) == {"1", "2"}


# Any name

NAMES = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
MOODLE = st.sampled_from(list(LAYOUTS))


@given(st.lists(NAMES, min_size=1, max_size=6), MOODLE, st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anybody_is_collected_matched_and_fed_back_whatever_her_name(
    room: Classroom, memo: Callable[..., Any], names: list[str], layout: str, with_worksheet: bool
) -> None:
    for folder in ("submitted", "moodle"):
        shutil.rmtree(room.root / folder, ignore_errors=True)
    people = dict(enumerate(names, 101))
    entries = {
        submission(name, number, "mutual-aid (1).ipynb", layout): notebook(memo(str(number)))
        for number, name in people.items()
    }
    rows = [Participant(number, name) for number, name in people.items()]
    # A line may break in a name: the csv module of Python 3.11 leaves a bare carriage return unquoted unless told.
    sheet = worksheet(room.root / "grades.csv", rows, quoting=csv.QUOTE_ALL) if with_worksheet else None
    assert command.collect(room, pack(room.root / "class.zip", entries), None, sheet) == 0
    lines = register.load(room, ASSIGNMENT)
    assert {int(number): handed_in(room, line.student) for number, line in lines.items()} == {
        number: str(number) for number in people
    }
    for number, line in lines.items():
        assert imported(feedback_name(line.name, number, "mutual-aid.html"), set(lines)) == (number, "mutual-aid.html")


@given(NAMES)
def test_a_name_is_one_person_in_the_archive_and_in_the_worksheet(name: str) -> None:
    assert slug(cleaned(name.replace("_", " "))) == slug(name)


@given(NAMES, st.integers(1, 10**9), NAMES.filter(lambda text: cleaned(text).strip(".") != ""), MOODLE)
def test_a_place_in_the_archive_is_read_as_moodle_wrote_it(name: str, number: int, file: str, layout: str) -> None:
    found = place(submission_name(name, number, file, **LAYOUTS[layout]))
    assert found
    assert (found.participant, found.plugin) == (str(number), "file")


def test_the_importers_rule_passes_over_what_moodle_does() -> None:
    people = {"12"}
    assert imported("Ana_Roy_12_assignfeedback_file_x.html", people) is None, "an underscore in the name"
    assert imported(".Ana_12_assignfeedback_file_x.html", people) is None
    assert imported("Ana_13_assignfeedback_file_x.html", people) is None
    assert imported("Ana_12_assignfeedback_file_mutual_aid.html", people) == ("12", "mutual_aid.html")


# One student costs nobody else anything


def test_a_student_whose_files_cost_too_much_is_refused_alone_and_by_name(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """A zip of some megabytes that unpacks to gigabytes, each file of it within all limits; and one of tiny files."""
    bomb = zipped({f"{number}.ipynb": b" " * 4_900_000 for number in range(60)})
    entries = {
        submission("Ana Roy", 1, "devoir.zip"): bomb,
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(memo("mine")),
        submission("Bo Roy", 2, "devoir.zip"): zipped({f"{number}.txt": b"" for number in range(600)}),
        submission("Cy Roy", 3, "mutual-aid.ipynb"): notebook(memo("hers")),
    }
    assert collect(room, entries) == 1
    assert students(room) == ["cy-roy"]
    said = capsys.readouterr().err
    assert "Ana Roy (1): more than 200\u00a0MB in all when unpacked" in said
    assert "Bo Roy (2): more than 500 files" in said


def test_records_that_would_fill_the_memory_do_not(room: Classroom, memo: Callable[..., Any]) -> None:
    """Four megabytes of zip held a hundred records of a hundred thousand small things each: gigabytes as values."""
    one = json.dumps(memo("x") | {"value": 0}).replace('"value": 0', f'"value": [{",".join(["[]"] * 300_000)}]')
    output = f'{{"data": {{"{answers.MIME}": {one}}}}}'
    content = f'{{"cells": [{{"outputs": [{",".join([output] * 60)}]}}]}}'
    archive = pack(room.root / "class.zip", {submission("Ana Roy", 1, "mutual-aid.ipynb"): content.encode()})
    assert archive.stat().st_size < 4_000_000
    script = (
        "import re, sys; from pathlib import Path; from entraide.cli import main; main(sys.argv[1:]); "
        # Its own alone: what getrusage tells begins with the most that the process that started it ever had.
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "moodle", "collect", "class.zip", "--assignment", ASSIGNMENT],
        cwd=room.root,
        capture_output=True,
        text=True,
    )
    assert int(done.stdout.split()[-1]) < 1_200, "megabytes"


def test_a_full_disk_is_one_line_and_what_was_there_stays(
    room: Classroom,
    memo: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [submission(name, number, "mutual-aid.ipynb") for name, number in CLASS.items()]
    first = {name: notebook(memo("first")) for name in names}
    assert collect(room, first) == 0
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if "ana-roy" in path.parts:
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    later = {
        submission(name, number, "mutual-aid.ipynb"): notebook(memo("last", EVENING)) for name, number in CLASS.items()
    }
    assert collect(room, later, date=(2026, 6, 20, 9, 0, 0)) == 1
    assert [handed_in(room, student) for student in ("ana-roy", "bo-roy")] == ["first", "last"]
    assert "Ana Roy (1): could not be put among the submissions: No space left" in capsys.readouterr().err
    assert register.load(room, ASSIGNMENT)["1"].file == "mutual-aid.ipynb", "she still has what she had"


def test_a_submission_is_there_again_after_a_kill_between_two_renames(
    room: Classroom, memo: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = submission("Ana Roy", 1, "mutual-aid.ipynb")
    assert collect(room, {entry: notebook(memo("first"))}) == 0
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        collect(room, {entry: notebook(memo("last", EVENING))}, date=(2026, 6, 20, 9, 0, 0))
    monkeypatch.undo()
    assert not (room.root / "submitted/ana-roy" / ASSIGNMENT).exists()
    assert students(room) == ["ana-roy"], "whoever looks finds it"
    assert handed_in(room, "ana-roy") == "first"
    assert collect(room, {entry: notebook(memo("last", EVENING))}, date=(2026, 6, 20, 9, 0, 0)) == 0
    assert handed_in(room, "ana-roy") == "last"


def test_a_link_among_the_submissions_is_neither_read_nor_written_through(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert collect(room, {submission("Bo Roy", 2, "mutual-aid.ipynb"): notebook(memo("hers"))}) == 0
    (room.root / "submitted/ana-roy").symlink_to("bo-roy")
    both = {
        submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(memo("mine", EVENING)),
        submission("Bo Roy", 2, "mutual-aid.ipynb"): notebook(memo("hers")),
    }
    assert collect(room, both) == 1
    assert handed_in(room, "bo-roy") == "hers"
    assert "Ana Roy (1): ana-roy is a link to another place" in capsys.readouterr().err


def test_a_folder_whose_name_differs_by_case_alone_is_told(
    room: Classroom, memo: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Made by hand before the class went to Moodle, it would be another student to the gradebook."""
    (room.root / "submitted/Ana-Roy" / ASSIGNMENT).mkdir(parents=True)
    assert collect(room, {submission("Ana Roy", 1, "mutual-aid.ipynb"): notebook(memo("hers"))}) == 0
    assert "Ana-Roy / ana-roy" in capsys.readouterr().out
