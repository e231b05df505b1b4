"""What `nbgrader collect`, and Formgrader's button of that name, do in this course: take, and trust nothing.

Whoever has an account can put a folder into the exchange, under any name, with anything in it. So no link is followed,
a folder counts as the work of the student who owns it, and only named files are taken, within limits.
"""

import os
import pwd
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

from entraide import files
from entraide.coding.answers import FILE
from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.errors import Problem
from entraide.grading.classroom import is_plain
from entraide.grading.read.collected import MOST_OTHERS
from entraide.grading.read.recognize import ENDING
from entraide.grading.read.submission import TIMESTAMP
from entraide.lang import current, say

SECRET = "submission_secret.txt"
"""By this nbgrader finds the place in the exchange where a student, and she alone, looks for her feedback."""

MOST_NAMES = 1000
MOST_BYTES = MOST_BYTES_IN_FILE
"""Of all that is taken of a submission."""


class Refused(Exception):
    """Something in the exchange that is not taken, and why."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.reason = Problem(key, details=details)


@dataclass(frozen=True)
class HandedIn:
    """A folder of the exchange: its name, and of whom and when it says it is (UTC, as the gradebook keeps it)."""

    name: str
    student: str
    date: str
    when: datetime


class CarefulCollect(ExchangeCollect):
    """nbgrader's collector, with its options. Whatever it refuses it tells in one line, and goes on."""

    def init_src(self) -> None:
        """Find the folder that students hand in to. Raises nbgrader's ExchangeError where it is not to be trusted."""
        course = self.coursedir.course_id or self.fail(say(current(), "collect.no-course-id"))
        self.inbound_path = str(Path(self.root, course, "inbound"))

    def copy_files(self) -> None:
        """Take each student's submission into the course's folder."""
        found: dict[str, list[HandedIn]] = {}
        try:
            with opened(self.inbound_path) as inbound:
                if not self.coursedir.groupshared and os.fstat(inbound).st_uid != os.geteuid():
                    self.fail(say(current(), "collect.not-yours", folder=self.inbound_path))
                for one in self._handed_in(inbound):
                    found.setdefault(one.student, []).append(one)
                for student in sorted(found):
                    self._collect(self._wanted(found[student]), inbound)
        except OSError as error:
            self.fail(say(current(), "collect.no-inbound", folder=self.inbound_path, cause=error))
        if not found:
            self.log.warning(say(current(), "collect.none", assignment=self.coursedir.assignment_id))

    def _handed_in(self, inbound: int) -> Iterator[HandedIn]:
        """The folders of this assignment that are who they say they are."""
        pattern = rf"(.*)\+{re.escape(self.coursedir.assignment_id)}\+([^+]*)(?:\+[^+]*)?"
        for name in sorted(os.listdir(inbound)):
            match = re.fullmatch(pattern, name, re.DOTALL)
            if match and self.coursedir.student_id in ("", "*", match[1]):
                try:
                    one = _read(name, match[1], match[2])
                    with _folder(name, inbound) as folder:
                        self._check_owner(one, folder)
                except Refused as refused:
                    self._tell(name, refused)
                else:
                    yield one

    def _check_owner(self, one: HandedIn, folder: int) -> None:
        owner = _account(os.fstat(folder).st_uid)
        if self.check_owner and owner != one.student:
            raise Refused("collect.other-owner", owner=owner, student=one.student)

    def _wanted(self, submissions: list[HandedIn]) -> HandedIn:
        """The last one; where that is asked for, the last one in time if there is any."""
        due = self._due() if self.before_duedate else None
        in_time = [one for one in submissions if due and one.when <= due]
        return max(in_time or submissions, key=lambda one: one.when)

    def _due(self) -> datetime | None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                due: datetime | None = gradebook.find_assignment(self.coursedir.assignment_id).duedate
            except MissingEntry:
                return None
        return due

    def _collect(self, one: HandedIn, inbound: int) -> None:
        """Put a submission in its place, unless what is there is as new."""
        assignment = self.coursedir.assignment_id
        place = Path(self.coursedir.format_path(self.coursedir.submitted_directory, one.student, assignment))
        files.recover(place)
        there = files.is_there(place)
        if there:
            before = self.coursedir.get_existing_timestamp(str(place))
            newer = self.update and (before is None or one.when > before)
            if not newer and not (self.before_duedate and before != one.when):
                self.log.info(say(current(), "collect.there", student=one.student))
                return
        try:
            with _folder(one.name, inbound) as folder:
                self._check_owner(one, folder)
                taken = self._files(one.name, folder)
            _write(place, taken | {TIMESTAMP: one.date.encode()})
        except Refused as refused:
            self._tell(one.name, refused)
            return
        except OSError as error:
            self._tell(one.name, Refused("collect.not-written", cause=error))
            return
        self.log.info(say(current(), "collect.replaced" if there else "collect.taken", student=one.student))

    def _files(self, name: str, folder: int) -> dict[str, bytes]:
        """What is taken of a student's folder, by file name. Raises `Refused` where nothing of it can be graded."""
        taken: dict[str, bytes] = {}
        left, owner = MOST_BYTES, os.fstat(folder).st_uid
        for file in _names(folder, f"{self.coursedir.assignment_id}{ENDING}"):
            try:
                raw = files.read(Path(file), left, within=folder, owner=owner if self.check_owner else None)
            except OSError:
                self._tell(f"{name}/{file}", Refused("collect.not-hers"))
                continue
            if raw is None:
                self._tell(f"{name}/{file}", Refused("collect.too-large", limit=f"{MOST_BYTES // 1_000_000} MB"))
                continue
            taken[file] = raw
            left -= len(raw)
        if not taken.keys() - {SECRET}:
            raise Refused("collect.nothing", name=FILE)
        return taken

    def _tell(self, place: str, refused: Refused) -> None:
        self.log.warning(say(current(), "place.said", place=place, message=refused.reason.text(current())))


@contextmanager
def opened(path: str, within: int | None = None) -> Iterator[int]:
    """A folder, open as long as it is used, so that no other can be put in its place; a link is refused by OSError."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=within)
    try:
        yield folder
    finally:
        os.close(folder)


@contextmanager
def _folder(name: str, inbound: int) -> Iterator[int]:
    """A folder of the exchange. Raises `Refused`."""
    try:
        with opened(name, inbound) as folder:
            yield folder
    except OSError:
        raise Refused("collect.no-folder") from None


def _read(name: str, student: str, date: str) -> HandedIn:
    """What a folder's name says. Raises `Refused` for what nbgrader would not have written."""
    if not is_plain(student):
        raise Refused("collect.no-student")
    try:
        return HandedIn(name, student, date, parse_utc(date))
    except (ValueError, OverflowError, TypeError):
        raise Refused("collect.no-date", date=date) from None


def _account(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _names(folder: int, first: str) -> list[str]:
    """The names of what is taken: notebooks under whatever name, ``answers.json`` and nbgrader's own file."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in islice(entries, MOST_NAMES)]
    notebooks = [name for name in names if name.lower().endswith(ENDING) and not name.startswith(".")]
    notebooks.sort(key=lambda name: (name != first, name))
    return [*(name for name in (SECRET, FILE) if name in names), *notebooks[: MOST_OTHERS + 1]]


def _write(place: Path, taken: dict[str, bytes]) -> None:
    """Make the folder under another name, then give it its own."""
    draft = place.with_name(f".{place.name}.new")
    files.remove(draft)
    draft.mkdir(parents=True)
    for name, raw in taken.items():
        (draft / name).write_bytes(raw)
    files.put_in_place(draft, place)
