"""`entraide feedback` writes the pages that `nbgrader generate_feedback` writes, and only those that changed."""

import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from entraide.coding import answers
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES, say
from tests.answering import perfect, record
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of, gradebook

PAGE = f"{ASSIGNMENT}.html"


def feedback(course: NbgraderCourse, *options: str) -> Any:
    return course.entraide("feedback", ASSIGNMENT, *options)


def pages(course: NbgraderCourse) -> dict[str, tuple[int, bytes]]:
    """Every file of the feedback, with its permissions."""
    folder = course.folder / "feedback"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_mode, path.read_bytes()) for path in found}


def read_memo(course: NbgraderCourse, student: str, points: float, words: str) -> None:
    """Grade a memo by hand, and write a comment."""
    memo = course.graded()[-1]
    with gradebook(course) as book:
        found = book.find_grade(memo, ASSIGNMENT, ASSIGNMENT, student)
        found.manual_score, found.needs_manual_grade = points, False
        book.find_comment(memo, ASSIGNMENT, ASSIGNMENT, student).manual_comment = words
        book.db.commit()


@pytest.fixture(scope="module")
def shared(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """A class graded by machine and by hand, with late, blank, damaged and dishonest work."""
    taught = new_course("fr")
    right = [perfect(course, keys, name, "fr") for name in taught.graded()]
    for name in ("ana", "eli", "late", "english"):
        taught.hand_in(name, right).with_name("timestamp.txt").write_text("2026-02-03 03:00:00 UTC")
    taught.hand_in("english", [perfect(course, keys, name, "en") for name in taught.graded()])
    taught.hand_in("blank", [])
    cut = taught.hand_in("cut", right)
    cut.write_text(cut.read_text("utf-8")[:9000], "utf-8")
    (cut.parent / answers.FILE).write_text(json.dumps({"schema": 1, "answers": right[:2]}))
    own = taught.hand_in("own", right)
    own.with_name(PAGE).write_text("<script>alert(1)</script>")
    own.with_name("photo.jpg").write_bytes(b"photo")
    text = "<img src=x onerror=alert(1)> & “quotes”, ce n'est pas fini\n\n# ![](x.png)"
    taught.hand_in("html", [*right[:-1], record(course, right[-1]["exercise"], text, "fr")])
    with (taught.folder / "nbgrader_config.py").open("a") as config:
        config.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with Gradebook(f"sqlite:///{taught.folder / 'gradebook.db'}") as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate=datetime(2026, 2, 2))
        book.update_or_create_student("eli", first_name="Élise", last_name="<b>Roy</b>")
    assert taught.entraide("grade", ASSIGNMENT).returncode == 0
    read_memo(taught, "eli", 12.5, "Bien vu.\n<i>Vraiment.</i>")
    read_memo(taught, "ana", 0, "")
    return taught


@pytest.fixture
def graded(shared: NbgraderCourse, tmp_path: Path) -> NbgraderCourse:
    return copy_of(shared, tmp_path / "course")


@pytest.mark.parametrize("released", [False, True], ids=["keys withheld", "keys released"])
def test_the_pages_are_nbgraders_own_to_the_byte(graded: NbgraderCourse, released: bool) -> None:
    if released:
        graded.entraide("keys", "release", ASSIGNMENT)
    done = feedback(graded)
    assert done.returncode == 0, done.stderr
    ours = pages(graded)
    shutil.rmtree(graded.folder / "feedback")
    graded.run("generate_feedback", ASSIGNMENT)
    assert ours == pages(graded)
    assert {Path(name).name for name in ours} == {PAGE, "timestamp.txt"}
    assert len([name for name in ours if name.endswith(PAGE)]) == 8


