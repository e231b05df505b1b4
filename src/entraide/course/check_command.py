"""`entraide check`: what is wrong in a course's tables and notebooks, said once, or after each save."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from entraide import course, waiting
from entraide.course import assigned_check, check, drafts, meeting_walks, meetings, notebooks, reference, rules
from entraide.course.definitions.common import KEYS
from entraide.course.grouping import grouped
from entraide.course.saved import own_form, table
from entraide.course.saved.spreadsheet import ENDINGS
from entraide.errors import CourseError, Problem
from entraide.lang import current, say


def run(folder: Path | None, mend: bool = False, watch: bool = False, reach: str | None = None) -> int:
    """Check a data folder, else that of the course one is in; the exit status is 1 where something is wrong.

    Where something in its meetings is to be reached, say how, and check nothing else.
    """
    folder = folder or (course.own_data_folder() if mend else course.data_folder())
    if not folder.is_dir():
        raise CourseError("check.no-folder", file=str(folder))
    if reach:
        return _reach(folder, reach)
    known = waiting.stamps(lambda: _watched(folder))
    status = _once(folder, mend)
    if not watch:
        return status
    try:
        print(_t("check.watching", folder=folder.resolve()), flush=True)
        for _ in waiting.saved(lambda: waiting.stamps(lambda: _watched(folder)), known):
            print(flush=True)
            try:
                _once(folder, mend)
            except (CourseError, OSError) as error:  # It may be on its way to be mended: the next save tells.
                print(error, file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print()
    return 0


def _reach(folder: Path, name: str) -> int:
    """Say how to reach something in the meetings, a line for instance; the exit status is 1 where no way was found."""
    ways = list(meeting_walks.way(meetings.load(folder), name))
    if not ways:
        raise CourseError("check.not-in-meetings", found=name)
    for meeting, recipe in ways:
        if recipe:
            print(_t("check.reached", name=name), meeting_walks.written(recipe), sep="\n")
        else:
            print(_t("check.not-reached", name=name, meeting=meeting), file=sys.stderr)
    return 0 if all(recipe for _, recipe in ways) else 1


def _once(folder: Path, mend: bool) -> int:
    if mend:
        _mend(folder)
    found = check.look(folder)
    problems = list(found.problems)
    wrong_there = any(problem.key not in drafts.KEYS_OF_DRAFTS for problem in problems)
    known, sources = (None if wrong_there else course.load(folder).exercises), folder.resolve().parent / "exercises"
    problems += notebooks.check(sources, known)
    if known is not None:
        wrong = assigned_check.check(folder, known)
        problems += wrong or assigned_check.check_notebooks(folder, sources, known)
        problems += [] if problems else meeting_walks.walked(found.tables)
        for group in grouped(rules.unspoken(found.tables)):
            print(group)
    for group in grouped(found.told):
        print(group)
    if found.told and not mend:
        print(_t("check.told-mend", n=len({problem.file for problem in found.told})))
    return _said(problems, folder)


def _said(problems: Iterable[Problem], folder: Path) -> int:
    groups = grouped(problems)
    sys.stdout.flush()
    for group in groups:
        print(group, file=sys.stderr)
    if groups:
        print(_t("check.problems", n=len(groups), folder=folder.resolve()), file=sys.stderr, flush=True)
        return 1
    print(_t("check.in-order", folder=folder.resolve()), flush=True)
    return 0


def _mend(folder: Path) -> None:
    written = own_form.mend(folder)
    for one in written:
        print(_t("check.mended", file=one.file, kept=one.kept))
    if not written:
        print(_t("check.nothing-to-mend"))


def _watched(folder: Path) -> list[Path]:
    """The files that a check reads."""
    folders, keys = [folder], folder / KEYS
    with suppress(CourseError):  # The check says it.
        folders += reference.elsewhere(keys)
    tables = [path for one in folders for path in one.rglob("*") if path.suffix in (table.OWN, *ENDINGS)]
    return [keys / reference.ELSEWHERE, *tables, *(folder.resolve().parent / "exercises").glob("*/*/*.ipynb")]


def _t(key: str, **values: object) -> str:
    return say(current(), key, **values)
