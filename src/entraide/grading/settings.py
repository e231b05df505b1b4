"""nbgrader's settings for a course, read as nbgrader reads them, and without it: it takes a second to load."""

import os
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from jupyter_core.application import JupyterApp
from traitlets import Bool, List, Unicode, default, validate
from traitlets.config import Config, LoggingConfigurable

CONFIGURATION = "nbgrader_config.py"
STEPS: dict[str, list[str]] = {
    "sanitize_preprocessors": [],
    "autograde_preprocessors": [
        "entraide.grading.nbgrader.autograde.GradeAnswers",
        "nbgrader.preprocessors.AssignLatePenalties",
    ],
}
"""The settings of nbgrader's ``Autograde`` that say what its two passes do to a notebook of ours."""
OUTDATED = {"NbGrader", "NbGraderConfig", "BasicConfig", "BaseNbGraderApp", "BaseApp"}
"""Sections whose options nbgrader may know under another name today."""


class CourseDirectory(LoggingConfigurable):
    """Where things of a course are: nbgrader's options of the same names, as far as commands need them."""

    course_id = Unicode("").tag(config=True)
    student_id_exclude = Unicode("").tag(config=True)
    directory_structure = Unicode(str(Path("{nbgrader_step}", "{student_id}", "{assignment_id}"))).tag(config=True)
    source_directory = Unicode("source").tag(config=True)
    release_directory = Unicode("release").tag(config=True)
    submitted_directory = Unicode("submitted").tag(config=True)
    autograded_directory = Unicode("autograded").tag(config=True)
    feedback_directory = Unicode("feedback").tag(config=True)
    db_url = Unicode("").tag(config=True)
    root = Unicode("").tag(config=True)
    groupshared = Bool(False).tag(config=True)
    ignore = List([".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"]).tag(config=True)

    @default("db_url")  # type: ignore[untyped-decorator]
    def _in_the_course(self) -> str:
        return f"sqlite:///{Path(self.root, 'gradebook.db').absolute()}"

    @default("root")  # type: ignore[untyped-decorator]
    def _here(self) -> str:
        return str(Path.cwd())

    @validate("course_id")  # type: ignore[untyped-decorator]
    def _stripped(self, proposal: dict[str, str]) -> str:
        return proposal["value"].strip()

    @validate("root")  # type: ignore[untyped-decorator]
    def _whole(self, proposal: dict[str, str]) -> str:
        return os.path.abspath(proposal["value"])  # noqa: PTH100  (a path's `..` go too, as with nbgrader)

    def format_path(self, nbgrader_step: str, student_id: str, assignment_id: str) -> str:
        """The folder of a student's assignment at a step."""
        names = {"nbgrader_step": nbgrader_step, "student_id": student_id, "assignment_id": assignment_id}
        return str(Path(self.root) / self.directory_structure.format(**names))


class _Course(JupyterApp):
    """Stands for nbgrader's command line, as far as its configuration goes."""


def read(folder: Path) -> tuple[Config, CourseDirectory]:
    """The settings of the course in a folder, and where its things are. What its own lines raise is raised."""
    path = str(folder / CONFIGURATION.removesuffix(".py"))
    before = Path.cwd()
    os.chdir(folder)  # nbgrader reads the configuration of the folder it is started in.
    try:
        with redirect_stderr(StringIO()):
            app = _Course(config_file=path)
            app.load_config_file(suppress_errors=False)
            if OUTDATED & set(app.config):
                from nbgrader.apps.baseapp import NbGrader

                app = NbGrader(config_file=path)
                app.load_config_file(suppress_errors=False)
        return app.config, CourseDirectory(parent=app)
    finally:
        os.chdir(before)
