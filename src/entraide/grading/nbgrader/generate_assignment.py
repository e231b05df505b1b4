"""Make the students' version of an assignment: exercises stay as they are, and it carries what they show."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from entraide import course as courses
from entraide.course import Course, carried
from entraide.course.corpus import GRADED
from entraide.grading.mark.rebuild import exercises_in


class PrepareRelease(ClearSolutions):
    """nbgrader's preprocessor that empties solution cells, except those that show an exercise.

    A memo is a solution cell, so that nbgrader lets the instructor grade and comment it; but what it holds is the call
    that shows the memo's box, and no solution. The notebook gets what its graded exercises show: students'
    installations hold none of it.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Clear the cells, and put the texts into the notebook's metadata, where it has graded exercises."""
        course = _taught(self)
        names = [name for name in course.exercises if name in exercises_in(nb, course)]
        if graded := [name for name in names if course.exercises[name].pool == GRADED]:
            room, name = carried.METADATA
            nb.metadata.setdefault(room, NotebookNode())[name] = carried.pack(course, graded)
        return super().preprocess(nb, resources)  # type: ignore[no-any-return]

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Clear one cell, unless its grade id names an exercise of the course."""
        if cell.metadata.get("nbgrader", {}).get("grade_id") in _taught(self).exercises:
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)  # type: ignore[no-any-return]


def _taught(step: PrepareRelease) -> Course:
    """The course of the folder in which nbgrader runs this step."""
    return courses.taught_in(Path(step.parent.parent.coursedir.root))
