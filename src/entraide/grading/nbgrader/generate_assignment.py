"""Make the students' version of an assignment, leaving exercises as they are."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from entraide import course as courses


class ClearWrittenSolutions(ClearSolutions):
    """nbgrader's preprocessor that empties solution cells, except those that show an exercise.

    A memo is a solution cell, so that nbgrader lets the instructor grade and comment it; but what it holds is the call
    that shows the memo's box, and no solution.
    """

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Clear one cell, unless its grade id names an exercise of the course."""
        if cell.metadata.get("nbgrader", {}).get("grade_id") in courses.load().exercises:
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)  # type: ignore[no-any-return]
