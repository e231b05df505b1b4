"""Which feedback pages stand as they would be written now: of each, what it was made from is kept as a digest.

They are kept in the course's folder, in ``.entraide/feedback/<assignment>.json``. Without it all pages are made anew.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from entraide import __version__, files
from entraide.coding import tolerant
from entraide.grading.mark.basis import digest
from entraide.grading.mark.page import Given

FOLDER = Path(".entraide") / "feedback"
PACKAGE = Path(__file__).parents[2]


class PagesMade:
    """What the pages of an assignment were made from, by student."""

    def __init__(self, root: Path, assignment: str, common: object) -> None:
        self.path = root / FOLDER / f"{assignment}.json"
        looks = [*(PACKAGE / "locale").glob("*.po"), *(PACKAGE / "grading" / "nbgrader" / "templates").rglob("*.j2")]
        self.common = (__version__, repr(common), sorted((path.name, path.stat().st_mtime_ns) for path in looks))
        try:
            kept = tolerant.loads(self.path.read_bytes())
        except (OSError, ValueError):
            kept = None
        self.kept: dict[str, str] = kept if isinstance(kept, dict) else {}

    def stands(self, student: str, notebooks: Iterable[Path], given: Mapping[str, Given], place: Path) -> bool:
        """Whether the student's pages in this folder were made from the same, and have not been touched since."""
        return student in self.kept and self.kept[student] == self._digest(notebooks, given, place)

    def note(self, student: str, notebooks: Iterable[Path], given: Mapping[str, Given], place: Path) -> None:
        """Note that the student's pages in this folder were made from this."""
        self.kept[student] = self._digest(notebooks, given, place)

    def save(self) -> None:
        """Keep what was noted. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        files.write(self.path, json.dumps(self.kept).encode())

    def _digest(self, notebooks: Iterable[Path], given: Mapping[str, Given], place: Path) -> str:
        known = sorted((name, _sorted(one)) for name, one in given.items())
        try:
            pages = sorted((path.name, path.stat().st_mtime_ns) for path in place.iterdir())
            from_files = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in notebooks]
        except OSError:
            return ""
        return digest((self.common, from_files, known, pages))


def _sorted(given: Given) -> tuple[object, ...]:
    sets = (given.scores.items(), given.comments.items(), given.waiting)
    return (given.name, given.handed_in, given.graded, given.penalty, *(sorted(one) for one in sets))
