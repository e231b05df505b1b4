"""What an assignment's grades are made from today, as digests by part; and whose are from something else."""

import hashlib
import inspect
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from traitlets.utils.importstring import import_item

from entraide import __version__, files
from entraide import course as courses
from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.course import Course, reference
from entraide.course.reference import Reference
from entraide.errors import CourseError
from entraide.grading import classroom
from entraide.grading.classroom import Classroom
from entraide.grading.gradebook import Assignment, grade, score, submission, submitted
from entraide.grading.mark import basis
from entraide.grading.mark.basis import LANGUAGE, SOURCE, WORK, Basis, digest
from entraide.grading.mark.marking import Marking
from entraide.grading.read.collected import candidates
from entraide.lang import current, say

PARTS = {
    SOURCE: "grade.part-source",
    "points": "grade.part-points",
    "keys": "grade.part-keys",
    "course": "grade.part-course",
    "late": "grade.part-late",
    "book": "grade.part-book",
    "version": "grade.part-version",
    "given": "grade.part-given",
    WORK: "grade.part-work",
}
"""How to say each part."""

UNKNOWN = "grade.part-unknown"
"""How to say that it is not known what a grade was made from."""

MOST_NAMES = 10
HARDLY = 1e-6
"""Points, less than which is only the order in which they were added."""

USUAL_RULE = "nbgrader.plugins.LateSubmissionPlugin"
"""nbgrader's own, which need not be loaded to be known."""


def sources(room: Classroom, released: Assignment) -> dict[str, str]:
    """The instructor's own notebooks as text, by name. Raises `CourseError` where one is gone, or is no notebook."""
    return {
        name: _source(room.folder(classroom.SOURCE, ".", released.name) / f"{name}.ipynb")
        for name in released.notebooks
    }


def _source(path: Path) -> str:
    try:
        text = path.read_text("utf-8")
        json.loads(text)
    except OSError:
        raise CourseError("grading.no-source", file=str(path)) from None
    except ValueError as error:
        raise CourseError("grading.bad-source", file=str(path), cause=type(error).__name__) from None
    return text


def changed(room: Classroom, released: Assignment) -> dict[str, list[str]]:
    """How to say the parts that are others today than when a student's grade was made, by student.

    Nothing is said of what cannot be known: grades made by an instructor's own steps, or a source that is gone.
    """
    if room.own_steps:
        return {}
    known = basis.load(room.root, released.name)
    try:
        notebooks, keys = sources(room, released), reference.load(room.keys)
        now = parts(room, released, notebooks, room.course, keys, courses.language())
    except CourseError:
        return {}
    won, found = scores_of_late(released, known), {}
    for student in released.students():
        one = known.get(student, Basis())
        mine = now | given(one, won.get(student, {})) | work(room, released.name, student)
        if why := [PARTS[part] for part in one.changed(mine)] if one.parts else [UNKNOWN]:
            found[student] = why
    return found


def outdated(changed: Mapping[str, list[str]], students: Iterable[str], assignment: str) -> list[str]:
    """A line on those of the students whose grades may not be true any more; one on those of whom it is not known."""
    lang, mine = current(), {student: changed[student] for student in sorted(students) if student in changed}
    unknown = [student for student, why in mine.items() if UNKNOWN in why]
    stale = [student for student in mine if student not in unknown]
    why = dict.fromkeys(part for student in stale for part in mine[student])
    said = {"why": [say(lang, part) for part in why], "assignment": assignment}
    found = (("grade.outdated", stale), ("grade.of-unknown", unknown))
    return [say(lang, key, names=_some(names), n=len(names), **said) for key, names in found if names]


def told(room: Classroom, assignment: str) -> list[str]:
    """These lines on everybody who has a grade in an assignment; none where it was never released."""
    try:
        with room.released(assignment) as released:
            found = changed(room, released)
    except CourseError:
        return []
    return outdated(found, found, assignment)


