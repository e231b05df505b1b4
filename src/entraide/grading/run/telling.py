"""How commands over a whole class say what there is to say of single students: a line each, and not too many."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from entraide.grading.made_from import UNKNOWN
from entraide.lang import current, say

MOST_NAMES = 10
MOST_LINES = 40
MOST_SHOWN = 200  # characters of a path


def reason(error: OSError, folder: Path) -> str:
    """Why the system refused something, and the end of the path that it was about."""
    name = str(error.filename or folder.name).removeprefix(f"{folder}{os.sep}")
    shown = name if len(name) <= MOST_SHOWN else f"…{name[-MOST_SHOWN:]}"
    return say(current(), "place.said", place=shown, message=error)


def outdated(changed: Mapping[str, list[str]], students: Iterable[str], assignment: str) -> list[str]:
    """A line on those of the students whose grades may not be true any more; one on those of whom it is not known."""
    lang, mine = current(), {student: changed[student] for student in students if student in changed}
    unknown = [student for student, why in mine.items() if UNKNOWN in why]
    stale = [student for student in mine if student not in unknown]
    why = dict.fromkeys(part for student in stale for part in mine[student])
    said = {"why": [say(lang, part) for part in why], "assignment": assignment}
    found = (("grade.outdated", stale), ("grade.of-unknown", unknown))
    return [say(lang, key, names=_some(names), n=len(names), **said) for key, names in found if names]


def _some(names: list[str]) -> list[str]:
    more = len(names) - MOST_NAMES
    return [*names[:MOST_NAMES], say(current(), "grade.others", n=more)] if more > 0 else names


def list_lines(lines: dict[str, str], stream: TextIO) -> None:
    """A line for each student, by id; of many the first, and how many more there are."""
    for student in list(lines)[:MOST_LINES]:
        print(" ", say(current(), "place.said", place=student, message=lines[student]), file=stream)
    if len(lines) > MOST_LINES:
        print(" ", say(current(), "grade.more", n=len(lines) - MOST_LINES), file=stream)
