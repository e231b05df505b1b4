"""Keep dated copies of the gradebook, made before a command writes it; a lost gradebook is put back from them."""

import errno
import filecmp
import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from entraide.errors import CourseError

FOLDER = Path(".entraide") / "gradebook"
MOST, MOST_DAYS = 5, 5
"""Copies that are kept: so many, and the last one of each of so many days; others go."""
PATIENCE = 60  # seconds, while another process writes the gradebook


def keep(url: str, root: Path) -> None:
    """Copy the gradebook at an address to ``.entraide/gradebook/<when>.db`` in the course's folder.

    The copy is whole, also while others write. What has not changed since the last copy is not copied again. Another
    database than SQLite is left to its own means. Raises `CourseError` where no copy can be made.
    """
    from sqlalchemy.engine import make_url  # Workers read this module through the configuration, and do without.

    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database or not Path(address.database).is_file():
        return
    folder = root / FOLDER
    draft = folder / f"unfinished-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(Path(address.database), draft)
        before = kept(root)
        if before and filecmp.cmp(draft, before[-1], shallow=False):
            return
        draft.replace(folder / f"{datetime.now():%Y-%m-%d-%H%M%S-%f}.db")
        _thin(kept(root))
    except (OSError, sqlite3.Error) as error:
        raise CourseError("grading.no-copy", folder=FOLDER.as_posix(), cause=error) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _thin(copies: list[Path]) -> None:
    """Remove the oldest; many of one evening do not push out those of the days before."""
    last_of_day = {path.name[: len("2026-01-31")]: path for path in copies}
    stay = {*copies[-MOST:], *list(last_of_day.values())[-MOST_DAYS:]}
    for old in set(copies) - stay:
        old.unlink(missing_ok=True)


def kept(root: Path) -> list[Path]:
    """The copies of a course's gradebook, the newest last."""
    return sorted((root / FOLDER).glob("*.db"))


def _copy(origin: Path, target: Path) -> None:
    until = time.monotonic() + PATIENCE

    def wait(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))

    # What somebody who was stopped began to write is undone by whoever opens it next, if she may write.
    address = f"{origin.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True)) as read, closing(sqlite3.connect(target)) as written:
        read.backup(written, progress=wait)
    shutil.copymode(origin, target)
