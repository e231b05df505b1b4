"""Fill Moodle's grading worksheet with the gradebook's grades."""

from pathlib import Path

from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.moodle import gradebook, register, telling
from entraide.moodle.telling import Trouble
from entraide.moodle.worksheet import Worksheet


def grades(room: Classroom, worksheet: Path, assignment: str | None, output: Path | None) -> int:
    """Write the filled worksheet; 1 if somebody who handed in got no grade, else 0.

    A grade is out of the worksheet's own maximum. Whoever is not graded whole keeps the cell she has.
    Raises `CourseError` where the worksheet cannot be used.
    """
    sheet = Worksheet(worksheet)
    assignment, lines = register.need(room, assignment, sheet.rows)
    output = output or worksheet.with_name(f"{worksheet.stem}-graded{worksheet.suffix}")
    if output.exists() and output.samefile(worksheet):
        raise CourseError(f"{output}: this is the worksheet itself; give another file with --output")
    results = gradebook.results(room, assignment)
    given: dict[str, str] = {}
    absent, waiting, troubles = [], 0, list(sheet.troubles)
    for participant, row in sheet.rows.items():
        line = lines.get(participant)
        if line is None or not line.file:
            if row.handed_in:
                why = line.said if line else f"not in {register.FOLDER}/{assignment}.csv; collect a newer archive"
                troubles.append(Trouble(f"{row.person.name or 'Participant'} ({participant})", f"no grade: {why}"))
            else:
                absent.append(row.person.name or participant)
        elif why := gradebook.not_ready(room, assignment, line, results.get(line.student)):
            waiting += 1
            troubles.append(Trouble(line.shown, f"no grade: {why}"))
        else:
            given[participant] = sheet.written(results[line.student].share, row)
    troubles += [
        Trouble(line.shown, f"no grade: not in {worksheet.name}; download a newer worksheet, of all groups")
        for line in lines.values()
        if line.file and line.participant not in sheet.rows
    ]
    draft = output.with_name(f"{output.name}.new")
    draft.write_text(sheet.filled(given), encoding="utf-8", newline="")
    draft.replace(output)
    told = [f"{assignment}: {telling.count(len(given), 'grade')} in {output.name}."]
    if waiting:
        told.append(f"Left as they were, because they are not graded whole: {waiting}.")
    if absent:
        told.append(f"Handed in nothing, left as they were: {len(absent)} ({telling.names(absent)}).")
    return telling.tell(told, troubles)
