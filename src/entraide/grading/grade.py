"""Score a rebuilt notebook's answers: scores go into nbgrader's gradebook, feedback into the cells."""

from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveAutoGrades
from traitlets import Unicode

from entraide import answers, reference, scoring
from entraide import course as courses
from entraide.answers import Answer
from entraide.corpus import Exercise
from entraide.grading import feedback
from entraide.grading.rebuild import METADATA, notes_of
from entraide.tables import CourseError


class GradeAnswers(SaveAutoGrades):
    """nbgrader's preprocessor that saves scores, with the scores that `entraide.scoring` gives.

    nbgrader itself would give full marks to any output that is not a number; here an output is never a score.
    """

    keys = Unicode("data/keys", help="The folder of the reference codings and solutions of graded exercises.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Grade every exercise of the notebook; what is to be said of the whole submission goes on top."""
        self.course = courses.load()
        try:
            self.reference = _keys(Path(self.keys))
        except CourseError as error:
            raise SystemExit(f"Entraide: {error}") from None
        found = {id(cell): self._answer(cell) for cell in nb.cells}
        langs = [answer.lang for answer in found.values() if answer]
        self.lang = max(langs, key=langs.count) if langs else courses.language()
        nb.metadata[METADATA]["lang"] = self.lang
        ids = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = ids["notebook"], ids["assignment"], ids["student"]
        with Gradebook(ids["db_url"]) as self.gradebook:
            for place, cell in enumerate(nb.cells):
                nb.cells[place], resources = self.preprocess_cell(cell, resources, place)
            # Once a notebook; nbgrader itself does it for every cell, which costs more than the scoring.
            self.gradebook.db.commit()
        notes = notes_of(nb)
        if notes:
            top = feedback.notes_page(notes, self.lang)
            nb.cells.insert(0, nbformat.v4.new_code_cell("", outputs=[_shown(top)], metadata={"editable": False}))
        return nb, resources

    def _exercise(self, cell: NotebookNode) -> Exercise | None:
        return self.course.exercises.get(cell.metadata.get("nbgrader", {}).get("grade_id"))

    def _answer(self, cell: NotebookNode) -> Answer | None:
        """The answer that the rebuilt cell carries; it was checked then, and is checked again."""
        exercise = self._exercise(cell)
        if exercise is None:
            return None
        return answers.newest([cell.metadata.get(METADATA, {}).get("answer")], exercise, self.course)[0]

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        """Score one cell; its points are those of the gradebook, whatever the notebook says."""
        name = cell.metadata["nbgrader"]["grade_id"]
        try:
            grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        except MissingEntry:
            self.log.warning(
                "Cell '%s' is new since the release and is not graded: generate the assignment again", name
            )
            return
        exercise = self._exercise(cell)
        if exercise:
            grade.auto_score = self._grade(exercise, cell, float(grade.max_score))
        else:
            # An instructor's own cell: code is not run, so a person reads it; text is nbgrader's to judge.
            grade.auto_score = None if cell.cell_type == "code" else utils.determine_grade(cell, self.log)[0]
        # As nbgrader does: a score given by hand stands, and asks to be looked at again.
        grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None

    def _grade(self, exercise: Exercise, cell: NotebookNode, points: float) -> float | None:
        """Put the feedback into the cell; the points won, or None where a person must read."""
        answer, notes = self._answer(cell), notes_of(cell)
        if exercise.kind == "memo":
            written = str(answer.value).strip() if answer else ""
            cell.outputs = [_shown(feedback.memo_page(written, notes, self.lang))]
            return None if written else 0.0
        score = scoring.SCORERS[exercise.kind](exercise, answer, self.course, self.reference)
        page = feedback.exercise_page(exercise, answer, score, points, notes, self.course, self.lang)
        cell.outputs = [_shown(page)]
        return round(score.share * points, 2)

    def _add_comment(self, cell: NotebookNode, resources: Any) -> None:
        """nbgrader's remark on an unanswered cell. It looks for changed code; a memo's answer is not in its code."""
        if not self._exercise(cell):
            super()._add_comment(cell, resources)
            return
        name = cell.metadata["nbgrader"]["grade_id"]
        comment = self.gradebook.find_comment(name, self.notebook_id, self.assignment_id, self.student_id)
        comment.auto_comment = None if self._answer(cell) else "No response."


def _shown(page: str) -> NotebookNode:
    return nbformat.v4.new_output("display_data", {"text/html": page})


@cache
def _keys(folder: Path) -> reference.Reference:
    return reference.load(folder)
