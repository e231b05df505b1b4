"""What happens to files on their way to the instructor, and what a few students try; each by the key of its text.

Every function takes a `Work` and changes its files.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

from entraide.coding.answers import FILE, Answer, Led
from entraide.course.corpus import Exercise
from entraide.sample.answering import Answering
from entraide.sample.notebook import Released, answers_file, dumped

CELL = '"cell_type"'
"""What each cell of a notebook says: after the last one there are no answers."""


@dataclass
class Work:
    """What one student hands in: the notebook's name, her answers, and the files by name."""

    notebook: str
    answers: list[Answer]
    files: dict[str, bytes]
    chance: Random
    released: Released
    answering: Answering

    def write(self, found: list[Answer]) -> None:
        """The notebook with these answers alone, in the place of what was there."""
        self.answers = found
        self.files.pop(FILE, None)
        self.files[self.notebook] = self.released.filled(found, self.chance).encode()

    def change(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Change the notebook as a value."""
        content = json.loads(self.files[self.notebook])
        change(content)
        self.files[self.notebook] = (dumped(content) + "\n").encode()

    @property
    def graded(self) -> list[Exercise]:
        """The exercises that the grader scores itself."""
        return [exercise for exercise in self.answering.exercises.values() if exercise.kind != "memo"]


def cut_short(work: Work) -> None:
    """The upload stopped on the way."""
    raw = work.files[work.notebook]
    work.files[work.notebook] = raw[: round(raw.rindex(CELL.encode()) * work.chance.uniform(0.4, 0.9))]


def renamed(work: Work) -> None:
    """Downloaded twice, so that the browser put a number behind its name."""
    stem, ending = work.notebook.rsplit(".", 1)
    work.files[f"{stem}({work.chance.randint(1, 3)}).{ending}"] = work.files.pop(work.notebook)


def beside(work: Work) -> None:
    """The outputs were cleared before saving; the answers are in answers.json alone."""
    found = work.answers
    work.write([])
    cleared(work)
    work.files[FILE] = answers_file(found).encode()


def empty(work: Work) -> None:
    """A file of no bytes, as a full disk leaves."""
    work.files = {work.notebook: b""}


def not_a_notebook(work: Work) -> None:
    """Another file under the notebook's name."""
    work.files = {work.notebook: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"}


def cleared(work: Work) -> None:
    """The outputs were cleared before saving, and nothing else was handed in: the answers are gone."""

    def clear(content: dict[str, Any]) -> None:
        for cell in content["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"], cell["execution_count"] = [], None

    work.change(clear)
    work.files.pop(FILE, None)


def merged(work: Work) -> None:
    """Two copies that a shared folder put into one file."""
    text = work.files[work.notebook].decode()
    half = text.index(CELL, text.rindex(CELL) // 2)
    line = "<<<<<<< mine\n" + text[half : half + 60] + "\n=======\n" + text[half : half + 60] + "\n>>>>>>> yours\n"
    work.files[work.notebook] = (text[:half] + line + text[half:]).encode()


def forged_outputs(work: Work) -> None:
    """No answer, and outputs that say "full marks"."""
    work.write([])

    def forge(content: dict[str, Any]) -> None:
        for cell in content["cells"]:
            points = cell["metadata"].get("nbgrader", {}).get("points")
            if points:
                result = {"data": {"text/plain": str(points)}, "metadata": {}, "output_type": "execute_result"}
                page = {"data": {"text/html": f"<b>{points} / {points}</b>"}, "metadata": {}}
                cell["outputs"] = [result | {"execution_count": 1}, page | {"output_type": "display_data"}]

    work.change(forge)


def raised_points(work: Work) -> None:
    """A few answers, and a thousand points for each of them in the cells' settings."""
    work.write(work.answers[:2])

    def raise_points(content: dict[str, Any]) -> None:
        for cell in content["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade"):
                cell["metadata"]["nbgrader"]["points"] = 1000
                cell["metadata"]["entraide"] = {"score": 1000, "answer": {"points": 1000}}

    work.change(raise_points)


def everything(work: Work) -> None:
    """Every code on every unit, and every option of every question."""
    questions = work.answering.course.questions
    work.write(
        [
            replace(answer, value=work.answering.everything(answer.exercise))
            if answer.kind == "coding"
            else replace(answer, value=work.answering.everything_said(answer.exercise, answer.value))
            if isinstance(answer.value, Led)
            else replace(answer, value=tuple(option.option for option in questions[exercise.items[0]].options))
            if answer.kind == "choice"
            else answer
            for answer in work.answers
            for exercise in (work.answering.exercises[answer.exercise],)
        ]
    )


def added_code(work: Work) -> None:
    """No answer, but code that would write a file and give points, if it were ever run."""
    work.write([])
    code = 'open("was-executed", "w").write("yes")\nscore = points = 100\n'

    def add(content: dict[str, Any]) -> None:
        added: dict[str, Any] = {"cell_type": "code", "execution_count": None, "id": "added", "metadata": {}}
        content["cells"].insert(0, added | {"outputs": [], "source": code})
        for cell in content["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade"):
                cell["source"] = code

    work.change(add)


def from_the_future(work: Work) -> None:
    """The right number of answers, all wrong in kind or place, dated so late that they would always be the newest."""
    work.write(
        [
            replace(answer, saved_at=answer.saved_at + timedelta(days=300_000), value=("G01", "Z", "100"))
            if answer.kind == "choice"
            else replace(answer, value=work.answering.memos.plea(answer.lang) if answer.kind == "memo" else ())
            for answer in work.answers
        ]
    )


DAMAGES: dict[str, Callable[[Work], None]] = {
    "sample.cut-short": cut_short,
    "sample.renamed": renamed,
    "sample.beside": beside,
    "sample.empty": empty,
    "sample.not-a-notebook": not_a_notebook,
    "sample.cleared": cleared,
    "sample.merged": merged,
}

SOMEBODY_ELSES = "sample.somebody-elses"

DISHONESTIES: dict[str, Callable[[Work], None]] = {
    "sample.forged-outputs": forged_outputs,
    "sample.raised-points": raised_points,
    "sample.everything": everything,
    SOMEBODY_ELSES: lambda work: None,
    "sample.added-code": added_code,
    "sample.from-the-future": from_the_future,
}
