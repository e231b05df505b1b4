"""Make the students' version of an assignment: exercises stay as they are, and it carries what they show."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ClearSolutions
from traitlets import Bool

from entraide import course as courses
from entraide.course import Course, assigned, carried, reference
from entraide.course.corpus import GRADED
from entraide.errors import CourseError, Problem
from entraide.grading import backup
from entraide.grading.mark.rebuild import exercises_in
from entraide.grading.nbgrader import fitting
from entraide.lang import current, say


class ReleaseExporter(NotebookExporter):
    """nbgrader's exporter for a release, which refuses sources in which answers would match nothing.

    It is made before nbgrader writes anything, and before ``--force`` removes the former release. Raises SystemExit.
    """

    whole = Bool(True).tag(config=True)
    """Whether work will be graded against it; a page of the site is made where the keys need not be."""

    def __init__(self, **settings: Any) -> None:
        """Check all that is to be released, keep a copy of the gradebook, and tell it when the work is due."""
        super().__init__(**settings)
        coursedir = self.parent.coursedir
        root, sources = Path(coursedir.root), self._sources()
        try:
            taught = courses.taught_in(root)
            said = list(dict.fromkeys(str(problem) for problem in self._problems(root, taught, sources)))
            if not said:
                backup.keep(coursedir.db_url, root)
                self._date(taught, list(sources))
        except CourseError as error:
            said = [str(error)]
        if said:
            raise SystemExit("\n".join(say(current(), "place.said", place="Entraide", message=line) for line in said))

    def _sources(self) -> dict[str, list[Path]]:
        """The notebooks to be released, by assignment."""
        found: dict[str, list[Path]] = {}
        for path in sorted(Path(path) for paths in self.parent.assignments.values() for path in paths):
            found.setdefault(path.parent.name, []).append(path)
        return found

    def _problems(self, root: Path, taught: Course, sources: dict[str, list[Path]]) -> Iterator[Problem]:
        """What does not fit, the first kind of it: what follows from that would be said too."""
        paths = [path for found in sources.values() for path in found]
        folder = root / str(self.config.GradeAnswers.get("keys", "data/keys"))
        for part in (fitting.of_notebook, fitting.with_table):
            if found := [problem for path in paths for problem in part(path, taught)]:
                yield from found
                return
        keys = reference.load(folder) if self.whole or folder.is_dir() else reference.Reference({}, {})
        yield from (problem for path in paths for problem in fitting.with_keys(path, taught, keys, self.whole))
        for name, notebooks in sources.items():
            yield from fitting.with_graded(name, notebooks, self.parent.coursedir.db_url)

    def _date(self, taught: Course, names: list[str]) -> None:
        """Put the table's due dates into the gradebook; where the table has none, its own stays."""
        table = assigned.load(taught.folder)
        dates = {name: table[name].due for name in names if name in table}
        if any(dates.values()):
            with Gradebook(self.parent.coursedir.db_url, self.parent.coursedir.course_id) as gradebook:
                for name, due in dates.items():
                    if due:  # nbgrader keeps UTC, without saying so.
                        utc = due.astimezone(UTC).replace(tzinfo=None)
                        gradebook.update_or_create_assignment(name, duedate=utc)


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
            nb.metadata.setdefault(room, NotebookNode())[name] = carried.pack(course, graded, courses.language())
        return super().preprocess(nb, resources)  # type: ignore[no-any-return]

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Clear one cell, unless its grade id names an exercise of the course."""
        if cell.metadata.get("nbgrader", {}).get("grade_id") in _taught(self).exercises:
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)  # type: ignore[no-any-return]


def _taught(step: PrepareRelease) -> Course:
    """The course of the folder in which nbgrader runs this step."""
    return courses.taught_in(Path(step.parent.parent.coursedir.root))
