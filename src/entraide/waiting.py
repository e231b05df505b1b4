"""Wait for files to be saved: a look at them now and then, and an answer when they have stopped changing."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PAUSE = 0.5  # seconds from one look at the files to the next

Stamps = dict[Path, tuple[int, int]]
"""When each file was saved, in nanoseconds, and its size in bytes."""


def stamps(paths: Callable[[], Iterable[Path]]) -> Stamps:
    """The stamps of the files that are there."""
    found = {}
    with suppress(OSError):  # A file or a folder may be removed while they are looked at: the next look tells.
        for path in paths():
            if path.exists():
                status = path.stat()
                found[path] = (status.st_mtime_ns, status.st_size)
    return found


def saved(look: Callable[[], Stamps], known: Stamps) -> Iterator[Stamps]:
    """The stamps after each change of what was ``known``, for ever; what is saved meanwhile comes next."""
    seen = known
    while True:
        time.sleep(PAUSE)
        before, seen = seen, look()
        # Several files may be saved at once: it is over when they have stopped changing.
        if known != seen == before:
            known = seen
            yield seen
