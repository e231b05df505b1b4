"""`entraide workbook`: all tables as one workbook, and back."""

import sys
from pathlib import Path

from entraide.course.definitions.common import KEYS
from entraide.course.grouping import grouped
from entraide.course.saved import own_form
from entraide.errors import CourseError
from entraide.lang import current, say
from entraide.workbook import take, write

FILE, KEYS_FILE = "tables.xlsx", "keys.xlsx"


def run(data: Path, taken: Path | None, output: Path | None, keys: bool) -> int:
    """Write a workbook of a data folder's tables, or take one back; the exit status is 1 where something is refused."""
    if not data.is_dir():
        raise CourseError("check.no-folder", file=str(data))
    return take_back(data, taken) if taken else make(data, output, keys)


def make(data: Path, output: Path | None, keys: bool) -> int:
    """Write the tables to a workbook, or the keys to one of their own; the exit status is 0."""
    path = output or Path(KEYS_FILE if keys else FILE)
    if keys and not (data / KEYS).is_dir():
        raise CourseError("workbook.no-keys", file=str(data / KEYS))
    if path.exists():
        raise CourseError("workbook.there", file=str(path))
    if path.suffix != ".xlsx":
        raise CourseError("workbook.not-xlsx", file=str(path))
    places = write.write(data, path, keys)
    print(_t("workbook.keys-written" if keys else "workbook.written", n=len(places), file=path, data=data.resolve()))
    return 0


def take_back(data: Path, path: Path) -> int:
    """Take a workbook back into the tables; the exit status is 1 where something in it is refused."""
    if not path.is_file():
        raise CourseError("workbook.not-there", file=str(path))
    taken = take.read(data, path)
    for group in grouped(taken.told):
        print(group)
    if problems := grouped(taken.problems):
        sys.stdout.flush()
        for group in problems:
            print(group, file=sys.stderr)
        print(_t("workbook.refused", n=len(problems), file=path.name), file=sys.stderr)
        return 1
    written = take.write(data, taken)
    for change, one in zip(taken.changes, written, strict=True):
        details = {name: getattr(change, name) for name in ("before", "after", "new", "changed", "gone")}
        print(_t("workbook.changed", file=one.file, **details))
    for folder in dict.fromkeys(_top(one.kept) for one in written if one.kept):
        print(_t("workbook.kept", folder=folder))
    if not written:
        print(_t("workbook.nothing-new", file=path.name, data=data.resolve()))
    return 0


def _top(kept: Path) -> Path:
    """The folder of that time in which tables are kept as they were."""
    return next(parent for parent in kept.parents if parent.parent.name == own_form.BEFORE.name)


def _t(key: str, **values: object) -> str:
    return say(current(), key, **values)
