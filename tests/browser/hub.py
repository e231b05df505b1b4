"""A JupyterHub made and started as ``hub/README.md`` says, for accounts that exist as long as it runs."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.waiting import wait_for

PATIENCE = 180  # seconds: a hub starts, someone's server starts, on a busy computer
NEEDED = ("useradd", "usermod", "groupadd", "chpasswd", "runuser")

# In a mount namespace of the hub's own, so that nothing changes for anyone else.
OPENED = """
set -eu
mount -t tmpfs tmpfs "$1"; mkdir "$1/upper" "$1/work"
mount -t overlay overlay -o "lowerdir=$2,upperdir=$1/upper,workdir=$1/work" "$2"
chmod o+x "$2"; shift 2; exec "$@"
"""


class CannotRun(Exception):
    """A hub cannot run here; the message says why."""


@dataclass(frozen=True)
class Hub:
    """Its address and folder, its people, all with one password, and how to run a command where it runs."""

    url: str
    folder: Path
    instructor: str
    student: str
    password: str
    within: tuple[str, ...]
    environment: dict[str, str]

    @property
    def course(self) -> Path:
        """The instructor's course folder."""
        return Path(f"~{self.instructor}/entraide").expanduser()

    def as_user(self, name: str, *command: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run a command as one of them would in a terminal, whether it succeeds or not."""
        home = Path(f"~{name}").expanduser()
        line = [*self.within, "runuser", "-u", name, "--", *command]
        environment = self.environment | {"HOME": str(home)}
        return subprocess.run(line, cwd=cwd or home, env=environment, capture_output=True, text=True)


@contextmanager
def running(root: Path, lang: str) -> Iterator[Hub]:
    """A hub for one course, one instructor and one student. Raises `CannotRun`."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise CannotRun("only root can make accounts and start servers in their names")
    missing = [command for command in NEEDED if not shutil.which(command)]
    if missing:
        raise CannotRun(f"there is no {', '.join(missing)} here")
    with ExitStack() as undo:
        folder = Path(tempfile.mkdtemp(prefix="entraide-hub-"))
        undo.callback(shutil.rmtree, folder)
        tag = secrets.token_hex(3)
        environment = os.environ | {
            "ENTRAIDE_HUB": str(folder),
            "ENTRAIDE_INSTRUCTOR": f"prof-{tag}",
            "ENTRAIDE_STUDENTS": f"groupe-{tag}",
            "ENTRAIDE_LANG": lang,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        people = (environment["ENTRAIDE_INSTRUCTOR"], f"etu-{tag}")
        undo.callback(_remove, people, environment["ENTRAIDE_STUDENTS"])
        _run(["sh", str(root / "hub" / "prepare.sh"), people[1]], env=environment)
        password = secrets.token_hex(8)
        _run(["chpasswd"], input="".join(f"{name}:{password}\n" for name in people))
        hub = Hub("", folder, *people, password, _view(folder, root), environment)
        trial = hub.as_user(hub.student, sys.executable, "-c", "import entraide, jupyterhub, nbgrader")
        if trial.returncode:
            raise CannotRun(f"other accounts cannot use {sys.executable}: {trial.stderr[-500:]}")
        yield Hub(undo.enter_context(_served(hub)), folder, *people, password, hub.within, environment)


def _run(command: list[str], **options: object) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout


def _view(folder: Path, root: Path) -> tuple[str, ...]:
    """What to put before a command so that every account reaches this Python, even one in root's own home."""
    used = (Path(sys.base_prefix), Path(sys.prefix), root)
    closed = {parent for path in used for parent in (path, *path.parents) if not parent.stat().st_mode & 0o001}
    if not closed:
        return ()
    if len(closed) > 1 or not shutil.which("unshare"):
        raise CannotRun(f"other accounts cannot enter {', '.join(map(str, sorted(closed)))}")
    (folder / "view").mkdir()
    view = ("unshare", "--mount", "sh", "-c", OPENED, "sh", str(folder / "view"), str(closed.pop()))
    trial = subprocess.run([*view, "true"], capture_output=True, text=True)
    if trial.returncode:
        raise CannotRun(f"other accounts cannot enter {view[-1]}, and no view of it could be made: {trial.stderr}")
    return view


@contextmanager
def _served(hub: Hub) -> Iterator[str]:
    """Start the example as it is, on free ports; its address."""
    public, own, proxy = _free_ports(3)
    url = f"http://127.0.0.1:{public}"
    settings = {
        "JupyterHub.bind_url": url,
        "JupyterHub.hub_port": own,
        "ConfigurableHTTPProxy.api_url": f"http://127.0.0.1:{proxy}",
        # The proxy from PyPI gives up after 20 s where the usual one waits.
        "ConfigurableHTTPProxy.command": f"['configurable-http-proxy', '--proxy-timeout={PATIENCE * 1000}']",
        "Spawner.start_timeout": PATIENCE,
        "Spawner.http_timeout": PATIENCE,
        # Now and then a server does not end at the first request.
        "LocalProcessSpawner.interrupt_timeout": 10,
        "LocalProcessSpawner.term_timeout": 10,
    }
    command = [
        *hub.within,
        sys.executable,
        "-m",
        "jupyterhub",
        *(f"--{key}={value}" for key, value in settings.items()),
    ]
    log = hub.folder / "hub" / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            command, cwd=log.parent, env=hub.environment, stdout=out, stderr=out, start_new_session=True
        )
    try:
        wait_for(f"{url}/hub/health", server, log, PATIENCE)
        yield url
    finally:
        server.terminate()  # it then ends everyone's server, and the proxy
        try:
            server.wait(90)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def _remove(people: tuple[str, ...], group: str) -> None:
    """Remove the accounts, their homes, and whatever of theirs still runs."""
    for name in people:
        ids = subprocess.run(["ps", "-u", name, "-o", "pid="], capture_output=True, text=True).stdout.split()
        for pid in ids:
            os.kill(int(pid), signal.SIGKILL)
        subprocess.run(["userdel", "--force", "--remove", name], capture_output=True)
    subprocess.run(["groupdel", group], capture_output=True)
