"""Unpack Moodle's “download all submissions” archive into the folders that nbgrader grades."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy.engine import make_url

from entraide.coding import tolerant
from entraide.coding.tolerant import shortened
from entraide.errors import CourseError
from entraide.grading.classroom import SOURCE, Classroom
from entraide.moodle import names, register, store, summary
from entraide.moodle.archive import Archive, Entry, open_archive
from entraide.moodle.choose import NOTEBOOK, Choice, choose, findings
from entraide.moodle.people import Person, same_name, slug, student_ids
from entraide.moodle.register import Line
from entraide.moodle.summary import Trouble
from entraide.moodle.worksheet import Worksheet

MOST_CHARACTERS = 128
"""Of a name or an address in nbgrader's gradebook."""


@dataclass
class Handed:
    """What one participant handed in: files under her own names for them, and what was refused."""

    participant: str
    name: str
    files: list[tuple[str, Entry]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    online_text: bool = False


@dataclass
class Collection:
    """One run: what it works on, and what there is to say at the end."""

    room: Classroom
    archive: Archive
    assignment: str
    exercises: dict[str, str]
    sheet: Worksheet | None
    lines: dict[str, Line]
    done: dict[str, list[str]] = field(default_factory=dict)
    noted: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def collect(room: Classroom, path: Path, assignment: str | None, worksheet: Path | None) -> int:
    """Take everyone's submission from the archive; 1 if somebody's could not be taken, matched or read, else 0.

    Raises `CourseError` where the archive or the worksheet cannot be used at all; then nothing was changed.
    """
    sheet = Worksheet(worksheet) if worksheet else None
    exercises = graded_cells(room)
    with open_archive(path) as archive:
        handed, strange = _by_participant(archive)
        if not handed:
            raise CourseError(
                f"{path.name}: no submissions in it; they are called Name_1234567_assignsubmission_file in the archive "
                "that Moodle makes with “Download all submissions”"
            )
        assignment = _assignment(room, archive, handed, exercises, assignment, path.name)
        run = Collection(room, archive, assignment, exercises, sheet, register.load(room, assignment), troubles=strange)
        people = [person for person in (_person(run, item) for item in handed.values()) if person]
        others = [
            line
            for name in register.collected(room)
            if name != assignment
            for line in register.load(room, name).values()
        ]
        ids = student_ids(people, run.lines, others)
        try:
            for person in sorted(people, key=lambda person: (slug(person.name), person.participant)):
                _take(run, handed[person.participant], person, ids[person.participant])
            absent = _absent(run, handed)
        finally:
            register.save(room, assignment, run.lines.values())
    _enter_students(run, people, ids)
    return _tell(run, path.name, len(handed), absent)


def graded_cells(room: Classroom) -> dict[str, str]:
    """The assignment that a cell's grade id belongs to, from the sources; ids that several share tell nothing."""
    found: dict[str, set[str]] = {}
    for path in room.folder(SOURCE, ".", ".").glob(f"*/*{NOTEBOOK}"):
        for cell in tolerant.items(tolerant.get(json.loads(path.read_bytes()), "cells")):
            grade_id = tolerant.get(cell, "metadata", "nbgrader", "grade_id")
            if isinstance(grade_id, str):
                found.setdefault(grade_id, set()).add(path.parent.name)
    return {grade_id: min(names) for grade_id, names in found.items() if len(names) == 1}


def _by_participant(archive: Archive) -> tuple[dict[str, Handed], list[Trouble]]:
    """The archive's files by participant, and what belongs to nobody."""
    handed: dict[str, Handed] = {}
    strange = []
    for name, entry, reason in [
        *((entry.name, entry, "") for entry in archive.entries),
        *((name, None, reason) for name, reason in archive.refused),
    ]:
        place = names.place(name)
        if not place:
            what = f"{reason or 'not named as Moodle names a submission'}; left out"
            strange.append(Trouble(f"“{shortened(name, 120)}”", what))
            continue
        participant = place.participant.lstrip("0") or "0"
        item = handed.setdefault(participant, Handed(participant, place.name))
        if reason:
            item.refused.append(f"{shortened(place.file)} was refused: {reason}")
        elif place.plugin != names.FILE:
            item.online_text = True
        elif entry:
            item.files.append((place.file or "file", entry))
    return handed, strange


def _assignment(
    room: Classroom,
    archive: Archive,
    handed: dict[str, Handed],
    exercises: dict[str, str],
    given: str | None,
    name: str,
) -> str:
    """The assignment that the archive is for: the one given, which its notebooks must not contradict, or theirs."""
    known = set(exercises.values())
    if given and given not in known and not room.folder(SOURCE, ".", given).is_dir():
        raise CourseError(room.unknown(given))
    people: Counter[str] = Counter()
    for item in handed.values():
        counts: Counter[str] = Counter()
        for found in findings(archive, item.files, exercises, Choice()):
            counts += found.counts
        people.update(counts.most_common(1)[0][:1] if counts else ())
        if given and counts[given]:
            return given
    seen = ", ".join(f"{assignment} ({number})" for assignment, number in people.most_common())
    if given and people:
        raise CourseError(f"{name}: its notebooks are of {seen}, none of {given}; is this the archive you meant?")
    if given or len(people) == 1:
        return given or next(iter(people))
    if people:
        raise CourseError(f"{name}: its notebooks are of several assignments, {seen}; say which with --assignment")
    raise CourseError(f"{name}: no notebook of this course in it; say which assignment it is with --assignment")


def _person(run: Collection, item: Handed) -> Person | None:
    """Who handed this in, as the worksheet knows her; None where it has somebody else under her number."""
    row = run.sheet.rows.get(item.participant) if run.sheet else None
    if not run.sheet or not row:
        if run.sheet:
            what = f"not in {run.sheet.path.name}; collected all the same, but it has no row for a grade: download"
            run.troubles.append(Trouble(_shown(item), f"{what} a newer worksheet, of all groups"))
        return Person(item.participant, item.name)
    # With anonymous submissions, the archive has the word for a participant instead of her name.
    anonymous = slug(item.name) == slug(run.sheet.word)
    if not anonymous and not same_name(item.name, row.person.name):
        what = f"{run.sheet.path.name} has {shortened(row.person.name)} under this number; not collected: download"
        what += " archive and worksheet of one and the same assignment (not one handed in by groups)"
        run.troubles.append(Trouble(_shown(item), what))
        return None
    return row.person if row.person.name else Person(item.participant, "" if anonymous else item.name)


def _take(run: Collection, item: Handed, person: Person, student: str) -> None:
    """Choose among the files of one person, and store what was chosen."""
    choice = Choice(said=list(item.refused))
    choose(list(findings(run.archive, item.files, run.exercises, choice)), run.assignment, choice)
    row = run.sheet.rows.get(person.participant) if run.sheet else None
    sure = row.submitted if row else None
    if choice.notebook is not None:
        done = store.store(run.room, student, run.assignment, choice, sure, run.exercises)
        run.done.setdefault(done, []).append(f"{person.name or item.name} ({student})")
    if item.online_text:
        (choice.said if choice.notebook is None else choice.noted).append("text typed in Moodle is not read")
    former = run.lines.get(person.participant)
    file = choice.file or (former.file if former else "")
    said = "; ".join([*choice.said, *choice.noted])
    line = Line(person.participant, person.name or item.name, person.email, student, file, said)
    run.lines[person.participant] = line
    if choice.said:
        run.troubles.append(Trouble(line.shown, "; ".join(choice.said)))
    if choice.noted:
        run.noted.append(f"{line.shown}: {'; '.join(choice.noted)}")


def _absent(run: Collection, handed: dict[str, Handed]) -> list[str]:
    """People of the worksheet who are not in the archive: those who handed in nothing; the others are troubles."""
    absent = []
    for participant, row in run.sheet.rows.items() if run.sheet else ():
        former = run.lines.get(participant)
        if participant in handed or (former and former.file):
            continue
        said = "handed in nothing"
        if row.handed_in:
            said = "handed in, says the worksheet, but not in the archive"
            run.troubles.append(Trouble(_shown(row.person), f"{said}: download the archive again"))
        else:
            absent.append(row.person.name or participant)
        student = former.student if former else ""
        run.lines[participant] = Line(participant, row.person.name, row.person.email, student, "", said)
    if run.sheet:
        run.troubles += run.sheet.troubles
    return absent


def _enter_students(run: Collection, people: list[Person], ids: dict[str, str]) -> None:
    """Write names and addresses into the gradebook, where there is one; a name's first word is the first name.

    Moodle does not say which words are which. In Quebec, compound first names have a hyphen and surnames may be two.
    """
    url = make_url(run.room.coursedir.db_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return
    with run.room.gradebook() as gradebook:
        _update(gradebook, [(ids[person.participant], person) for person in people])


def _update(gradebook: Gradebook, people: list[tuple[str, Person]]) -> None:
    known = {student.id: student for student in gradebook.students}
    for student, person in people:
        first, _, last = person.name.partition(" ")
        told = {"first_name": first, "last_name": last.strip(), "email": person.email}
        told = {name: value[:MOST_CHARACTERS] for name, value in told.items() if value}
        entered = known.get(student)
        if told and (entered is None or any(getattr(entered, name) != value for name, value in told.items())):
            gradebook.update_or_create_student(student, **told)


def _tell(run: Collection, archive: str, people: int, absent: list[str]) -> int:
    words = {
        store.NEW: "new",
        store.REPLACED: "replaced",
        store.UNCHANGED: "unchanged",
        store.OLDER: "older than what is here, left out",
    }
    done = ", ".join(f"{len(run.done[state])} {word}" for state, word in words.items() if state in run.done)
    lines = [
        f"{run.assignment}: {summary.count(people, 'person', 'people')} in {archive}; submissions: {done or 'none'}."
    ]
    for state in (store.REPLACED, store.OLDER):
        if state in run.done:
            lines.append(f"{words[state].capitalize()}: {summary.names(run.done[state])}.")
    lines += [f"Noted: {note}" for note in run.noted[: summary.MOST_LINES]]
    if len(run.noted) > summary.MOST_LINES:
        lines.append(f"Noted: {len(run.noted) - summary.MOST_LINES} more.")
    if absent:
        lines.append(f"Handed in nothing: {len(absent)} ({summary.names(absent)}).")
    where = register.path(run.room, run.assignment).relative_to(run.room.root)
    lines.append(f"Everyone is listed in {where}. Next: entraide grade {run.assignment}")
    return summary.tell(lines, run.troubles)


def _shown(who: Handed | Person) -> str:
    return f"{shortened(who.name) or 'Participant'} ({who.participant})"
