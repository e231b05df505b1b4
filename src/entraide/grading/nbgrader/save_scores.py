"""nbgrader's step that saves scores, with the scores that our marking gives."""

from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveAutoGrades
from traitlets import Unicode

from entraide import course as courses
from entraide.course import reference
from entraide.errors import CourseError
from entraide.grading.mark.marking import Marking, mark


class GradeAnswers(SaveAutoGrades):
    """nbgrader's preprocessor that saves scores, with the scores that `entraide.scoring` gives.

    nbgrader itself would give full marks to any output that is not a number; here an output is never a score, and the
    points are those of the gradebook, whatever the notebook says.
    """

    keys = Unicode("data/keys", help="The folder of the reference codings and solutions of graded exercises.").tag(
        config=True
    )

    book = Unicode("", help="The address of the book, for what there is to read again.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Mark the notebook and save its marks."""
        ids = resources["nbgrader"]
        place = (ids["notebook"], ids["assignment"], ids["student"])
        try:
            keys = _keys(Path(self.keys))
        except CourseError as error:
            raise SystemExit(f"Entraide: {error}") from None
        with Gradebook(ids["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(*place)
            points = {grade.name: float(grade.max_score) for grade in submitted.grades}
            marks = mark(nb, Marking(points, courses.load(), keys, courses.language(), self.book))
            for name, score in marks.scores.items():
                grade = gradebook.find_grade(name, *place)
                grade.auto_score = score
                # As nbgrader does: a score given by hand stands, and asks to be looked at again.
                grade.needs_manual_grade = grade.manual_score is not None or score is None
            for name, remark in marks.remarks.items():
                try:
                    gradebook.find_comment(name, *place).auto_comment = remark
                except MissingEntry:
                    self.log.warning("Cell '%s' is newer than the release: generate the assignment again", name)
            # Once a notebook; nbgrader itself does it for every cell, which costs more than the scoring.
            gradebook.db.commit()
        return nb, resources


@cache
def _keys(folder: Path) -> reference.Reference:
    return reference.load(folder)
