"""What a worker process does: mark the submissions it is sent, and send back what is to be written.

It opens no file and no gradebook, so that it may as well be on another computer; all it needs comes with the call.
"""

import pickle
from dataclasses import dataclass, replace
from functools import lru_cache

import nbformat
from nbformat import NotebookNode

from entraide.coding.answers import Note
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.mark.marking import Marking, Scores, mark
from entraide.grading.mark.rebuild import exercises_in, rebuild
from entraide.grading.read.collected import Files
from entraide.grading.read.contents import parse


@dataclass(frozen=True)
class Kit:
    """What marking an assignment takes: by notebook, the instructor's source and the points of its graded cells."""

    sources: dict[str, NotebookNode]
    points: dict[str, dict[str, float]]
    marking: Marking


@dataclass(frozen=True)
class Task:
    """One student's files, by the notebook that they are to be read as."""

    student: str
    notebooks: dict[str, Files]

    @property
    def size(self) -> int:
        """Bytes, about."""
        return sum(files.size for files in self.notebooks.values())


@dataclass(frozen=True)
class Marked:
    """One student's graded notebooks as JSON, their scores, and what was noted; or why it could not be done."""

    student: str
    notebooks: dict[str, str]
    scores: dict[str, Scores]
    notes: tuple[Note, ...] = ()
    failure: str = ""

    @classmethod
    def not_marked(cls, student: str, failure: str) -> "Marked":
        """That it could not be done, and why."""
        return cls(student, {}, {}, failure=failure)


def pack(
    sources: dict[str, NotebookNode],
    points: dict[str, dict[str, float]],
    course: Course,
    keys: Reference,
    lang: str,
    book: str,
) -> bytes:
    """The kit as bytes, with no more of the course and its keys than these notebooks need."""
    names = {name for cells in points.values() for name in cells}
    return pickle.dumps(Kit(sources, points, Marking({}, course, keys, lang, book).only(names)))


@lru_cache(maxsize=2)
def _unpack(kit: bytes) -> Kit:
    opened: Kit = pickle.loads(kit)  # Made by `pack` in the instructor's own process; nothing of a student's.
    return opened


def mark_all(kit: bytes, tasks: list[Task]) -> list[Marked]:
    """Mark every task. One that fails says so in its place, and the others go on."""
    opened, marked = _unpack(kit), []
    for task in tasks:
        try:
            marked.append(_mark(opened, task))
        except Exception as error:
            marked.append(Marked.not_marked(task.student, f"{type(error).__name__}: {error}"))
    return marked


def _mark(kit: Kit, task: Task) -> Marked:
    notebooks, scores = {}, {}
    notes: list[Note] = []
    asked = {name: exercises_in(source, kit.marking.course) for name, source in kit.sources.items()}
    assigned = frozenset().union(*asked.values())
    for name, files in task.notebooks.items():
        marking = replace(kit.marking, points=kit.points[name])
        rebuilt = rebuild(kit.sources[name], parse(files, asked[name]), marking.course, assigned)
        notes += rebuilt.all_notes
        scores[name] = mark(rebuilt, marking)
        # `nbformat.writes` would check anew, for each student, what was checked when the source was read.
        notebooks[name] = nbformat.v4.writes(rebuilt.nb) + "\n"
    return Marked(task.student, notebooks, scores, tuple(notes))
