"""The nbgrader settings of an Entraide course, for its ``nbgrader_config.py``."""

from pathlib import Path
from typing import Any

from nbgrader.converters import GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import ClearSolutions
from nbgrader.server_extensions.formgrader.handlers import template_path

from entraide import course
from entraide.errors import CourseError
from entraide.grading.nbgrader.autograde import STEPS
from entraide.grading.nbgrader.generate_assignment import ClearWrittenSolutions
from entraide.grading.nbgrader.generate_feedback import PrepareFeedback
from entraide.lang import current, say


def configure(c: Any, root: Path, book: str = "") -> None:
    """Set up nbgrader for the course at ``root``, in the language that ``ENTRAIDE_LANG`` names (English by default).

    ``book`` is the address where the class reads the book, such as ``https://example.org/entraide``; feedback then
    links to what there is to read again. ``c`` is the object that nbgrader's configuration files get from
    ``get_config()``.
    """
    try:
        lang = course.language()
    except CourseError as error:
        raise SystemExit(say(current(), "place.said", place="Entraide", message=str(error))) from None
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = f"exercises/{lang}"
    # SQLite gives up after 5 s while another process writes, and nbgrader then calls the gradebook outdated.
    c.CourseDirectory.db_url = f"sqlite:///{root / 'gradebook.db'}?timeout=60"
    c.Autograde.exporter_class = "entraide.grading.nbgrader.autograde.SubmissionExporter"
    for setting, steps in STEPS.items():
        setattr(c.Autograde, setting, list(steps))
    c.GenerateAssignment.preprocessors = [
        ClearWrittenSolutions if step is ClearSolutions else step for step in GenerateAssignment().preprocessors
    ]
    templates = str(Path(__file__).parent / "nbgrader" / "templates")
    # Under the converter's own name, so that formgrader's pages keep theirs.
    c.GenerateFeedback.HTMLExporter.template_name = "entraide"
    c.GenerateFeedback.HTMLExporter.extra_template_basedirs = [templates]
    c.GenerateFeedback.HTMLExporter.filters = {"say": say}
    # Formgrader's templates are its own, but for the one that would ask another site for a script.
    c.HTMLExporter.extra_template_basedirs = [templates, template_path]
    c.GenerateFeedback.preprocessors = [PrepareFeedback, *GenerateFeedback().preprocessors]
    c.GradeAnswers.keys = str(root / "data" / "keys")
    c.GradeAnswers.book = book
    c.ExportApp.plugin_class = "entraide.grading.nbgrader.export.CsvExport"
