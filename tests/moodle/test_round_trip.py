"""A class of five goes from Moodle through nbgrader's own grading and back: archive in, worksheet and feedback out."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from nbgrader.api import Gradebook

from entraide import cli
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.moodle import words
from tests.answering import perfect, record, required
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.moodle.moodle_files import Participant, answered, imported, pack, submission, table, worksheet

CLASS = [
    Participant(901, "Marie-Ève Côté", "20260001", "mec@uqac.ca"),
    Participant(
        902, "Jean-Noël O'Brien", "20260002", "jno@uqac.ca", status="Remis pour évaluation - En retard de 2 heures"
    ),
    Participant(903, "Ana_Lucía Roy", "20260003", "alr@uqac.ca"),
    Participant(904, "Bo, dit « =Roy »", "20260004", "bo@uqac.ca", status="Pas de travail remis - ", submitted="-"),
    Participant(905, "Zoé Tremblay", "20260005", "zt@uqac.ca", grade="12,00"),
]

WITHOUT = "  Zoé Tremblay (905) : pas de rétroaction : pas de carnet ; devoir.pdf n’est pas un carnet\n"
"""What is said of her who handed in a PDF alone, each time that feedback is packed."""


@pytest.fixture(scope="module")
def taught(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """A French course with what was downloaded from Moodle beside it."""
    taught = new_course("fr")
    exercises = [name for name in taught.graded() if not name.endswith("memo")]
    all_right = [perfect(course, keys, name, "fr") for name in exercises]
    half = record(course, "mutual-aid-1", required(course, keys, "mutual-aid-1"), "fr")
    memo = record(course, "mutual-aid-memo", "Le groupe porte ce qu'une seule ne pouvait porter.", "fr")
    entries = {
        submission(CLASS[0].name, 901, "mutual-aid.ipynb"): answered(taught, *all_right, memo),
        submission(CLASS[1].name, 902, "mutual-aid (1).ipynb"): answered(taught, *all_right),
        submission(CLASS[2].name, 903, "Devoir_final.ipynb"): answered(taught, half),
        submission(CLASS[4].name, 905, "devoir.pdf"): b"%PDF",
    }
    pack(taught.folder / "remises.zip", entries)
    worksheet(taught.folder / "notes.csv", CLASS, "fr", maximum="20,00", delimiter=";")
    return taught


@pytest.fixture
def entraide(
    taught: NbgraderCourse, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run ``entraide moodle …`` in the course's folder: its exit status, and what it said where, with plain spaces."""
    monkeypatch.chdir(taught.folder)
    monkeypatch.setenv("ENTRAIDE_LANG", taught.lang)

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main(["moodle", *arguments])
        said, trouble = (re.sub("[\u00a0\u202f]", " ", text) for text in capsys.readouterr())
        return status, said, trouble

    return run


def given(taught: NbgraderCourse, file: str = "notes-graded.csv", column: str = "Note") -> dict[str, str]:
    """The grades, or another column, in a filled worksheet, by identifier."""
    rows = table(taught.folder / file, ";")
    place = words.header("fr").index(column)
    return {row[0]: row[place] for row in rows[1:]}


