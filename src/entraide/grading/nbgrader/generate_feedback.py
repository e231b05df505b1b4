"""nbgrader's step before a feedback page is written: keys are left out until released, and what waits is said."""

from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from traitlets import Bool

from entraide import course as courses
from entraide import files
from entraide.grading.mark.marking import WITHOUT_KEYS
from entraide.grading.mark.rebuild import METADATA
from entraide.grading.nbgrader import keys_shown
from entraide.lang import current, say


class PrepareFeedback(Preprocessor):
    """Choose each graded cell's feedback, with the keys or without, and mark the answers that nobody has read yet."""

    enabled = Bool(True, help=say(current(), "nbgrader.prepare")).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Prepare one notebook. A score given by hand ends the waiting, whatever it is."""
        ids = resources["nbgrader"]
        shown = ids["assignment"] in keys_shown.released(Path(self.config.GradeAnswers.get("keys", "data/keys")))
        with Gradebook(ids["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(ids["notebook"], ids["assignment"], ids["student"])
            names = [notebook.name for notebook in submitted.assignment.assignment.notebooks]
            waiting = {
                grade.name for grade in submitted.grades if grade.needs_manual_grade and grade.manual_score is None
            }
        self._clear(ids, names)
        ours = nb.metadata.setdefault(METADATA, NotebookNode())
        ours["waiting"] = len(waiting)
        ours.setdefault("lang", courses.language())
        for cell in nb.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") in waiting:
                cell.metadata.setdefault(METADATA, NotebookNode())["waiting"] = True
            for output in cell.get("outputs", []):
                brief = output.get("data", {}).pop(WITHOUT_KEYS, None)
                if brief is not None and not shown:
                    output.data["text/html"] = brief
        return nb, resources

    def _clear(self, ids: dict[str, str], names: list[str]) -> None:
        """Leave in the feedback folder nothing but pages that were made there, and the date by which nbgrader goes.

        nbgrader copies all that a student handed in: a page of her own would stand in the way of this one, and the
        exchange would hand out whatever she had linked to.
        """
        converter: Any = self.parent.parent if self.parent else None
        if converter is None:
            return
        coursedir = converter.coursedir
        place = (ids["student"], ids["assignment"])
        folder = Path(coursedir.format_path(coursedir.feedback_directory, *place))
        graded = Path(coursedir.format_path(coursedir.autograded_directory, *place))
        # Notebooks are converted in this order; a page of one that is not among them stays, unless it is her own.
        under_way = [Path(path).stem for path in converter.notebooks]
        before = under_way[: under_way.index(ids["notebook"])]
        made = {name for name in names if name not in under_way and not files.is_there(graded / f"{name}.html")}
        kept = {"timestamp.txt", "submission_secret.txt", *(f"{name}.html" for name in (*before, *made))}
        for path in folder.iterdir() if files.is_folder(folder) else ():
            if path.name not in kept or not files.is_file(path):
                files.remove(path)
