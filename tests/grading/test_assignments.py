"""Every assignment of the course, found in exercises/: the same in both languages, and graded as it says it is."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import nbformat
import pytest

from entraide.course import Course
from entraide.course.reference import REQUIRED, Reference
from entraide.lang import LANGUAGES, say

EXERCISES = Path(__file__).parents[2] / "exercises"
ASSIGNMENTS = sorted({folder.name for lang in LANGUAGES for folder in (EXERCISES / lang).iterdir() if folder.is_dir()})
CALL = re.compile(r'from entraide import exercise\nexercise\("([^"]+)", "(\w+)"\)')
# "Two coding exercises | 25 each", "Trois questions | 10 chacune", "Memo | 20"
PART = re.compile(r"^\| (?P<count>\w+)[^|]*\| (?P<points>\d+)(?P<each> each| chacune?)? \|", re.MULTILINE)
HEADING = re.compile(r"^## .*\b(\d+) points(?: each| chacune?)?\)$", re.MULTILINE)
NUMBERS = ("one un une", "two deux", "three trois", "four quatre", "five cinq", "six", "seven sept", "eight huit")

pytestmark = pytest.mark.parametrize("assignment", ASSIGNMENTS)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def notebook(assignment: str, lang: str) -> nbformat.NotebookNode:
    path = EXERCISES / lang / assignment / f"{assignment}.ipynb"
    assert path.is_file(), f"{assignment} has no notebook in {lang}: {path.relative_to(EXERCISES)}"
    return nbformat.read(path, as_version=4)


def graded(assignment: str, lang: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook(assignment, lang).cells if cell.metadata.nbgrader.grade]


def intro(assignment: str, lang: str) -> str:
    return "\n\n".join(cell.source for cell in notebook(assignment, lang).cells[:3])


def number(word: str) -> int:
    return next(n for n, words in enumerate(NUMBERS, 1) if word.lower() in words.split())


def excerpts(course: Course, assignment: str) -> set[str]:
    names = (cell.metadata.nbgrader.grade_id for cell in graded(assignment, LANGUAGES[0]))
    exercises = [course.exercises[name] for name in names]
    return {item for exercise in exercises if exercise.kind == "coding" for item in exercise.items}


def shape(cell: nbformat.NotebookNode) -> dict[str, Any]:
    """What a cell must have in common with its twin in the other language."""
    return {"id": cell.id, "type": cell.cell_type, "metadata": cell.metadata, "headings": headings(cell)}


def headings(cell: nbformat.NotebookNode) -> list[str]:
    return re.findall(r"^#+(?= )", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else []


def test_both_languages_have_the_same_cells_for_the_same_points(assignment: str) -> None:
    first, *others = ([shape(cell) for cell in notebook(assignment, lang).cells] for lang in LANGUAGES)
    assert all(other == first for other in others), assignment


@each_language
def test_a_source_notebook_is_valid_and_has_never_been_run(assignment: str, lang: str) -> None:
    source = notebook(assignment, lang)
    nbformat.validate(source)
    for cell in source.cells:
        assert cell.id == cell.metadata.nbgrader.grade_id, assignment
        if cell.cell_type == "code":
            assert not cell.outputs and cell.execution_count is None, (assignment, cell.id)


@each_language
def test_an_assignment_is_worth_100_points_as_its_table_and_its_headings_say(assignment: str, lang: str) -> None:
    points = Counter(cell.metadata.nbgrader.points for cell in graded(assignment, lang))
    announced: Counter[int] = Counter()
    for part in PART.finditer(intro(assignment, lang)):
        announced[int(part["points"])] += number(part["count"]) if part["each"] else 1
    assert points.total() and sum(n * worth for worth, n in points.items()) == 100, assignment
    assert announced == points, f"{assignment} ({lang}) announces {announced} and gives {points}"
    under = None
    for cell in notebook(assignment, lang).cells:
        under = next((int(worth) for worth in HEADING.findall(cell.source)), under)
        if cell.metadata.nbgrader.grade:
            assert cell.metadata.nbgrader.points == under, (assignment, cell.id)


@each_language
def test_every_cell_to_grade_shows_the_exercise_whose_name_it_bears(course: Course, assignment: str, lang: str) -> None:
    for cell in notebook(assignment, lang).cells:
        if cell.cell_type == "code":
            assert cell.metadata.nbgrader.grade, (assignment, cell.id)
            call = CALL.fullmatch(cell.source)
            assert call and call.groups() == (cell.metadata.nbgrader.grade_id, lang), (assignment, cell.source)
            assert course.exercises[call[1]].pool == "graded", (assignment, cell.source)


@each_language
def test_the_last_lines_say_what_to_look_for_before_handing_in(assignment: str, lang: str) -> None:
    named = re.findall(r"\*([^*]+)\*", notebook(assignment, lang).cells[-1].source)
    assert any(say(lang, "exercise.notebook-saved", time="").startswith(name) for name in named), named
    assert {"Run All Cells", "Clear Outputs"} <= set(named)


def test_every_graded_exercise_of_the_name_stands_in_the_notebook(course: Course, assignment: str) -> None:
    """So that no row of exercises.csv is forgotten; those of a second form begin with the name of the first."""
    longer = tuple(f"{other}-" for other in ASSIGNMENTS if other.startswith(f"{assignment}-"))
    begun = [name for name in course.exercises if name.startswith(f"{assignment}-") and not name.startswith(longer)]
    named = {name for name in begun if course.exercises[name].pool == "graded"}
    assert named == {cell.metadata.nbgrader.grade_id for cell in graded(assignment, LANGUAGES[0])}, assignment


@each_language
def test_an_assignment_ends_with_a_memo_that_is_read_by_a_person(course: Course, assignment: str, lang: str) -> None:
    kinds = {cell.id: course.exercises[cell.id].kind for cell in graded(assignment, lang)}
    assert list(kinds.values())[-1] == "memo", assignment
    for cell in graded(assignment, lang):
        # nbgrader asks a person for a grade where a graded cell is a solution; it locks the others.
        by_hand = kinds[cell.id] == "memo"
        assert cell.metadata.nbgrader.solution is by_hand, (assignment, cell.id)
        assert cell.metadata.nbgrader.locked is not by_hand, (assignment, cell.id)


def test_every_excerpt_to_code_calls_for_several_of_the_codes_offered(
    course: Course, keys: Reference, assignment: str
) -> None:
    for cell in graded(assignment, LANGUAGES[0]):
        exercise = course.exercises[cell.id]
        called = Counter(c.excerpt for c in keys.codings.values() if c.status == REQUIRED and c.code in exercise.codes)
        for item in exercise.items if exercise.kind == "coding" else ():
            assert called[item] >= 2, f"{assignment}: {item} calls for {called[item]} of the codes of {cell.id}"


@each_language
def test_excerpts_that_ask_for_care_are_announced_with_a_line_to_call(
    course: Course, assignment: str, lang: str
) -> None:
    cares = {course.excerpts[item].care for item in excerpts(course, assignment)} - {""}
    assert not cares or "811" in intro(assignment, lang), assignment
    assert "violence" not in cares or "1 800 363-9010" in intro(assignment, lang), assignment


def test_no_two_assignments_grade_the_same_excerpt_or_question(course: Course, assignment: str) -> None:
    mine = {cell.metadata.nbgrader.grade_id for cell in graded(assignment, LANGUAGES[0])}
    elsewhere = [it for name, it in course.exercises.items() if it.pool == "graded" and name not in mine]
    taken = {item for exercise in elsewhere for item in exercise.items}
    items = [item for name in mine for item in course.exercises[name].items]
    assert len(items) == len(set(items)) and not taken & set(items), assignment
