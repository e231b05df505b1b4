"""Say what files look like in which nothing was answered: a zero is never given in silence."""

from collections.abc import Iterable, Sequence, Set

from entraide.coding import records, tolerant
from entraide.coding.answers import Note
from entraide.coding.tolerant import Json, shortened

PREFIX = "blank-"
"""How the keys of these notes begin, by which others know a submission without an answer."""

FROM_PAGE = "blank-page"
"""The key of the note on a file that the assignment's page made: of cells and folders its student knows nothing."""

PACKAGE = "entraide"
MOST_NAMES = 3


def is_blank(notes: Iterable[Note]) -> bool:
    """Whether these notes say that nothing was answered."""
    return any(note.key.startswith(PREFIX) for note in notes)


def why(files: Sequence[tuple[str, Json]], found: Sequence[Json], wanted: Set[str]) -> Note:
    """The note on files (name, JSON) and the records found in them, if none of them turns out to be an answer.

    ``wanted`` are the grade ids of the cells that should have been answered.
    """
    shown = {"file": ", ".join(shortened(name) for name, _ in files) or "?"}
    names = dict.fromkeys(name_of(record) for record in found)
    if any(name in wanted for name in names):
        empty = all(_is_empty(tolerant.get(record, "value")) for record in found if name_of(record) in wanted)
        return Note("blank-unanswered", shown) if empty else Note("blank-unusable", shown)
    if names:
        others = ", ".join(shortened(name) for name in list(names)[:MOST_NAMES])
        return Note("blank-other-exercises", shown | {"others": others})
    contents = [content for _, content in files if content is not None]
    if not contents:
        return Note("blank-unreadable", shown)
    if any(isinstance(tolerant.get(content, "metadata", PACKAGE, "answers"), dict) for content in contents):
        return Note("blank-page", shown)
    cells = [cell for content in contents for cell in records.cells(content)]
    outputs = [tolerant.items(tolerant.get(cell, "outputs")) for cell in cells if _grade_id(cell) in wanted]
    if any(_lacks_package(output) for cell in cells for output in tolerant.items(tolerant.get(cell, "outputs"))):
        return Note("blank-no-package", shown)
    if not outputs:
        return Note("blank-no-exercise", shown)
    return Note("blank-unanswered", shown) if any(outputs) else Note("blank-no-output", shown)


def _is_empty(value: Json) -> bool:
    """Whether a record's value says nothing: no codings, options or text, and no meeting in which anything was done."""
    if isinstance(value, dict):
        return not any(tolerant.get(one, "moves") for one in tolerant.items(value.get("meetings")))
    return value in ([], "")


def name_of(record: Json) -> str:
    """The name of the exercise that a record says it answers; ``?`` where it says none."""
    name = tolerant.get(record, "exercise")
    return name if isinstance(name, str) else "?"


def _grade_id(cell: Json) -> str:
    found = tolerant.get(cell, "metadata", "nbgrader", "grade_id")
    return found if isinstance(found, str) else ""


def _lacks_package(output: Json) -> bool:
    """Whether the cell failed because this package is not installed, or because the first cell failed so."""
    said = tolerant.get(output, "ename"), tolerant.get(output, "evalue")
    if not all(isinstance(part, str) for part in said):
        return False
    error, text = said
    return error in ("ModuleNotFoundError", "ImportError") and PACKAGE in text
