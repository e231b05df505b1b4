"""Make a gradable notebook from a submission: the instructor's own source, with the student's answers put in.

Nothing else of the submission goes further. Deleted, duplicated or renamed cells, changed points, forged outputs and
added code therefore cannot matter, and a notebook that is cut in half still earns what its answers.json holds.
"""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode

from entraide import course as courses
from entraide.coding import answers
from entraide.course import Course
from entraide.grading.read import submission

METADATA = "entraide"
"""Where a rebuilt cell keeps its answer's record, and cells and notebook notes on the submission:
``{"answer": {…}, "notes": [{"key": …, "details": …}]}``. Marking adds titles and the language."""


class SubmissionExporter(NotebookExporter):
    """nbgrader's exporter for autograding: reads a student's file by rebuilding it, and any other file as usual."""

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """Convert the notebook at this path; the first of nbgrader's two passes is on the submitted file."""
        ids, coursedir = resources["nbgrader"], self.parent.coursedir
        submitted = coursedir.format_path(coursedir.submitted_directory, ids["student"], ids["assignment"])
        if Path(filename).resolve().parent != Path(submitted).resolve():
            return super().from_filename(filename, resources=resources, **options)  # type: ignore[no-any-return]
        folder = coursedir.format_path(coursedir.source_directory, ".", ids["assignment"])
        source = nbformat.read(Path(folder) / f"{ids['notebook']}.ipynb", as_version=4)
        nb = rebuild(source, submission.read(Path(filename)), courses.load())
        return self.from_notebook_node(nb, resources=resources, **options)  # type: ignore[no-any-return]


def rebuild(source: NotebookNode, submitted: submission.Submission, course: Course) -> NotebookNode:
    """Put the newest valid answer to each exercise into the source notebook, with notes on what could not be used."""
    for cell in source.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if grade_id in course.exercises:
            answer, notes = answers.newest(submitted.records, course.exercises[grade_id], course)
            cell.metadata[METADATA] = _noted([*notes, *(answer.notes if answer else ())])
            if answer:
                cell.metadata[METADATA]["answer"] = answer.record()
        elif cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = submitted.texts.get(grade_id, cell.source)
    notes = [*submitted.notes, *answers.strangers(submitted.records, course)]
    source.metadata[METADATA] = _noted(notes)
    return source


def _noted(notes: list[answers.Note]) -> dict[str, Any]:
    return {"notes": [asdict(note) for note in notes]}


def notes_of(node: NotebookNode) -> list[answers.Note]:
    """The notes that `rebuild` left on a notebook or a cell."""
    return [
        answers.Note(note["key"], dict(note["details"])) for note in node.metadata.get(METADATA, {}).get("notes", [])
    ]
