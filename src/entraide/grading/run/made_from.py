"""What an assignment's grades are made from today, as digests by part."""

import inspect
import json
from collections.abc import Mapping

from nbformat import NotebookNode

from entraide import __version__
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.classroom import Classroom
from entraide.grading.mark.basis import LANGUAGE, SOURCE, digest
from entraide.grading.mark.marking import Marking
from entraide.grading.run.ledger import Ledger

PARTS = {
    SOURCE: "grade.part-source",
    "points": "grade.part-points",
    "keys": "grade.part-keys",
    "course": "grade.part-course",
    "late": "grade.part-late",
    "book": "grade.part-book",
    "version": "grade.part-version",
}
"""How to say each part."""


def parts(
    room: Classroom, ledger: Ledger, sources: Mapping[str, NotebookNode], course: Course, keys: Reference, lang: str
) -> dict[str, str]:
    """A digest of each part that scores or feedback depend on, but for the submission itself."""
    names = {name for cells in ledger.points.values() for name in cells}
    mine = Marking({}, course, keys, lang).only(names)
    exercises = {name: course.exercises[name] for name in sorted(names & set(course.exercises))}
    return {
        LANGUAGE: lang,
        SOURCE: digest(json.dumps(sources, sort_keys=True)),
        "points": digest(sorted((name, sorted(cells.items())) for name, cells in ledger.points.items())),
        "keys": digest((mine.reference.codings, mine.reference.solutions)),
        "course": digest((exercises, mine.course.excerpts, mine.course.questions, course.codebook, course.chapters)),
        "late": digest(_late(room, ledger)),
        "book": str(room.config.GradeAnswers.get("book", "")),
        "version": __version__,
    }


def _late(room: Classroom, ledger: Ledger) -> tuple[object, ...]:
    """The due date and the rule for late work: its settings, and where it is the instructor's own plugin its code."""
    rule = type(ledger.late_rule)
    settings = [room.config.get(name, {}) for name in ("AssignLatePenalties", "LateSubmissionPlugin", rule.__name__)]
    try:
        code = inspect.getsource(rule)
    except (OSError, TypeError):
        code = rule.__name__
    return ledger.duedate, json.dumps(settings, sort_keys=True, default=str), code
