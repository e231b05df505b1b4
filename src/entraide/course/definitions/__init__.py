"""The tables of a course, in one place: what is read, checked, offered in the workbook and told in data/README.md."""

from collections.abc import Iterator
from pathlib import PurePath

from entraide.course.columns import Definition, place
from entraide.course.definitions.board import BOARD
from entraide.course.definitions.common import GRADED, KEYS
from entraide.course.definitions.main import BESIDE, MAIN, NUMBERS
from entraide.course.definitions.meetings import CODED_AGAIN, MEETINGS
from entraide.course.definitions.simulations import SIMULATIONS
from entraide.course.definitions.study import STUDY

NEEDED = tuple(definition.name for definition in (*MAIN, *SIMULATIONS))
"""The tables that no course goes without; the others are read where they are."""

_ALL = (*MAIN, *NUMBERS, *BESIDE, *BOARD, *SIMULATIONS, *STUDY, *MEETINGS, *CODED_AGAIN)
DEFINED = {definition.name: definition for definition in _ALL}


def names(name: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return DEFINED[name].names


def of_table(path: PurePath) -> Definition:
    """The definition of the table at a path, or of its namesake among the graded ones and the keys."""
    folder, stem = place(path)
    found = DEFINED.get(f"{folder}/{stem}") or DEFINED.get(stem)
    return found or Definition(stem, "", (), ())


def everywhere() -> Iterator[tuple[str, Definition]]:
    """Each table's place under the data folder, ``graded/units``, with its definition; namesakes come last."""
    yield from DEFINED.items()
    for folder in (GRADED, KEYS):
        yield from ((f"{folder}/{name}", one) for name, one in DEFINED.items() if one.apart == folder)
