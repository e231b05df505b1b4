"""Keep a graded exercise's answer: in the notebook as an output, in ``answers.json``, and tell the page which.

The notebook's file is written by JupyterLab, not by the kernel. So that "saved" is never said too early, the page asks
now and then, and the kernel looks into the file on disk.
"""

import html
import os
import sys
import time
from pathlib import Path
from typing import Any

from IPython.core.getipython import get_ipython
from IPython.display import display

from entraide.coding import answers, checking, tolerant
from entraide.coding.tolerant import Json
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.lang import say
from entraide.widgets.common import notebook, whose
from entraide.widgets.common.answering import AnsweringWidget

KEPT, IN_NOTEBOOK, LOST, UNSEEN = "kept", "notebook", "lost", "unseen"
WHOSE, MOVED = "whose", "moved"
PATIENCE = 3  # seconds from a change in the page until JupyterLab has it in the notebook it saves


def keep(widget: AnsweringWidget, exercise: Exercise, course: Course) -> None:
    """Restore the newest answer of this notebook, then keep every change the student makes."""
    Keeping(widget, exercise, course, whose.notebook_in(Path.cwd()))


INSTEAD = (
    "<style>.jp-OutputArea-child:has(.entraide-closed) + .jp-OutputArea-child > .jupyter-widgets:not(:has(*))"
    " {display: none}</style>"
)
"""In JupyterLab our line stands instead of its own, "Error displaying widget: model not found"."""


class Keeping:
    """One exercise on the page, whose answer is kept."""

    def __init__(self, widget: AnsweringWidget, exercise: Exercise, course: Course, of: whose.Notebook) -> None:
        self.widget, self.exercise, self.course, self.notebook = widget, exercise, course, of
        self.current = True
        of.show(exercise.exercise, self)
        self.output: Any = None
        record = self._look()
        # An output of its own, made now so that it belongs to this cell, and updated with each change.
        if get_ipython() is not None:
            self.output = display(self._bundle(record), raw=True, display_id=True)
        self.tied = time.time()
        self._show(record)
        if not record and os.environ.get(whose.VALIDATING):
            # nbgrader's *Validate* button runs a copy of the notebook and shows what it finds here.
            print(say(widget.lang, "widget.not-answered"), file=sys.stderr)
        widget.observe(self._changed, "answer")
        widget.on_msg(self._heard)

    def restore(self) -> None:
        """Show the notebook's newest answer, or ask once more whose it is."""
        self._show(self._look())

    def retire(self) -> None:
        """The exercise was shown again, in another cell or tab: what would be answered here is kept no longer."""
        self.current = False
        self.widget.saved = {"state": MOVED, "saved_at": "", "notebook": self.notebook.id}

    def _look(self) -> dict[str, Json]:
        """The newest valid record of this notebook; `asked` is one of which nobody knows whose it is."""
        own, self.asked = self.notebook.found(self.exercise.exercise)
        found, _ = checking.newest(own, self.exercise, self.course)
        return found.record() | {"notebook": self.notebook.id} if found else {}

    def _show(self, record: dict[str, Json]) -> None:
        if record:
            self.widget.answer = record
        self.widget.saved = self._saved(record)

    def _saved(self, record: dict[str, Json]) -> dict[str, Json]:
        """What the page is told: where the record is, and of which notebook."""
        said = {"saved_at": str(record.get("saved_at", "")), "notebook": self.notebook.id, "aside": self.notebook.aside}
        if self.asked:
            theirs = str(tolerant.get(self.asked, "notebook") or "")
            return {"state": WHOSE, "saved_at": str(tolerant.get(self.asked, "saved_at")), "notebook": theirs}
        return said | {"state": _state(self.notebook.folder, record, self.tied) if record else ""}

    def _changed(self, change: Any) -> None:
        record = dict(change["new"])
        if record.get("exercise") != self.exercise.exercise or self.asked or not self.current:
            return
        if self.output is not None:
            self.output.update(self._bundle(record), raw=True)
        self.notebook.give(self.exercise.exercise, record)
        self.widget.saved = self._saved(record)

    def _heard(self, _widget: AnsweringWidget, content: Any, _buffers: Any) -> None:
        said = tolerant.get(content, "type")
        if said == "saved?" and self.current and self.widget.answer:
            self.widget.saved = self._saved(dict(self.widget.answer))
        elif said in ("mine", "afresh") and self.asked:
            self.notebook.settle(said == "mine")

    def _bundle(self, record: dict[str, Json]) -> dict[str, Json]:
        """The output that carries the record, with a line that is seen only where no exercise of ours is alive."""
        closed = html.escape(say(self.widget.lang, "widget.closed"))
        line = f'<p class="entraide-closed" lang="{self.widget.lang}">{closed}</p>'
        return answers.bundle(record) | {"text/html": INSTEAD + line}


def _state(folder: Path, record: dict[str, Json], tied: float) -> str:
    """Where the record is by now: in the notebook's file, only kept beside it, dropped by a later save, or not seen.

    ``tied`` is when its output was last shown in the notebook, in seconds since 1970.
    """
    path = notebook.path(folder)
    places = [path] if path else notebook.all_in(folder)
    if any(notebook.same(record, one) for place in places for one in notebook.in_file(place)):
        return IN_NOTEBOOK
    if path is None:
        return UNSEEN
    # The notebook was saved since, without this answer: its cell lost touch with the kernel (a reloaded page).
    return LOST if path.stat().st_mtime > max(tied, _seconds(record)) + PATIENCE else KEPT


def _seconds(record: dict[str, Json]) -> float:
    when = tolerant.moment(record.get("saved_at"))
    return when.timestamp() if when else 0
