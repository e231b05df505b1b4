"""How students are named in the report: by name and id, or by a number that leads back to nobody."""

from dataclasses import dataclass

from entraide.coding import answers
from entraide.coding.answers import Note
from entraide.lang import say
from entraide.lang.folding import unaccented
from entraide.report.graded import Class, Graded

SAFE = ("limit", "count", "expected")
"""Details of a note that no student wrote."""


@dataclass(frozen=True)
class Naming:
    """Names the students of a class.

    The numbers follow the random ids that nbgrader gave the submissions: neither names nor student ids have a part in
    them, and the same class gets the same numbers again.
    """

    numbers: dict[str, int]
    assignment: str
    anonymous: bool
    lang: str

    def name(self, one: Graded) -> str:
        """What the report calls a student."""
        if self.anonymous:
            return say(self.lang, "report.pseudonym", number=self.numbers[one.student])
        return one.name if one.name == one.student else f"{one.name} ({one.student})"

    def ordered(self, students: list[Graded]) -> list[Graded]:
        """The students in the order in which the report lists them."""
        if self.anonymous:
            return sorted(students, key=lambda one: self.numbers[one.student])
        return sorted(students, key=lambda one: (unaccented(one.name), one.student))

    def note(self, note: Note) -> str:
        """A note as plain text. An anonymous report leaves out what a student may have typed."""
        if self.anonymous:
            own = (answers.FILE, f"{self.assignment}.ipynb")
            kept = {name: value if name in SAFE or value in own else "…" for name, value in note.details.items()}
            note = Note(note.key, kept)
        return note.text(self.lang)


def naming(group: Class, anonymous: bool, lang: str) -> Naming:
    """The naming of a class's students."""
    by_chance = sorted(group.graded, key=lambda one: one.order)
    numbers = {one.student: number for number, one in enumerate(by_chance, 1)}
    return Naming(numbers, group.assignment, anonymous, lang)
