"""Wait for what comes a little later, as long as a busy machine may need."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 30  # seconds
T = TypeVar("T")


def eventually(look: Callable[[], T], wanted: Callable[[T], object] = bool, patience: float = PATIENCE) -> T:
    """What `look` finds, once it is what is wanted; the failure shows what was found last.

    A file that is not there yet, or only half written, is looked at again.
    """
    end = time.monotonic() + patience
    while True:
        found: object
        try:
            seen = look()
            if wanted(seen):
                return seen
            found = seen
        except (OSError, ValueError, LookupError) as error:
            found = error
        assert time.monotonic() < end, f"after {patience} s there is still {found!r}"
        time.sleep(0.1)
