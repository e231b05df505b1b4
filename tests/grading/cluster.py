"""A Dask cluster on this computer, for tests and benchmarks."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 180  # seconds for it to start or end


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, each in a folder of its own that holds nothing of the course."""
    from distributed import Client

    address = folder / "scheduler.json"
    shared = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(address)]
    started = [
        _start("scheduler", folder, "--port", "0", *shared),
        *(_start("worker", folder / f"worker-{number}", "--nthreads", "1", *shared) for number in (1, 2)),
    ]
    try:
        with Client(scheduler_file=str(address), timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
            scheduler: str = client.scheduler.address
        yield scheduler
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(PATIENCE)


def _start(what: str, folder: Path, *options: str) -> "subprocess.Popen[bytes]":
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options]
    with (folder / f"{what}.log").open("w") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
