"""Which assignment an archive is for: the one that is given, unless its notebooks say otherwise, else theirs."""

import json
from collections import Counter
from collections.abc import Iterable

from entraide.coding import tolerant
from entraide.errors import CourseError
from entraide.grading.classroom import SOURCE, Classroom
from entraide.moodle.handed_in import NOTEBOOK, HandedIn


def graded_cells(room: Classroom) -> dict[str, str]:
    """The assignment that a cell's grade id belongs to, from the sources; ids that several share tell nothing."""
    found: dict[str, set[str]] = {}
    for path in room.folder(SOURCE, ".", ".").glob(f"*/*{NOTEBOOK}"):
        for cell in tolerant.items(tolerant.get(json.loads(path.read_bytes()), "cells")):
            grade_id = tolerant.get(cell, "metadata", "nbgrader", "grade_id")
            if isinstance(grade_id, str):
                found.setdefault(grade_id, set()).add(path.parent.name)
    return {grade_id: min(names) for grade_id, names in found.items() if len(names) == 1}


def check(room: Classroom, exercises: dict[str, str], given: str) -> None:
    """Raise `CourseError` where the course has no such assignment."""
    if given not in exercises.values() and not room.folder(SOURCE, ".", given).is_dir():
        raise room.unknown(given)


def find(everybody: Iterable[HandedIn], given: str | None, archive: str) -> str:
    """The assignment of what everybody handed in. Raises `CourseError` where it is not clear."""
    people: Counter[str] = Counter()
    for counts in (item.counts for item in everybody):
        if given and counts[given]:
            return given
        people.update(counts.most_common(1)[0][:1] if counts else ())
    seen = tuple(f"{assignment} ({number})" for assignment, number in people.most_common())
    if given and people:
        raise CourseError("moodle.other-assignments", file=archive, seen=seen, given=given)
    if given or len(people) == 1:
        return given or next(iter(people))
    if people:
        raise CourseError("moodle.several-assignments", file=archive, seen=seen)
    raise CourseError("moodle.no-assignment", file=archive)
