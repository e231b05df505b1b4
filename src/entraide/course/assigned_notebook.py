"""Write an assignment's notebook in one language from its rows: nbgrader's source, to be released as any other."""

import json
import re
from collections.abc import Mapping
from typing import Any

from entraide.course.assigned import Assignment, Criterion, Part
from entraide.course.corpus import Exercise
from entraide.lang import dates, number, say, typeset

HOW, END = "how", "end"
"""The parts that every notebook has, without a row: how to go about it, and what to see to before one hands in."""

NOTEBOOK = "notebook"
"""What a cell's metadata says of a text that is true only where there is a kernel: how to run, how to save."""

_LOCKED = {"deletable": False, "editable": False}
_KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def write(assignment: Assignment, exercises: Mapping[str, Exercise], lang: str) -> str:
    """The notebook as it stands in its file; ``exercises`` are those of the course, by name."""
    return _Notebook(assignment, exercises, lang).text()


class _Notebook:
    """One assignment in one language, on its way to be a notebook."""

    def __init__(self, assignment: Assignment, exercises: Mapping[str, Exercise], lang: str) -> None:
        self.assignment, self.lang = assignment, lang
        self.kinds = {part.exercise: exercises[part.exercise].kind for part in assignment.exercises}

    def text(self) -> str:
        cells = []
        for place, part in enumerate(self.assignment.parts):
            if said := self._above(part, place):
                cells.append(_said(part.part, said, self.lang))
            if part.exercise:
                cells.append(_answered(part, self.kinds[part.exercise], self.lang))
            if place == 0:
                how = say(self.lang, "assignment.notebook-how", notebook=f"{self.assignment.assignment}.ipynb")
                cells.append(_said(HOW, how, self.lang, NOTEBOOK))
        cells.append(_said(END, say(self.lang, "assignment.notebook-end"), self.lang, NOTEBOOK))
        notebook = {"cells": cells, "metadata": _KERNEL, "nbformat": 4, "nbformat_minor": 5}
        return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"

    def _above(self, part: Part, place: int) -> str:
        """What stands above a part's exercise; the first part's is the notebook's title, and says when it is due."""
        heading = self._title(part)
        if heading and place == 0:
            heading = f"# {heading}"
        elif heading:
            titled = [one for one in self.assignment.parts[1:] if self._title(one)]
            heading = f"## {titled.index(part) + 1}. {heading}{self._worth(part)}"
        due = self.assignment.due
        by = say(self.lang, "assignment.due", moment=dates.moment(due, self.lang)) if due and place == 0 else ""
        return "\n\n".join(filter(None, (heading, self._filled(part.text[self.lang], part), by)))

    def _under(self, part: Part) -> list[Part]:
        """The parts to be answered under a heading: from its own on, up to the next one."""
        parts = self.assignment.parts
        rest = parts[parts.index(part) + 1 :]
        until = next((place for place, one in enumerate(rest) if self._title(one)), len(rest))
        return [one for one in (part, *rest[:until]) if one.exercise]

    def _title(self, part: Part) -> str:
        title = self._filled(part.title[self.lang], part) if part.title[self.lang] else ""
        return title[:1].upper() + title[1:]

    def _worth(self, part: Part) -> str:
        """What is won under a heading, in brackets: by each exercise where all are alike, else by all of them."""
        under = self._under(part)
        if not under:
            return ""
        points, kinds = {one.points for one in under}, {self.kinds[one.exercise] for one in under}
        if len(under) > 1 and len(points) == len(kinds) == 1:
            return f" ({self._each(kinds.pop(), self._points(points.pop()))})"
        return f" ({self._points(sum(one.points for one in under))})"

    def _filled(self, text: str, part: Part) -> str:
        """A title or a text of a part with what stands in braces put in."""
        fill = {
            "count": lambda: self._count(len(self._under(part))),
            "each": lambda: self._each_criterion(part.criteria),
            "criteria": lambda: self._criteria(part.criteria),
            "grading": self._grading,
        }
        return re.sub(r"\{(\w+)\}", lambda asked: fill[asked[1]]() if asked[1] in fill else asked[0], text)

    def _count(self, n: int) -> str:
        """A number in letters, as far as the language's catalogue goes."""
        words = say(self.lang, "assignment.numbers").split()
        return words[n - 1] if 0 < n <= len(words) else str(n)

    def _points(self, points: float) -> str:
        return say(self.lang, "assignment.points", n=points, points=number(points, self.lang))

    def _each(self, kind: str, points: str) -> str:
        keys = {
            "coding": "assignment.each-coding",
            "choice": "assignment.each-choice",
            "numbers": "assignment.each-calculation",
            "memo": "assignment.each-memo",
            "meeting": "assignment.each-evening",
        }
        return say(self.lang, keys[kind], points=points)

    def _each_criterion(self, criteria: list[Criterion]) -> str:
        if _alike(criteria):
            return say(self.lang, "assignment.each-criterion", points=self._points(criteria[0].points))
        return say(self.lang, "assignment.in-all", points=self._points(sum(one.points for one in criteria)))

    def _criteria(self, criteria: list[Criterion]) -> str:
        """The criteria as a list, each with its points where they differ."""
        worth = {id(one): "" if _alike(criteria) else f" ({self._points(one.points)})" for one in criteria}
        return "\n".join(f"- **{one.name[self.lang]}{worth[id(one)]}.** {one.full[self.lang]}" for one in criteria)

    def _grading(self) -> str:
        """How the assignment is graded: a row for all exercises of a kind that carry the same points."""
        groups: dict[tuple[str, float, str], list[Part]] = {}
        for part in self.assignment.exercises:
            kind = self.kinds[part.exercise]
            groups.setdefault((kind, part.points, part.exercise if kind == "memo" else ""), []).append(part)
        kinds = [kind for kind, _, _ in groups]
        rows = []
        for place, ((kind, points, _), parts) in enumerate(groups.items()):
            worth = number(points, self.lang)
            worth = worth if len(parts) == 1 else self._each(kind, worth)
            alone = len(parts) == 1 and kinds.count(kind) > 1 and self._title(parts[0])
            label = alone or self._label(kind, len(parts))
            rows.append(f"| {label} | {worth} | {self._graded(kind, parts[0], again=kind in kinds[:place])} |")
        total = self._points(sum(part.points for part in self.assignment.exercises))
        return f"{say(self.lang, 'assignment.grading', points=total)}\n" + "\n".join(rows)

    def _label(self, kind: str, n: int) -> str:
        keys = {
            "coding": "assignment.coding",
            "choice": "assignment.choice",
            "numbers": "assignment.calculation",
            "memo": "assignment.memo",
            "meeting": "assignment.evening",
        }
        label = say(self.lang, keys[kind], n=n, count=self._count(n))
        return label[:1].upper() + label[1:]

    def _graded(self, kind: str, part: Part, again: bool) -> str:
        """How the exercises of a kind are graded; a second time, by pointing to the first."""
        if how := _HOW.get(kind):
            return say(self.lang, "assignment.again" if again else how)
        if not part.criteria:
            return say(self.lang, "assignment.how-memo")
        n = len(part.criteria)
        return say(self.lang, "assignment.how-memo-criteria", n=n, count=self._count(n))


