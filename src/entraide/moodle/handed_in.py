"""What each participant handed in: the archive's files by person, and what is in those that may be graded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath

from entraide.coding import tolerant
from entraide.coding.tolerant import Json, shortened
from entraide.errors import Problem
from entraide.grading.read import contents, recognize
from entraide.grading.read.collected import File, Files
from entraide.moodle import file_names
from entraide.moodle.archive import Archive, Entry
from entraide.moodle.limits import Exceeded, Refused
from entraide.moodle.telling import Trouble, because, t

NOTEBOOK = recognize.ENDING
EMPTY = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n'
"""The notebook of a student who handed in her ``answers.json`` alone."""

MOST_REFUSED = 5
"""Files of one zip that are named; there may be thousands."""

EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Found:
    """A file that may be graded, and what it holds.

    ``counts`` says how many of its cells and answers belong to which assignment, ``newest`` when the newest answer to
    each was saved. ``place`` is the archive's entry; in a zip that the student made, that zip and the entry in it. A
    class may not fit into memory: where ``content`` is None, the archive gives it again for that place.
    """

    file: str
    place: tuple[Entry, ...]
    content: bytes | None
    notebook: bool
    readable: bool
    counts: Counter[str]
    newest: dict[str, datetime]

    @property
    def modified(self) -> datetime | None:
        """When Moodle's archive says that it was changed."""
        return self.place[0].modified

    def read(self, archive: Archive) -> bytes:
        """The file's bytes, out of memory or out of the archive once more."""
        return archive.read_again(self.place) if self.content is None else self.content


@dataclass
class HandedIn:
    """What one participant handed in: files under her own names for them, and what is to be said of them."""

    participant: str
    name: str
    files: list[tuple[str, Entry]] = field(default_factory=list)
    online_text: bool = False
    found: list[Found] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    useless: list[Problem] = field(default_factory=list)
    """Files that are no notebook."""

    @property
    def counts(self) -> Counter[str]:
        """How many cells and answers of her files belong to which assignment."""
        return sum((found.counts for found in self.found), Counter())


def by_participant(archive: Archive) -> tuple[dict[str, HandedIn], list[Trouble]]:
    """The archive's files by participant, and what belongs to nobody."""
    everybody: dict[str, HandedIn] = {}
    nobodys = []
    for name, entry, reason in [
        *((entry.name, entry, None) for entry in archive.entries),
        *((name, None, reason) for name, reason in archive.refused),
    ]:
        place = file_names.place(name)
        if not place:
            what = because("moodle.left-out", reason=reason or because("moodle.named-otherwise"))
            nobodys.append(Trouble(t("moodle.entry", name=shortened(name, 120)), what))
            continue
        participant = place.participant.lstrip("0") or "0"
        item = everybody.setdefault(participant, HandedIn(participant, place.name))
        if reason:
            item.refused.append(because("moodle.refused", file=shortened(place.file), reason=reason))
        elif place.plugin != file_names.FILE:
            item.online_text = True
        elif entry:
            item.files.append((place.file or "file", entry))
    return everybody, nobodys


def look_into(item: HandedIn, archive: Archive, exercises: dict[str, str]) -> None:
    """Read each of her files once, those in a zip that she made included, and keep what is to be known of it.

    ``exercises`` says whose a graded cell is. Nothing is taken of a student whose files cost more than anybody's work.
    """
    try:
        _look(item, archive.of_one_student(), exercises)
    except Exceeded as exceeded:
        item.found, item.refused, item.useless = [], [exceeded.reason], []


def _look(item: HandedIn, archive: Archive, exercises: dict[str, str]) -> None:
    for file, entry in item.files:
        suffix = PurePosixPath(file).suffix.lower()
        try:
            if suffix == ".zip":
                _look_inside(item, file, entry, archive, exercises)
            elif recognize.of_a_mac(file):
                continue
            elif recognize.worth_opening(file) and (
                found := _found(archive, file, archive.read(entry), (entry,), exercises)
            ):
                item.found.append(found)
            else:
                item.useless.append(because("moodle.not-a-notebook", file=shortened(file)))
        except Exceeded:
            raise
        except Refused as refused:
            item.refused.append(because("moodle.refused", file=shortened(file), reason=refused.reason))


def _look_inside(item: HandedIn, file: str, entry: Entry, archive: Archive, exercises: dict[str, str]) -> None:
    """Look into the files of a zip that a student handed in. Zips inside that one stay closed."""
    inner = archive.inside(archive.read(entry))
    for name, reason in inner.refused[:MOST_REFUSED]:
        within = because("moodle.within", file=shortened(name), zip=shortened(file))
        item.refused.append(because("moodle.refused", file=within, reason=reason))
    for one in inner.entries:
        if recognize.worth_opening(one.name):
            found = _found(inner, f"{file}/{one.name}", inner.read(one), (entry, one), exercises)
            if found:
                item.found.append(found)


def _found(
    archive: Archive, file: str, content: bytes, place: tuple[Entry, ...], exercises: dict[str, str]
) -> Found | None:
    """What a file holds, by assignment; None for another kind of file."""
    kind = recognize.kind(file, content)
    if not kind:
        return None
    notebook, this = kind == recognize.NOTEBOOK, File(file, content)
    read = contents.parse(Files(this) if notebook else Files(None, this))
    names = recognize.graded_cells(content, exercises.keys()) if notebook else []
    counts = Counter(exercises[name] for name in names)
    saved = saved_at(read.records, exercises)
    counts.update({assignment: len(moments) for assignment, moments in saved.items()})
    newest = {assignment: max(moments) for assignment, moments in saved.items()}
    readable = all(note.key != "file-unreadable" for note in read.notes)
    return Found(file, place, archive.kept(content), notebook, readable, counts, newest)


def saved_at(records: Iterable[Json], exercises: dict[str, str]) -> dict[str, list[datetime]]:
    """When the answers among some records were saved, by assignment; `EVER` for one that does not say it."""
    moments: dict[str, list[datetime]] = {}
    for record in records:
        name = tolerant.get(record, "exercise")
        if isinstance(name, str) and name in exercises:
            moment = tolerant.moment(tolerant.get(record, "saved_at")) or EVER
            moments.setdefault(exercises[name], []).append(moment)
    return moments
