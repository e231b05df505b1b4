"""Write a made-up class as Moodle would hand it over: the archive of all submissions, and the grading worksheet."""

import csv
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.moodle import words
from entraide.moodle.file_names import submission_name
from entraide.sample.group import Group, HandedIn
from entraide.sample.people import ascii_name

MARK = b"entraide sample-class"
"""The comment of an archive of made-up submissions, by which it may be replaced."""

QUEBEC = ZoneInfo("America/Toronto")


def worksheet_path(archive: Path) -> Path:
    """Where the grading worksheet stands: beside the archive, under its name."""
    return archive.with_name(f"{archive.stem}-worksheet.csv")


def write(room: Classroom, group: Group, archive: Path) -> None:
    """Write archive and worksheet. Raises `CourseError` where that would overwrite anything but a made-up class."""
    sheet = worksheet_path(archive)
    if not archive.parent.is_dir():
        raise CourseError("sample.no-folder", file=f"--moodle {archive}", folder=archive.parent)
    for path in (archive, sheet):
        if path.exists() and not _is_sample(archive):
            raise CourseError("sample.not-made-up", file=f"--moodle {archive}", path=path)
    with (
        ZipFile(archive, "w", ZIP_DEFLATED) as packed,
        sheet.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        packed.comment = MARK
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(words.header(group.lang))
        for handed_in in group.handed_in():
            _pack(packed, handed_in)
            rows.writerow(_row(handed_in, group))


def _is_sample(archive: Path) -> bool:
    try:
        with ZipFile(archive) as packed:
            return packed.comment == MARK
    except (OSError, BadZipFile):
        return False


def _pack(packed: ZipFile, handed_in: HandedIn) -> None:
    """A folder for the student, and in it her files, in the layout that Moodle offers first."""
    when = handed_in.when.astimezone(QUEBEC)
    for name, content in handed_in.files.items():
        entry = submission_name(handed_in.person.name, handed_in.person.participant, name, folders=True)
        packed.writestr(ZipInfo(entry, when.timetuple()[:6]), content, ZIP_DEFLATED)


def _row(handed_in: HandedIn, group: Group) -> list[str]:
    """A participant's row, in the order of `words.COLUMNS`."""
    who, lang = handed_in.person, group.lang
    return [
        words.identifier(who.participant, lang),
        who.name,
        who.student,
        f"{ascii_name(who.name)}@example.org",
        words.WORDS["handed-in"][lang],
        "",
        format_decimal(group.points, "0.00", locale=lang),
        words.WORDS["yes"][lang],
        words.date(handed_in.when.astimezone(QUEBEC), lang),
        "-",
        "",
    ]
