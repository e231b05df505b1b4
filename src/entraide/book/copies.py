"""Start Python programs as copies of a process that has imported what they need, which takes a tenth of the time.

Python and its libraries take a second or more to start; a copy of a process that has started (a *fork*) has them at
once. This module, run as a program, is that process: it takes one order a line, and answers each by one line.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import subprocess
import sys
from pkgutil import resolve_name
from typing import Any

POSSIBLE = sys.platform == "linux"
"""Elsewhere the system's own libraries may have started threads, and a copy has none but its own."""


class Original:
    """The process that is copied. It ends with the one that made it."""

    def __init__(self, *names: str) -> None:
        command = [sys.executable, "-m", __name__, *names]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.pid = self._process.pid

    def start(self, command: list[str], folder: str, environment: dict[str, str]) -> Copy:
        """Run ``python -m module arguments…`` in a folder; what it says goes to our standard error."""
        order = {"arguments": command[2:], "folder": folder, "environment": environment}
        return Copy(self, self.ask(order))

    def ask(self, order: dict[str, Any]) -> Any:
        """Give an order and return its answer."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


class Copy:
    """A program that runs, as `subprocess.Popen` shows it."""

    stdin = stdout = stderr = None

    def __init__(self, original: Original, pid: int) -> None:
        self._original = original
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit status, None while it runs."""
        if self.returncode is None:
            self.returncode = self._original.ask({"ended": self.pid})
        return self.returncode

    def wait(self) -> int:
        """Its exit status, once it has ended."""
        if self.returncode is None:
            self.returncode = int(self._original.ask({"await": self.pid}))
        return self.returncode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)


def main() -> None:
    """Make a copy of this process for each order, until there are none.

    Before that, import the modules named as arguments, and call the functions, ``module:function``.
    """
    for name in sys.argv[1:]:
        if callable(found := resolve_name(name)):
            found()
    gc.freeze()  # What is imported by now is never looked through again, nor copied for it.
    for line in sys.stdin:
        order = json.loads(line)
        pid = order.get("ended") or order.get("await")
        if pid:
            ended, status = os.waitpid(pid, os.WNOHANG if "ended" in order else 0)
            answer = os.waitstatus_to_exitcode(status) if ended else None
        else:
            answer = os.fork()
            if not answer:
                return _become(order)
        print(json.dumps(answer), flush=True)


def _become(order: dict[str, Any]) -> None:
    """Be the program of an order: in a session of its own, as if Python had just started it."""
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # Our answers go through 1, and nobody else's words.
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    module, *sys.argv[1:] = order["arguments"]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
