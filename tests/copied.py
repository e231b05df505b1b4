"""Run commands as copies of a process that has imported nbgrader: each alone, but for the two seconds that takes.

Run as a program, it is what a copy becomes: the module or the lines that it is asked for, with all it says in files.
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


def run(
    command: list[str], folder: Path, environment: dict[str, str], apart: bool = False
) -> "subprocess.CompletedProcess[str]":
    """Run ``python -m module …`` or ``python -c program …`` in a folder.

    All that it says is its standard output, unless its errors are to be kept ``apart``.
    """
    if not POSSIBLE:
        both = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE if apart else subprocess.STDOUT}
        return subprocess.run(command, cwd=folder, env=environment, text=True, **both)  # type: ignore[call-overload,no-any-return]
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        files = (out.name, err.name if apart else out.name)
        line = [sys.executable, "-m", "tests.copied", *files, *command[1:]]
        status = _original().start(line, str(folder), environment).wait()
        said, wrong = (Path(file.name).read_text("utf-8", "replace") for file in (out, err))
        return subprocess.CompletedProcess(command, status, said, wrong)


def main() -> None:
    """Be another module, or a program of some lines, and write what it says to files."""
    out, err, how, what, *sys.argv[1:] = sys.argv[1:]
    for stream, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND), stream)
    sys.path.insert(0, str(Path.cwd()))
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main()
