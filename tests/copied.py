"""Run nbgrader's commands as copies of a process that has imported it: each alone, but for the two seconds that takes.

Run as a program, it is what a copy becomes: the module that it is asked for, with all it says written to a file.
"""

import contextlib
import os
import runpy
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from entraide.book.copies import POSSIBLE, Original

ROOT = Path(__file__).parents[1]
# nbgrader, and what its steps load when they begin; of the package itself nothing, which reads its settings for itself.
IMPORTED = ("nbgrader.apps", "nbconvert.exporters.html", "nbclient", "jupyter_client", "babel.messages.pofile")


@cache
def _original() -> Original:
    with contextlib.chdir(ROOT):
        return Original(*IMPORTED)


def run(command: list[str], folder: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run ``python -m module arguments…`` in a folder; all that it says is its standard output."""
    if not POSSIBLE:
        both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return subprocess.run(command, cwd=folder, env=environment, text=True, **both)  # type: ignore[call-overload,no-any-return]
    with tempfile.NamedTemporaryFile() as said:
        line = [*command[:2], "tests.copied", said.name, *command[2:]]
        status = _original().start(line, str(folder), environment).wait()
        return subprocess.CompletedProcess(command, status, Path(said.name).read_text("utf-8", "replace"))


def main() -> None:
    """Be another module, and write what it says to a file."""
    file, module, *sys.argv[1:] = sys.argv[1:]
    out = os.open(file, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(out, stream)
    sys.path.insert(0, str(Path.cwd()))
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
