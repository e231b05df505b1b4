"""`entraide moodle collect`: unpack Moodle's archive of all submissions into the folders that nbgrader grades."""

from dataclasses import dataclass, field
from pathlib import Path

from entraide.coding.tolerant import shortened
from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.moodle import gradebook, handed_in, register, submitted, telling, which_assignment
from entraide.moodle.archive import Archive, open_archive
from entraide.moodle.handed_in import HandedIn
from entraide.moodle.register import Line
from entraide.moodle.submitted import Taken
from entraide.moodle.telling import Trouble
from entraide.moodle.which_file import Choice, choose
from entraide.moodle.which_student import Person, same_name, slug, student_ids
from entraide.moodle.worksheet import Worksheet


@dataclass
class Collection:
    """One run: what it works on, and what there is to say at the end."""

    room: Classroom
    archive: Archive
    assignment: str
    exercises: dict[str, str]
    everybody: dict[str, HandedIn]
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
    exercises = which_assignment.graded_cells(room)
    with open_archive(path) as archive:
        everybody, nobodys = handed_in.by_participant(archive)
        if not everybody:
            raise CourseError(
                f"{path.name}: no submissions in it; they are called Name_1234567_assignsubmission_file in the archive "
                "that Moodle makes with “Download all submissions”"
            )
        if assignment:
            which_assignment.check(room, exercises, assignment)
        for item in everybody.values():
            handed_in.look_into(item, archive, exercises)
        assignment = which_assignment.find(everybody.values(), assignment, path.name)
        lines = register.load(room, assignment)
        run = Collection(room, archive, assignment, exercises, everybody, sheet, lines, troubles=nobodys)
        people = [person for person in (_person(run, item) for item in everybody.values()) if person]
        ids = student_ids(people, lines, register.others(room, assignment))
        try:
            for person in sorted(people, key=lambda person: (slug(person.name), person.participant)):
                _take(run, person, ids[person.participant])
            absent = _absent(run)
        finally:
            register.save(room, assignment, lines.values())
    gradebook.enter(room, [(ids[person.participant], person) for person in people])
    return _tell(run, path.name, absent)


def _person(run: Collection, item: HandedIn) -> Person | None:
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


def _take(run: Collection, person: Person, student: str) -> None:
    """Choose among the files of one person, store what was chosen, and write her line in the register."""
    item = run.everybody[person.participant]
    choice = choose(item, run.assignment)
    former = run.lines.get(person.participant)
    file = former.file if former else ""
    if choice.taken:
        file = choice.taken.file
        row = run.sheet.rows.get(person.participant) if run.sheet else None
        told = row.submitted if row else None
        done = submitted.put(run.room, student, run.assignment, _read(run, choice), told, run.exercises)
        run.done.setdefault(done, []).append(f"{person.name or item.name} ({student})")
    said = "; ".join([*choice.said, *choice.noted])
    line = Line(person.participant, person.name or item.name, person.email, student, file, said)
    run.lines[person.participant] = line
    if choice.said:
        run.troubles.append(Trouble(line.shown, "; ".join(choice.said)))
    if choice.noted:
        run.noted.append(f"{line.shown}: {'; '.join(choice.noted)}")


def _read(run: Collection, choice: Choice) -> Taken:
    """The bytes of what was chosen."""
    notebook, beside = choice.notebook, choice.beside
    return Taken(
        run.archive.read_again(notebook.place) if notebook else handed_in.EMPTY,
        run.archive.read_again(beside.place) if beside else b"",
        choice.taken.modified if choice.taken else None,
        choice.newest,
    )


def _absent(run: Collection) -> list[str]:
    """People of the worksheet who are not in the archive: those who handed in nothing; the others are troubles."""
    absent = []
    for participant, row in run.sheet.rows.items() if run.sheet else ():
        former = run.lines.get(participant)
        if participant in run.everybody or (former and former.file):
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


def _tell(run: Collection, archive: str, absent: list[str]) -> int:
    words = {
        submitted.NEW: "new",
        submitted.REPLACED: "replaced",
        submitted.UNCHANGED: "unchanged",
        submitted.OLDER: "older than what is here, left out",
    }
    done = ", ".join(f"{len(run.done[state])} {word}" for state, word in words.items() if state in run.done)
    people = telling.count(len(run.everybody), "person", "people")
    lines = [f"{run.assignment}: {people} in {archive}; submissions: {done or 'none'}."]
    for state in (submitted.REPLACED, submitted.OLDER):
        if state in run.done:
            lines.append(f"{words[state].capitalize()}: {telling.names(run.done[state])}.")
    lines += [f"Noted: {note}" for note in run.noted[: telling.MOST_LINES]]
    if len(run.noted) > telling.MOST_LINES:
        lines.append(f"Noted: {len(run.noted) - telling.MOST_LINES} more.")
    if absent:
        lines.append(f"Handed in nothing: {len(absent)} ({telling.names(absent)}).")
    where = register.path(run.room, run.assignment).relative_to(run.room.root)
    lines.append(f"Everyone is listed in {where}. Next: entraide grade {run.assignment}")
    return telling.tell(lines, run.troubles)


def _shown(who: HandedIn | Person) -> str:
    return f"{shortened(who.name) or 'Participant'} ({who.participant})"
