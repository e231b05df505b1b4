"""`entraide report`: write the page on how a class did, and say where it is."""

from pathlib import Path

from entraide import course as courses
from entraide import files
from entraide.errors import CourseError
from entraide.grading import made_from
from entraide.grading.classroom import Classroom
from entraide.lang import current, say
from entraide.report import gather, page


def report(
    room: Classroom, assignment: str, output: Path | None = None, anonymous: bool = False, beside: str = ""
) -> Path:
    """Write the report in the course's language; without ``output``, beside the gradebook. The path it was written to.

    ``beside`` is another form of the assignment, to be compared. Raises `CourseError` where an assignment is unknown
    or compared with itself, nothing of it is graded, or the file cannot be written.
    """
    if beside == assignment:
        raise CourseError("report.same-form", file=f"--beside {beside}")
    group = gather.gather(room, assignment)
    other = gather.gather(room, beside) if beside else None
    with room.released(assignment) as released:
        changed = made_from.changed(room, released)
    path = output or room.root / f"report-{assignment}.html"
    text = page.render(group, courses.language(), anonymous, other)
    try:
        # A folder among the submissions may have any bytes for its name.
        files.rewrite(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise CourseError("report.not-written", file=str(path), reason=error) from None
    print(say(current(), "report.written", path=path, n=len(group.graded), assignment=assignment))
    for line in made_from.outdated(changed, [one.student for one in group.graded], assignment):
        print(line)
    return path
