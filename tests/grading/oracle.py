"""What a submission honestly earns, worked out a second time from the course's tables, with none of the package's code.

An honest reader opens the notebook and the answers.json beside it, looks for answer records, leaves out those that say
nothing she can use, takes the newest of each exercise, and counts.
"""

import csv
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MIME = "application/vnd.entraide.answer+json"
MOST_BYTES = 100_000_000  # in a file; a larger one is said to be too large, and not read


@dataclass(frozen=True)
class Item:
    """An exercise as the tables have it: what may be answered, and what is right."""

    kind: str
    points: float
    places: frozenset[tuple[str, int, str]] = frozenset()
    required: frozenset[tuple[str, int, str]] = frozenset()
    acceptable: frozenset[tuple[str, int, str]] = frozenset()
    options: tuple[str, ...] = ()
    right: frozenset[str] = frozenset()
    several: bool = False


def items(root: Path, notebook: Path) -> dict[str, Item]:
    """The graded exercises of a source notebook, by name."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    points = {
        cell["metadata"]["nbgrader"]["grade_id"]: float(cell["metadata"]["nbgrader"]["points"])
        for cell in cells
        if cell["metadata"].get("nbgrader", {}).get("grade")
    }
    exercises = {row["exercise"]: row for row in _rows(root / "data/graded/exercises.csv")}
    return {name: _item(root, exercises[name], worth) for name, worth in points.items()}


def _item(root: Path, exercise: dict[str, str], points: float) -> Item:
    wanted, codes = exercise["items"].split(), exercise["codes"].split()
    if exercise["kind"] == "memo":
        return Item("memo", points)
    if exercise["kind"] == "choice":
        (question,) = wanted
        several = next(r["several"] for r in _rows(root / "data/graded/questions.csv") if r["question"] == question)
        options = [r["option"] for r in _rows(root / "data/graded/options.csv") if r["question"] == question]
        keys = _rows(root / "data/keys/solutions.csv")
        right = {r["option"] for r in keys if r["question"] == question and r["right"] == "yes"}
        return Item("choice", points, options=tuple(options), right=frozenset(right), several=several == "yes")
    places = {
        (row["excerpt"], int(row["unit"]), code)
        for row in _rows(root / "data/graded/units.csv")
        if row["excerpt"] in wanted
        for code in codes
    }
    status = {
        (row["excerpt"], int(row["unit"]), row["code"]): row["status"]
        for row in _rows(root / "data/keys/reference.csv")
    }
    return Item(
        "coding",
        points,
        frozenset(places),
        frozenset(place for place in places if status.get(place) == "required"),
        frozenset(place for place in places if status.get(place) == "acceptable"),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def earned(exercises: dict[str, Item], notebook: bytes, beside: bytes | None = None) -> dict[str, float | None]:
    """The points of each exercise; None for a memo that a person has to read."""
    found = in_notebook(notebook) if len(notebook) <= MOST_BYTES else []
    if beside is not None and len(beside) <= MOST_BYTES:
        found += in_answers_json(beside)
    return {name: _score(exercise, _newest(found, name, exercise)) for name, exercise in exercises.items()}


def in_notebook(raw: bytes) -> list[Any]:
    """The records in a notebook's outputs and metadata; in a damaged one, all that stand behind the MIME type too."""
    text, stray = _text(raw)
    behind = _after(text, f'"{re.escape(MIME)}"')
    try:
        content = json.loads(text if stray else raw)
    except (ValueError, RecursionError):
        return behind
    found = []
    sheets = [content, *_list(_dict(content).get("worksheets"))]
    for cell in [cell for sheet in sheets for cell in _list(_dict(sheet).get("cells"))]:
        for output in _list(_dict(cell).get("outputs")):
            found.append(_dict(_dict(output).get("data")).get(MIME) or _dict(output).get(MIME))
    kept = _dict(_dict(_dict(_dict(content).get("metadata")).get("entraide")).get("answers"))
    found += [_dict(bundle).get(MIME) for bundle in kept.values()]
    return found + (behind if stray else [])


def in_answers_json(raw: bytes) -> list[Any]:
    """The records of an answers.json; in a damaged one, every object that has a name too."""
    text, stray = _text(raw)
    named = _after(text, r'(?!"answers")"[^"\\]{1,100}"')
    try:
        content = json.loads(text if stray else raw)
    except (ValueError, RecursionError):
        return named
    return list(_dict(_dict(content).get("answers")).values()) + (named if stray else [])


def _text(raw: bytes) -> tuple[str, bool]:
    """What the bytes say, and whether some say nothing; a stray one may hide an answer in JSON that is whole."""
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    try:
        raw.decode(json.detect_encoding(raw), "surrogatepass")
    except UnicodeDecodeError:
        return text, True
    return text, False


def _after(text: str, name: str) -> list[Any]:
    found = []
    for match in re.finditer(name + r"\s*:\s*(?=\{)", text, re.ASCII):
        try:
            found.append(json.JSONDecoder(strict=False).raw_decode(text, match.end())[0])
        except (ValueError, RecursionError):
            continue
    return found


def _newest(records: list[Any], name: str, exercise: Item) -> Any:
    """The value of the newest record that can be used; the first found, of several equally new. None for none."""
    best, best_value = None, None
    for record in records:
        if not isinstance(record, dict) or record.get("exercise") != name:
            continue
        when = _when(record.get("saved_at"))
        value = record.get("value")
        usable = (
            record.get("schema") == 1
            and record.get("kind") == exercise.kind
            and when is not None
            and isinstance(value, str if exercise.kind == "memo" else list)
            and _length(record) <= 1_000_000
        )
        if usable and (best is None or when > best):
            best, best_value = when, value
    return best_value


def _length(record: Any) -> int:
    try:
        return len(json.dumps(record))
    except (ValueError, RecursionError):
        return 10**9


def _when(text: Any) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _score(exercise: Item, value: Any) -> float | None:
    if exercise.kind == "memo":
        return None if value and _readable(value[:20_000]).strip() else 0.0
    if value is None:
        return 0.0
    if exercise.kind == "choice":
        chosen = {option for option in exercise.options if option in value}
        if len(chosen) > 1 and not exercise.several:
            chosen = set()
        # Right ones count one by one; all wrong ones take back all of it, and no wrong one less than a right one.
        right, wrong = len(exercise.right), max(1, len(exercise.options) - len(exercise.right))
        share = len(chosen & exercise.right) / right - len(chosen - exercise.right) / min(right, wrong)
        return round(max(0.0, share) * exercise.points, 2)
    applied = set()
    for coding in value[:5_000]:
        place = tuple(_dict(coding).get(key) for key in ("excerpt", "unit", "code"))
        kinds = tuple(type(part) for part in place)
        if kinds == (str, int, str) and place in exercise.places:
            applied.add(place)
    found = len(applied & exercise.required)
    missed = len(exercise.required - applied)
    extra = len(applied - exercise.required - exercise.acceptable)
    return round(exercise.points * (2 * found / (2 * found + missed + extra) if found else 0), 2)


def _readable(text: str) -> str:
    return "".join(
        "?" if unicodedata.category(letter) == "Cc" and letter not in "\t\n\r" else letter for letter in text
    )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
