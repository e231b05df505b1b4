"""The register of an assignment: who handed in what through Moodle, and under which student id it was collected.

It is the file ``moodle/<assignment>.csv`` of the course. `grades` and `feedback` find there whom they are for, so that
nobody has to type a name again; a person can read it in a spreadsheet. What it says of her submission is therefore a
sentence, in the language of whoever collected it.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, fields
from io import StringIO
from pathlib import Path

from entraide import files
from entraide.course.tables import read
from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.grading.spreadsheet import guarded, unguarded
from entraide.lang import LANGUAGES, say
from entraide.moodle.telling import person

FOLDER = "moodle"
HANDED_IN_NOTHING = "moodle.handed-in-nothing"
"""What is said of whoever is in the worksheet and handed in nothing, as the key of its text."""


@dataclass(frozen=True)
class Line:
    """A participant of Moodle's assignment; ``file`` is empty where nothing could be taken, ``said`` tells why."""

    participant: str
    name: str
    email: str
    student: str
    file: str
    said: str = ""

    @property
    def shown(self) -> str:
        """The person, for a message."""
        return person(self.name, self.participant)

    @property
    def without_notebook(self) -> bool:
        """Whether she handed in something of which nothing could be taken."""
        # Whoever collected may have done so in another language than today's.
        nothing = {say(lang, HANDED_IN_NOTHING) for lang in LANGUAGES}
        return not self.file and self.said != "" and self.said not in nothing


COLUMNS = tuple(field.name for field in fields(Line))


def path(room: Classroom, assignment: str) -> Path:
    """Where the register of an assignment is kept."""
    return room.root / FOLDER / f"{assignment}.csv"


def load(room: Classroom, assignment: str) -> dict[str, Line]:
    """The register's lines by participant; empty before the first collection.

    Raises `CourseError` where two lines are one participant's, or give two participants one student id: somebody may
    have changed it by hand, and one of them would get the other's work and grade.
    """
    file = path(room, assignment)
    if not file.exists():
        return {}
    lines: dict[str, Line] = {}
    whose: dict[str, str] = {}
    for row in read(file, COLUMNS):
        line = Line(**{column: unguarded(cell) for column, cell in row.items()})
        shown, me = f"{FOLDER}/{file.name}", line.participant
        if me in lines:
            raise CourseError("moodle.participant-twice", file=shown, row=row.number, participant=me)
        lines[me] = line
        if line.student and (other := whose.setdefault(line.student, me)) != me:
            said = {"participant": me, "other": other, "student": line.student}
            raise CourseError("moodle.id-twice", file=shown, row=row.number, **said)
    return lines


def save(room: Classroom, assignment: str, lines: Iterable[Line]) -> None:
    """Write the register; it is whole at any moment. Raises OSError."""
    file = path(room, assignment)
    file.parent.mkdir(exist_ok=True)
    written = StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(guarded(str(getattr(line, column))) for column in COLUMNS)
    files.write(file, written.getvalue().encode("utf-8-sig"))


def collected(room: Classroom) -> list[str]:
    """The assignments that have a register."""
    return sorted(file.stem for file in (room.root / FOLDER).glob("*.csv"))


def others(room: Classroom, assignment: str) -> list[Line]:
    """The lines of all other assignments' registers."""
    return [line for name in collected(room) if name != assignment for line in load(room, name).values()]


def need(room: Classroom, assignment: str | None, participants: Iterable[str] = ()) -> tuple[str, dict[str, Line]]:
    """The register of an assignment; where none is named, that of the only one collected, or of these participants.

    Raises `CourseError` where nothing was collected, or several fit.
    """
    known = collected(room)
    if assignment and assignment not in known:
        key = "moodle.not-collected-but" if known else "moodle.not-collected"
        raise CourseError(key, assignment=assignment, known=", ".join(known))
    fitting = [assignment] if assignment else known
    if len(fitting) > 1:
        wanted = set(participants)
        fitting = [name for name in known if wanted & set(load(room, name))] or known
    if not fitting:
        raise CourseError("moodle.nothing-collected")
    if len(fitting) > 1:
        raise CourseError("moodle.several-collected", assignments=tuple(fitting))
    return fitting[0], load(room, fitting[0])
