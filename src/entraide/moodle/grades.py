"""Fill Moodle's grading worksheet with the gradebook's grades."""

from pathlib import Path

from entraide import course as courses
from entraide import files
from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.moodle import gradebook, register, telling
from entraide.moodle.provisional import marked
from entraide.moodle.telling import Trouble, because, t
from entraide.moodle.worksheet import Worksheet, is_number


def grades(
    room: Classroom, worksheet: Path, assignment: str | None, output: Path | None, provisional: bool = False
) -> int:
    """Write the filled worksheet; 1 if somebody who handed in got no grade, else 0.

    A grade is out of the worksheet's own maximum. Whoever is not graded whole keeps the cell she has; with
    ``provisional`` she gets what she has so far, and her feedback comment says that it is that.
    Raises `CourseError` where the worksheet cannot be used.
    """
    sheet = Worksheet(worksheet)
    assignment, lines = register.need(room, assignment, sheet.rows)
    output = output or worksheet.with_name(f"{worksheet.stem}-graded{worksheet.suffix}")
    if output.exists() and output.samefile(worksheet):
        raise CourseError("moodle.worksheet-itself", file=str(output))
    results = gradebook.results(room, assignment)
    given: dict[str, str] = {}
    comments: dict[str, str] = {}
    so_far = 0
    absent, waiting, troubles = [], 0, list(sheet.troubles)
    for participant, row in sheet.rows.items():
        line = lines.get(participant)
        if line is None or not line.file:
            if row.handed_in:
                where = f"{register.FOLDER}/{assignment}.csv"
                said: object = line.said if line else because("moodle.not-in-register", register=where)
                who = telling.person(row.person.name, participant)
                troubles.append(Trouble(who, because("moodle.no-grade", why=said)))
            else:
                absent.append(row.person.name or participant)
        elif why := gradebook.not_ready(room, assignment, line, results.get(line.student), provisional):
            waiting += 1
            troubles.append(Trouble(line.shown, because("moodle.no-grade", why=why)))
        elif not is_number(row.maximum):
            why = because("moodle.maximum-in-words", maximum=row.maximum)
            troubles.append(Trouble(line.shown, because("moodle.no-grade", why=why)))
        else:
            result = results[line.student]
            given[participant] = sheet.written(result.share, row)
            so_far += result.waiting
            if (comment := marked(row, result.waiting, courses.language())) is not None:
                comments[participant] = comment
    missing = because("moodle.no-grade", why=because("moodle.no-row", worksheet=worksheet.name))
    troubles += [
        Trouble(line.shown, missing) for line in lines.values() if line.file and line.participant not in sheet.rows
    ]
    files.write(output, sheet.filled(given, comments).encode())
    told = [t("moodle.filled", n=len(given), assignment=assignment, file=output.name)]
    if so_far:
        key = "moodle.provisional-said" if "comments" in sheet.columns else "moodle.provisional-unsaid"
        told.append(t(key, n=so_far))
    if waiting:
        told.append(t("moodle.not-graded-whole", n=waiting))
    if absent:
        told.append(t("moodle.absent-left", n=len(absent), names=telling.names(absent)))
    return telling.tell(told, troubles)
