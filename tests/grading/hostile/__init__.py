"""A class of more than 200 damaged and dishonest submissions, made by hand and by hypothesis; the same every time.

Each is one student. What it honestly earns is worked out by `tests.grading.oracle`; for those made by hand it also
stands here, so that the oracle is tested too.
"""

import json
from pathlib import Path

from entraide.course import Course
from entraide.course.reference import Reference
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading import oracle
from tests.grading.hostile import files, records
from tests.grading.hostile.mutants import mutants
from tests.grading.hostile.student import ANSWERS, Good, Hostile

MUTANTS = 150


def hostile_class(taught: NbgraderCourse, course: Course, keys: Reference, root: Path, every: int = 1) -> list[Hostile]:
    """Hand the class in, in a released course; what each must earn is with it.

    With ``every`` larger than 1, only each so-many-th of those that stock nbgrader bears with.
    """
    exercises = oracle.items(root, taught.folder / f"exercises/{taught.lang}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    good = Good(json.loads(taught.released.read_text("utf-8")), course, keys, list(exercises))
    students = [*by_hand(good), *mutants(good, MUTANTS)]
    if every > 1:
        students = [student for student in students if student.nbgrader][::every]
    for student in students:
        student.expected = oracle.earned(exercises, student.files.get(student.meant, b""), student.files.get(ANSWERS))
        student.hand_in(taught.folder / "submitted" / student.student / ASSIGNMENT)
    return students


def by_hand(good: Good) -> list[Hostile]:
    """Every case that somebody thought of."""
    return [
        *files.files_that_suffered(good),
        *files.notebooks_taken_apart(good),
        *records.claims(good),
        *records.records_bent(good),
        *records.texts(good),
        *files.beside_the_notebook(good),
        *files.under_another_name(good),
        *files.names(good),
        *files.no_files(good),
    ]
