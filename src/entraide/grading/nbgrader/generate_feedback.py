"""nbgrader's step before a feedback page is written: keys are left out until released, and what waits is said."""

from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from traitlets import Bool, Unicode

from entraide import course as courses
from entraide import files
from entraide.grading.mark import page
from entraide.grading.nbgrader import keys_shown
from entraide.lang import current, say


class PrepareFeedback(Preprocessor):
    """Put the top of the page in, choose each graded cell's feedback, and mark the answers that nobody has read yet."""

    enabled = Bool(True, help=say(current(), "nbgrader.prepare")).tag(config=True)
    course_name = Unicode("", help=say(current(), "nbgrader.course-name")).tag(config=True)
    student_names = Bool(False, help=say(current(), "nbgrader.student-names")).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Prepare one notebook. A score given by hand ends the waiting, whatever it is."""
        ids = resources["nbgrader"]
        keys, converter = Path(self.config.GradeAnswers.get("keys", "data/keys")), self.parent.parent
        with Gradebook(ids["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(ids["notebook"], ids["assignment"], ids["student"])
            names = [notebook.name for notebook in submitted.assignment.assignment.notebooks]
            given = page.Given(
                page.shown_name(submitted.student, self.student_names),
                submitted.assignment.timestamp,
                page.graded_on(self._folder(converter, "autograded", ids) / f"{ids['notebook']}.ipynb"),
                frozenset(
                    grade.name for grade in submitted.grades if grade.needs_manual_grade and grade.manual_score is None
                ),
            )
        self._clear(converter, ids, names)
        named = page.course_names(Path(converter.coursedir.root), self.course_name)
        shown = ids["assignment"] in keys_shown.released(keys)
        page.prepare(nb, page.Pages(ids["assignment"], shown, courses.language(), named), given)
        return nb, resources

    def _clear(self, converter: Any, ids: dict[str, str], names: list[str]) -> None:
        """Leave in the feedback folder nothing but pages that were made there, and the date by which nbgrader goes.

        nbgrader copies all that a student handed in: a page of her own would stand in the way of this one, and the
        exchange would hand out whatever she had linked to.
        """
        folder, graded = self._folder(converter, "feedback", ids), self._folder(converter, "autograded", ids)
        # Notebooks are converted in this order; a page of one that is not among them stays, unless it is her own.
        under_way = [Path(path).stem for path in converter.notebooks]
        before = under_way[: under_way.index(ids["notebook"])]
        made = {name for name in names if name not in under_way and not files.is_there(graded / f"{name}.html")}
        kept = {"timestamp.txt", "submission_secret.txt", *(f"{name}.html" for name in (*before, *made))}
        for path in folder.iterdir() if files.is_folder(folder) else ():
            if path.name not in kept or not files.is_file(path):
                files.remove(path)

    def _folder(self, converter: Any, step: str, ids: dict[str, str]) -> Path:
        coursedir = converter.coursedir
        return Path(coursedir.format_path(getattr(coursedir, f"{step}_directory"), ids["student"], ids["assignment"]))
