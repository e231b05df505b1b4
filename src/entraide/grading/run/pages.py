"""`entraide feedback`: write a class's feedback pages in parallel, those alone that are not what they would be now.

A page is to the byte what `nbgrader generate_feedback` writes, and its folder holds what it would hold.
"""

import pickle
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from entraide import course as courses
from entraide import files
from entraide.errors import CourseError
from entraide.grading import made_from
from entraide.grading.classroom import AUTOGRADED, FEEDBACK, Classroom
from entraide.grading.mark.page import Pages, course_names
from entraide.grading.nbgrader import keys_shown
from entraide.grading.read.submission import TIMESTAMP
from entraide.grading.run.folders import is_graded
from entraide.grading.run.given import given
from entraide.grading.run.page_worker import Kit, Made, Task, make_all, template
from entraide.grading.run.pages_made import PagesMade
from entraide.grading.run.pool import Work, batches, workers
from entraide.grading.run.telling import list_lines, reason
from entraide.lang import current, number, say

BESIDE = (TIMESTAMP, "submission_secret.txt")
"""What nbgrader needs beside the pages, to tell an old page from a new one and to hand them out."""
MOST_BYTES = 100_000_000


def feedback(
    room: Classroom,
    assignment: str,
    students: list[str] | None = None,
    count: int | None = None,
    scheduler: str | None = None,
) -> int:
    """Write the pages of an assignment and say how it went; 0, or 1 where a page could not be made.

    ``students``, ``count`` and ``scheduler`` are as in `entraide grade`. Raises `CourseError` where the assignment was
    never released, nothing of it is graded, or its pages are not ours to make.
    """
    if count is not None and count < 1:
        raise CourseError("grading.workers", count=count)
    start = time.perf_counter()
    run = _Run(room, assignment)
    due = run.due(_wanted(room, assignment, students))
    unit = say(current(), "pages.pages", n=len(due))
    with tqdm(total=len(due), desc=assignment, unit=f" {unit}", disable=None) as run.bar:
        if due:
            try:
                with workers(count, scheduler) as found:
                    for made in found.work(Work(run.kit, make_all, Made.not_made), batches(run.tasks(due))):
                        run.write(made)
            finally:
                run.made.save()
    run.say(time.perf_counter() - start)
    return 1 if run.failed else 0


