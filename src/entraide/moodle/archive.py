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
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from entraide import files
from entraide.coding.tolerant import shortened
from entraide.errors import CourseError, Problem
from entraide.moodle.limits import Budget, Exceeded, Limits, Meter, Refused
from entraide.moodle.telling import because

RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""

_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OverflowError)
_END = b"PK\x05\x06"
LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Entry:
    """A file in an archive: its path, and when it was last changed by the clock of whoever packed it.

    ``info`` is where its bytes are: in the zip, or, where that was unpacked already, on the disk.
    """

    name: str
    modified: datetime | None
    info: zipfile.ZipInfo | Path


@dataclass
class Archive:
    """An open archive whose names were checked. ``refused`` holds the files left out, with the reason."""

    name: str
    file: zipfile.ZipFile | None
    limits: Limits
    meter: Meter = field(default_factory=Meter)
    budget: Budget | None = None
    entries: list[Entry] = field(default_factory=list)
    refused: list[tuple[str, Problem]] = field(default_factory=list)

    def of_one_student(self) -> "Archive":
        """The same archive, read on the budget of one student."""
        return replace(self, budget=Budget(self.limits))

    def read(self, entry: Entry, again: bool = False) -> bytes:
        """The file's content; what is read ``again`` is not counted a second time.

        Raises `Refused` where it is damaged or swells, or `Exceeded` where the student's budget is spent; `CourseError`
        where the archive as a whole holds too much.
        """
        content = bytearray()
        if self.budget and not again:
            self.budget.open()
        try:
            for piece in self._pieces(entry):
                content += piece
                if len(content) > self.limits.file:
                    raise Refused(because("moodle.too-large", limit=self.limits.file // 1_000_000))
                if not again:
                    self._count(len(piece))
        except (*_UNREADABLE, RuntimeError, OSError):
            raise Refused(because("moodle.damaged-in-archive")) from None
        return bytes(content)

    def _pieces(self, entry: Entry) -> Iterator[bytes]:
        """The file's content, piece by piece. Raises `Refused` where it swells."""
        if self.file is None or isinstance(entry.info, Path):
            raw = files.read(Path(str(entry.info)), self.limits.file)
            if raw is None:
                raise Refused(because("moodle.too-large", limit=self.limits.file // 1_000_000))
            yield raw
            return
        most, size = max(self.limits.small, entry.info.compress_size * self.limits.ratio), 0
        with self.file.open(entry.info) as stream:
            while piece := stream.read(1 << 18):
                size += len(piece)
                if size > most:
                    raise Refused(because("moodle.swells", times=self.limits.ratio))
                yield piece

    def _count(self, size: int) -> None:
        self.meter.spent += size
        if self.budget:
            self.budget.spend(size)
        if self.meter.spent > self.limits.total:
            raise CourseError("moodle.archive-swells", file=self.name, limit=self.limits.total // 1_000_000)

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
        if _listed(content) > self.limits.listed:
            raise Exceeded(because("moodle.student-files", most=self.limits.files))
        try:
            inner = Archive(self.name, zipfile.ZipFile(BytesIO(content)), self.limits, self.meter, self.budget)
            inner._check()
        except _UNREADABLE:
            raise Refused(because("moodle.zip-unreadable")) from None
        except CourseError as error:
            key = {"moodle.archive-hostile": "moodle.zip-hostile"}.get(error.problem.key, error.problem.key)
            raise Refused(replace(error.problem, file="", key=key)) from None
        return inner

    def _check(self) -> None:
        """Sort the entries into those to read and those refused. Raises `CourseError` where all are refused."""
        listed = self.file.infolist() if self.file else []
        if len(listed) > self.limits.entries:
            most = self.limits.entries
            raise CourseError("moodle.too-many-files", file=self.name, count=len(listed), most=most)
        if sharing := _sharing(listed):
            raise self._hostile(_name(sharing), "moodle.shares-bytes")
        names: set[str] = set()
        for info in listed:
            name = _name(info)
            if harm := _harm(name, info) or ("moodle.name-twice" if name in names else ""):
                raise self._hostile(info.orig_filename if "\\" in info.orig_filename else name, harm)
            names.add(name)
            if name.endswith("/") or any(part in LITTER for part in name.split("/")):
                continue
            if reason := refusal(name, self.limits) or _locked(info):
                self.refused.append((name, reason))
            else:
                self.entries.append(Entry(name, _modified(info), info))

    def _hostile(self, entry: str, harm: str) -> CourseError:
        entry = shortened(entry, 120)
        return CourseError("moodle.archive-hostile", file=self.name, entry=entry, reason=because(harm))


@contextmanager
def open_archive(path: Path, limits: Limits | None = None) -> Iterator[Archive]:
    """Open Moodle's archive, or the folder that Safari made of it.

    Raises `CourseError` where it cannot be read or is refused as a whole.
    """
    if path.is_dir():
        yield _unpacked(path, limits or Limits())
        return
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


def _unpacked(path: Path, limits: Limits) -> Archive:
    """The archive that was unpacked into this folder. Links are left out. Raises `CourseError`."""
    archive = Archive(path.resolve().name, None, limits)
    try:
        found, more = files.walk(path, lambda name: name not in LITTER, limits.entries)
        for one in found:
            # macOS takes names apart, letters from accents.
            name = unicodedata.normalize("NFC", one.path.relative_to(path).as_posix())
            reason = because("moodle.link") if one.size is None else refusal(name, limits)
            if reason:
                archive.refused.append((name, reason))
            else:
                when = datetime.fromtimestamp(one.path.stat().st_mtime).astimezone()
                archive.entries.append(Entry(name, when, one.path))
    except OSError as error:
        raise CourseError("moodle.archive-unread", file=str(path), cause=error) from None
    if more:
        most = limits.entries
        raise CourseError("moodle.too-many-files", file=archive.name, count=f"{most}+", most=most)
    return archive


def _name(info: zipfile.ZipInfo) -> str:
    """The entry's path; older tools write UTF-8 without saying so, and some of Windows put ``\\`` between folders."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _listed(content: bytes) -> int:
    """How many bytes the list of files in a zip has, from its end; no zip has one at all."""
    for place in (len(content) - 22, content.rfind(_END, max(0, len(content) - 65_557))):
        if place >= 0 and content.startswith(_END, place) and len(content) >= place + 22:
            return int(struct.unpack_from("<I", content, place + 12)[0])
    return 0


def _harm(name: str, info: zipfile.ZipInfo) -> str:
    """Why the whole archive is refused for this entry, as the key of a text, or nothing."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if name.startswith("/"):
        return "moodle.path-absolute"
    if re.match("[A-Za-z]:", name):
        return "moodle.path-drive"
    if ".." in name.split("/"):
        return "moodle.path-out"
    if kind == stat.S_IFLNK:
        return "moodle.link"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "moodle.no-file"
    return ""


def refusal(name: str, limits: Limits) -> Problem | None:
    """Why a file of this name is left out, alone, or nothing."""
    parts = name.split("/")
    if any(unicodedata.category(character) == "Cc" for character in name):
        return because("moodle.control-characters")
    if any(RESERVED.fullmatch(part) for part in parts):
        return because("moodle.windows-name")
    if len(parts) - 1 > limits.depth:
        return because("moodle.too-deep", most=limits.depth)
    return None


def _locked(info: zipfile.ZipInfo) -> Problem | None:
    """Why this file cannot be unpacked, or nothing."""
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
