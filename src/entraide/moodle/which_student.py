"""Who the people of an archive are in the course: a student id for each, the same in every assignment."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from entraide.moodle.archive import RESERVED
from entraide.moodle.file_names import cleaned
from entraide.moodle.register import Line

MOST_BYTES = 80
"""Of a student id: a folder's name may have 255, and nbgrader keeps 128 characters."""


@dataclass(frozen=True)
class Person:
    """A participant as the archive and the worksheet know her; what neither says is empty."""

    participant: str
    name: str = ""
    email: str = ""
    id_number: str = ""


def slug(name: str) -> str:
    """A name as a folder's name: no accents, no capitals, a hyphen for anything but letters and digits.

    Apostrophes fall away, because Moodle's archives leave them out where its worksheet has them.

    >>> slug("Marie-Ève O'Brien Côté")
    'marie-eve-obrien-cote'
    """
    bare = unicodedata.normalize("NFKD", re.sub(r"\u2019", "", cleaned(name.replace("_", " "))).casefold())
    letters = (character for character in bare if not unicodedata.combining(character))
    joined = unicodedata.normalize("NFC", "".join(letters)).casefold()
    hyphened = "-".join(re.findall(r"[^\W_]+", joined))
    return hyphened.encode()[:MOST_BYTES].decode("utf-8", "ignore").strip("-")


def folder_name(text: str) -> str:
    """An id as it is where it can be a folder's name on every computer, else its slug."""
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", text) and not text.endswith(".") and len(text) <= MOST_BYTES
    name = text if plain else slug(text)
    return f"{name}-" if RESERVED.fullmatch(name) else name


def student_ids(people: Iterable[Person], register: dict[str, Line], others: Iterable[Line]) -> dict[str, str]:
    """A student id for each person, by participant.

    Whoever is in the register keeps her id. Others get the one that another assignment's register (``others``) has
    for the same e-mail address, or for the same name where neither address says otherwise and only one person has it;
    else their ID number, else what stands before the @ of their address, else their name. Where two people would
    share an id, the participant's number is added to it.
    """
    people = list(people)
    elsewhere = _Elsewhere(others)
    names = Counter(slug(person.name) for person in people)
    ids = {line.participant: line.student for line in register.values() if line.student}
    new = [person for person in people if person.participant not in ids]
    known = {person.participant: elsewhere.find(person, alone=names[slug(person.name)] == 1) for person in new}
    proposed = {person.participant: known[person.participant] or _proposed(person) for person in new}
    taken = Counter(student.casefold() for student in [*ids.values(), *proposed.values()])
    for participant, student in proposed.items():
        strange = not known[participant] and student.casefold() in elsewhere.ids
        alone = student and taken[student.casefold()] == 1 and not strange
        ids[participant] = student if alone else _numbered(student, participant)
    return {person.participant: ids[person.participant] for person in people}


def same_name(archive: str, worksheet: str) -> bool:
    """Whether two spellings of a name can be one person's; in an archive a group's name may stand before it."""
    mine, theirs = slug(archive), slug(worksheet)
    return not mine or not theirs or mine == theirs or mine.endswith(f"-{theirs}")


def _proposed(person: Person) -> str:
    texts = person.id_number, person.email.partition("@")[0], slug(person.name)
    return next((name for name in map(folder_name, texts) if name), "")


def _numbered(student: str, participant: str) -> str:
    return f"{student}-{participant}" if student else f"participant-{participant}"


class _Elsewhere:
    """The student ids that other assignments gave."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.by_email: dict[str, set[str]] = {}
        self.by_name: dict[str, set[tuple[str, str]]] = {}
        self.ids: set[str] = set()
        for line in lines:
            if line.student:
                email = line.email.casefold()
                self.ids.add(line.student.casefold())
                if email:
                    self.by_email.setdefault(email, set()).add(line.student)
                self.by_name.setdefault(slug(line.name), set()).add((line.student, email))

    def find(self, person: Person, alone: bool) -> str:
        """The person's id; ``alone`` says that nobody else of the assignment has her name."""
        email = person.email.casefold()
        found = self.by_email.get(email, set())
        if not found and alone and slug(person.name):
            named = self.by_name.get(slug(person.name), set())
            found = {student for student, known in named if not (known and email)}
        return found.copy().pop() if len(found) == 1 else ""
