"""A made-up class: who is of which kind, when each hands in, and what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from random import Random

from entraide import course as courses
from entraide.coding.answers import FILE
from entraide.course import reference
from entraide.errors import CourseError
from entraide.grading.classroom import RELEASE, Classroom
from entraide.sample.answering import Answering, student
from entraide.sample.notebook import Released, answers_file
from entraide.sample.people import Person, person
from entraide.sample.trouble import DAMAGES, DISHONESTIES, SOMEBODY_ELSES, Work

DUE = datetime(2026, 2, 28, 4, 59, tzinfo=UTC)
"""When work is due where the assignment has no date: Friday 27 February 2026, 23:59 in Quebec."""


@dataclass(frozen=True)
class Kind:
    """A kind of student: how many of a hundred, their ability (0 is average), and the keys of what to say of them."""

    share: int
    ability: float
    label: str
    what: str


KINDS = {
    "strong": Kind(20, 1.7, "sample.strong", "sample.strong-do"),
    "middling": Kind(40, 0.3, "sample.middling", "sample.middling-do"),
    "weak": Kind(15, -1.2, "sample.weak", "sample.weak-do"),
    "blank": Kind(5, 0.0, "sample.blank", "sample.blank-do"),
    "late": Kind(8, 0.3, "sample.late", "sample.late-do"),
    "damaged": Kind(6, 0.3, "sample.damaged", "sample.damaged-do"),
    "dishonest": Kind(6, -0.6, "sample.dishonest", "sample.dishonest-do"),
}
TROUBLES = {"damaged": DAMAGES, "dishonest": DISHONESTIES}


@dataclass(frozen=True)
class Part:
    """The part that a student plays: her kind, and what is wrong with her files, by the key of its text."""

    kind: str
    trouble: str = ""


@dataclass(frozen=True)
class HandedIn:
    """A student's submission: who, when, and the files by name."""

    person: Person
    part: Part
    when: datetime
    files: dict[str, bytes]


class Group:
    """A class of made-up students for an assignment; `handed_in` makes one submission after the other."""

    def __init__(self, room: Classroom, assignment: str, students: int, seed: int) -> None:
        """Raises `CourseError` where the assignment is not released or its keys cannot be read."""
        self.assignment, self.seed, self.lang = assignment, seed, courses.language()
        exercises = room.exercises(assignment)
        path = room.folder(RELEASE, ".", assignment) / f"{assignment}.ipynb"
        if not path.is_file():
            raise CourseError("sample.not-released", file=str(path), assignment=assignment)
        self.released = Released(path.read_text("utf-8"))
        self.answering = Answering(exercises, room.course, reference.load(room.keys), self.lang)
        self.points = sum(room.points(assignment).values())
        self.due = _due(room, assignment) or DUE
        self.parts = _parts(students, Random(f"parts {seed}"))

    def handed_in(self) -> Iterator[HandedIn]:
        """Every student's submission, by her number."""
        for number, part in enumerate(self.parts, 1):
            yield HandedIn(self.person(number), part, self._when(number), self._files(number))

    def person(self, number: int) -> Person:
        """The student of this number, from 1."""
        return person(number, Random(f"person {self.seed} {number}"))

    def _when(self, number: int) -> datetime:
        chance = Random(f"when {self.seed} {number}")
        if self.parts[number - 1].kind == "late":
            return self.due + timedelta(seconds=round(chance.uniform(600, 4 * 86_400)))
        return self.due - timedelta(seconds=round(min(chance.expovariate(1 / 100_000), 12 * 86_400) + 60))

    def _files(self, number: int) -> dict[str, bytes]:
        part = self.parts[number - 1]
        if part.trouble == SOMEBODY_ELSES and self._copied and self._copied != number:
            return self._files(self._copied)
        work = self._work(number)
        if part.trouble:
            TROUBLES[part.kind][part.trouble](work)
        return work.files

    def _work(self, number: int) -> Work:
        """What the student would have handed in, had nothing gone wrong."""
        kind, chance = self.parts[number - 1].kind, Random(f"work {self.seed} {number}")
        work = Work(f"{self.assignment}.ipynb", [], {}, chance, self.released, self.answering)
        finished = self._when(number) - timedelta(seconds=chance.uniform(30, 900))
        coder = student(KINDS[kind].ability, self.lang, chance)
        work.write([] if kind == "blank" else self.answering.answers(coder, finished, chance))
        if chance.random() < 0.3 and work.answers:
            work.files[FILE] = answers_file(work.answers).encode()
        return work

    @cached_property
    def _copied(self) -> int:
        """The number of the student whose file goes around; 0 where nobody's is worth it."""
        wanted = (number for number, part in enumerate(self.parts, 1) if part.kind in ("strong", "middling"))
        return next(wanted, 0)


def _parts(students: int, chance: Random) -> list[Part]:
    """Each student's part: the shares of `KINDS` as closely as the class's size allows, in an order by chance."""
    exact = {name: students * kind.share / 100 for name, kind in KINDS.items()}
    count = {name: int(number) for name, number in exact.items()}
    for name in sorted(exact, key=lambda name: count[name] - exact[name])[: students - sum(count.values())]:
        count[name] += 1
    parts = []
    for name, number in count.items():
        troubles = list(TROUBLES.get(name, {"": None}))
        first = chance.randrange(len(troubles))
        parts += [Part(name, troubles[(first + place) % len(troubles)]) for place in range(number)]
    chance.shuffle(parts)
    return parts


def _due(room: Classroom, assignment: str) -> datetime | None:
    """The assignment's due date in the gradebook, where nbgrader keeps UTC."""
    with room.released(assignment) as found:
        return found.duedate.replace(tzinfo=UTC) if found.duedate else None