def test_only_pages_that_changed_are_written(graded: NbgraderCourse) -> None:
    assert "8 pages écrites" in feedback(graded).stdout
    assert "0 page écrite, 8 restent telles quelles" in re.sub(r"\s", " ", feedback(graded).stdout)
    before = pages(graded)
    read_memo(graded, "late", 20, "Enfin lu.")
    assert "1 page écrite, 7 restent" in re.sub(r"\s", " ", feedback(graded).stdout)
    now = pages(graded)
    assert {name for name in now if now[name] != before[name]} == {f"late/{ASSIGNMENT}/{PAGE}"}
    (graded.folder / "feedback" / "ana" / ASSIGNMENT / PAGE).unlink()
    assert "1 page écrite, 7 restent" in re.sub(r"\s", " ", feedback(graded).stdout)
    graded.entraide("keys", "release", ASSIGNMENT)
    assert "8 pages écrites" in feedback(graded).stdout


def test_a_page_that_comes_out_the_same_is_still_newer_than_the_grading(graded: NbgraderCourse) -> None:
    feedback(graded)
    page = graded.folder / "feedback" / "ana" / ASSIGNMENT / PAGE
    os.utime(page, (0, 0))
    assert "0 page écrite" in feedback(graded).stdout
    notebook = graded.folder / "autograded" / "ana" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert page.stat().st_mtime >= notebook.stat().st_mtime


def test_one_student_without_a_page_costs_nobody_else_hers(graded: NbgraderCourse) -> None:
    notebook = graded.folder / "autograded" / "ana" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook.chmod(0o644)
    notebook.write_text("{", "utf-8")
    with gradebook(graded) as book:
        book.remove_student("eli")
    (graded.folder / "feedback" / "late").mkdir(parents=True)
    (graded.folder / "feedback" / "late" / ASSIGNMENT).write_text("a file where a folder should be")
    done = feedback(graded)
    assert done.returncode == 1
    said = re.sub(r"\s", " ", done.stderr)
    assert re.search(r"Sans nouvelle page : 2 +ana : le carnet noté .* illisible.* eli : .* --student eli", said)
    assert "6 pages écrites" in done.stdout and "Traceback" not in done.stderr
    assert (graded.folder / "feedback" / "late" / ASSIGNMENT / PAGE).is_file()


def test_a_cell_that_is_newer_than_the_release_is_told(graded: NbgraderCourse) -> None:
    with gradebook(graded) as book:
        for grade in book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "ana").grades:
            book.db.delete(grade)
        book.db.commit()
    done = feedback(graded)
    assert done.returncode == 1 and "une cellule mutual-aid-1" in re.sub(r"\s", " ", done.stderr)
    assert "7 pages écrites" in done.stdout


def test_the_summary_says_what_is_provisional_and_what_is_not_graded(graded: NbgraderCourse) -> None:
    graded.submission("new").write_text("{}")
    said = re.sub(r"\s", " ", feedback(graded).stdout)
    assert "Provisoires, parce qu’il y reste quelque chose à lire : 4 pages." in said
    assert "Remise, et non notée depuis : 1. Tapez : entraide grade mutual-aid" in said


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["feedback", "themes"], "themes is not released yet"),
        (["feedback", ASSIGNMENT, "--student", "nobody"], "nothing of mutual-aid is graded under this id"),
        (["feedback", ASSIGNMENT, "--workers", "0"], "--workers 0"),
    ],
)
def test_a_mistake_is_said_with_its_remedy(graded: NbgraderCourse, command: list[str], said: str) -> None:
    done = NbgraderCourse(graded.folder, "en").entraide(*command)
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr


