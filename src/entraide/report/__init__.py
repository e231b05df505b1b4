"""`entraide report`: one self-contained page on how the class did, for the instructor."""

from pathlib import Path

from entraide import course as courses
from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.report import gather, page


def write(room: Classroom, assignment: str, output: Path | None = None, anonymous: bool = False) -> Path:
    """Write the report in the course's language and say where; without ``output``, beside the gradebook.

    Raises `CourseError` where the assignment is unknown, nothing of it is graded, or the file cannot be written.
    """
    group = gather.gather(room, assignment)
    path = output or room.root / f"report-{assignment}.html"
    text = page.render(group, courses.language(), anonymous)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CourseError(
            f"{path}: the report cannot be written there ({error.strerror}); choose another --output"
        ) from None
    print(f"{path}: {len(group.graded)} graded submissions of {assignment}")
    return path
