"""What grades were made from: a short digest of each part, by which one sees later that a grade is no longer true.

They are kept in the course's folder, in ``.entraide/graded/<assignment>.jsonl``: beside nbgrader's own folders and not
in them, so that what is graded stays what nbgrader would write. A line is one student's; her last one counts.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from entraide.coding import tolerant

FOLDER = Path(".entraide") / "graded"
SOURCE, LANGUAGE, WORK = "source", "lang", "work"


@dataclass(frozen=True)
class Basis:
    """What one student's grades were made from: a digest by part, and by notebook and cell one of each text to be read.

    ``parts`` is empty where it is not known. ``late`` are the scores, by notebook, from which a late penalty was
    worked out.
    """

    parts: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    late: dict[str, float] = field(default_factory=dict)

    def changed(self, now: Mapping[str, str]) -> list[str]:
        """The parts that are another today. In another language the notebook is another one, and says the same.

        Of what was handed in, nothing is said where it is not known what it was.
        """
        other = self.parts.get(LANGUAGE) != now.get(LANGUAGE)
        aside = {LANGUAGE, *([SOURCE] if other else []), *({WORK} - self.parts.keys())}
        return [part for part in now if self.parts and part not in aside and self.parts.get(part) != now[part]]


def digest(value: object) -> str:
    """A short digest of a value: of its text as Python writes it."""
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:16]


def still_read(grade: Any, former: float | None, scores: Any, before: str | None) -> bool:
    """Whether the score that a person gave stands, and there is nothing new for her to look at.

    ``grade`` is the gradebook's, already with its new automatic score; ``former`` is the one before, and ``before``
    the digest of the text that she read.
    """
    if grade.manual_score is None or former != grade.auto_score:
        return False
    return grade.auto_score is not None or (before is not None and scores.texts.get(grade.name) == before)


def load(root: Path, assignment: str) -> dict[str, Basis]:
    """What is known, by student. A line that a kill cut short is passed over."""
    found = {}
    try:
        lines = _path(root, assignment).read_bytes().splitlines()
    except OSError:
        return {}
    for line in lines:
        try:
            kept = tolerant.loads(line)
            late = dict(kept.get("late", {}))
            found[str(kept["student"])] = Basis(dict(kept["parts"]), dict(kept["texts"]), late)
        except (ValueError, TypeError, KeyError):
            continue
    return found


def save(root: Path, assignment: str, students: Iterable[tuple[str, Basis]]) -> None:
    """Put these students' lines to the others."""
    path = _path(root, assignment)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"student": name} | asdict(one)) for name, one in students]
    with path.open("a", encoding="utf-8") as file:
        # After a line that was cut short, the next begins anew.
        file.write("".join(f"\n{line}\n" for line in lines))


def forget(root: Path, assignment: str) -> None:
    """Keep nothing of an assignment any more: nobody's work on it is graded."""
    _path(root, assignment).unlink(missing_ok=True)


def _path(root: Path, assignment: str) -> Path:
    return root / FOLDER / f"{assignment}.jsonl"