_HOW = {
    "coding": "assignment.how-coding",
    "choice": "assignment.how-choice",
    "numbers": "assignment.how-calculation",
    "meeting": "assignment.how-evening",
}
"""How the kinds are graded that no person reads."""


def _alike(criteria: list[Criterion]) -> bool:
    return len({one.points for one in criteria}) == 1


def _said(part: str, text: str, lang: str, only: str = "") -> dict[str, Any]:
    """A cell to be read, set as its language prints it: JupyterLab and the feedback show it as it stands."""
    name = f"text-{part}"
    settings = _settings(name, "markdown", grade=False, solution=False)
    source = typeset(text.replace("\r\n", "\n"), lang)
    metadata = _LOCKED | {"nbgrader": settings} | ({"entraide": {"only": only}} if only else {})
    return {"cell_type": "markdown", "id": name, "metadata": metadata, "source": source.splitlines(keepends=True)}


def _answered(part: Part, kind: str, lang: str) -> dict[str, Any]:
    """The cell that shows an exercise; nbgrader lets a person grade a memo where it is a solution."""
    settings = _settings(part.exercise, "code", grade=True, solution=kind == "memo")
    settings["points"] = int(part.points) if part.points == int(part.points) else part.points
    source = ["from entraide import exercise\n", f'exercise("{part.exercise}", "{lang}")']
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": part.exercise,
        "metadata": _LOCKED | {"nbgrader": settings},
        "outputs": [],
        "source": source,
    }


def _settings(name: str, cell_type: str, grade: bool, solution: bool) -> dict[str, Any]:
    return {
        "cell_type": cell_type,
        "grade": grade,
        "grade_id": name,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
