"""Answers go by the exercise's name, points by the cell's id: where they differ, it is said before anybody answers."""

import json
from pathlib import Path

import pytest

from entraide.course import notebooks


def written(sources: Path, grade_id: str, source: str | list[str], grade: bool = True) -> Path:
    path = sources / "en" / "own" / "own.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    cell = {"cell_type": "code", "metadata": {"nbgrader": {"grade": grade, "grade_id": grade_id}}, "source": source}
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
        ("practice", 'exercise("mutual-aid-1", "en")', False),
        ("own", "1 + 1", True),
        ("own", '# exercise("mutual-aid-1")', True),
    ],
)
def test_where_they_agree_or_nothing_is_graded_nothing_is_said(
    tmp_path: Path, grade_id: str, source: str, grade: bool
) -> None:
    written(tmp_path / "exercises", grade_id, source, grade)
    assert list(notebooks.check(tmp_path / "exercises")) == []


def test_the_course_s_own_notebooks_agree(root: Path) -> None:
    assert list(notebooks.check(root / "exercises")) == []


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [3]}', '{"cells": [{"metadata": 3}]}'])
def test_what_is_no_notebook_is_named(tmp_path: Path, content: str) -> None:
    written(tmp_path / "exercises", "x", "").write_text(content)
    (problem,) = notebooks.check(tmp_path / "exercises")
    assert problem.file == "exercises/en/own/own.ipynb"
