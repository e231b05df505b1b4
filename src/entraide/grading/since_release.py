"""What an assignment showed when it was released, beside what its tables say today.

An answer names units and steps by their numbers, options by their letters. Where another text stands under one of them
by now, answers that were given to the first are counted on the second: that is told, since nothing else would show it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from entraide.course import Course, carried
from entraide.errors import Problem
from entraide.grading.classroom import RELEASE, Classroom

ALIKE = 0.6
"""How much of a text remains when a slip in it is mended, and hardly when it is another text."""

Shown = dict[str, dict[str, dict[str, str]]]
"""The texts of each unit, or option and step, by excerpt, or question; each in every language."""


def changed(room: Classroom, assignment: str, notebooks: Iterable[str], course: Course) -> Iterator[Problem]:
    """Where a release shows other units, options or steps than the tables today; nothing where there is no release."""
    for name in notebooks:
        path = room.folder(RELEASE, ".", assignment) / f"{name}.ipynb"
        if items := sorted(_others(_released(path), course)):
            yield Problem(
                "grading.changed-since-release", f"{RELEASE}/{assignment}/{path.name}", details={"items": items}
            )


def _released(path: Path) -> dict[str, Any]:
    """What a released notebook carries; nothing where it is gone or damaged, which is of no weight for grades."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        room, name = carried.METADATA
        return dict(json.loads(path.read_text("utf-8"))["metadata"][room][name])
    return {}


def _others(released: dict[str, Any], course: Course) -> Iterator[str]:
    """The excerpts and questions under whose numbers or letters another text stands today."""
    with suppress(AttributeError, KeyError, TypeError):
        names = [one["exercise"] for one in released.get("exercises", ())]
        then, now = _shown(released), _shown(carried.pack(course, [name for name in names if name in course.exercises]))
        for item in then.keys() & now.keys():
            if then[item].keys() != now[item].keys() or any(
                _is_another(text, now[item][place]) for place, text in then[item].items()
            ):
                yield item


def _shown(packed: dict[str, Any]) -> Shown:
    units = {one["excerpt"]: {str(unit["unit"]): unit["text"] for unit in one["units"]} for one in packed["excerpts"]}
    asked = {
        one["question"]: {it["option"]: it["text"] for it in one["options"]}
        | {str(it["step"]): it["label"] for it in one.get("steps", ())}
        for one in packed["questions"]
    }
    return units | asked


def _is_another(then: dict[str, str], now: dict[str, str]) -> bool:
    """Whether hardly anything of a text remains in any language; a mended slip is not another text."""
    return all(SequenceMatcher(None, then[lang], now[lang]).ratio() < ALIKE for lang in then.keys() & now.keys())
