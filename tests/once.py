"""Share what takes long to make among all tests of a run, in however many processes they run."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of this run of the tests; pytest-xdist gives each of its processes a folder within it."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let one process at a time do what follows; `lock` is a folder that is there meanwhile."""
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.rmdir()


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder, filled by `make` for whoever asks first."""
    with alone(folder.with_suffix(".lock")):
        if not folder.exists():
            draft = Path(tempfile.mkdtemp(dir=folder.parent))
            make(draft)
            draft.rename(folder)
    return folder
