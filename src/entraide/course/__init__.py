"""The whole course in one place: its codebook, excerpts, questions, exercises, and where they are kept."""

import difflib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from entraide.course import codebook, corpus, reference
from entraide.course.definitions.meetings import FOLDER
from entraide.course.meetings import Meetings
from entraide.course.saved.table import standing
from entraide.course.tables import stamps
from entraide.errors import CourseError
from entraide.lang import LANGUAGE_VARIABLE, LANGUAGES

MARKS = ("_config.yml", "nbgrader_config.py")
"""By one of these, and its tables, a course's folder is known."""


@dataclass(frozen=True)
class Course:
    """What the data folder holds, except the keys of graded exercises.

    ``graded`` is the folder of graded texts; an installed package has none.
    """

    folder: Path
    graded: Path
    codebook: codebook.Codebook
    excerpts: dict[str, corpus.Excerpt]
    questions: dict[str, corpus.Question]
    exercises: dict[str, corpus.Exercise]
    chapters: tuple[corpus.Chapter, ...]
    reference: reference.Reference
    meetings: Meetings

    def exercise(self, name: str) -> corpus.Exercise:
        """The exercise of that name; a `CourseError` suggests the nearest one."""
        if name in self.exercises:
            return self.exercises[name]
        if near := difflib.get_close_matches(name, self.exercises, n=1):
            raise CourseError("course.no-exercise-but", name=name, near=near[0])
        raise CourseError("course.no-exercise", name=name, known=", ".join(self.exercises))


def data_folder() -> Path:
    """The data of the course in whose folder, or below it, one stands; else the package's own.

    The latter are inside the installed package, or at the root of the repository it is developed in.
    """
    packaged = Path(__file__).parents[1] / "data"
    return _data_here() or (packaged if packaged.is_dir() else Path(__file__).parents[3] / "data")


def own_data_folder() -> Path:
    """The data of the course in whose folder, or below it, one stands, to be written into.

    Raises `CourseError` where one stands in none: the package's own data are nobody's to change.
    """
    folder = _data_here()
    if folder is None:
        raise CourseError("course.no-tables-here", file=str(Path.cwd()))
    return folder


def _data_here() -> Path | None:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if standing(folder / "data" / "codebook.csv") and any((folder / name).is_file() for name in MARKS):
            return folder / "data"
    return None


def load(folder: Path | None = None, graded: Path | None = None) -> Course:
    """Read the course, anew where a table has changed; raises `CourseError` naming the file and row that are wrong."""
    folder = folder or data_folder()
    graded = graded or folder / corpus.GRADED
    return _load(folder, graded, (*stamps(folder), *stamps(folder / FOLDER), *stamps(graded)))


@lru_cache(maxsize=8)
def _load(folder: Path, graded: Path, _stamps: tuple[tuple[str, int, int], ...]) -> Course:
    return Course(
        folder,
        graded,
        codebook.load(folder),
        corpus.load_excerpts(folder, graded),
        corpus.load_questions(folder, graded),
        corpus.load_exercises(folder, graded),
        corpus.load_chapters(folder),
        reference.load(folder),
        Meetings(folder),
    )


def taught_in(root: Path) -> Course:
    """The course that is taught in a folder: with its own tables and graded texts, else with those of the package."""
    data = root.resolve() / "data"
    own, graded = (data if standing(data / "codebook.csv") else None), data / corpus.GRADED
    return load(own, graded if graded.is_dir() else None)


def language(lang: str | None = None) -> str:
    """The language asked for, else that of the environment variable ``ENTRAIDE_LANG``, else English."""
    chosen = lang or os.environ.get(LANGUAGE_VARIABLE) or LANGUAGES[0]
    if chosen not in LANGUAGES:
        where = "" if lang else f"{LANGUAGE_VARIABLE}={chosen}"
        raise CourseError("course.unknown-language", file=where, lang=chosen, known=LANGUAGES)
    return chosen


def assignments(folder: Path) -> list[str]:
    """The names of the assignments whose sources are in a course's folder; none where it is no such folder."""
    return sorted({path.name for path in (folder / "exercises").glob("*/*/")})
