"""Keep a graded exercise's answer: in the notebook as an output, in ``answers.json``, and tell the page which.

The notebook's file is written by JupyterLab, not by the kernel. So that "saved" is never said too early, the page asks
now and then, and the kernel looks into the file on disk.
"""

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Any

from IPython.display import display

from entraide.coding import answers, checking, records, tolerant
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.lang import say
from entraide.widgets.shared.answering import AnsweringWidget

KEPT, IN_NOTEBOOK, LOST = "kept", "notebook", "lost"
VALIDATING = "NBGRADER_VALIDATING"
PATIENCE = 3  # seconds from a change in the page until JupyterLab has it in the notebook it saves


def keep(widget: AnsweringWidget, exercise: Exercise, course: Course) -> None:
    """Restore the newest answer found beside the notebook, then keep every change the student makes."""
    found, _ = checking.newest(records_on_disk(), exercise, course)
    record = found.record() if found else {}
    # An output of its own, made now so that it belongs to this cell, and updated with each change.
    output = display(answers.bundle(record), raw=True, display_id=True) if _in_notebook() else None
    tied = time.time()
    if record:
        widget.answer = record
        widget.saved = _state(record, tied)
    elif os.environ.get(VALIDATING):
        # nbgrader's *Validate* button runs a copy of the notebook and shows what it finds here.
        print(say(widget.lang, "widget.not-answered"), file=sys.stderr)

    def changed(change: Any) -> None:
        record = dict(change["new"])
        if record.get("exercise") != exercise.exercise:
            return
        if output is not None:
            output.update(answers.bundle(record), raw=True)
        # In a read-only folder the notebook alone carries the answer, and the page says when it does.
        with contextlib.suppress(OSError):
            answers.write_file(Path(answers.FILE), record)
        widget.saved = _state(record, tied)

    def asked(_widget: AnsweringWidget, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("type") == "saved?" and widget.answer:
            widget.saved = _state(dict(widget.answer), tied)

    widget.observe(changed, "answer")
    widget.on_msg(asked)


def _in_notebook() -> bool:
    from IPython.core.getipython import get_ipython

    return get_ipython() is not None


def notebook_path() -> Path | None:
    """The notebook this kernel belongs to, where Jupyter says so (``JPY_SESSION_NAME``)."""
    name = os.environ.get("JPY_SESSION_NAME", "")
    # The kernel runs in the notebook's folder; the variable may hold a path relative to the server's root.
    candidates = [Path(name), Path(Path(name).name)]
    return next((path for path in candidates if path.suffix == ".ipynb" and path.is_file()), None)


def records_on_disk() -> list[Any]:
    """All answer records of the notebook file and of ``answers.json``; what cannot be read is passed over."""
    return _records(notebook_path(), records.in_notebook) + _records(Path(answers.FILE), records.in_file)


def _records(path: Path | None, find: Any) -> list[Any]:
    try:
        return list(find(tolerant.loads(path.read_bytes()))) if path else []
    except (OSError, ValueError):
        return []


def _state(record: dict[str, Any], tied: float) -> dict[str, str]:
    """Where the record is by now: in the notebook's file, only kept beside it, or dropped by a later save.

    ``tied`` is when its output was last shown in the notebook, in seconds since 1970.
    """
    path = notebook_path()
    state = KEPT
    if record in _records(path, records.in_notebook):
        state = IN_NOTEBOOK
    elif path and path.stat().st_mtime > max(tied, _seconds(record)) + PATIENCE:
        # The notebook was saved since, without this answer: its cell lost touch with the kernel (a reloaded page).
        state = LOST
    return {"state": state, "saved_at": str(record.get("saved_at", ""))}


def _seconds(record: dict[str, Any]) -> float:
    when = tolerant.moment(record.get("saved_at"))
    return when.timestamp() if when else 0