def test_the_whole_way(taught: NbgraderCourse, entraide: Callable[..., tuple[int, str, str]]) -> None:
    status, said, trouble = entraide("collect", "remises.zip", "--worksheet", "notes.csv")
    assert status == 1
    assert "mutual-aid : 4 personnes dans remises.zip ; remises : 3 nouvelles." in said
    assert "N’a rien remis : 1 (Bo, dit « =Roy »)." in said
    assert trouble == "À regarder :\n  Zoé Tremblay (905) : pas de carnet ; devoir.pdf n’est pas un carnet\n"
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        student = gradebook.find_student("20260002")
        assert (student.first_name, student.last_name, student.email) == ("Jean-Noël", "O'Brien", "jno@uqac.ca")

    status, _, trouble = entraide("grades", "notes.csv")
    assert status == 1
    assert trouble.count("pas de note : remise pas encore notée ; lancez : entraide grade mutual-aid") == 3
    assert (taught.folder / "notes-graded.csv").read_bytes() == (taught.folder / "notes.csv").read_bytes()

    taught.run("autograde", ASSIGNMENT)
    status, said, trouble = entraide("grades", "notes.csv")
    assert status == 1
    assert "mutual-aid : 2 notes dans notes-graded.csv." in said
    assert "Marie-Ève Côté (901) : pas de note : une partie attend que quelqu’un la lise, dans Formgrader" in trouble
    # 80 of 100 points without the memo, 25 of 100 for the first exercise alone: out of 20, with a comma.
    assert given(taught) == {
        "Participant901": "", "Participant902": "16,00", "Participant903": "5,00", "Participant904": "",
        "Participant905": "12,00",
    }  # fmt: skip

    status, said, trouble = entraide("feedback")
    assert status == 1
    assert "il n’y a pas de rétroaction à emballer ; lancez : entraide feedback mutual-aid" in trouble
    taught.run("generate_feedback", ASSIGNMENT)
    status, said, trouble = entraide("feedback")
    assert (status, said) == (1, "mutual-aid : 2 pages de rétroaction dans feedback-mutual-aid.zip.\n")
    assert "Marie-Ève Côté (901) : pas de rétroaction : une partie attend" in trouble

    assert trouble.endswith(WITHOUT), "Zoé's PDF is named, as beside the grades"
    assert "Bo, dit" not in trouble, "who handed in nothing is no trouble"

    # What is scored by the machine need not wait, if the instructor asks for it; everybody is told what it is.
    status, said, trouble = entraide("feedback", "--provisional", "--output", "provisoire.zip")
    assert (status, trouble) == (1, f"À regarder :\n{WITHOUT}") and said.startswith(
        "mutual-aid : 3 pages de rétroaction"
    )
    assert said.endswith("Provisoire, parce qu’il y reste quelque chose à lire : 1 page.\n")
    assert "Note provisoire" in taught.feedback("20260001") and "provisoire" not in taught.feedback("20260002")
    status, said, trouble = entraide("grades", "notes.csv", "--provisional", "--output", "provisoires.csv")
    assert "mutual-aid : 3 notes dans provisoires.csv.\nProvisoire, comme le dit le commentaire : 1." in said
    assert given(taught, "provisoires.csv")["Participant901"] == "16,00"
    comments = given(taught, "provisoires.csv", "Feedback par commentaires")
    assert comments.pop("Participant901").startswith("Note provisoire")
    assert comments == {
        name: text for name, text in given(taught, column="Feedback par commentaires").items() if name in comments
    }

    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("mutual-aid-memo", ASSIGNMENT, ASSIGNMENT, "20260001")
        grade.manual_score, grade.needs_manual_grade = 15.5, False
        gradebook.db.commit()
    status, said, trouble = entraide("grades", "notes.csv", "--output", "notes-graded.csv")
    assert status == 1, "Zoé's grade is still missing"
    assert given(taught)["Participant901"] == "19,10"
    entraide("grades", "provisoires.csv", "--output", "notes-graded.csv")
    assert given(taught)["Participant901"] == "19,10"
    assert given(taught, column="Feedback par commentaires")["Participant901"] == "", "the grade is whole now"
    assert trouble.endswith("Zoé Tremblay (905) : pas de note : pas de carnet ; devoir.pdf n’est pas un carnet\n")

    status, said, trouble = entraide("feedback", "--output", "rétroaction.zip")
    assert (status, trouble) == (1, f"À regarder :\n{WITHOUT}"), "all others have theirs"
    with zipfile.ZipFile(taught.folder / "rétroaction.zip") as archive:
        taken = {imported(name, {"901", "902", "903", "904", "905"}): archive.read(name) for name in archive.namelist()}
    assert set(taken) == {(number, "mutual-aid.html") for number in ("901", "902", "903")}
    for number, student in (("901", "20260001"), ("902", "20260002"), ("903", "20260003")):
        assert taken[number, "mutual-aid.html"].decode() == taught.feedback(student)


def test_where_every_memo_is_still_to_be_read_that_is_what_packing_says(
    new_course: Callable[[str], NbgraderCourse], course: Course
) -> None:
    alone = new_course("en")
    records = [record(course, "mutual-aid-memo", "Mine.", "en")]
    pack(alone.folder / "class.zip", {submission("Ana Roy", 1, "x.ipynb"): answered(alone, *records)})
    alone.entraide("moodle", "collect", "class.zip")
    alone.entraide("grade", ASSIGNMENT)
    alone.entraide("feedback", ASSIGNMENT)
    trouble = alone.entraide("moodle", "feedback").stderr
    assert "nothing was packed, because the memos are still to be read" in trouble
    assert "run: entraide feedback" not in trouble


