"""Check the instructor's own notebooks: answers go by the exercise's name, and points by the id of the graded cell."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from entraide.errors import Problem

SHOWN = re.compile(r"""^[^#\n]*\bexercise\(\s*(?:name\s*=\s*)?(["'])(.+?)\1""", re.MULTILINE)
"""A line that shows an exercise of the course."""


def check(sources: Path) -> Iterator[Problem]:
    """The problems of all notebooks of a folder of sources, ``<language>/<assignment>/<notebook>.ipynb``."""
    for path in sorted(sources.glob("*/*/*.ipynb")):
        yield from check_one(path)


def check_one(path: Path) -> Iterator[Problem]:
    """A problem for each graded cell that shows an exercise of another name: its answers would earn nothing."""
    shown = "/".join(path.parts[-4:])
    try:
        cells = [(_graded_as(cell), _source(cell)) for cell in json.loads(path.read_text("utf-8"))["cells"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        cause = error if isinstance(error, OSError) else type(error).__name__
        yield Problem("grading.bad-source", shown, details={"cause": cause})
        return
    for grade_id, source in cells:
        for _, exercise in SHOWN.findall(source) if grade_id else ():
            if exercise != grade_id:
                yield Problem("check.other-grade-id", shown, details={"cell": grade_id, "exercise": exercise})


def _graded_as(cell: dict[str, Any]) -> str:
    """The id under which a cell is graded; empty where it is not."""
    settings = cell.get("metadata", {}).get("nbgrader", {})
    return str(settings.get("grade_id", "")) if settings.get("grade") else ""


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "") if cell.get("cell_type") == "code" else ""
    return source if isinstance(source, str) else "".join(source)
