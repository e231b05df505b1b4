"""Have the open assignments released by nbgrader, for their pages, where they changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

from entraide.book import digest
from entraide.book.site.derivation import BuildError

STAMP = "made-from"
COMMAND = [sys.executable, "-m", "entraide.book.site.release_notebooks"]


def prepare(root: Path, lang: str, names: list[str], folder: Path) -> None:
    """Make `folder` hold the notebook of each assignment in a language, and no other; what did not change stays.

    Raises `BuildError` for an assignment that nbgrader refuses, and where nbgrader is missing.
    """
    sources = [path for name in names for path in (root / "exercises" / lang / name).rglob("*")]
    stamp, inputs = folder / STAMP, f"{names} {digest.of_files(root, sources)} {digest.of_outputs(root)}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == inputs:
        return
    shutil.rmtree(folder, ignore_errors=True)
    if not names:
        return
    if find_spec("nbgrader") is None:
        raise BuildError("cli.needs", command="entraide build", install="pip install '.[book,grading]'")
    command = [*COMMAND, str(root), lang, str(folder), *names]
    # nbgrader calls a program of its environment by name, also where nobody has activated it.
    path = sysconfig.get_path("scripts") + os.pathsep + os.environ.get("PATH", "")
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=os.environ | {"PATH": path})
    if ran.returncode:
        raise BuildError("site.not-released", edition=lang, said=(ran.stderr or ran.stdout).strip()[-2000:])
    stamp.write_text(inputs, encoding="utf-8")
