"""Add rows to tables of the course, below those that are there, which stay as they were saved."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from entraide import files
from entraide.course.tables import shown
from entraide.errors import CourseError

Rows = list[dict[str, str]]


def add(tables: Mapping[Path, Rows]) -> None:
    """Write these rows at the end of each table. All tables are looked at before the first is written.

    Raises `CourseError` for a table that is not in the course's own form, or lacks one of the columns, and OSError
    where one cannot be written; the others are then as they were.
    """
    written = {path: _with(path, rows) for path, rows in tables.items() if rows}
    before: dict[Path, bytes] = {}
    try:
        for path, content in written.items():
            before[path] = path.read_bytes()
            files.rewrite(path, content)
    except OSError:
        for path, content in before.items():
            if path.read_bytes() != content:
                files.rewrite(path, content)
        raise


def _with(path: Path, rows: Rows) -> bytes:
    """What the table's file holds with the rows; a column that they do not know stays empty."""
    try:
        before = path.read_bytes().decode("utf-8")
        header = next(csv.reader(io.StringIO(before.removeprefix("\ufeff"), newline="")), [])
    except (OSError, ValueError, csv.Error):
        before, header = "", []
    if missing := [column for column in rows[0] if column not in header]:
        raise CourseError("begin.not-own-form", file=shown(path), column=missing[0])
    end = "\r\n" if "\r\n" in before.partition("\n")[0] + "\n" else "\n"
    added = io.StringIO(newline="")
    writer = csv.DictWriter(added, header, restval="", lineterminator=end)
    writer.writerows(rows)
    return (before + ("" if before.endswith("\n") else end) + added.getvalue()).encode()


def next_id(like: str, known: Iterable[str]) -> str:
    """The id after the last of those that begin alike, with as many digits.

    >>> next_id("G03", ["G01", "G59", "P70"])
    'G60'
    """
    letters, digits = _parted(like)
    last = max((int(number) for name in known for start, number in [_parted(name)] if start == letters), default=0)
    return f"{letters}{last + 1:0{len(digits)}}"


def _parted(name: str) -> tuple[str, str]:
    """An id's letters, and the number that it ends with."""
    found = re.search(r"\d*$", name)
    digits = found[0] if found else ""
    return name.removesuffix(digits) if digits else name, digits or "0"
