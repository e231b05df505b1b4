"""What a worker process does for `entraide feedback`: make the pages of the students it is sent; it opens no file."""

import pickle
from dataclasses import dataclass
from functools import lru_cache

import nbformat
from traitlets.config import Config

from entraide.errors import CourseError
from entraide.grading.config import EXPORTER, FEEDBACK_STEP, TEMPLATES
from entraide.grading.mark import page
from entraide.grading.mark.page import Given, Pages, UnknownCell
from entraide.lang import current, say


@dataclass(frozen=True)
class Kit:
    """What pages of an assignment take: what they have in common, the settings of their template, and all points.

    ``points`` go by notebook and cell.
    """

    pages: Pages
    config: Config
    points: dict[str, dict[str, float]]


@dataclass(frozen=True)
class Task:
    """One student's graded notebooks, and what else is known of them, by name."""

    student: str
    notebooks: dict[str, bytes]
    given: dict[str, Given]

    @property
    def size(self) -> int:
        """Bytes, about."""
        return sum(map(len, self.notebooks.values()))


@dataclass(frozen=True)
class Made:
    """One student's pages, by notebook; or why they could not be made."""

    student: str
    pages: dict[str, bytes]
    failure: str = ""

    @classmethod
    def not_made(cls, student: str, failure: str) -> "Made":
        """That it could not be done, and why."""
        return cls(student, {}, failure)


def template(config: Config) -> Config:
    """The settings of the pages' template, out of nbgrader's. Raises `CourseError` where other steps make the pages."""
    theirs = config.GenerateFeedback
    for setting, ours in (("exporter_class", EXPORTER), ("preprocessors", FEEDBACK_STEP)):
        if getattr(theirs.get(setting), "step", theirs.get(setting)) != ours:
            raise CourseError("pages.own-steps", setting=setting)
    found = Config(HTMLExporter=config.HTMLExporter, Exporter=Config(default_preprocessors=[]))
    found.HTMLExporter.merge(theirs.HTMLExporter)
    return found


class _Opened:
    def __init__(self, kit: bytes) -> None:
        from entraide.grading.nbgrader.exporter import FeedbackExporter  # Only workers wait for nbconvert.

        self.kit: Kit = pickle.loads(kit)  # Made in the instructor's own process; nothing of a student's.
        config = self.kit.config
        # On another computer the package is elsewhere.
        config.HTMLExporter.extra_template_basedirs = [
            *config.HTMLExporter.get("extra_template_basedirs", []),
            TEMPLATES,
        ]
        self.exporter = FeedbackExporter(config=config)

    def make(self, task: Task) -> Made:
        pages = {}
        for name, raw in task.notebooks.items():
            try:
                nb, given = nbformat.v4.reads(raw.decode()), task.given[name]
            except ValueError:
                return Made.not_made(task.student, say(current(), "pages.unreadable", file=f"{name}.ipynb"))
            page.prepare(nb, self.kit.pages, given)
            sums = page.enter(nb, self.kit.points[name], given)
            resources = {"nbgrader": {"notebook": name, "student": task.student, **sums}}
            pages[name] = self.exporter.from_notebook_node(nb, resources)[0].encode()
        return Made(task.student, pages)


@lru_cache(maxsize=2)
def _open(kit: bytes) -> _Opened:
    return _Opened(kit)


def make_all(kit: bytes, tasks: list[Task]) -> list[Made]:
    """Make the pages of every task. One that fails says so in its place, and the others go on."""
    opened, made = _open(kit), []
    for task in tasks:
        try:
            made.append(opened.make(task))
        except UnknownCell as error:
            made.append(Made.not_made(task.student, say(current(), "pages.unknown-cell", cell=error)))
        except Exception as error:
            made.append(Made.not_made(task.student, f"{type(error).__name__}: {error}"))
    return made
