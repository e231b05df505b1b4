"""`entraide grade`: grade all that was handed in for an assignment, in parallel, through nbgrader's own gradebook.

Workers mark; this process alone reads submissions, writes the gradebook and puts the graded folders in place. A batch
goes into the gradebook first, then its folders are renamed into place one by one. nbgrader takes a submission as graded
when its folder is there, and so does this: whenever it is stopped, what has its folder is whole, and the rest is graded
again, over the same rows.
"""

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from tqdm import tqdm

from entraide import course as courses
from entraide.course import notebooks, reference
from entraide.errors import CourseError
from entraide.grading import made_from, roster, since_release
from entraide.grading.classroom import AUTOGRADED, SOURCE, SUBMITTED, Classroom, is_plain
from entraide.grading.gradebook import Assignment
from entraide.grading.mark import basis
from entraide.grading.mark.basis import Basis
from entraide.grading.mark.marking import texts_in
from entraide.grading.read import blank, submission
from entraide.grading.read.submission import NotGradable, Submission
from entraide.grading.run.entry import Entry
from entraide.grading.run.folders import discard, is_graded, prepare, put
from entraide.grading.run.pool import Work, batches, workers
from entraide.grading.run.telling import MOST_LINES, list_lines, reason
from entraide.grading.run.worker import Marked, Task, mark_all, pack
from entraide.lang import current, number, say

MOST_NAMES = 3


def grade(
    room: Classroom,
    assignment: str,
    students: list[str] | None = None,
    force: bool = False,
    count: int | None = None,
    scheduler: str | None = None,
) -> int:
    """Grade an assignment and say how it went; 0, or 1 where a submission could not be graded.

    Without ``force``, what is graded already is left, unless something else was handed in. ``count`` is the number of
    worker processes (one a core by default); ``scheduler`` is the address of a Dask cluster to use instead.
    """
    if count is not None and count < 1:
        raise CourseError("grading.workers", count=count)
    _refuse_other_steps(room)
    start = time.perf_counter()
    with room.released(assignment) as released:
        run = _Run(room, released, basis.load(room.root, assignment))
    due = run.due(_wanted(room, assignment, students), force)
    unit = say(current(), "grade.submissions", n=len(due))
    with tqdm(total=len(due), desc=assignment, unit=f" {unit}", disable=None) as run.bar:
        if due:
            run.grade(due, count, scheduler)
    run.say(time.perf_counter() - start)
    return 1 if run.failed or run.misplaced else 0


