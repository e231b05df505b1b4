"""What is done before nbgrader writes the students' version of an assignment."""

from pathlib import Path

from entraide.course import notebooks as sources
from entraide.errors import CourseError
from entraide.grading import backup
from entraide.lang import current, say


def before_release(root: Path, url: str, *, assignment: str, student: str, notebooks: list[str]) -> None:
    """Keep a copy of the gradebook, and refuse sources in which answers would match nothing; then nothing is written.

    nbgrader calls this, and passes over any other exception than SystemExit.
    """
    said = [str(problem) for path in notebooks for problem in sources.check_one(Path(path))]
    if not said:
        try:
            backup.keep(url, root)
        except CourseError as error:
            said = [str(error)]
    if said:
        raise SystemExit("\n".join(say(current(), "place.said", place="Entraide", message=line) for line in said))
