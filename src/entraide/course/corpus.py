"""What there is to answer: excerpts split into units, questions with their options, and the exercises made of them."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from entraide.course import definitions
from entraide.course.definitions import common
from entraide.course.tables import Row, Text, find, read

EXCERPT_COLUMNS = definitions.names("excerpts")
UNIT_COLUMNS = definitions.names("units")
QUESTION_COLUMNS = definitions.names("questions")
CHAPTER_COLUMNS = definitions.names("chapters")
OPTION_COLUMNS = definitions.names("options")
NUMBER_COLUMNS = definitions.names("numbers")
EXERCISE_COLUMNS = definitions.names("exercises")

POOLS, ORDERED = common.POOLS, common.ORDERED
GRADED = common.GRADED
"""The pool, and the folder within the data whose tables hold its rows: neither the book nor the package takes them.

Students get them with the notebook that an instructor releases (`course.carried`).
"""

WORDS = re.compile(r"\w+")

AGAIN = "again-"
"""How the id of a practice exercise begins that no page shows: *Practise again* alone draws from it."""


@dataclass(frozen=True)
class Unit:
    """A sentence of an excerpt, numbered from 1; the same in both languages."""

    unit: int
    text: Text


@dataclass(frozen=True)
class Excerpt:
    """What one practitioner says, composed for the course. ``care`` names what a reader may want to know first."""

    excerpt: str
    pool: str
    topic: str
    speaker: str
    care: str
    context: Text
    units: tuple[Unit, ...]

    @property
    def cut(self) -> str:
        """Six characters that are others once its units are cut or worded otherwise, and the same in all languages.

        A reader keeps them with her codings, which name units by their numbers alone. Signs and spaces do not count:
        they are written otherwise by whoever typesets.
        """
        said = [
            [unit.unit, *("".join(WORDS.findall(unit.text[lang])) for lang in sorted(unit.text))] for unit in self.units
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:6]


@dataclass(frozen=True)
class Option:
    """One possible answer to a question."""

    option: str
    text: Text


@dataclass(frozen=True)
class Step:
    """A number to enter, the steps of a question numbered from 1; ``unit`` is one of `common.ENTERED`.

    The hint is said after a number that is not right; where the question is graded, it is nobody's.
    """

    step: int
    label: Text
    unit: str
    hint: Text


@dataclass(frozen=True)
class Question:
    """A prompt; with options a choice (of one, or of ``several``), with steps a calculation, with neither a memo."""

    question: str
    pool: str
    topic: str
    several: bool
    prompt: Text
    options: tuple[Option, ...]
    steps: tuple[Step, ...] = field(default=(), repr=False)
    """Not told by `repr`, by which grading knows what it was made from: most questions have none."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book, and the codes that one learns there."""

    page: str
    title: Text
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    """What a reader answers in one widget: excerpts to code with the ``codes`` offered, or one question.

    In the layout ``words`` the units of an excerpt are words, shown one after the other as a running text. In the
    layout ``one`` there is one unit, whose codes stand under it, and a tap has the course answer. In the
    layout ``ordered`` every reader sees the options in the table's order; otherwise each has an order of her own.
    """

    exercise: str
    kind: str
    pool: str
    items: tuple[str, ...]
    codes: tuple[str, ...]
    title: Text
    layout: str


def rows(name: str, columns: tuple[str, ...], *folders: Path) -> Iterator[Row]:
    """The rows of a table in the first folder, then of its namesakes in the others, where there are any.

    A table that no course needs may be missing in the first one too.
    """
    first, *others = folders
    needed = [first] if find(first / name) or name.removesuffix(".csv") in definitions.NEEDED else []
    for folder in (*needed, *(other for other in others if find(other / name))):
        yield from read(folder / name, columns)


def load_excerpts(*folders: Path) -> dict[str, Excerpt]:
    """Read ``excerpts.csv`` and ``units.csv``, excerpts by id."""
    units: dict[str, list[Unit]] = {}
    for row in rows("units.csv", UNIT_COLUMNS, *folders):
        if row["unit"].isdecimal():
            units.setdefault(row["excerpt"], []).append(Unit(int(row["unit"]), row.text("text")))
    return {
        row["excerpt"]: Excerpt(
            row["excerpt"], row["pool"], row["topic"], row["speaker"], row["care"], row.text("context"),
            tuple(units.get(row["excerpt"], ())),
        )
        for row in rows("excerpts.csv", EXCERPT_COLUMNS, *folders)
    }  # fmt: skip


def load_questions(*folders: Path) -> dict[str, Question]:
    """Read ``questions.csv``, ``options.csv`` and ``numbers.csv``, questions by id."""
    steps: dict[str, list[Step]] = {}
    for row in rows("numbers.csv", NUMBER_COLUMNS, *folders):
        if row["step"].isdecimal():
            step = Step(int(row["step"]), row.text("label"), row["unit"], row.text("hint"))
            steps.setdefault(row["question"], []).append(step)
    options: dict[str, list[Option]] = {}
    for row in rows("options.csv", OPTION_COLUMNS, *folders):
        options.setdefault(row["question"], []).append(Option(row["option"], row.text("text")))
    return {
        row["question"]: Question(
            row["question"], row["pool"], row["topic"], row["several"] == "yes", row.text("prompt"),
            tuple(options.get(row["question"], ())),
            tuple(sorted(steps.get(row["question"], ()), key=lambda step: step.step)),
        )
        for row in rows("questions.csv", QUESTION_COLUMNS, *folders)
    }  # fmt: skip


def load_exercises(*folders: Path) -> dict[str, Exercise]:
    """Read ``exercises.csv``, exercises by id."""
    return {
        row["exercise"]: Exercise(
            row["exercise"],
            row["kind"],
            row["pool"],
            row.words("items"),
            row.words("codes"),
            row.text("title"),
            row["layout"],
        )
        for row in rows("exercises.csv", EXERCISE_COLUMNS, *folders)
    }


def load_chapters(folder: Path) -> tuple[Chapter, ...]:
    """Read ``chapters.csv``, in the book's order."""
    return tuple(
        Chapter(row["page"], row.text("title"), row.words("codes"))
        for row in read(folder / "chapters.csv", CHAPTER_COLUMNS)
    )
