"""The whole course in one place: its codebook, excerpts, questions, exercises, and where they are kept."""

import difflib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from entraide.course import codebook, corpus, reference
from entraide.errors import CourseError
from entraide.lang import LANGUAGES

LANGUAGE_VARIABLE = "ENTRAIDE_LANG"


@dataclass(frozen=True)
class Course:
    """What the data folder holds, except the keys of graded exercises."""

    folder: Path
    codebook: codebook.Codebook
    excerpts: dict[str, corpus.Excerpt]
    questions: dict[str, corpus.Question]
    exercises: dict[str, corpus.Exercise]
    chapters: tuple[corpus.Chapter, ...]
    reference: reference.Reference

    def exercise(self, name: str) -> corpus.Exercise:
        """The exercise of that name; a `CourseError` suggests the nearest one."""
        if name in self.exercises:
            return self.exercises[name]
        near = difflib.get_close_matches(name, self.exercises, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(self.exercises)}"
        raise CourseError(f"there is no exercise {name!r}; {hint}")


def data_folder() -> Path:
    """The data folder: inside the installed package, or at the root of the repository it is developed in."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "data"


@cache
def load(folder: Path | None = None) -> Course:
    """Read the course (once); raises `CourseError` naming the file and row that cannot be read."""
    folder = folder or data_folder()
    return Course(
        folder,
        codebook.load(folder),
        corpus.load_excerpts(folder),
        corpus.load_questions(folder),
        corpus.load_exercises(folder),
        corpus.load_chapters(folder),
        reference.load(folder),
    )


def language(lang: str | None = None) -> str:
    """The language asked for, else that of the environment variable ``ENTRAIDE_LANG``, else English."""
    chosen = lang or os.environ.get(LANGUAGE_VARIABLE) or LANGUAGES[0]
    if chosen not in LANGUAGES:
        where = "" if lang else f" in {LANGUAGE_VARIABLE}"
        raise CourseError(f"unknown language {chosen!r}{where}; the course speaks {' and '.join(LANGUAGES)}")
    return chosen
