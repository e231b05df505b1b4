"""`entraide moodle collect`: unpack Moodle's archive of all submissions into the folders that nbgrader grades."""

from dataclasses import dataclass, field
from pathlib import Path

from entraide.coding.tolerant import shortened
from entraide.errors import CourseError
from entraide.grading import roster
from entraide.grading.classroom import Classroom, is_plain
from entraide.grading.read.submission import NotGradable
from entraide.moodle import gradebook, handed_in, register, submitted, telling, which_assignment
from entraide.moodle.archive import Archive, open_archive
from entraide.moodle.handed_in import HandedIn
from entraide.moodle.register import Line
from entraide.moodle.telling import Trouble, because, t, together
from entraide.moodle.which_file import choose
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
    noted: list[Trouble] = field(default_factory=list)
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
            raise CourseError("moodle.no-submissions", file=path.name)
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
                _try(run, person, ids[person.participant])
            absent = _absent(run)
        finally:
            register.save(room, assignment, lines.values())
    known = [(ids[person.participant], person) for person in people]
    gradebook.enter(room, [(student, person) for student, person in known if is_plain(student)])
    return _tell(run, path.name, absent)


def _person(run: Collection, item: HandedIn) -> Person | None:
    """Who handed this in, as the worksheet knows her; None where it has somebody else under her number."""
    row = run.sheet.rows.get(item.participant) if run.sheet else None
    if not run.sheet or not row:
        if run.sheet:
            what = because("moodle.not-in-worksheet", worksheet=run.sheet.path.name)
            run.troubles.append(Trouble(_shown(item), what))
        return Person(item.participant, item.name)
    # With anonymous submissions, the archive has the word for a participant instead of her name.
    anonymous = slug(item.name) == slug(run.sheet.word)
    if not anonymous and not same_name(item.name, row.person.name):
        what = because("moodle.somebody-else", worksheet=run.sheet.path.name, name=shortened(row.person.name))
        run.troubles.append(Trouble(_shown(item), what))
        return None
    return row.person if row.person.name else Person(item.participant, "" if anonymous else item.name)


def _try(run: Collection, person: Person, student: str) -> None:
    """Take what one person handed in; what the system refuses is her trouble, and what was taken before stays."""
    try:
        _take(run, person, student)
    except (OSError, NotGradable) as error:
        why = error.problem if isinstance(error, NotGradable) else because("moodle.not-stored", cause=error)
        former = run.lines.get(person.participant)
        name = person.name or run.everybody[person.participant].name
        file = former.file if former else ""
        line = Line(person.participant, name, person.email, student, file, str(why))
        run.lines[person.participant] = line
        run.troubles.append(Trouble(line.shown, why))


def _take(run: Collection, person: Person, student: str) -> None:
    """Choose among the files of one person, store what was chosen, and write her line in the register."""
    item = run.everybody[person.participant]
    if not is_plain(student):
        where = register.path(run.room, run.assignment).name
        run.troubles.append(Trouble(_shown(item), because("moodle.odd-id", id=shortened(student), register=where)))
        return
    choice = choose(item, run.assignment)
    former = run.lines.get(person.participant)
    file = former.file if former else ""
    if choice.taken:
        file = choice.taken.file
        row = run.sheet.rows.get(person.participant) if run.sheet else None
        told = row.submitted if row else None
        done = submitted.put(run.room, student, choice, run.archive, told, run.exercises)
        run.done.setdefault(done, []).append(f"{person.name or item.name} ({student})")
    said = [*choice.said, *choice.noted]
    told_of_her = str(together(said)) if said else ""
    line = Line(person.participant, person.name or item.name, person.email, student, file, told_of_her)
    run.lines[person.participant] = line
    if choice.said:
        run.troubles.append(Trouble(line.shown, together(choice.said)))
    if choice.noted:
        run.noted.append(Trouble(line.shown, together(choice.noted)))


def _absent(run: Collection) -> list[str]:
    """People of the worksheet who are not in the archive: those who handed in nothing; the others are troubles."""
    absent = []
    for participant, row in run.sheet.rows.items() if run.sheet else ():
        former = run.lines.get(participant)
        if participant in run.everybody or (former and former.file):
            continue
        if row.handed_in:
            said = because("moodle.not-in-archive")
            run.troubles.append(Trouble(_shown(row.person), because("moodle.download-again", what=said)))
        else:
            said = because(register.HANDED_IN_NOTHING)
            absent.append(row.person.name or participant)
        student = former.student if former else ""
        run.lines[participant] = Line(participant, row.person.name, row.person.email, student, "", str(said))
    if run.sheet:
        run.troubles += run.sheet.troubles
    return absent


def _tell(run: Collection, archive: str, absent: list[str]) -> int:
    done = {state: len(people) for state, people in run.done.items()}
    counts = [t(state, n=done[state]) for state in submitted.DONE if state in done]
    counted = ", ".join(counts) or t("moodle.none")
    people = len(run.everybody)
    lines = [t("moodle.collected", n=people, assignment=run.assignment, archive=archive, done=counted)]
    if submitted.REPLACED in done:
        lines.append(t("moodle.replaced", names=telling.names(run.done[submitted.REPLACED])))
    if submitted.OLDER in done:
        lines.append(t("moodle.older", names=telling.names(run.done[submitted.OLDER])))
    lines += _undated(run)
    lines += [t("moodle.noted", who=note.who, what=note.what) for note in run.noted[: telling.MOST_LINES]]
    if len(run.noted) > telling.MOST_LINES:
        lines.append(t("moodle.noted-more", n=len(run.noted) - telling.MOST_LINES))
    if alike := roster.alike(run.room, run.room.handed_in(run.assignment)):
        lines.append(t("grade.alike", n=len(alike), names=alike[: telling.MOST_LINES]))
    if absent:
        lines.append(t("moodle.absent", n=len(absent), names=telling.names(absent)))
    where = register.path(run.room, run.assignment).relative_to(run.room.root)
    ids = [line.student for line in run.lines.values() if line.student]
    if found := roster.alike(run.room, [*ids, *run.room.handed_in(run.assignment)]):
        lines.append(t("moodle.alike", names=telling.names(found), register=where))
    # An assignment that is answered on its page, and a new gradebook, were never told of each other.
    following = "moodle.next" if run.room.knows(run.assignment) else "moodle.next-release"
    lines.append(t(following, register=where, assignment=run.assignment))
    return telling.tell(lines, run.troubles)


def _undated(run: Collection) -> list[str]:
    """What there is to say of those whose row was to tell when they handed in, and does not in words we read."""
    rows = [row for number in run.everybody if run.sheet and (row := run.sheet.rows.get(number)) and not row.submitted]
    if not rows or not run.sheet:
        return []
    said = next((row.said for row in rows if row.said), "")
    key = "moodle.date-unread" if said else "moodle.no-date"
    return [t(key, n=len(rows), worksheet=run.sheet.path.name, said=shortened(said))]


def _shown(who: HandedIn | Person) -> str:
    return telling.person(shortened(who.name), who.participant)
