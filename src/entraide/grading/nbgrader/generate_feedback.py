"""nbgrader's step before a feedback page is written: keys are left out until released, and what waits is said."""

from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from traitlets import Bool

from entraide import course as courses
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
            waiting = {
                grade.name for grade in submitted.grades if grade.needs_manual_grade and grade.manual_score is None
            }
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
