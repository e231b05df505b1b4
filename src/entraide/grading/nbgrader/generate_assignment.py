"""Make the students' version of an assignment: exercises stay as they are, and it carries what they show."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.nbgraderformat import MetadataValidator, SchemaTooNewError, SchemaTooOldError, ValidationError, read
from nbgrader.preprocessors import ClearSolutions

from entraide import course as courses
from entraide.course import Course, carried, notebooks
from entraide.course.corpus import GRADED
from entraide.errors import CourseError, Problem
from entraide.grading import backup
from entraide.grading.mark.rebuild import exercises_in
from entraide.lang import current, say


class ReleaseExporter(NotebookExporter):
    """nbgrader's exporter for a release, which refuses sources in which answers would match nothing.

    It is made before nbgrader writes anything, and before ``--force`` removes the former release. Raises SystemExit.
    """

    def __init__(self, **settings: Any) -> None:
        """Check all that is to be released, and keep a copy of the gradebook."""
        super().__init__(**settings)
        coursedir = self.parent.coursedir
        sources = sorted(Path(path) for found in self.parent.assignments.values() for path in found)
        try:
            taught = courses.taught_in(Path(coursedir.root))
            said = [str(problem) for path in sources for problem in _problems(path, taught)]
            if not said:
                backup.keep(coursedir.db_url, Path(coursedir.root))
        except CourseError as error:
            said = [str(error)]
        if said:
            raise SystemExit("\n".join(say(current(), "place.said", place="Entraide", message=line) for line in said))


def _problems(path: Path, course: Course) -> Iterator[Problem]:
    """What is wrong with a source notebook: by our rules, else by nbgrader's, which it would find too late."""
    found = list(notebooks.check_one(path, course.exercises))
    if not found:
        try:
            MetadataValidator().validate_nb(read(str(path), as_version=4))
        except (ValidationError, SchemaTooOldError, SchemaTooNewError) as error:
            cause = str(error).partition("\n")[0]
            found = [Problem("grading.source-refused", "/".join(path.parts[-4:]), details={"cause": cause})]
    yield from found


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
