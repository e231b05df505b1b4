"""The nbgrader settings of an Entraide course, for its ``nbgrader_config.py``."""

import sys
from pathlib import Path
from typing import Any

from traitlets import Unicode
from traitlets.config import LazyConfigValue
from traitlets.utils.importstring import import_item

from entraide import course
from entraide.errors import CourseError
from entraide.grading.settings import STEPS
from entraide.lang import current, say
from entraide.look import dressed

FEEDBACK_STEP = "entraide.grading.nbgrader.generate_feedback.PrepareFeedback"
EXPORTER = "entraide.grading.nbgrader.exporter.FeedbackExporter"
TEMPLATES = str(Path(__file__).parent / "nbgrader" / "templates")
"""Our step before a feedback page is made, what makes the page, and where its template is."""


class WithOurStep(LazyConfigValue):
    """nbgrader's own steps of a command with one of ours: instead of another, or before all.

    They are put together when nbgrader asks for them: it takes a second to load, and most commands do without.
    """

    step = Unicode()
    instead_of = Unicode()

    def get_value(self, initial: list[Any]) -> list[Any]:
        """The steps, of those that nbgrader would take; also when these are ours already."""
        step = import_item(self.step)
        if step in initial:
            return initial
        if self.instead_of:
            return [step if one is import_item(self.instead_of) else one for one in initial]
        return [step, *initial]

    def merge_into(self, other: Any) -> Any:
        """nbgrader reads its configuration more than once; the same step is not to be taken twice."""
        return self


def configure(c: Any, root: Path, book: str = "", course_name: str = "", student_names: bool = False) -> None:
    """Set up nbgrader for the course at ``root``, in the language that ``ENTRAIDE_LANG`` names (English by default).

    ``book`` is the address where the class reads the book, such as ``https://example.org/entraide``; feedback then
    links to what there is to read again. ``course_name`` stands at the top of a feedback page, in place of the book's
    title; with ``student_names``, the student's name too. ``c`` is the object that nbgrader's configuration files get
    from ``get_config()``.
    """
    try:
        lang = course.language()
    except CourseError as error:
        raise SystemExit(say(current(), "place.said", place="Entraide", message=str(error))) from None
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = f"exercises/{lang}"
    c.CourseDirectory.db_url = f"sqlite:///{root / 'gradebook.db'}"
    if "sqlalchemy" in sys.modules:
        # nbgrader itself is about to open the gradebook: it is to wait for others as patiently as we do.
        import_item("entraide.grading.gradebook")
    c.Autograde.exporter_class = "entraide.grading.nbgrader.autograde.SubmissionExporter"
    for setting, steps in STEPS.items():
        setattr(c.Autograde, setting, list(steps))
    c.GenerateAssignment.preprocessors = WithOurStep(
        step="entraide.grading.nbgrader.generate_assignment.PrepareRelease",
        instead_of="nbgrader.preprocessors.ClearSolutions",
    )
    c.GenerateAssignment.exporter_class = "entraide.grading.nbgrader.generate_assignment.ReleaseExporter"
    # Under the converter's own name, so that formgrader's pages keep theirs.
    c.GenerateFeedback.HTMLExporter.template_name = "entraide"
    c.GenerateFeedback.HTMLExporter.extra_template_basedirs = [TEMPLATES]
    c.GenerateFeedback.HTMLExporter.filters = {"say": say, "dressed": dressed}
    c.GenerateFeedback.preprocessors = WithOurStep(step=FEEDBACK_STEP)
    c.GenerateFeedback.exporter_class = EXPORTER
    c.PrepareFeedback.course_name, c.PrepareFeedback.student_names = course_name, student_names
    c.GradeAnswers.keys = str(root / "data" / "keys")
    c.GradeAnswers.book = book
    c.ExportApp.plugin_class = "entraide.grading.nbgrader.export.CsvExport"
    if sys.platform != "win32":  # There nbgrader has no exchange.
        c.ExchangeFactory.collect = "entraide.grading.nbgrader.collect.CarefulCollect"
    _guard_formgrader()


def _guard_formgrader() -> None:
    """Give the Jupyter server that reads these settings, if one does, our handlers of Formgrader's pages."""
    module = sys.modules.get("jupyter_server.serverapp")
    if module and module.ServerApp.initialized():
        from entraide.grading.nbgrader.formgrader.handlers import register  # No command needs a server's libraries.

        register(module.ServerApp.instance().web_app)
