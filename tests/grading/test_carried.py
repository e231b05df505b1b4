"""A released notebook carries what its exercises show, so that students' installations hold none of it."""

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import entraide
from entraide import course as courses
from entraide.course import Course, carried
from entraide.course.reference import Reference
from entraide.errors import CourseError
from entraide.lang import LANGUAGES
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse

pytestmark = pytest.mark.slow  # Notebooks are made, and read by other installations.
GRADED = (f"{ASSIGNMENT}-1", f"{ASSIGNMENT}-3", f"{ASSIGNMENT}-memo")  # a coding, a choice, a memo
ANSWER = "from entraide import exercise\nshown = exercise({name!r}, {lang!r})\nshown.answer = {record!r}\nshown"


@pytest.fixture
def installed(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """What a student has: the course of the package that is installed, in a folder with nothing in it."""
    with zipfile.ZipFile(wheel) as package:
        package.extractall(tmp_path / "installed")
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setattr(courses, "data_folder", lambda: tmp_path / "installed" / "entraide" / "data")
    return courses.load()


def notebook(packed: Any, name: str = "mutual-aid.ipynb") -> Path:
    """A notebook in the folder that carries this."""
    path = Path(name)
    path.write_text(json.dumps({"cells": [], "metadata": {"entraide": {"carried": packed}}}), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_student_answers_with_a_package_that_holds_no_graded_text(
    new_course: Callable[[str], NbgraderCourse],
    course: Course,
    keys: Reference,
    wheel: Path,
    tmp_path: Path,
    lang: str,
) -> None:
    """A kernel of hers shows every exercise and keeps the answers; the instructor's commands give every point."""
    taught = new_course(lang)
    with zipfile.ZipFile(wheel) as package:
        package.extractall(tmp_path / "installed")
    hers = tmp_path / "hers" / "mutual-aid (1).ipynb"
    hers.parent.mkdir()
    hers.write_bytes(taught.released.read_bytes())
    answered = nbformat.read(hers, as_version=4)
    names = taught.graded()
    for cell in answered.cells:
        name = cell.metadata.nbgrader.grade_id
        if name in names:
            cell.source = ANSWER.format(name=name, lang=lang, record=perfect(course, keys, name, lang))
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    NotebookClient(answered, resources={"metadata": {"path": str(hers.parent)}}).execute(env=environment)
    for student in ("with-ours", "with-theirs"):
        nbformat.write(answered, taught.submission(student))
    assert taught.entraide("grade", ASSIGNMENT, "--student", "with-ours").returncode == 0
    taught.run("autograde", ASSIGNMENT, "--student=with-theirs")
    assert taught.total("with-ours") == taught.total("with-theirs") == 80


def test_what_is_carried_is_what_is_shown_in_every_language_and_no_hint_of_a_key(
    new_course: Callable[[str], NbgraderCourse], course: Course
) -> None:
    taught = new_course("fr")
    packed = json.loads(taught.released.read_text("utf-8"))["metadata"]["entraide"]["carried"]
    assert [one["exercise"] for one in packed["exercises"]] == taught.graded()
    assert packed == json.loads(json.dumps(carried.pack(course, taught.graded())))
    again = carried.unpack(packed, course)
    for name, exercise in again.exercises.items():
        assert exercise == course.exercises[name]
        for item in exercise.items:
            there = course.excerpts.get(item) or course.questions[item]
            assert (again.excerpts.get(item) or again.questions[item]) == replace(there, topic="")
        assert all(again.codebook[code].exclude == course.codebook[code].exclude for code in exercise.codes)
    words = set(_words(packed))
    assert not words & {"status", "rationale", "right", "why", "topic", "basis", "required"}


def _words(value: Any) -> Any:
    """Every name of a field, at whatever depth."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _words(inner)


@pytest.mark.parametrize("name", GRADED)
def test_an_exercise_is_shown_from_the_notebook_of_the_folder_under_whatever_name(
    course: Course, installed: Course, name: str
) -> None:
    assert name not in installed.exercises
    notebook(carried.pack(course, GRADED), "devoir-Copy1 (2).ipynb")
    Path("broken.ipynb").write_text("{", "utf-8")
    widget = entraide.exercise(name, "fr")
    assert (widget.title, widget.mode) == (course.exercises[name].title["fr"], "assignment")
    assert not getattr(widget, "feedback", None)


def test_what_the_notebook_carries_comes_before_an_installed_exercise_of_the_same_name(
    course: Course, installed: Course
) -> None:
    """Else an instructor's graded exercise would be shown as another's practice, and its answer kept nowhere."""
    packed = json.loads(json.dumps(carried.pack(course, GRADED)))
    (practice, *_) = (one for one in installed.exercises.values() if one.kind == "coding")
    packed["exercises"][0]["exercise"] = practice.exercise
    notebook(packed)
    widget = entraide.exercise(practice.exercise, "en")
    assert (widget.title, widget.mode) == (course.exercises[GRADED[0]].title["en"], "assignment")


def test_the_kernel_s_own_notebook_is_asked_before_its_neighbours(
    course: Course, installed: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = carried.pack(course, GRADED)
    mine, other = json.loads(json.dumps([packed, packed]))
    mine["exercises"][0]["title"]["en"] = "Mine"
    path = notebook(mine, "mine.ipynb")
    os.utime(path, (1, 1))
    notebook(other, "other.ipynb")
    assert entraide.exercise(GRADED[0]).title != "Mine"
    monkeypatch.setenv("JPY_SESSION_NAME", "a/folder/of/the/server/mine.ipynb")
    assert entraide.exercise(GRADED[0]).title == "Mine"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda packed: packed["exercises"][0].update(kind="drawing"), "carried.newer"),
        (lambda packed: packed["exercises"][0].update(items=["G99"]), "carried.damaged"),
        (lambda packed: packed["exercises"][0].update(items=[]), "carried.damaged"),
        (lambda packed: packed["excerpts"].clear(), "carried.damaged"),
        (lambda packed: packed["themes"][0].update(label={}), "carried.damaged"),
    ],
)
def test_what_somebody_changed_in_it_is_a_line_and_no_traceback(
    installed: Course, course: Course, change: Callable[[Any], object], key: str
) -> None:
    packed = json.loads(json.dumps(carried.pack(course, GRADED)))
    change(packed)
    notebook(packed)
    with pytest.raises(CourseError) as refused:
        entraide.exercise(GRADED[0], "en")
    assert refused.value.problem.key == key


def test_an_exercise_of_a_later_kind_leaves_the_others_to_be_answered(installed: Course, course: Course) -> None:
    packed = json.loads(json.dumps(carried.pack(course, GRADED)))
    packed["exercises"][0].update(kind="drawing")
    notebook(packed)
    assert entraide.exercise(GRADED[1], "en").exercise == GRADED[1]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda packed: None, "ni dans un carnet de ce dossier"),
        (lambda packed: packed | {"schema": 2}, "une version plus récente d'Entraide"),
        (lambda packed: packed | {"excerpts": [{"excerpt": "G01"}]}, "demandez-le de nouveau"),
        (lambda packed: packed | {"themes": "?"}, "demandez-le de nouveau"),
    ],
)
def test_what_is_not_there_or_cannot_be_read_is_one_line_in_the_student_s_language(
    course: Course, installed: Course, spoil: Callable[[Any], Any], said: str
) -> None:
    notebook(spoil(json.loads(json.dumps(carried.pack(course, GRADED)))))
    with pytest.raises(CourseError) as told:
        entraide.exercise(GRADED[0], "fr")
    assert said in str(told.value).replace("’", "'")
    assert len(told.value._render_traceback_()) == 1
    with pytest.raises(CourseError) as english:
        entraide.exercise(GRADED[0], "en")
    assert english.value.lang == "en" and str(english.value) != str(told.value)