def _some(names: list[str]) -> list[str]:
    more = len(names) - MOST_NAMES
    return [*names[:MOST_NAMES], say(current(), "grade.others", n=more)] if more > 0 else names


def scores_of_late(released: Assignment, known: Mapping[str, Basis]) -> dict[str, dict[str, float]]:
    """What those who have a late penalty have won today before it, by student and notebook."""
    if not any(one.late for one in known.values()):
        return {}
    names = {id_: name for name, id_ in released.notebooks.items()}
    won: dict[str, dict[str, float]] = {}
    columns = (submission.c.student_id, submitted.c.notebook_id, submitted.c.late_submission_penalty)
    for _, student, notebook, penalty, points in released.rows(*columns, score.label("score"), kept=grade):
        if penalty is not None:
            mine = won.setdefault(student, {})
            mine[names[notebook]] = mine.get(names[notebook], 0.0) + float(points)
    return won


def given(one: Basis, won: Mapping[str, float]) -> dict[str, str]:
    """The part that a score given by hand changes: one that a late penalty was worked out from is another now."""
    changed = any(abs(won.get(name, points) - points) > HARDLY for name, points in one.late.items())
    return {"given": "another"} if changed else {}


def work(room: Classroom, assignment: str, student: str) -> dict[str, str]:
    """The part that is the student's own: what she handed in and when; none where it is gone or cannot be read.

    By dates alone a file that takes another's place is not seen: many come without one, and Moodle's tell the minute.
    """
    folder, found = room.folder(classroom.SUBMITTED, student, assignment), hashlib.sha256()
    try:
        for name in candidates(folder):
            raw = files.read(folder / name, MOST_BYTES_IN_FILE)
            found.update(repr((name, -1 if raw is None else len(raw))).encode("utf-8", "replace"))
            found.update(raw or b"")
    except OSError:
        return {}
    return {WORK: found.hexdigest()[:16]}


def parts(
    room: Classroom, released: Assignment, sources: Mapping[str, str], course: Course, keys: Reference, lang: str
) -> dict[str, str]:
    """A digest of each part that scores or feedback depend on, but for the submission itself.

    ``sources`` are the instructor's notebooks, as text.
    """
    names = {name for cells in released.points.values() for name in cells}
    mine = Marking({}, course, keys, lang).only(names)
    exercises = {name: course.exercises[name] for name in sorted(names & set(course.exercises))}
    # What most assignments have none of is left out where there is none: grades of before stay true.
    more = [question.steps for question in mine.course.questions.values() if question.steps]
    led = [tables] if (tables := mine.course.meetings.tables) else []
    return {
        LANGUAGE: lang,
        SOURCE: digest(json.dumps({name: json.loads(text) for name, text in sources.items()}, sort_keys=True)),
        "points": digest(sorted((name, sorted(cells.items())) for name, cells in released.points.items())),
        "keys": digest((mine.reference.codings, mine.reference.solutions, *filter(None, [mine.reference.values]))),
        "course": digest(
            (exercises, mine.course.excerpts, mine.course.questions, course.codebook, course.chapters, *more, *led)
        ),
        "late": digest(_late(room, released)),
        "book": str(room.config.GradeAnswers.get("book", "")),
        "version": __version__,
    }


def _late(room: Classroom, released: Assignment) -> tuple[object, ...]:
    """The due date and the rule for late work: its settings, and where it is the instructor's own plugin its code."""
    rule = room.config.AssignLatePenalties.get("plugin_class", USUAL_RULE)
    name = rule.rpartition(".")[2] if isinstance(rule, str) else rule.__name__
    settings = [room.config.get(section, {}) for section in ("AssignLatePenalties", "LateSubmissionPlugin", name)]
    code = name
    if rule != USUAL_RULE:
        with suppress(OSError, TypeError):
            code = inspect.getsource(import_item(rule) if isinstance(rule, str) else rule)
    return released.duedate, json.dumps(settings, sort_keys=True, default=str), code
