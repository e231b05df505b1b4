"""What must fit before an assignment is released: its notebooks with its table, its exercises with their keys, and its
cells with those that were graded already.

Whatever is wrong is said before nbgrader writes or removes anything: a release that is refused costs nothing.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from nbgrader import utils
from nbgrader.nbgraderformat import MetadataValidator, SchemaTooNewError, SchemaTooOldError, ValidationError, read
from sqlalchemy import column, select, table

from entraide.course import Course, assigned, assigned_check, drafts, notebooks
from entraide.course.corpus import Exercise
from entraide.course.reference import REQUIRED, Reference
from entraide.errors import Problem
from entraide.grading.gradebook import connected, find
from entraide.lang import LANGUAGES

MOST_NAMED = 5
CELLS = ("GradeCell", "SolutionCell", "TaskCell", "SourceCell")
"""nbgrader's kinds of cells in its gradebook."""
source_cell = table("source_cell", column("name"), column("notebook_id"))


def of_notebook(path: Path, course: Course) -> list[Problem]:
    """What is wrong with a source notebook: by our rules, else by nbgrader's, which it would find too late."""
    found = list(notebooks.check_one(path, course.exercises))
    if not found:
        try:
            MetadataValidator().validate_nb(read(str(path), as_version=4))
        except (ValidationError, SchemaTooOldError, SchemaTooNewError) as error:
            cause = str(error).partition("\n")[0]
            found = [Problem("grading.source-refused", _shown(path), details={"cause": cause})]
    return found


def with_table(path: Path, course: Course) -> Iterator[Problem]:
    """Where a notebook's assignment stands in its course's table: whether that is in order, and says the same."""
    name, lang = path.parent.name, path.parent.parent.name
    own = course.folder.resolve() == path.resolve().parents[3] / "data"  # Else the tables are those of the package.
    if own and lang in LANGUAGES and path.stem == name and name in assigned.load(course.folder):
        wrong = assigned_check.check(course.folder, course.exercises)
        yield from wrong or assigned_check.of_notebook(course.folder, path, course.exercises)


def with_keys(path: Path, course: Course, keys: Reference, needed: bool = True) -> Iterator[Problem]:
    """The exercises of a notebook that are not written to the end, or lack a key that is needed; a memo needs none."""
    cells = read(str(path), as_version=4).cells
    for name in (utils.is_grade(cell) and cell.metadata.nbgrader["grade_id"] for cell in cells):
        exercise = course.exercises.get(str(name))
        if exercise and (items := list(drafts.unwritten(exercise, course, keys))):
            details = {"exercise": name, "items": items, "mark": drafts.TO_WRITE}
            yield Problem("grading.unwritten", _shown(path), details=details)
        elif needed and exercise and not _has_key(exercise, course, keys):
            yield Problem(
                _NO_KEY[exercise.kind], _shown(path), details={"exercise": name, "items": list(exercise.items)}
            )


_NO_KEY = {
    "coding": "grading.no-coding-key",
    "choice": "grading.no-solution",
    "numbers": "grading.no-value",
    "meeting": "grading.no-coded-line",
}


def _has_key(exercise: Exercise, course: Course, keys: Reference) -> bool:
    if exercise.kind == "coding":
        required = {(one.excerpt, one.code) for one in keys.codings.values() if one.status == REQUIRED}
        return any((item, code) in required for item in exercise.items for code in exercise.codes)
    if exercise.kind == "meeting":
        rows = [row for item in exercise.items for row in course.meetings.codings(item, exercise.codes).values()]
        return any(coding["status"] == REQUIRED for codes in rows for coding in codes.values())
    if exercise.kind == "numbers":
        steps = [(item, step.step) for item in exercise.items for step in course.questions[item].steps]
        return bool(steps) and all(keys.right(*place) for place in steps)
    solutions = [
        keys.solutions.get((item, option.option))
        for item in exercise.items
        for option in (course.questions[item].options if exercise.kind == "choice" else ())
    ]
    return exercise.kind == "memo" or (None not in solutions and any(one.right for one in solutions if one))


def with_graded(assignment: str, sources: Sequence[Path], url: str) -> Iterator[Problem]:
    """Whether cells were added or removed since work was graded: nbgrader would give up halfway, the release gone."""
    with connected(url) as connection:
        found = find(connection, assignment) if connection else None
        students = sorted(found.students()) if found else []
        if connection is None or found is None or not students:
            return
        before = {(name, cell.type, cell.name) for name, cells in found.cells.items() for cell in cells}
        for name, id_ in found.notebooks.items():
            kept = select(source_cell.c.name).where(source_cell.c.notebook_id == id_)
            before |= {(name, CELLS[-1], cell) for cell in connection.execute(kept).scalars()}
    now = {(path.stem, kind, name) for path in sources for kind, name in _cells(path)}
    changed = sorted({cell for _, _, cell in before ^ now})
    if changed or {name for name, _, _ in before} != {path.stem for path in sources}:
        details = {"assignment": assignment, "cells": changed, "n": len(students), "students": _few(students)}
        yield Problem("grading.parts-changed", details=details)


def _cells(path: Path) -> Iterator[tuple[str, str]]:
    """What nbgrader would keep of each cell: its kind, and its id."""
    for cell in read(str(path), as_version=4).cells:
        grade, solution, task = utils.is_grade(cell), utils.is_solution(cell), utils.is_task(cell)
        kinds = (grade, solution, task, grade or solution or task or utils.is_locked(cell))
        yield from ((kind, cell.metadata.nbgrader["grade_id"]) for kind, it in zip(CELLS, kinds, strict=True) if it)


def _few(students: list[str]) -> list[str]:
    return [*students[:MOST_NAMED], "…"] if len(students) > MOST_NAMED else students


def _shown(path: Path) -> str:
    return "/".join(path.parts[-4:])
