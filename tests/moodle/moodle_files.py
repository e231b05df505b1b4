"""What an instructor downloads from Moodle: archives of submissions and grading worksheets, made for the tests."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entraide.coding import answers
from entraide.moodle import words
from entraide.moodle.file_names import submission_name
from tests.classroom import NbgraderCourse

LAYOUTS = {
    "folders": {"folders": True},
    "folders before Moodle 4.1": {"folders": True, "older": True},
    "flat": {"folders": False},
}
DATES = {
    "en": "Wednesday, 10 June 2026, 2:14 PM",
    "fr": "mercredi 10 juin 2026, 14:14",
    "de": "Mittwoch, 10. Juni 2026, 14:14",
}
ZIP_DATE = (2026, 6, 9, 8, 30, 0)


def notebook(
    *records: dict[str, Any], cells: Iterable[str] = ("mutual-aid-1", "mutual-aid-memo"), text: str = ""
) -> bytes:
    """A small notebook with these graded cells, and records as their outputs."""
    found = []
    for name in cells:
        outputs = [
            {"output_type": "display_data", "metadata": {}, "data": answers.bundle(record)}
            for record in records
            if record["exercise"] == name
        ]
        found.append(
            {
                "cell_type": "code",
                "source": text,
                "execution_count": None,
                "metadata": {"nbgrader": {"grade_id": name, "grade": True}},
                "outputs": outputs,
            }
        )
    content = {"cells": found, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, ensure_ascii=False).encode()


def answered(course: NbgraderCourse, *records: dict[str, object]) -> bytes:
    """The released notebook with these answers."""
    content = json.loads(course.released.read_bytes())
    for cell in content["cells"]:
        for found in records:
            if found["exercise"] == cell["metadata"].get("nbgrader", {}).get("grade_id"):
                cell["outputs"].append({"output_type": "display_data", "metadata": {}, "data": answers.bundle(found)})
    return json.dumps(content).encode()


def answers_file(*records: dict[str, Any]) -> bytes:
    """An answers.json with these records."""
    return json.dumps({"schema": 1, "answers": {record["exercise"]: record for record in records}}).encode()


def pack(path: Path, entries: dict[str, bytes], date: tuple[int, ...] = ZIP_DATE) -> Path:
    """A zip archive with these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, date), content, zipfile.ZIP_DEFLATED)  # type: ignore[arg-type]
    return path


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip archive as a student hands it in."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def submission(name: str, participant: int, file: str, layout: str = "folders") -> str:
    """The name of an entry in Moodle's archive."""
    return submission_name(name, participant, file, **LAYOUTS[layout])


@dataclass(frozen=True)
class Participant:
    """A row of a grading worksheet."""

    number: int
    name: str
    id_number: str = ""
    email: str = ""
    status: str = "Submitted for grading - "
    grade: str = ""
    submitted: str | None = None
    comment: str = ""


def worksheet(
    path: Path,
    people: Iterable[Participant],
    lang: str = "en",
    maximum: str = "100.00",
    delimiter: str = ",",
    bom: bool = True,
    newline: str = "\n",
    header: list[str] | None = None,
    quoting: int = csv.QUOTE_MINIMAL,
) -> Path:
    """A grading worksheet as Moodle writes it in a language."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerow(header or words.header(lang))
    for who in people:
        submitted = DATES[lang] if who.submitted is None else who.submitted
        writer.writerow(
            [
                words.identifier(who.number, lang), who.name, who.id_number, who.email, who.status, who.grade, maximum,
                "Yes", submitted, "-", who.comment,
            ]
        )  # fmt: skip
    path.write_bytes((("\ufeff" if bom else "") + buffer.getvalue()).encode())
    return path


def table(path: Path, delimiter: str = ",") -> list[list[str]]:
    """A CSV file's rows."""
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=delimiter))


def imported(path: str, participants: set[str]) -> tuple[str, str] | None:
    """Whose feedback Moodle takes a file for, and under which name; None where it passes the file over in silence.

    As is_valid_filename_for_import does it (Moodle's mod/assign/feedback/file/importziplib.php): hidden files are
    passed over; then part by part of the path, the first that splits on “_” into a name, a participant's number, a
    plugin's type and a plugin says whose it is, and the rest is the file's name.
    """
    base = path.rpartition("/")[2]
    if base.startswith((".", "~")):
        return None
    parts = path.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) < 4 or not info[1].isdecimal() or info[1] not in participants:
            continue
        if (info[2], info[3]) not in {("assignsubmission", "file"), ("assignfeedback", "file")}:
            continue
        return info[1], "/".join([*info[4:], *parts])
    return None
