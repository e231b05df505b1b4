"""What a theme board is made of: the cards to sort, and several defensible ways of sorting them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from entraide.course import Course, definitions
from entraide.course.corpus import Exercise
from entraide.course.tables import Row, Text, find, read


@dataclass(frozen=True)
class Card:
    """A code, and a unit on which it stands."""

    code: str
    label: Text
    text: Text


@dataclass(frozen=True)
class Pile:
    """Some of the codes, under a name."""

    label: Text
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Grouping:
    """One way of sorting the cards: why one would, and what it leaves out."""

    grouping: str
    name: Text
    reason: Text
    leaves: Text
    piles: tuple[Pile, ...]


def cards(exercise: Exercise, course: Course) -> list[Card]:
    """The cards of a board, in the order of their table."""
    return [
        Card(row["code"], course.codebook[row["code"]].label, _text(course, row["excerpt"], int(row["unit"])))
        for row in _table(course.folder, "cards")
        if row["exercise"] == exercise.exercise
    ]


def groupings(exercise: Exercise, course: Course) -> list[Grouping]:
    """The groupings that a board is compared with, in the order in which the exercise names them."""
    piles: dict[str, list[Pile]] = {}
    for row in _table(course.folder, "piles"):
        piles.setdefault(row["grouping"], []).append(Pile(row.text("label"), row.words("codes")))
    found = {
        row["grouping"]: Grouping(
            row["grouping"],
            row.text("name"),
            row.text("reason"),
            row.text("leaves"),
            tuple(piles.get(row["grouping"], ())),
        )
        for row in _table(course.folder, "groupings")
    }
    return [found[name] for name in exercise.items if name in found]


def _text(course: Course, excerpt: str, unit: int) -> Text:
    return next(one.text for one in course.excerpts[excerpt].units if one.unit == unit)


def _table(folder: Path, name: str) -> Iterator[Row]:
    """The rows of one of the tables, none where there is no such table."""
    definition = definitions.DEFINED[f"tables/{name}"]
    path = folder / definition.file
    return read(path, definition.names) if find(path) else iter(())
