"""A Jupyter server with Formgrader, started in an nbgrader course's folder as an instructor would."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.waiting import START, stop, wait_for
from tests.classroom import NbgraderCourse

TOKEN = "instructor"


@contextmanager
def serving(course: NbgraderCourse, settings: Path) -> Iterator[str]:
    """Its address, without a slash at its end; ``settings`` is an empty folder for the server's own files."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(settings / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = os.environ | own | {"JUPYTER_PREFER_ENV_PATH": "1", "ENTRAIDE_LANG": course.lang}
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    with (settings / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=course.folder, env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/api?token={TOKEN}", server, settings / "log", START)
        yield url
    finally:
        stop(server)
