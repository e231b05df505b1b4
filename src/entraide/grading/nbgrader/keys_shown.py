"""Whether feedback shows the reference codings of an assignment: the instructor says so, and until then it does not.

Feedback that explains every miss holds the keys. Given to the first who hand in, it could be passed on to the last; so
it is held back until the instructor chooses. Her choice is one line in ``released.txt``, beside the keys.
"""

from pathlib import Path

from entraide.grading.classroom import Classroom
from entraide.lang import current, say

FILE = "released.txt"


def released(folder: Path) -> set[str]:
    """The assignments whose keys may be shown."""
    path = folder / FILE
    return set(path.read_text("utf-8").split()) if path.is_file() else set()


def choose(room: Classroom, assignment: str, shown: bool) -> None:
    """Show the keys of an assignment in its feedback from now on, or no longer, and say what comes next.

    Raises `CourseError` where there is no such assignment.
    """
    room.points(assignment)
    names = released(room.keys)
    names = names | {assignment} if shown else names - {assignment}
    (room.keys / FILE).write_text("".join(f"{name}\n" for name in sorted(names)), "utf-8")
    lang = current()
    print(say(lang, "keys.shown" if shown else "keys.hidden", assignment=assignment))
    print(say(lang, "keys.again", assignment=assignment))
