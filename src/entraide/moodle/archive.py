"""Read a zip archive that a stranger may have made; nothing in it is ever written under its own name.

What Moodle never writes, and what could only harm, refuses the whole archive: paths that lead out of it, links, names
that stand twice, entries that share their bytes, and more entries or bytes than any class hands in. What one student
can bring about refuses that student's file alone, so that she cannot stop the others: a locked or damaged file, a name
or a folder that some computers cannot keep, a file that swells when it is unpacked. Sizes are measured while reading.
"""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.coding.tolerant import shortened
from entraide.errors import CourseError, Problem
from entraide.moodle.telling import because

RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""

_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OverflowError)
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold. The defaults are far above a class of six thousand, far below a full disk."""

    entries: int = 200_000
    file: int = MOST_BYTES_IN_FILE
    """Bytes of one unpacked file."""
    total: int = 20_000_000_000
    """Bytes read from the archive in all."""
    ratio: int = 200
    """How many times its packed size a file may have, above ``small`` bytes."""
    small: int = 5_000_000
    depth: int = 10
    """Folders in folders."""
    kept: int = 50_000_000
    """Bytes kept in memory, so that they need not be read again: those of some thousand notebooks."""


class Refused(Exception):
    """One file that is left out, and why."""

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Entry:
    """A file in an archive: its path, and when it was last changed by the clock of whoever packed it."""

    name: str
    modified: datetime | None
    info: zipfile.ZipInfo


@dataclass
class Meter:
    """Bytes unpacked so far from an archive and from those inside it, and how many of them are kept in memory."""

    spent: int = 0
    kept: int = 0


@dataclass
class Archive:
    """An open archive whose names were checked. ``refused`` holds the files left out, with the reason."""

    name: str
    file: zipfile.ZipFile
    limits: Limits
    meter: Meter = field(default_factory=Meter)
    entries: list[Entry] = field(default_factory=list)
    refused: list[tuple[str, Problem]] = field(default_factory=list)

    def read(self, entry: Entry, again: bool = False) -> bytes:
        """The file's content; what is read ``again`` is not counted a second time.

        Raises `Refused` where it is damaged or swells; `CourseError` where the archive as a whole holds too much.
        """
        content, packed = bytearray(), max(entry.info.compress_size, 1)
        try:
            with self.file.open(entry.info) as stream:
                while piece := stream.read(1 << 18):
                    content += piece
                    self.meter.spent += 0 if again else len(piece)
                    if len(content) > self.limits.file:
                        raise Refused(because("moodle.too-large", limit=self.limits.file // 1_000_000))
                    if len(content) > max(self.limits.small, packed * self.limits.ratio):
                        raise Refused(because("moodle.swells", times=self.limits.ratio))
                    if self.meter.spent > self.limits.total:
                        limit = self.limits.total // 1_000_000
                        raise CourseError("moodle.archive-swells", file=self.name, limit=limit)
        except (*_UNREADABLE, RuntimeError, OSError):
            raise Refused(because("moodle.damaged-in-archive")) from None
        return bytes(content)

    def kept(self, content: bytes) -> bytes | None:
        """The content, to be kept; None where memory would fill up, and `read_again` gives it when it is needed."""
        if self.meter.kept + len(content) > self.limits.kept:
            return None
        self.meter.kept += len(content)
        return content

    def read_again(self, place: tuple[Entry, ...]) -> bytes:
        """The content of a file that was read before: the last entry, each other one being the zip that holds the next.

        Raises `CourseError` where the archive was changed or lost meanwhile.
        """
        *zips, last = place
        try:
            holder = self
            for entry in zips:
                holder = holder.inside(holder.read(entry, again=True))
            return holder.read(last, again=True)
        except Refused:
            raise CourseError("moodle.archive-changed", file=self.name) from None

    def inside(self, content: bytes) -> "Archive":
        """The archive that a student handed in, under the same rules; raises `Refused` instead of `CourseError`."""
        try:
            inner = Archive(self.name, zipfile.ZipFile(BytesIO(content)), self.limits, self.meter)
            inner._check()
        except _UNREADABLE:
            raise Refused(because("moodle.zip-unreadable")) from None
        except CourseError as error:
            raise Refused(replace(error.problem, file="")) from None
        return inner

    def _check(self) -> None:
        """Sort the entries into those to read and those refused. Raises `CourseError` where all are refused."""
        listed = self.file.infolist()
        if len(listed) > self.limits.entries:
            most = self.limits.entries
            raise CourseError("moodle.too-many-files", file=self.name, count=len(listed), most=most)
        if sharing := _sharing(listed):
            raise self._hostile(_name(sharing), "moodle.shares-bytes")
        names: set[str] = set()
        for info in listed:
            name = _name(info)
            if harm := _harm(name, info) or ("moodle.name-twice" if name in names else ""):
                raise self._hostile(name, harm)
            names.add(name)
            if name.endswith("/") or any(part in _LITTER for part in name.split("/")):
                continue
            if reason := _refusal(name, info, self.limits):
                self.refused.append((name, reason))
            else:
                self.entries.append(Entry(name, _modified(info), info))

    def _hostile(self, entry: str, harm: str) -> CourseError:
        entry = shortened(entry, 120)
        return CourseError("moodle.archive-hostile", file=self.name, entry=entry, reason=because(harm))


@contextmanager
def open_archive(path: Path, limits: Limits | None = None) -> Iterator[Archive]:
    """Open Moodle's archive. Raises `CourseError` where it cannot be read or is refused as a whole."""
    file: IO[bytes]
    try:
        file = path.open("rb")
    except OSError as error:
        raise CourseError("moodle.archive-unread", file=str(path), cause=error) from None
    with file:
        try:
            archive = Archive(path.name, zipfile.ZipFile(file), limits or Limits())
            archive._check()
        except _UNREADABLE:
            raise CourseError("moodle.archive-not-whole", file=path.name) from None
        yield archive


