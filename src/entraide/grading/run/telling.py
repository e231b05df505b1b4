"""How commands over a whole class say what there is to say of single students: a line each, and not too many."""

import os
from pathlib import Path
from typing import TextIO

from entraide.lang import current, say

MOST_LINES = 40
MOST_SHOWN = 200  # characters of a path


def reason(error: OSError, folder: Path) -> str:
    """Why the system refused something, and the end of the path that it was about."""
    name = str(error.filename or folder.name).removeprefix(f"{folder}{os.sep}")
    shown = name if len(name) <= MOST_SHOWN else f"…{name[-MOST_SHOWN:]}"
    return say(current(), "place.said", place=shown, message=error)


def list_lines(lines: dict[str, str], stream: TextIO) -> None:
    """A line for each student, by id; of many the first, and how many more there are."""
    for student in list(lines)[:MOST_LINES]:
        print(" ", say(current(), "place.said", place=student, message=lines[student]), file=stream)
    if len(lines) > MOST_LINES:
        print(" ", say(current(), "grade.more", n=len(lines) - MOST_LINES), file=stream)
