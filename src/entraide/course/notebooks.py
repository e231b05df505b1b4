"""Check the instructor's own notebooks: answers go by the exercise's name, and points by the id of the graded cell."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from entraide.course.corpus import GRADED, Exercise
from entraide.errors import Problem

SHOWN = re.compile(r"""^[^#\n]*\bexercise\(\s*(?:name\s*=\s*)?(["'])(.+?)\1""", re.MULTILINE)
"""A line that shows an exercise of the course."""

CALLED = re.compile(r"^[^#\n]*\bexercise\(", re.MULTILINE)
"""A line that shows one, whichever it is."""

Exercises = Mapping[str, Exercise]


def check(sources: Path, exercises: Exercises | None = None) -> Iterator[Problem]:
    """The problems of all notebooks of a folder of sources, ``<language>/<assignment>/<notebook>.ipynb``.

    Without the course's ``exercises``, only what can be told without knowing them.
    """
    for path in sorted(sources.glob("*/*/*.ipynb")):
        yield from check_one(path, exercises)


def check_one(path: Path, exercises: Exercises | None = None) -> Iterator[Problem]:
    """A problem for each cell whose answers would earn nothing, or that would show nothing to answer."""
    shown = "/".join(path.parts[-4:])
    try:
        cells = [(_settings(cell), _source(cell)) for cell in json.loads(path.read_text("utf-8"))["cells"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        cause = error if isinstance(error, OSError) else type(error).__name__
        yield Problem("grading.bad-source", shown, details={"cause": cause})
        return
    for settings, source in cells:
        for key, details in _wrong(settings, source, exercises):
            yield Problem(key, shown, details=details)


def _wrong(settings: dict[str, Any], source: str, exercises: Exercises | None) -> Iterator[tuple[str, dict[str, str]]]:
    """What is wrong with one cell: the key of its text, and what fills it in."""
    cell, graded = str(settings.get("grade_id", "")), bool(settings.get("grade"))
    named = [name for _, name in SHOWN.findall(source)]
    for name in named:
        if exercises is not None and name not in exercises:
            near = difflib.get_close_matches(name, exercises, n=1)
            yield "check.no-exercise-but" if near else "check.no-exercise", {"exercise": name, "near": "".join(near)}
        elif graded and name != cell:
            yield "check.other-grade-id", {"cell": cell, "exercise": name}
        elif not graded and exercises is not None and exercises[name].pool == GRADED:
            yield "check.not-marked-graded", {"exercise": name}
    if graded and exercises is not None and cell in exercises:
        if not CALLED.search(source):
            yield "check.shows-nothing", {"cell": cell}
        if not _is_worth_something(settings.get("points")):
            yield "check.no-worth", {"cell": cell}


def _is_worth_something(points: object) -> bool:
    return isinstance(points, int | float) and points > 0


def _settings(cell: dict[str, Any]) -> dict[str, Any]:
    """What nbgrader keeps in a cell."""
    return dict(cell.get("metadata", {}).get("nbgrader", {}))


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "") if cell.get("cell_type") == "code" else ""
    return source if isinstance(source, str) else "".join(source)