@dataclass
class _Run:
    """One run over an assignment: where it writes to, and what there is to say at its end."""

    room: Classroom
    released: Assignment
    known: dict[str, Basis]
    graded: int = 0
    kept: int = 0
    to_read: int = 0
    odd_ids: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    noted: dict[str, list[str]] = field(default_factory=dict)
    blank: dict[str, list[str]] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    under_way: dict[str, Submission] = field(default_factory=dict)
    work: dict[str, dict[str, str]] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    bar: "tqdm[None] | None" = None

    def __post_init__(self) -> None:
        """Raises `CourseError` where a source or a key is missing."""
        self.sources = made_from.sources(self.room, self.released)
        self.keys, self.course, self.lang = reference.load(self.room.keys), self.room.course, courses.language()
        self.now = made_from.parts(self.room, self.released, self.sources, self.course, self.keys, self.lang)
        self.entered = self.released.students()
        self.won = made_from.scores_of_late(self.released, self.known)
        folder, known = self.room.folder(SOURCE, ".", self.released.name), self.course.exercises
        self.in_source = [one for name in self.sources for one in notebooks.check_one(folder / f"{name}.ipynb", known)]
        self.in_source += since_release.changed(self.room, self.released.name, self.sources, self.course)
        cells = {name for cells in self.released.points.values() for name in cells}
        self.misplaced = roster.misplaced(self.room, self.released.name, self.sources, cells)

    def due(self, handed_in: dict[str, Path], force: bool) -> dict[str, Path]:
        """Those of the folders that are to be graded."""
        due = {
            student: folder
            for student, folder in handed_in.items()
            if force
            or student not in self.entered
            or not is_graded(self.room, self.released.name, student, folder)
            or self._is_stale(student)
        }
        self.kept = len(handed_in) - len(due)
        self.odd_ids = [student for student in handed_in if not is_plain(student)]
        self.alike = roster.alike(self.room, handed_in)
        return due

    def _is_stale(self, student: str) -> bool:
        """Whether what the student's grade was made from has changed since, or is not known; notes which parts."""
        known = self.known.get(student, Basis())
        if not known.parts:
            self.unknown.append(student)
            return True
        mine = made_from.given(known, self.won.get(student, {}))
        changed = known.changed(self.now | mine | made_from.work(self.room, self.released.name, student))
        if changed:
            self.stale.append(student)
            self.changed = list(dict.fromkeys([*self.changed, *changed]))
        return bool(changed)

    def grade(self, due: dict[str, Path], count: int | None, scheduler: str | None) -> None:
        """Have workers mark what is due, and write what comes back."""
        tasks = batches(self.tasks(due))
        if (first := next(tasks, None)) is None:
            return  # Nothing that can be read: no worker is needed, and no nbgrader.
        work = Work(self._kit(), mark_all, Marked.not_marked)
        with workers(count, scheduler) as found:
            found.wake()
            from entraide.grading.run.ledger import Ledger  # With nbgrader, which loads while the workers start.

            with self.room.gradebook() as gradebook:
                self.ledger = Ledger(self.room, gradebook, self.released)
                for marked in found.work(work, chain([first], tasks)):
                    self.write(marked)
                self.to_read -= self.ledger.already_read

    def _kit(self) -> bytes:
        """What the workers need."""
        folder = self.room.folder(SOURCE, ".", self.released.name)
        sources = {name: _notebook(text, folder / f"{name}.ipynb") for name, text in self.sources.items()}
        book = str(self.room.config.GradeAnswers.get("book", ""))
        return pack(sources, self.released.points, self.course, self.keys, self.lang, book)

    def tasks(self, due: dict[str, Path]) -> Iterator[Task]:
        """What the workers are to do, read one after the other; what cannot be read is listed."""
        for student, folder in due.items():
            try:
                self.work[student] = made_from.work(self.room, self.released.name, student)
                found = self._find(student, folder)
            except NotGradable as error:
                self._fail(student, str(error))
            except OSError as error:
                self._fail(student, reason(error, folder))
            else:
                self.under_way[student] = found
                yield Task(student, found.notebooks)

    def _find(self, student: str, folder: Path) -> Submission:
        if link := self.room.link(SUBMITTED, student, self.released.name):
            raise NotGradable("submission.link", name=link.name)
        return submission.find(student, folder, list(self.released.notebooks))

    def write(self, marked: list[Marked]) -> None:
        """Write a batch into the gradebook, then put its folders in place."""
        for one in marked:
            if one.failure:
                self._fail(one.student, say(current(), "submission.not-marked", cause=one.failure))
        whole = [one for one in marked if not one.failure and self._prepare(one)]
        for one in self._enter(whole):
            try:
                put(self.room, self.released.name, one.student)
            except OSError as error:
                self._fail(one.student, reason(error, self.room.root))
                continue
            self._count(one)
            texts = {name: scores.texts for name, scores in one.scores.items()}
            made = Basis(self.now | self.work.pop(one.student), texts, self.ledger.late.pop(one.student, {}))
            basis.save(self.room.root, self.released.name, [(one.student, made)])
        for one in marked:
            discard(self.room, self.released.name, one.student)
            del self.under_way[one.student]

    def _prepare(self, one: Marked) -> bool:
        """Make a student's graded folder; whether that could be done. What of hers was not copied is noted."""
        found = self.under_way[one.student]
        try:
            left = prepare(self.room, self.released.name, found, one.notebooks)
        except OSError as error:
            self._fail(one.student, reason(error, found.folder))
            return False
        if left:
            self.left[one.student] = ", ".join([*left[:MOST_NAMES], *(["…"] if len(left) > MOST_NAMES else [])])
        return True

    def _enter(self, marked: list[Marked]) -> list[Marked]:
        """Write a batch into the gradebook; those that are in it now."""
        entries = [
            Entry(
                one.student,
                one.scores,
                self.under_way[one.student].timestamp,
                self._read_before(one.student),
            )
            for one in marked
        ]
        try:
            self.ledger.write(entries)
        except OperationalError as error:
            raise CourseError("grading.gradebook-silent", url=self.room.shown_url, cause=error.orig) from None
        except SQLAlchemyError as error:
            self.ledger.forget()
            if len(marked) == 1:
                cause = getattr(error, "orig", None) or error
                self._fail(marked[0].student, say(current(), "grading.gradebook-refuses", cause=cause))
                return []
            return [one for single in marked for one in self._enter([single])]
        return marked

    def _read_before(self, student: str) -> Mapping[str, Mapping[str, str]]:
        """The digests of the texts that a person read in the student's graded notebooks, if she did."""
        if student in self.known:
            return self.known[student].texts
        folder = self.room.folder(AUTOGRADED, student, self.released.name)
        return {name: texts_in(folder / f"{name}.ipynb", self.course) for name in self.sources}

    def _count(self, one: Marked) -> None:
        self.graded += 1
        self.to_read += sum(score is None for scores in one.scores.values() for score in scores.cells.values())
        if one.notes:
            listed = self.blank if blank.is_blank(one.notes) else self.noted
            listed[one.student] = list(dict.fromkeys(note.text(current()) for note in one.notes))
        if self.bar is not None:
            self.bar.update()

    def _fail(self, student: str, why: str) -> None:
        self.failed[student] = why
        if self.bar is not None:
            self.bar.update()

    def say(self, seconds: float) -> None:
        """The summary: how many, how long, and what there is to say of whom."""
        lang = current()
        parts = [say(lang, "grade.graded", n=self.graded)]
        if self.kept:
            parts.append(say(lang, "grade.kept", n=self.kept))
        took = {"seconds": number(seconds, lang, most=1, least=1)}
        if rate := round(self.graded / seconds):
            parts.append(say(lang, "grade.took-at", rate=rate, **took))
        else:
            parts.append(say(lang, "grade.took", **took))
        print(say(lang, "grade.summary", assignment=self.released.name, parts=", ".join(parts)))
        if self.stale:
            why = [say(lang, made_from.PARTS[part]) for part in self.changed]
            print(say(lang, "grade.stale", n=len(self.stale), why=why))
        if self.unknown:
            print(say(lang, "grade.unknown", n=len(self.unknown)))
        if self.to_read:
            print(say(lang, "grade.to-read", n=self.to_read))
        if self.odd_ids:
            names = [ascii(student)[1:-1] for student in self.odd_ids[:MOST_LINES]]
            print(say(lang, "grade.odd-ids", n=len(self.odd_ids), names=names))
        if self.alike:
            print(say(lang, "grade.alike", n=len(self.alike), names=self.alike[:MOST_LINES]))
        for key, found in (("grade.noted", self.noted), ("grade.blank", self.blank)):
            if found:
                print(say(lang, key, n=len(found)))
                list_lines({student: " ".join(notes) for student, notes in found.items()}, sys.stdout)
        if self.left:
            print(say(lang, "grade.left", n=len(self.left)))
            list_lines(self.left, sys.stdout)
        for problem in self.in_source:
            print(problem, file=sys.stderr)
        if self.misplaced:
            place = self.room.folder(SUBMITTED, say(lang, "grade.student"), self.released.name)
            shown = place.relative_to(self.room.root).as_posix()
            names = self.misplaced[:MOST_LINES]
            print(say(lang, "grade.misplaced", n=len(self.misplaced), names=names, place=shown), file=sys.stderr)
        if self.failed:
            print(say(lang, "grade.failed", n=len(self.failed)), file=sys.stderr)
            list_lines(self.failed, sys.stderr)


def _notebook(text: str, path: Path) -> NotebookNode:
    """The same as a notebook. Raises `CourseError` where it is none."""
    try:
        return nbformat.reads(text, as_version=4)
    except Exception as error:  # nbformat raises of all sorts for what is no notebook.
        raise CourseError("grading.bad-source", file=str(path), cause=type(error).__name__) from None


def _refuse_other_steps(room: Classroom) -> None:
    """An instructor's own autograding steps are nbgrader's to run; leaving them out in silence would change grades."""
    if room.own_steps:
        raise CourseError("grading.own-steps", setting=room.own_steps)


def _wanted(room: Classroom, assignment: str, students: list[str] | None) -> dict[str, Path]:
    """The folders to look at. Raises `CourseError` for a student who handed nothing in."""
    handed_in = room.handed_in(assignment)
    left_out = set(room.coursedir.student_id_exclude.split(","))
    if students is None:
        return {student: folder for student, folder in handed_in.items() if student not in left_out}
    for student in students:
        if student not in handed_in:
            raise CourseError("grading.nothing-of", student=student, assignment=assignment)
    return {student: handed_in[student] for student in students}
