"""Wait for a server that a test has started."""

import subprocess
import time
import urllib.request
from pathlib import Path


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path, patience: float) -> None:
    """Until it answers, ``patience`` seconds at most; else a RuntimeError holds the end of its log."""
    end = time.monotonic() + patience
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"the server at {url} did not start:\n{log.read_text()[-3000:]}")
