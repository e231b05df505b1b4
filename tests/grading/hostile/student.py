"""A student who hands in what she should not, or what suffered, and the honest submission that all start from."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entraide.coding import answers
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect
from tests.classroom import ASSIGNMENT

ANSWERS = answers.FILE
FULL, PART, NONE = "all that a machine can give", "something", "nothing"
CODE = "open('was-executed', 'w').write('yes')\nimport os; os.system('touch /tmp/entraide-was-executed')"
SCRIPT = "<script>alert(document.domain)</script>"


@dataclass
class Hostile:
    """A student, the files she hands in, and what that must earn.

    ``place`` puts what is no ordinary file into her folder; only `entraide grade` is asked to bear with that, and may
    also say that it cannot be graded. ``nbgrader`` is whether stock nbgrader finds the notebook at all; ``meant`` is
    the notebook's name where it is another than it should be.
    """

    student: str
    files: dict[str, bytes]
    earns: str = ""
    place: Callable[[Path], Any] | None = None
    nbgrader: bool = True
    meant: str = f"{ASSIGNMENT}.ipynb"
    expected: dict[str, float | None] = field(default_factory=dict)

    def hand_in(self, folder: Path) -> None:
        """Write it into the student's folder."""
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        if self.place:
            self.place(folder)


def hands_in(student: str, raw: bytes, earns: str) -> Hostile:
    return Hostile(student, {f"{ASSIGNMENT}.ipynb": raw}, earns)


class Good:
    """An honest, perfect submission, which the others start from."""

    def __init__(self, released: dict[str, Any], course: Course, keys: Reference, names: list[str]) -> None:
        self.released, self.course, self.keys, self.names = released, course, keys, names
        self.records = {name: perfect(course, keys, name) for name in names}

    def notebook(self, records: list[Any] | None = None) -> dict[str, Any]:
        """The released notebook with these records in their exercises' outputs; a perfect student's by default."""
        notebook = copy.deepcopy(self.released)
        for record in self.records.values() if records is None else records:
            cell(notebook, record["exercise"])["outputs"].append(output({answers.MIME: record}))
        return notebook

    def changed(self, name: str, **changes: Any) -> dict[str, Any]:
        """The perfect notebook with one record changed, and the other exercises left blank."""
        return self.notebook([self.records[name] | changes])

    @property
    def codings(self) -> list[dict[str, Any]]:
        """The perfect codings of the first exercise."""
        return list(self.records[self.names[0]]["value"])


def cell(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """The cell of a grade id."""
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def output(data: dict[str, Any]) -> dict[str, Any]:
    """A cell output."""
    return {"output_type": "display_data", "metadata": {}, "data": data}


def dumped(content: Any) -> bytes:
    """JSON in UTF-8; half surrogate pairs go through as they are."""
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
