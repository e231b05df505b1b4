"""`entraide clear-trial`: put a trial's submissions aside and take its grades out of the gradebook.

nbgrader keeps an assignment's cells as they are while anything is graded: after a trial, parts can be added, removed or
put in another order again. Nothing is deleted: folders go to ``.entraide/cleared``, with the register of who handed in
through Moodle, and the gradebook is copied first.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path

from entraide import files
from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.errors import CourseError
from entraide.grading.classroom import AUTOGRADED, FEEDBACK, SUBMITTED, Classroom
from entraide.grading.mark import basis
from entraide.moodle import register
from entraide.moodle.telling import names, t
from entraide.sample.people import SAMPLE_ID

CLEARED = Path(".entraide") / "cleared"
MOST_NAMED = 5


def clear(room: Classroom, assignment: str, also: Iterable[str]) -> None:
    """Clear the made-up students' work on an assignment, and that of the students named.

    Raises `CourseError` where somebody else has handed it in, and where nobody has.
    """
    graded = _graded(room, assignment)
    folders = {step: room.handed_in(assignment, step) for step in (SUBMITTED, AUTOGRADED, FEEDBACK)}
    there = sorted(graded.union(*folders.values()))
    if not there:
        raise CourseError("trial.nothing", assignment=assignment)
    chosen = set(also)
    real = [student for student in there if student not in chosen and not SAMPLE_ID.fullmatch(student)]
    if real:
        raise CourseError("trial.real-work", assignment=assignment, students=names(real, MOST_NAMED))
    aside = files.unused(room.root / CLEARED / f"{assignment}-{datetime.now():%Y-%m-%d-%H%M%S}").relative_to(room.root)
    with room.gradebook() as gradebook:
        for student in graded:
            gradebook.remove_submission(assignment, student)
    for step, found in folders.items():
        for student, folder in found.items():
            place = room.root / aside / step / student / assignment
            place.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(place)
            _leave_no_empty_folder(folder.parent, room.root)
    _clear_register(room, assignment, set(there), room.root / aside)
    basis.forget(room.root, assignment)
    print(t("trial.cleared", n=len(there), assignment=assignment, folder=aside.as_posix()))
    print(t("trial.next", assignment=assignment))


def _graded(room: Classroom, assignment: str) -> set[str]:
    with room.released(assignment) as found:
        return found.students()


def _clear_register(room: Classroom, assignment: str, cleared: Collection[str], aside: Path) -> None:
    """Take these students out of the register, else each would be told as one whom the real worksheet does not have.

    Where nobody else is in it, those go too who handed in nothing: they were made up with the others.
    """
    path, lines = register.path(room, assignment), register.load(room, assignment)
    kept = [line for line in lines.values() if line.student not in cleared and not SAMPLE_ID.fullmatch(line.student)]
    if len(kept) == len(lines):
        return
    files.copy(path, aside / register.FOLDER / path.name, MOST_BYTES_IN_FILE)
    if any(line.student for line in kept):
        register.save(room, assignment, kept)
    else:
        path.unlink()


def _leave_no_empty_folder(folder: Path, root: Path) -> None:
    if folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
