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
from entraide.lang import LANGUAGES

ALIKE = 0.6
"""How much of a text remains when a slip in it is mended, and hardly when it is another text."""

LANGUAGE_ENDINGS = tuple(f"_{lang}" for lang in LANGUAGES)

Shown = dict[str, dict[str, dict[str, str]]]
"""The texts of each unit, or option and step, by excerpt, or question; each in every language."""


def changed(room: Classroom, assignment: str, notebooks: Iterable[str], course: Course) -> Iterator[Problem]:
    """Where a release shows other units, options or steps than the tables today; nothing where there is no release."""
    for name in notebooks:
        path = room.folder(RELEASE, ".", assignment) / f"{name}.ipynb"
        released = _released(path)
        said = (("grading.changed-since-release", _others), ("grading.meeting-since-release", _led_otherwise))
        for key, others in said:
            if items := sorted(others(released, course)):
                yield Problem(key, f"{RELEASE}/{assignment}/{path.name}", details={"items": items})


def _released(path: Path) -> dict[str, Any]:
    """What a released notebook carries; nothing where it is gone or damaged, which is of no weight for grades."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        room, name = carried.METADATA
        return dict(json.loads(path.read_text("utf-8"))["metadata"][room][name])
    return {}


def _today(released: dict[str, Any], course: Course) -> dict[str, Any]:
    """What the same exercises would carry today."""
    names = [one["exercise"] for one in released.get("exercises", ())]
    return carried.pack(course, [name for name in names if name in course.exercises])


def _others(released: dict[str, Any], course: Course) -> Iterator[str]:
    """The excerpts and questions under whose numbers or letters another text stands today."""
    with suppress(AttributeError, KeyError, TypeError):
        then, now = _shown(released), _shown(_today(released, course))
        for item in then.keys() & now.keys():
            if then[item].keys() != now[item].keys() or any(
                _is_another(text, now[item][place]) for place, text in then[item].items()
            ):
                yield item


def _led_otherwise(released: dict[str, Any], course: Course) -> Iterator[str]:
    """The meetings in which something else is said today, or in which it is said otherwise by what was chosen."""
    with suppress(AttributeError, KeyError, TypeError):
        today = _today(released, course)
        then, now = _meetings(released), _meetings(today)
        otherwise = {name for name in then.keys() & now.keys() if then[name] != now[name]}
        said, says = _said(released), _said(today)
        yield from otherwise | {
            one[0] for one in said.keys() & says.keys() if said[one] != says[one] and _is_another(said[one], says[one])
        }


def _meetings(packed: dict[str, Any]) -> dict[str, list[tuple[str, ...]]]:
    """Of each meeting all that decides how it goes: every cell of its rows but what is written in a language."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for file, rows in sorted(packed.get("meetings", {}).items()):
        for row in rows:
            cells = [f"{name}={cell}" for name, cell in row.items() if not name.endswith(LANGUAGE_ENDINGS)]
            if meeting := row.get("meeting"):
                found.setdefault(meeting, []).append((file, *sorted(cells)))
    return found


def _said(packed: dict[str, Any]) -> dict[tuple[str, str], dict[str, str]]:
    """By meeting and id: what a line or a move says, in the languages in which it was released."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for name in ("line", "move"):
        for row in packed.get("meetings", {}).get(f"meetings/{name}s.csv", ()):
            texts = {lang: row[f"text_{lang}"] for lang in LANGUAGES if f"text_{lang}" in row}
            found[row.get("meeting", ""), row[name]] = texts
    return found


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