def test_pages_that_the_instructor_has_made_otherwise_are_left_to_nbgrader(graded: NbgraderCourse) -> None:
    with (graded.folder / "nbgrader_config.py").open("a") as config:
        config.write("c.GenerateFeedback.preprocessors = []\n")
    done = feedback(graded)
    assert done.returncode == 1 and "GenerateFeedback.preprocessors" in done.stderr
    assert not (graded.folder / "feedback").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_says_whose_course_which_assignment_and_when(
    graded: NbgraderCourse, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/Montreal")
    shutil.copy(Path(__file__).parents[2] / "_config.yml", graded.folder)
    assert feedback(graded).returncode == 0
    page = graded.feedback({"fr": "eli", "en": "english"}[lang])
    top = re.search(r"<header>(.*?)</header>", page, re.DOTALL)
    assert top and f'<html lang="{lang}">' in page
    # The instructions are the class's, whatever language she answered in.
    assert "<h1>Travail\u00a0: l’aide mutuelle</h1>" in top[1] and "l'aide mutuelle</h1>" not in page
    assert {"fr": "région ressource", "en": "resource regions"}[lang] in top[1]
    assert {"fr": "Remis le 2 février 2026, 22 h 00", "en": "Handed in February 2, 2026 at 10:00"}[lang] in re.sub(
        r"\s", " ", top[1]
    )
    assert "Roy" not in page


def test_all_the_instructions_are_folded_and_the_exercises_are_not(graded: NbgraderCourse) -> None:
    """She read them before she answered: they come in three cells, and none stands between her and her points."""
    assert feedback(graded).returncode == 0
    page = graded.feedback("english")
    [folded] = re.findall(
        rf"<details><summary>{say('en', 'feedback.instructions')}</summary>(.*?)</details>", page, re.DOTALL
    )
    for told in ("Dans ce travail", "Comment c’est noté"):
        assert told in folded and page.count(told) == 1
    # How to run a notebook and to save it is of no use once it is handed in, nor to whoever answered on the site.
    assert not any(how in page for how in ("Exécutez le carnet", "Ctrl+S", "Avant de remettre"))
    assert "1. Premier exercice de codage (25 points)" in page.replace(folded, "")


def test_the_students_name_and_another_course_name_stand_there_if_the_instructor_wants(graded: NbgraderCourse) -> None:
    config = graded.folder / "nbgrader_config.py"
    settings = 'Path(__file__).parent, course_name="SVS 1203 & cie", student_names=True'
    config.write_text(config.read_text("utf-8").replace("Path(__file__).parent", settings), "utf-8")
    assert feedback(graded).returncode == 0
    assert '<p class="student">Élise &lt;b&gt;Roy&lt;/b&gt;</p>' in graded.feedback("eli")
    assert "<p>SVS 1203 &amp; cie</p>" in graded.feedback("eli")
    assert '<p class="student">ana</p>' in graded.feedback("ana")


def test_a_score_is_called_provisional_as_long_as_something_is_to_be_read(graded: NbgraderCourse) -> None:
    feedback(graded)
    word = say("fr", "feedback.provisional-score", score="").rstrip()
    assert word in graded.feedback("late") and word not in graded.feedback("eli")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_exercise_stands_under_one_heading_that_names_it(
    graded: NbgraderCourse, course: Course, lang: str
) -> None:
    """Each of three questions has its own under that of the part; a part of one exercise is named already."""
    assert feedback(graded).returncode == 0
    page = graded.feedback({"fr": "ana", "en": "english"}[lang])
    headings = re.findall(r"<(h[1-6])[^>]*>(.*?)(?:<a |</h)", page)
    titles = {name: course.exercise(name).title[lang] for name in graded.graded()}
    under = [title for level, title in headings if level == "h3"]
    assert under == [titles[f"{ASSIGNMENT}-{number}"] for number in (3, 4, 5)]
    assert [level for level, _ in headings] == ["h1", "h2", "h2", "h2", "h3", "h3", "h3", "h2"]
    # What is said before one of them stands under its own heading, where the table of parts leads too.
    last = page.partition(f'<section id="{ASSIGNMENT}-5">')[2].partition("</section>")[0]
    assert last.index(f"<h3>{titles[f'{ASSIGNMENT}-5']}</h3>") < last.index("plusieurs réponses sont bonnes")
