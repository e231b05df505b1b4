"""Files as strangers left them: no link is followed, no more is read than a limit, and read-only trees are removed."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

_OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a stranger's file is opened: a link is refused, and a pipe does not wait for its other end."""


def is_file(path: Path) -> bool:
    """Whether this is an ordinary file: no folder, no pipe that would never end, no link to somewhere else."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether this is a folder, and no link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether anything has this name, be it a link to nowhere or something that may not be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read(path: Path, most: int, *, within: int | None = None, owner: int | None = None) -> bytes | None:
    """An ordinary file's bytes, or None where it has more than ``most``.

    Raises OSError where it cannot be read or is no ordinary file; it is looked at once more when it is open, so that
    nothing can be put in its place meanwhile. ``within`` is an open folder in which it stands, and ``owner`` the number
    of the only account whose file is wanted: a second name of somebody else's file is refused too.
    """
    with os.fdopen(os.open(path, _OPENING, dir_fd=within), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or owner not in (None, found.st_uid):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        if found.st_size > most:
            return None
        raw = file.read(most + 1)
    return raw if len(raw) <= most else None


@dataclass(frozen=True)
class Found:
    """Something found in a folder: its path, and its size in bytes; None for a link, a pipe or a device."""

    path: Path
    size: int | None


def walk(folder: Path, wanted: Callable[[str], bool], most: int) -> tuple[list[Found], bool]:
    """What is in a folder and in the folders below it, whose own names are ``wanted`` too; no link is followed.

    Looks at no more than ``most`` names, and says whether there were more. What is near the top comes first. Raises
    OSError where a folder cannot be listed.
    """
    found: list[Found] = []
    folders, left = [folder], most
    for here in folders:
        with os.scandir(here) as listed:
            entries = list(islice(listed, left + 1))
        if len(entries) > left:
            return found, True
        left -= len(entries)
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not wanted(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            else:
                ordinary = entry.is_file(follow_symlinks=False)
                found.append(Found(Path(entry.path), entry.stat(follow_symlinks=False).st_size if ordinary else None))
    return found, False


def copy(origin: Path, target: Path, most: int) -> None:
    """Copy an ordinary file's content, in place of what is there. Raises OSError, also where it has more bytes."""
    raw = read(origin, most)
    if raw is None:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(origin))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_bytes(raw)
    except OSError as error:
        error.filename = error.filename or str(target)  # A full disk does not say which file it was about.
        raise


def write(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file that is whole at any moment, the old one or the new one; after an OSError it is the old one.

    Who may read it is said by ``mode``, or else by the system.
    """
    draft = path.with_name(f"{path.name}.new")
    try:
        if mode is not None:
            draft.touch(0o600)
        draft.write_bytes(content)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        error.filename = error.filename or str(path)  # A full disk does not say which file it was about.
        raise


def rewrite(path: Path, content: bytes) -> None:
    """Write one's own file anew, as `write` does: who may read it stays, and a link still leads to it."""
    path = Path(os.path.realpath(path))
    write(path, content, mode(path))


def mode(path: Path) -> int | None:
    """Who may do what with a file; None where there is none."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


def unused(path: Path) -> Path:
    """A path at which nothing is yet: this one, or one with a number after its name."""
    found, number = path, 1
    while is_there(found):
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it; what is not there is removed already.

    Windows removes no read-only file, and no system what stands in a read-only folder: where it is refused, the flags
    are cleared and it is tried once more. Raises OSError where it is still refused.
    """
    if not is_there(path):
        return
    try:
        _remove(path)
    except PermissionError:
        _let_go(path)
        _remove(path)


def _remove(path: Path) -> None:
    if is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink()


def _let_go(path: Path) -> None:
    """Clear the flags by which a tree is read-only. What a link leads to keeps its own."""
    if path.is_symlink():
        return
    path.chmod(stat.S_IMODE(path.lstat().st_mode) | stat.S_IRWXU)
    if is_folder(path):
        for below in list(path.iterdir()):
            _let_go(below)


def put_in_place(draft: Path, place: Path) -> None:
    """Give a folder that is ready its name, in place of the one that has it.

    Two renames cannot be one: whoever is stopped between them leaves the former folder as `former` names it, and
    `recover` gives it its name back.
    """
    old = former(place)
    if is_there(place):
        remove(old)
        place.rename(old)
    draft.rename(place)
    remove(old)


def former(place: Path) -> Path:
    """What a folder is called while another one takes its place."""
    return place.with_name(f".{place.name}.old")


def recover(place: Path) -> None:
    """Put a folder back that was on its way out when `put_in_place` was stopped. Raises OSError."""
    if not is_there(place) and is_folder(former(place)):
        former(place).rename(place)