def _name(info: zipfile.ZipInfo) -> str:
    """The entry's path as it stands in the archive; older tools write UTF-8 without saying so."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _harm(name: str, info: zipfile.ZipInfo) -> str:
    """Why the whole archive is refused for this entry, as the key of a text, or nothing."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if name.startswith("/"):
        return "moodle.path-absolute"
    if re.match("[A-Za-z]:", name):
        return "moodle.path-drive"
    if "\\" in name:
        return "moodle.path-backslash"
    if ".." in name.split("/"):
        return "moodle.path-out"
    if kind == stat.S_IFLNK:
        return "moodle.link"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "moodle.no-file"
    return ""


def _refusal(name: str, info: zipfile.ZipInfo, limits: Limits) -> Problem | None:
    """Why this file alone is left out, or nothing."""
    parts = name.split("/")
    if any(unicodedata.category(character) == "Cc" for character in name):
        return because("moodle.control-characters")
    if any(RESERVED.fullmatch(part) for part in parts):
        return because("moodle.windows-name")
    if len(parts) - 1 > limits.depth:
        return because("moodle.too-deep", most=limits.depth)
    if info.flag_bits & 0x1:
        return because("moodle.locked")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return because("moodle.packed-otherwise")
    return None


def _sharing(listed: list[zipfile.ZipInfo]) -> zipfile.ZipInfo | None:
    """An entry that shares its bytes with another: the way to pack terabytes in a small file."""
    end = 0
    for info in sorted(listed, key=lambda info: info.header_offset):
        if info.header_offset < end:
            return info
        end = info.header_offset + 30 + info.compress_size
    return None


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    """When the file was changed, by this computer's clock: an archive has no time zone, and sometimes no time."""
    try:
        return datetime(*info.date_time).astimezone() if info.date_time[0] > 1980 else None
    except (ValueError, OverflowError, OSError):
        return None
