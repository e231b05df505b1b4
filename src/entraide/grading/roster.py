"""Who is who among those who hand in: ids that are one to some computers, and work that is in no student's folder."""

import os
import unicodedata
from collections.abc import Collection, Iterable, Set
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from entraide import files
from entraide.coding.records import MOST_BYTES_IN_JSON
from entraide.grading.classroom import SUBMITTED, Classroom
from entraide.grading.gradebook import student as known_student
from entraide.grading.read import recognize


def alike(room: Classroom, students: Iterable[str]) -> list[str]:
    """Of these ids, those that differ from another, or from one in the gradebook, by case or Unicode form alone.

    Each is shown with the other: ``JDoe01 / jdoe01``; as Python writes them where they look the same.
    """
    handed_in = set(students)
    with room.reading() as book:
        known = set(book.execute(select(known_student.c.id)).scalars()) if book else set()
    same: dict[str, set[str]] = {}
    for name in handed_in | known:
        same.setdefault(_plain(name).casefold(), set()).add(name)
    return [_shown(sorted(names)) for names in same.values() if len(names) > 1 and names & handed_in]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _shown(names: list[str]) -> str:
    look_the_same = len({_plain(name) for name in names}) < len(names)
    return " / ".join(ascii(name)[1:-1] if look_the_same else name for name in names)


def misplaced(room: Classroom, assignment: str, notebooks: Collection[str], cells: Set[str] = frozenset()) -> list[str]:
    """What looks like work for an assignment among the submissions and is nobody's, as paths in the course's folder.

    That is what lies beside the students' folders, or beside their assignments' in them: by its name, or by the
    ``cells`` that it holds, as grade ids. It is a folder, too, whose name is nearly the assignment's; one in which the
    students' should have been the other way round; and a student's that is hidden. Raises OSError.
    """
    place = room.folder(SUBMITTED, "?", assignment)
    base = place.parent.parent
    if place != base / "?" / assignment or not base.is_dir():
        return []  # The course has an order of its own.
    found = []
    with os.scandir(base) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                found += [entry.name] if _looks_like(entry.name, notebooks) else []
            elif entry.name == assignment and not files.is_there(base / assignment / assignment):
                found.append(entry.name)
            elif entry.name.startswith("."):
                found += [f"{entry.name}/{assignment}"] if files.is_folder(base / entry.name / assignment) else []
            else:
                found += [f"{entry.name}/{name}" for name in _astray(entry.path, assignment, notebooks, cells)]
    return sorted(f"{base.name}/{name}" for name in found)


def _astray(folder: str, assignment: str, notebooks: Collection[str], cells: Set[str]) -> list[str]:
    """What in a student's folder should be in her assignment's folder, or be that folder."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:  # What may not be looked at is told where it is graded.
        for one in entries:
            if one.is_dir(follow_symlinks=False):
                if one.name != assignment and _bare(one.name) == _bare(assignment):
                    found.append(one.name)
            elif one.is_file(follow_symlinks=False) and (
                _looks_like(one.name, notebooks) or (_is_notebook(one.name) and _holds(Path(one.path), cells))
            ):
                found.append(one.name)
    return found


def _bare(name: str) -> str:
    """A name without what one forgets of it: capitals, hyphens, spaces."""
    return "".join(letter for letter in _plain(name).casefold() if letter.isalnum())


def _holds(path: Path, cells: Set[str]) -> bool:
    with suppress(OSError):
        return bool(recognize.graded_cells(files.read(path, MOST_BYTES_IN_JSON) or b"", cells))
    return False


def _looks_like(name: str, notebooks: Collection[str]) -> bool:
    return _is_notebook(name) and any(name.startswith(notebook) for notebook in notebooks)


def _is_notebook(name: str) -> bool:
    return recognize.ENDING in name.lower()
