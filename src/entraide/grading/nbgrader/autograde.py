"""What `nbgrader autograde` does in this course, in its two passes, without a kernel in either.

The first pass reads a student's file by rebuilding it, which leaves nothing to sanitize. The second marks the notebook
that the first one wrote, and saves its scores. `entraide grade` does the same at once.
"""

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveAutoGrades
from traitlets import Unicode

from entraide import course as courses
from entraide.course import notebooks, reference
from entraide.errors import CourseError
from entraide.grading import backup, made_from
from entraide.grading.classroom import Classroom
from entraide.grading.gradebook import Assignment, find
from entraide.grading.mark import basis
from entraide.grading.mark.basis import Basis
from entraide.grading.mark.marking import Marking, mark
from entraide.grading.mark.rebuild import exercises_in, rebuild, reopen
from entraide.grading.read import contents
from entraide.lang import current, say


class SubmissionExporter(NotebookExporter):
    """nbgrader's exporter for autograding: reads a student's file by rebuilding it, and any other file as usual."""

    def __init__(self, **settings: Any) -> None:
        """It is made before nbgrader writes anything: the moment to keep a copy of the gradebook."""
        super().__init__(**settings)
        coursedir = self.parent.coursedir
        try:
            backup.keep(coursedir.db_url, Path(coursedir.root))
            known = courses.taught_in(Path(coursedir.root)).exercises
        except CourseError as error:
            raise SystemExit(say(current(), "place.said", place="Entraide", message=str(error))) from None
        for path in sorted(_sources(coursedir, coursedir.assignment_id).glob("*.ipynb")):
            for problem in notebooks.check_one(path, known):
                self.log.warning(str(problem))

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """Convert the notebook at this path; the first of nbgrader's two passes is on the submitted file."""
        ids, coursedir = resources["nbgrader"], self.parent.coursedir
        submitted = coursedir.format_path(coursedir.submitted_directory, ids["student"], ids["assignment"])
        if Path(filename).resolve().parent != Path(submitted).resolve():
            return super().from_filename(filename, resources=resources, **options)  # type: ignore[no-any-return]
        course = courses.taught_in(Path(coursedir.root))
        paths = sorted(_sources(coursedir, ids["assignment"]).glob("*.ipynb"))
        sources = {path.stem: nbformat.read(path, as_version=4) for path in paths}
        asked = {name: exercises_in(source, course) for name, source in sources.items()}
        found = contents.read(Path(filename), asked[ids["notebook"]], tuple(path.name for path in paths))
        nb = rebuild(sources[ids["notebook"]], found, course, frozenset().union(*asked.values())).nb
        return self.from_notebook_node(nb, resources=resources, **options)  # type: ignore[no-any-return]


def _sources(coursedir: Any, assignment: str) -> Path:
    return Path(coursedir.format_path(coursedir.source_directory, ".", assignment))


class GradeAnswers(SaveAutoGrades):
    """nbgrader's preprocessor that saves scores, with the scores that `entraide.coding.scoring` gives.

    nbgrader itself would give all points to any output that is not a number; here an output is never a score, and the
    points are those of the gradebook, whatever the notebook says.
    """

    keys = Unicode("data/keys", help=say(current(), "nbgrader.keys")).tag(config=True)
    book = Unicode("", help=say(current(), "nbgrader.book")).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Mark the notebook and save its scores."""
        ids = resources["nbgrader"]
        place = (ids["notebook"], ids["assignment"], ids["student"])
        room = Classroom(self.config, self.parent.parent.coursedir)
        try:
            keys = reference.load(Path(self.keys))
        except CourseError as error:
            raise SystemExit(say(current(), "place.said", place="Entraide", message=str(error))) from None
        with Gradebook(ids["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(*place)
            points = {grade.name: float(grade.max_score) for grade in submitted.grades}
            marking = Marking(points, room.course, keys, courses.language(), self.book)
            found = mark(reopen(nb, marking.course), marking)
            known = basis.load(room.root, ids["assignment"]).get(ids["student"], Basis())
            before = known.texts.get(ids["notebook"], {})
            for name, score in found.cells.items():
                grade = gradebook.find_grade(name, *place)
                former, grade.auto_score = grade.auto_score, score
                # A score given by hand stands; where something changed, it asks to be looked at again.
                if not basis.still_read(grade, former, found, before.get(name)):
                    grade.needs_manual_grade = grade.manual_score is not None or score is None
            for name, remark in found.remarks.items():
                try:
                    gradebook.find_comment(name, *place).auto_comment = remark
                except MissingEntry:
                    self.log.warning(say(current(), "nbgrader.newer-cell", cell=name))
            # Once a notebook; nbgrader itself does it for every cell, which costs more than the scoring.
            gradebook.db.commit()
            parts = self._parts(room, find(gradebook.db.connection(), ids["assignment"]), marking, ids["student"])
            gradebook.db.refresh(submitted)
            late = {ids["notebook"]: float(submitted.score)} if submitted.assignment.total_seconds_late > 0 else {}
        texts = {**known.texts, ids["notebook"]: found.texts}
        now = Basis(known.parts if parts is None else parts, texts, {**known.late, **late})
        if now != known:
            basis.save(room.root, ids["assignment"], [(ids["student"], now)])
        return nb, resources

    def _parts(
        self, room: Classroom, released: Assignment | None, marking: Marking, student: str
    ) -> dict[str, str] | None:
        """What the student's grades are made from; None where another of her notebooks keeps the grade of before."""
        if released is None or self.parent.parent.coursedir.notebook_id not in ("", "*"):
            return None
        try:
            sources = made_from.sources(room, released)
        except CourseError:
            return {}
        parts = made_from.parts(room, released, sources, marking.course, marking.reference, marking.lang)
        return parts | made_from.work(room, released.name, student)
