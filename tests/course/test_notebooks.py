"""Answers go by the exercise's name, points by the cell's id: where they differ, it is said before anybody answers."""

import json
from pathlib import Path

import pytest

from entraide.course import Course, notebooks


def written(sources: Path, grade_id: str, source: str | list[str], grade: bool = True, points: object = 10) -> Path:
    path = sources / "en" / "own" / "own.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    settings = {"grade": grade, "grade_id": grade_id, "points": points}
    cell = {"cell_type": "code", "metadata": {"nbgrader": settings}, "source": source}
    path.write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": "x"}, cell]}))
    return path


@pytest.mark.parametrize(
    "source",
    [
        'exercise("mutual-aid-1", "en")',
        ["# The first\n", "exercise('mutual-aid-1')"],
        'box = exercise(name="mutual-aid-1")\nbox',
        'entraide.exercise( "mutual-aid-1" )',
    ],
)
def test_a_graded_cell_that_shows_another_exercise_is_named_with_the_remedy(
    tmp_path: Path, source: str | list[str]
) -> None:
    written(tmp_path / "exercises", "own-1", source)
    (problem,) = notebooks.check(tmp_path / "exercises")
    said = problem.text("en")
    assert said.startswith("exercises/en/own/own.ipynb: the graded cell “own-1” shows the exercise “mutual-aid-1”")
    assert "give both the same name" in said
    assert "donnez le même nom aux deux" in problem.text("fr")


@pytest.mark.parametrize(
    ("grade_id", "source", "grade"),
    [
        ("mutual-aid-1", 'exercise("mutual-aid-1", "en")', True),
        ("practice", 'exercise("first-coding", "en")', False),
        ("mutual-aid-1", 'name = "mutual-aid-1"\nexercise(name)', True),
        ("own", "1 + 1", True),
        ("own", '# exercise("mutual-aid-1")', True),
    ],
)
def test_where_they_agree_or_nothing_is_graded_nothing_is_said(
    tmp_path: Path, course: Course, grade_id: str, source: str, grade: bool
) -> None:
    written(tmp_path / "exercises", grade_id, source, grade)
    assert list(notebooks.check(tmp_path / "exercises", course.exercises)) == []


@pytest.mark.parametrize(
    ("grade_id", "source", "grade", "points", "said"),
    [
        (
            "mutual-aid-1",
            "# exercise('mutual-aid-1')\n1 + 1",
            True,
            10,
            "of an exercise and does not show it",
        ),
        ("mutual-aid-1", 'exercise("mutual-aid-1")', True, 0, "has no points"),
        ("mutual-aid-1", 'exercise("mutual-aid-1")', True, None, "has no points"),
        ("mutual-aid-1", 'exercise("mutual-aid-1")', False, None, "is not graded itself"),
        ("mutual-aid-1", 'exercise("mutual-aid-12")', True, 10, "which the course does not have"),
        ("", 'exercise("no such thing")', False, None, "which the course does not have"),
    ],
)
def test_answers_that_would_earn_nothing_and_exercises_that_show_nothing_are_named(
    tmp_path: Path, course: Course, grade_id: str, source: str, grade: bool, points: object, said: str
) -> None:
    written(tmp_path / "exercises", grade_id, source, grade, points)
    (problem,) = notebooks.check(tmp_path / "exercises", course.exercises)
    assert said in problem.text("en")


def test_the_course_s_own_notebooks_agree(root: Path, course: Course) -> None:
    assert list(notebooks.check(root / "exercises", course.exercises)) == []


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [3]}', '{"cells": [{"metadata": 3}]}'])
def test_what_is_no_notebook_is_named(tmp_path: Path, content: str) -> None:
    written(tmp_path / "exercises", "x", "").write_text(content)
    (problem,) = notebooks.check(tmp_path / "exercises")
    assert problem.file == "exercises/en/own/own.ipynb"
