"""Pack the feedback pages into the archive that Moodle hands out to the students."""

import zipfile
from datetime import datetime
from pathlib import Path

from entraide import files
from entraide.coding.records import MOST_BYTES_IN_FILE
from entraide.errors import CourseError, Problem
from entraide.grading.classroom import AUTOGRADED, FEEDBACK, Classroom
from entraide.moodle import file_names, gradebook, register, telling
from entraide.moodle.register import Line
from entraide.moodle.telling import Trouble, because, t


def feedback(room: Classroom, assignment: str | None, output: Path | None, provisional: bool = False) -> int:
    """Write the archive; 1 if somebody who handed in has no page in it, else 0.

    Whoever is not graded whole gets none yet, unless the ``provisional`` pages are to be given too, which say what they
    are; nor does anybody whose page is older than her grading.
    Raises `CourseError` where nothing was collected.
    """
    assignment, lines = register.need(room, assignment)
    output = output or Path(f"feedback-{assignment}.zip")
    results = gradebook.results(room, assignment)
    pages: dict[str, Path] = {}
    troubles = []
    reasons = set()
    so_far = 0
    for line in lines.values():
        if not line.file:
            if line.without_notebook:
                troubles.append(Trouble(line.shown, because("moodle.no-feedback", why=line.said)))
            continue
        page = room.folder(FEEDBACK, line.student, assignment) / f"{assignment}.html"
        why = gradebook.not_ready(room, assignment, line, results.get(line.student), provisional)
        why = why or _stale(room, assignment, line, page)
        if why:
            reasons.add(why.key)
            troubles.append(Trouble(line.shown, because("moodle.no-feedback", why=why)))
        else:
            so_far += results[line.student].waiting
            pages[file_names.feedback_name(line.name, line.participant, page.name)] = page
    if not pages:
        telling.tell([], troubles)
        raise CourseError(
            "moodle.all-wait" if reasons == {"moodle.waits"} else "moodle.nothing-to-pack", assignment=assignment
        )
    _pack(pages, output)
    told = [t("moodle.packed", n=len(pages), assignment=assignment, file=output.name)]
    if so_far:
        told.append(t("pages.provisional", n=so_far))
    return telling.tell(told, troubles)


def _stale(room: Classroom, assignment: str, line: Line, page: Path) -> Problem | None:
    """Why the page cannot be given: there is none, or the submission was graded again since."""
    if not files.is_file(page):
        return because("moodle.no-page", assignment=assignment)
    graded = room.folder(AUTOGRADED, line.student, assignment) / f"{assignment}.ipynb"
    if files.is_file(graded) and graded.stat().st_mtime > page.stat().st_mtime:
        return because("moodle.page-older", assignment=assignment)
    return None


def _pack(pages: dict[str, Path], output: Path) -> None:
    """Write the archive; after an OSError the former one is there."""
    draft = output.with_name(f"{output.name}.new")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, page in pages.items():
                written = datetime.fromtimestamp(page.stat().st_mtime).timetuple()[:6]
                content = files.read(page, MOST_BYTES_IN_FILE)
                archive.writestr(zipfile.ZipInfo(name, written), content or b"", zipfile.ZIP_DEFLATED)
        draft.replace(output)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