def test_packing_ends_with_0_only_where_all_who_handed_in_were_served(
    new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference
) -> None:
    alone = new_course("en")
    right = [perfect(course, keys, name, "en") for name in alone.graded() if not name.endswith("memo")]
    ana = {submission("Ana Roy", 1, "x.ipynb"): answered(alone, *right)}
    nobody = Participant(3, "Cy Roy", "", "", status="No submission - ", submitted="-")
    people = [Participant(1, "Ana Roy", "", ""), nobody]
    worksheet(alone.folder / "Grades.csv", people, "en", maximum="100.00")
    pack(alone.folder / "class.zip", ana)
    # The register keeps the sentence of whoever collected, in French here; who handed in nothing is known all the same.
    replace(alone, lang="fr").entraide("moodle", "collect", "class.zip", "--worksheet", "Grades.csv")
    alone.entraide("grade", ASSIGNMENT)
    alone.entraide("feedback", ASSIGNMENT)
    served = alone.entraide("moodle", "feedback")
    assert (served.returncode, served.stderr) == (0, "")

    pack(alone.folder / "class.zip", ana | {submission("Bo Roy", 2, "essay.pdf"): b"%PDF"})
    alone.entraide("moodle", "collect", "class.zip")
    told = alone.entraide("moodle", "feedback")
    assert told.returncode == 1
    assert told.stderr == "To look at:\n  Bo Roy (2): no feedback: no notebook; essay.pdf is not a notebook\n"


def test_a_page_older_than_the_grading_is_not_given(
    taught: NbgraderCourse, entraide: Callable[..., tuple[int, str, str]]
) -> None:
    taught.run("autograde", ASSIGNMENT, "--student", "20260003", "--force")
    status, said, trouble = entraide("feedback")
    assert status == 1
    assert "2 pages" in said
    assert "(903) : pas de rétroaction : la page est plus ancienne que la note ; lancez : entraide feedback" in trouble


def test_a_grade_that_is_not_what_it_would_be_today_is_not_handed_on(
    taught: NbgraderCourse, entraide: Callable[..., tuple[int, str, str]]
) -> None:
    assert taught.entraide("grade", ASSIGNMENT, "--force").returncode == 0
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as book:
        book.find_graded_cell(f"{ASSIGNMENT}-1", ASSIGNMENT, ASSIGNMENT).max_score = 50
        book.db.commit()
    status, _, trouble = entraide("grades", "notes.csv")
    assert status == 1
    assert "(903) : pas de note : notée avant un changement (les points) ; tapez : entraide grade mutual-aid" in trouble
    assert given(taught)["Participant903"] == ""
    assert "notée avant un changement" in entraide("feedback")[2]
    assert taught.entraide("grade", ASSIGNMENT).returncode == 0
    assert "notée avant un changement" not in entraide("grades", "notes.csv")[2]


def test_what_was_handed_in_again_waits_to_be_graded_again(
    taught: NbgraderCourse, entraide: Callable[..., tuple[int, str, str]]
) -> None:
    later = pack(
        taught.folder / "later.zip",
        {submission(CLASS[1].name, 902, "mutual-aid.ipynb"): answered(taught)},
        (2026, 6, 20, 9, 0, 0),
    )
    status, said, _ = entraide("collect", later.name)
    assert status == 0
    assert "1 remplacée" in said
    _, _, trouble = entraide("grades", "notes.csv")
    assert "(902) : pas de note : remise pas encore notée" in trouble
    assert given(taught)["Participant902"] == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("grades", "nowhere.csv"), "nowhere.csv : ce fichier n’existe pas ; donnez le formulaire d’évaluation"),
        (("grades", "notes.csv", "--output", "notes.csv"), "notes.csv : c’est le formulaire lui-même"),
        (("grades", "notes.csv", "--assignment", "capstone"), "rien n’a été recueilli de Moodle pour capstone"),
        (("collect", "notes.csv"), "notes.csv : ce n’est pas une archive zip entière"),
        (("feedback", "--assignment", "x"), "(travaux recueillis : mutual-aid)"),
    ],
)
def test_a_mistake_is_named_without_a_traceback(
    taught: NbgraderCourse, entraide: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], said: str
) -> None:
    status, _, trouble = entraide(*arguments)
    assert status == 1
    assert trouble.startswith("entraide : ")
    assert said in trouble
