"""Find the notebook that a kernel belongs to, and the answer records in it and beside it."""

import os
from pathlib import Path
from typing import Any

from IPython.core.getipython import get_ipython

from entraide.coding import answers, records, tolerant
from entraide.coding.tolerant import Json

VS_CODE = "__vsc_ipynb_file__"
"""The variable in which VS Code tells a kernel the path of its notebook."""

ENDING = ".ipynb"
MOST_NOTEBOOKS = 20


def path(folder: Path) -> Path | None:
    """The notebook this kernel belongs to: the one that its host names, or the only one in its folder.

    Jupyter names it in ``JPY_SESSION_NAME``, as a path relative to the server's root perhaps; VS Code in `VS_CODE`.
    What VS Code names may be on another computer, or be no notebook: then the one that is here is another.
    """
    shell = get_ipython()
    by_code = str(shell.user_ns.get(VS_CODE, "")) if shell else ""
    named = [os.environ.get("JPY_SESSION_NAME", ""), by_code]
    candidates = [place for name in named for place in (folder / name, folder / Path(name).name)]
    known = next((place for place in candidates if place.suffix == ENDING and place.is_file()), None)
    every = [] if known or by_code else all_in(folder)
    return every[0] if len(every) == 1 else known


def all_in(folder: Path) -> list[Path]:
    """The notebooks of a folder that are worth reading, the last changed first, `MOST_NOTEBOOKS` at most."""
    try:
        found = [(place.stat(), place) for place in folder.glob(f"*{ENDING}") if place.is_file()]
    except OSError:
        return []
    small = [(stat.st_mtime, place) for stat, place in found if stat.st_size <= records.MOST_BYTES_IN_JSON]
    return [place for _, place in sorted(small, reverse=True)[:MOST_NOTEBOOKS]]


def inside(folder: Path) -> list[Json]:
    """All answer records of the notebook; none where nobody says which it is."""
    known = path(folder)
    return in_file(known) if known else []


def version(folder: Path) -> object:
    """What changes with the notebook's file; None where nobody says which it is."""
    known = path(folder)
    found = known.stat() if known else None
    return found and (str(known), found.st_mtime_ns, found.st_size)


def beside(folder: Path) -> dict[str, Json]:
    """The answer records of ``answers.json`` by exercise; none where none can be read."""
    return {
        tolerant.get(record, "exercise"): record
        for record in _read(folder / answers.FILE, records.in_file)
        if isinstance(tolerant.get(record, "exercise"), str)
    }


def in_file(place: Path) -> list[Json]:
    """All answer records of one notebook."""
    return _read(place, records.in_notebook)


def same(one: Json, other: Json) -> bool:
    """Whether two records are of one exercise and moment; one may have been through a check, which tidies it."""
    keys = ("exercise", "kind")
    moment = tolerant.moment(tolerant.get(one, "saved_at"))
    return (
        moment is not None
        and moment == tolerant.moment(tolerant.get(other, "saved_at"))
        and all(tolerant.get(one, key) == tolerant.get(other, key) for key in keys)
    )


def _read(place: Path, find: Any) -> list[Json]:
    """What is found in a file; nothing where it cannot be read."""
    try:
        return list(find(tolerant.loads(place.read_bytes())))
    except (OSError, ValueError):
        return []
