"""Tables in the course's own form: CSV with commas, UTF-8, and a line feed after each row.

Nothing is lost by writing one: what was there is kept aside, and the new file is read back before the old one goes.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

from entraide import files
from entraide.course import definitions, reference
from entraide.course.definitions.common import KEYS
from entraide.course.saved import table
from entraide.course.saved.table import Table
from entraide.errors import CourseError

BEFORE = Path(".entraide") / "before"
"""Where in a course's folder the tables are kept as they were, in a folder for each time."""


@dataclass(frozen=True)
class Written:
    """A table that was written, and where what was there before is kept; None where there was nothing."""

    file: str
    kept: Path | None


def form(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table's bytes in the course's own form."""
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([tuple(header), *rows])
    return written.getvalue().encode()


def of(found: Table) -> bytes:
    """A table that was read, in the course's own form."""
    return form(found.header, (cells for _, cells in found.rows))


def before(data: Path) -> Path:
    """A new folder to keep the tables of a data folder in, as they are now."""
    return data.resolve().parent / BEFORE / f"{datetime.now():%Y-%m-%d-%H%M%S}"


def mend(data: Path) -> list[Written]:
    """Write the tables of a data folder that are in another form in the course's own. Raises `CourseError`.

    A table in which something cannot be read stays as it is.
    """
    aside, mended = before(data), []
    own = [data / f"{place}.csv" for place, _ in definitions.everywhere()]
    keys = [
        folder / path.name for folder in reference.elsewhere(data / KEYS) for path in own if path.parent.name == KEYS
    ]
    for path in (*own, *keys):
        try:
            found, read = table.find(path), table.read(path)
        except CourseError:
            continue  # Whoever checks the tables says so.
        if found and not read.wrong and found.read_bytes() != of(read):
            mended.append(write(data, path, of(read), aside))
    return mended


def _aside(data: Path, there: Path, aside: Path) -> Path:
    """Where a table is kept as it was: keys that are not in the course's folder stay where they are, and out of it."""
    if there.is_relative_to(data):
        return aside / data.name / there.relative_to(data)
    return there.parent / BEFORE.name / aside.name / there.name


def write(data: Path, path: Path, content: bytes, aside: Path) -> Written:
    """Write a table of the data folder; what stood in its place is kept ``aside``. Raises `CourseError`, OSError."""
    there, kept = table.find(path), None
    if there:
        kept = files.unused(_aside(data.resolve(), there.resolve(), aside))
        kept.parent.mkdir(parents=True, exist_ok=True)
        files.write(kept, there.read_bytes(), files.mode(there))
    path.parent.mkdir(parents=True, exist_ok=True)
    files.rewrite(path, content)
    shown = table.shown(path) if path.is_relative_to(data) else str(path)
    if path.read_bytes() != content:
        raise CourseError("tables.not-written", file=shown, kept=kept or "")
    if there and there != path:
        there.unlink()  # The same table may not stand there twice.
    return Written(shown, kept)
