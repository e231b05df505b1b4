"""Write a made-up class as Moodle would hand it over: the archive of all submissions, and the grading worksheet."""

import csv
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.moodle.names import identifier, submission_name, worksheet_header
from entraide.sample.group import Group, HandedIn
from entraide.sample.people import ascii_name

MARK = b"entraide sample-class"
"""The comment of an archive of made-up submissions, by which it may be replaced."""

QUEBEC = ZoneInfo("America/Toronto")
SUBMITTED = {"en": "Submitted for grading", "fr": "Remis pour évaluation"}
YES = {"en": "Yes", "fr": "Oui"}


def worksheet_path(archive: Path) -> Path:
    """Where the grading worksheet stands: beside the archive, under its name."""
    return archive.with_name(f"{archive.stem}-worksheet.csv")


def write(room: Classroom, group: Group, archive: Path) -> None:
    """Write archive and worksheet. Raises `CourseError` where that would overwrite anything but a made-up class."""
    sheet = worksheet_path(archive)
    if not archive.parent.is_dir():
        raise CourseError(f"--moodle {archive}: there is no folder {archive.parent}")
    for path in (archive, sheet):
        if path.exists() and not _is_sample(archive):
            raise CourseError(
                f"--moodle {archive}: {path} is there already, and is not a made-up class; give another name"
            )
    with (
        ZipFile(archive, "w", ZIP_DEFLATED) as packed,
        sheet.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        packed.comment = MARK
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(worksheet_header(group.lang))
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
    """A participant's row, in the order of `worksheet_header`."""
    who, lang = handed_in.person, group.lang
    return [
        identifier(who.participant, lang),
        who.name,
        who.student,
        f"{ascii_name(who.name)}@example.org",
        SUBMITTED[lang],
        "",
        f"{group.points:.2f}".replace(".", "," if lang == "fr" else "."),
        YES[lang],
        _date(handed_in.when.astimezone(QUEBEC), lang),
        "-",
        "",
    ]


DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def _date(when: datetime, lang: str) -> str:
    """A date as Moodle writes it: ``Friday, 27 February 2026, 11:59 PM``, ``vendredi 27 février 2026, 23:59``."""
    day, month = DAYS[lang].split()[when.weekday()], MONTHS[lang].split()[when.month - 1]
    if lang == "fr":
        return f"{day} {when.day} {month} {when.year}, {when:%H:%M}"
    return f"{day}, {when.day} {month} {when.year}, {when.hour % 12 or 12}:{when:%M} {'AM' if when.hour < 12 else 'PM'}"
