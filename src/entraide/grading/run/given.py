"""What the gradebook says of everybody's notebooks, for their feedback pages: read in three statements."""

from entraide.grading.classroom import AUTOGRADED, Classroom
from entraide.grading.gradebook import Assignment, comment, grade, said, score, student, submission, submitted
from entraide.grading.mark.page import Given, graded_on, shown_name


def given(room: Classroom, found: Assignment, with_names: bool) -> dict[str, dict[str, Given]]:
    """By student and notebook; only of those whose graded notebook is there."""
    names = {id_: name for name, id_ in found.notebooks.items()}
    scores: dict[tuple[str, str], dict[str, float]] = {}
    waiting: dict[tuple[str, str], set[str]] = {}
    comments: dict[tuple[str, str], dict[str, str | None]] = {}
    whose = (submission.c.student_id, submitted.c.notebook_id)
    for cell, who, id_, won, waits, by_hand in found.rows(
        *whose, score.label("score"), grade.c.needs_manual_grade, grade.c.manual_score, kept=grade
    ):
        scores.setdefault((who, id_), {})[cell] = float(won)
        if waits and by_hand is None:
            waiting.setdefault((who, id_), set()).add(cell)
    for cell, who, id_, text in found.rows(*whose, said.label("said"), kept=comment):
        comments.setdefault((who, id_), {})[cell] = text
    all_given: dict[str, dict[str, Given]] = {}
    head = (submission.c.timestamp, submitted.c.late_submission_penalty, student.c.id, student.c.first_name)
    for row in found.rows(*whose, *head, student.c.last_name):
        key = (row.student_id, row.notebook_id)
        path = room.folder(AUTOGRADED, row.student_id, found.name) / f"{names.get(row.notebook_id)}.ipynb"
        if path.is_file():
            all_given.setdefault(row.student_id, {})[path.stem] = Given(
                shown_name(row, with_names),
                row.timestamp,
                graded_on(path),
                frozenset(waiting.get(key, ())),
                scores.get(key, {}),
                comments.get(key, {}),
                row.late_submission_penalty or 0,
            )
    return all_given
