"""A class's nbgrader course as the commands see it: its folders, its gradebook and who handed in what."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config

from entraide import course as courses
from entraide import files
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.errors import CourseError
from entraide.grading import backup, settings
from entraide.grading.gradebook import Assignment, connected, find
from entraide.grading.settings import CONFIGURATION, STEPS, CourseDirectory

SUBMITTED, AUTOGRADED, FEEDBACK, SOURCE, RELEASE = "submitted", "autograded", "feedback", "source", "release"
"""nbgrader's steps, each a folder of the course; where they are, its configuration says."""


def is_plain(student: str) -> bool:
    """Whether a student id holds letters, digits and ``. _ @ -`` alone, and begins with no dot.

    >>> is_plain("ana.tremblay@uqat.ca"), is_plain("<b>ana</b>")
    (True, False)
    """
    return re.fullmatch(r"[\w@-][\w.@-]*", student) is not None


@dataclass(frozen=True)
class Classroom:
    """An nbgrader course, with the configuration that nbgrader's own commands would use in the same folder."""

    config: Config
    coursedir: CourseDirectory

    @property
    def root(self) -> Path:
        """The course's folder."""
        return Path(self.coursedir.root)

    @property
    def course(self) -> Course:
        """The codebook, exercises and texts that are taught here."""
        return courses.taught_in(self.root)

    @property
    def keys(self) -> Path:
        """The folder of the reference codings and solutions of graded exercises."""
        folder: Path = self.root / str(self.config.GradeAnswers.get("keys", "data/keys"))
        return folder

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """Where nbgrader keeps a student's assignment at a step; ``.`` stands for the student of source and release."""
        name = getattr(self.coursedir, f"{step}_directory")
        return Path(self.root / self.coursedir.format_path(name, student, assignment))

    def handed_in(self, assignment: str, step: str = SUBMITTED) -> dict[str, Path]:
        """The folder of every student who has one at this step, by student id, in order.

        It may be anything, a link or a file, and its name any bytes: nobody is left out in silence. Raises OSError
        where the students' folders cannot be listed.
        """
        base, before, after, rest = self._parts(step, assignment)
        found = {}
        for name in (path.name for path in (base.iterdir() if base.is_dir() else ())):
            student = name[len(before) : len(name) - len(after)]
            if name == f"{before}{student}{after}" and student and not student.startswith("."):
                path = base.joinpath(name, *(part.replace("*", student) for part in rest))
                with suppress(OSError):
                    files.recover(path)
                if files.is_there(path):
                    found[student] = path
        return dict(sorted(found.items()))

    def link(self, step: str, student: str, assignment: str) -> Path | None:
        """The first link on the way to a student's folder, from her own part of the way on; None where there is none.

        Whoever follows it finds what somebody else handed in, or what nobody did.
        """
        base, before, after, rest = self._parts(step, assignment)
        path = base / f"{before}{student}{after}"
        for part in ("", *rest):
            path = path / part.replace("*", student)
            if path.is_symlink():
                return path
        return None

    def _parts(self, step: str, assignment: str) -> tuple[Path, str, str, tuple[str, ...]]:
        """The folder that holds all students', what stands before and after an id in it, and the way from there on."""
        name = getattr(self.coursedir, f"{step}_directory")
        parts = Path(self.root / self.coursedir.format_path(name, "*", assignment)).parts
        place = next(number for number, part in enumerate(parts) if "*" in part)
        before, _, after = parts[place].partition("*")
        return Path(*parts[:place]), before, after, parts[place + 1 :]

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """nbgrader's own gradebook, to be written; a copy of it is kept first.

        Raises `CourseError` where the database cannot be reached.
        """
        from nbgrader.api import Gradebook

        backup.keep(self.coursedir.db_url, self.root)
        with self._reachable():
            opened = Gradebook(self.coursedir.db_url, self.coursedir.course_id)
        with opened:
            yield opened

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """The gradebook, to be read; None where there is none yet.

        Raises `CourseError` where the database cannot be reached.
        """
        with ExitStack() as stack:
            with self._reachable():
                connection = stack.enter_context(connected(self.coursedir.db_url))
            yield connection

    @contextmanager
    def released(self, assignment: str) -> Iterator[Assignment]:
        """An assignment as the gradebook has it, to be read.

        Raises `CourseError` where the database cannot be reached, or the assignment was never released.
        """
        with self.reading() as connection:
            with self._reachable():
                found = find(connection, assignment) if connection else None
            if found is None or not found.notebooks:  # It may be known by its due date alone.
                raise self.unknown(assignment)
            yield found

    def knows(self, assignment: str) -> bool:
        """Whether the gradebook holds the assignment, as grading asks."""
        try:
            with self.released(assignment):
                return True
        except CourseError:
            return False

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            cause = getattr(error, "orig", None) or error
            raise CourseError("grading.gradebook-closed", url=self.shown_url, cause=cause) from None

    @property
    def own_steps(self) -> str:
        """The first setting by which nbgrader would grade with other steps than ours; empty where there is none."""
        return next((key for key, ours in STEPS.items() if list(self.config.Autograde.get(key, ours)) != ours), "")

    @property
    def shown_url(self) -> str:
        """The gradebook's address, without its password."""
        from sqlalchemy.engine import make_url

        return make_url(self.coursedir.db_url).render_as_string(hide_password=True)

    def points(self, assignment: str) -> dict[str, float]:
        """The points of every graded cell, by grade id, as the gradebook has them.

        Raises `CourseError` where the assignment was never released.
        """
        with self.released(assignment) as found:
            return {name: points for cells in found.points.values() for name, points in cells.items()}

    def exercises(self, assignment: str) -> dict[str, Exercise]:
        """The exercises of a released assignment, by name; its other graded cells are the instructor's own."""
        known = self.course.exercises
        return {name: known[name] for name in self.points(assignment) if name in known}

    def unknown(self, assignment: str) -> CourseError:
        """The error to raise for an assignment that the gradebook does not hold."""
        sources = self.folder(SOURCE, ".", ".").resolve()
        known = sorted(path.name for path in sources.iterdir() if path.is_dir()) if sources.is_dir() else []
        if assignment in known and files.is_folder(self.folder(RELEASE, ".", assignment)):
            copies = [copy for copy in backup.kept(self.root) if self._knows(copy, assignment)]
            key = "grading.gradebook-lost-but" if copies else "grading.gradebook-lost"
            copy = copies[-1].relative_to(self.root).as_posix() if copies else ""
            return CourseError(key, assignment=assignment, url=self.shown_url, copy=copy)
        if assignment in known:
            return CourseError("grading.not-released", assignment=assignment)
        if known:
            return CourseError("grading.no-assignment", assignment=assignment, known=known)
        return CourseError("grading.no-assignments", assignment=assignment)

    def _knows(self, copy: Path, assignment: str) -> bool:
        """Whether this copy of the gradebook holds the assignment: another would lead in a circle."""
        with suppress(SQLAlchemyError), connected(f"sqlite:///{copy}") as connection:
            return connection is not None and find(connection, assignment) is not None
        return False


def open_classroom(folder: Path) -> Classroom:
    """The nbgrader course of a folder. Raises `CourseError` where there is none, or its configuration fails."""
    folder = folder.resolve()
    if not (folder / CONFIGURATION).is_file():
        raise CourseError("grading.no-course", file=str(folder), name=CONFIGURATION)
    return Classroom(*settings.read(folder))