@dataclass
class _Run:
    """One run over an assignment: what its pages are made from, and what there is to say at its end."""

    room: Classroom
    assignment: str
    written: int = 0
    same: int = 0
    provisional: int = 0
    ungraded: int = 0
    outdated: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    bar: "tqdm[None] | None" = None

    def __post_init__(self) -> None:
        ours = self.room.config.PrepareFeedback
        named = course_names(self.room.root, str(ours.get("course_name", "")))
        shown = self.assignment in keys_shown.released(self.room.keys)
        with self.room.released(self.assignment) as found:
            self.changed = made_from.changed(self.room, found)
            self.names = list(found.notebooks)
            self.given = given(self.room, found, bool(ours.get("student_names", False)))
            points = {
                name: {cell.name: float(cell.points or 0) for cell in found.of(name, "GradeCell", "TaskCell")}
                for name in self.names
            }
        pages, look = Pages(self.assignment, shown, courses.language(), named), template(self.room.config)
        self.kit = pickle.dumps(Kit(pages, look, points))
        self.made = PagesMade(self.room.root, self.assignment, (pages, look.HTMLExporter.get("template_name"), points))

    def due(self, graded: dict[str, Path]) -> dict[str, Path]:
        """Those of the graded folders whose pages may be others today."""
        handed_in = self.room.handed_in(self.assignment)
        self.ungraded = sum(
            not is_graded(self.room, self.assignment, student, folder) for student, folder in handed_in.items()
        )
        self.outdated = made_from.outdated(self.changed, graded, self.assignment)
        due = {}
        for student, folder in graded.items():
            known = self.given.get(student, {})
            self.provisional += any(one.waiting for one in known.values())
            if self.made.stands(student, self._notebooks(folder), known, self._place(student)):
                self.same += 1
            else:
                due[student] = folder
        return due

    def tasks(self, due: dict[str, Path]) -> Iterator[Task]:
        """What the workers are to do, read one after the other; what cannot be read is listed."""
        for student, folder in due.items():
            try:
                if student not in self.given:
                    raise CourseError("pages.not-in-gradebook", assignment=self.assignment, student=student)
                notebooks = {path.stem: files.read(path, MOST_BYTES) or b"" for path in self._notebooks(folder)}
            except CourseError as error:
                self._fail(student, str(error))
            except OSError as error:
                self._fail(student, reason(error, folder))
            else:
                yield Task(student, notebooks, self.given[student])

    def write(self, made: list[Made]) -> None:
        """Put the pages of a batch in place."""
        for one in made:
            folder = self.room.folder(AUTOGRADED, one.student, self.assignment)
            if one.failure:
                self._fail(one.student, one.failure)
                continue
            try:
                changed = self._put(one, folder)
                self.made.note(one.student, self._notebooks(folder), self.given[one.student], self._place(one.student))
            except OSError as error:
                self._fail(one.student, reason(error, self.room.root))
                continue
            self.written, self.same = self.written + changed, self.same + (not changed)
            if self.bar is not None:
                self.bar.update()

    def _put(self, made: Made, graded: Path) -> bool:
        """Have the student's folder hold her pages and what nbgrader needs beside them alone; whether a page is new."""
        place, shared = self._place(made.student), self.room.coursedir.groupshared
        if not files.is_folder(place):
            files.remove(place)
            place.mkdir(parents=True)
        beside = {name: files.read(graded / name, MOST_BYTES) or b"" for name in BESIDE if files.is_file(graded / name)}
        wanted = {f"{name}.html": page for name, page in made.pages.items()} | beside
        changed = False
        for path in place.iterdir():
            if path.name not in wanted or not files.is_file(path):
                files.remove(path)
        for name, content in wanted.items():
            path = place / name
            if files.is_file(path) and path.read_bytes() == content:
                path.touch()  # By its date one sees that it is newer than the grading.
            else:
                files.write(path, content)
                changed = changed or name not in beside
            path.chmod(0o664 if shared else 0o644)
        if shared:
            place.chmod((place.stat().st_mode | 0o2770) & 0o2777)
        return changed

    def _place(self, student: str) -> Path:
        return self.room.folder(FEEDBACK, student, self.assignment)

    def _notebooks(self, folder: Path) -> list[Path]:
        return [path for name in self.names if files.is_file(path := folder / f"{name}.ipynb")]

    def _fail(self, student: str, why: str) -> None:
        self.failed[student] = why
        if self.bar is not None:
            self.bar.update()

    def say(self, seconds: float) -> None:
        """The summary: how many, how long, and what there is to say of whom."""
        lang = current()
        parts = [say(lang, "pages.written", n=self.written)]
        if self.same:
            parts.append(say(lang, "pages.same", n=self.same))
        parts.append(say(lang, "grade.took", seconds=number(seconds, lang, most=1, least=1)))
        print(say(lang, "grade.summary", assignment=self.assignment, parts=", ".join(parts)))
        if self.provisional:
            print(say(lang, "pages.provisional", n=self.provisional))
        for line in self.outdated:
            print(line)
        if self.ungraded:
            print(say(lang, "pages.ungraded", n=self.ungraded, assignment=self.assignment))
        if self.failed:
            print(say(lang, "pages.failed", n=len(self.failed)), file=sys.stderr)
            list_lines(dict(sorted(self.failed.items())), sys.stderr)


def _wanted(room: Classroom, assignment: str, students: list[str] | None) -> dict[str, Path]:
    """The graded folders to look at. Raises `CourseError` where there are none, or none of a student."""
    graded = room.handed_in(assignment, AUTOGRADED)
    left_out = set(room.coursedir.student_id_exclude.split(","))
    for student in students or ():
        if student not in graded:
            raise CourseError("pages.nothing-of", student=student, assignment=assignment)
    wanted = {
        student: folder
        for student, folder in graded.items()
        if (student in students if students else student not in left_out)
    }
    if not wanted:
        raise CourseError("pages.nothing-graded", assignment=assignment)
    return wanted
