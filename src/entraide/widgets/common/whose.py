"""Whose answers stand beside a notebook: its own are taken up, and those that may be someone else's are asked about.

On a shared computer the next student finds her predecessor's ``answers.json`` beside her fresh notebook. Each record
therefore bears the id of the notebook it was given in; the records in a notebook say which ids are its own.
"""

import contextlib
import os
import secrets
import shutil
import time
from functools import cache
from pathlib import Path
from typing import Protocol

from entraide import files
from entraide.coding import answers
from entraide.coding.tolerant import Json, get
from entraide.widgets.common import notebook

VALIDATING = "NBGRADER_VALIDATING"
"""The variable with which nbgrader's *Validate* runs a copy of a notebook, in which nothing can be asked."""


class Shown(Protocol):
    """An exercise on the page."""

    def restore(self) -> None:
        """Show what is known of its answer now."""

    def retire(self) -> None:
        """The same exercise was shown again."""


class Notebook:
    """What a kernel knows of the answers in its notebook: its id, what was given, shown, and said of what lies beside.

    `given` are the records that reached this kernel, by exercise. `accepted` and `refused` are the ids that the student
    said are hers and are not; records of a time when none bore an id have the id "".
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown: dict[str, Shown] = {}
        self.file: object = None
        self._forget()

    def _forget(self) -> None:
        self.id = self.aside = ""
        self.given: dict[str, Json] = {}
        self.accepted: set[str] = set()
        self.refused: set[str] = set()

    def show(self, exercise: str, shown: Shown) -> None:
        """An exercise is shown; where it was before, it no longer keeps what is answered there."""
        if exercise in self.shown:
            self.shown[exercise].retire()
        self.shown[exercise] = shown

    def found(self, exercise: str) -> tuple[list[Json], Json]:
        """The notebook's own records, and the one of this exercise beside it that must be asked about, if any."""
        inside = notebook.inside(self.folder)
        file, before = notebook.version(self.folder), self.file
        self.file = file
        if file != before and self.id not in map(_id, inside):
            # Another notebook has taken the place of the one that this kernel was started for.
            self._forget()
        own = [*inside, *self.given.values()]
        beside = notebook.beside(self.folder)
        ids = {_id(record) for record in own} - {""}
        # A record that stands in both ties its fellows too: those of the same id, or of the time before there were ids.
        ids |= {_id(record) for record in beside.values() if any(notebook.same(record, one) for one in own)}
        self.id = self.id or min(ids - {""}, default="") or secrets.token_hex(8)
        record = beside.get(exercise)
        if not get(record, "value"):
            return own, None
        if _id(record) in ids | self.accepted | {self.id} or os.environ.get(VALIDATING):
            return [*own, record], None
        if _id(record) in self.refused:
            self._put_aside({exercise})
            return own, None
        return own, record

    def give(self, exercise: str, record: Json) -> None:
        """Keep a record; where the folder cannot be written to, the notebook alone carries it, as the page says."""
        self.given[exercise] = record
        with contextlib.suppress(OSError):
            answers.write_file(self.folder / answers.FILE, record)

    def settle(self, hers: bool) -> None:
        """The student said whether the answers found beside her notebook are hers."""
        asked = {name: record for name in self.shown if (record := self.found(name)[1])}
        ids = {_id(record) for record in asked.values()}
        if hers:
            self.accepted |= ids
        else:
            self.refused |= ids
            self._put_aside(set(asked))
        for shown in list(self.shown.values()):
            shown.restore()

    def _put_aside(self, exercises: set[str]) -> None:
        """Keep ``answers.json`` as it is under a name of its own, then leave these exercises out of it."""
        file = self.folder / answers.FILE
        copy = files.unused(file.with_name(f"{answers.FILE}.earlier-{time.strftime('%Y-%m-%d-%H%M%S')}"))
        with contextlib.suppress(OSError):
            shutil.copy2(file, copy)
            answers.leave_out(file, exercises)
            self.aside = copy.name


@cache
def notebook_in(folder: Path) -> Notebook:
    """The notebook of this kernel, which runs in its folder."""
    return Notebook(folder)


def _id(record: Json) -> str:
    found = get(record, "notebook")
    return found if isinstance(found, str) else ""
