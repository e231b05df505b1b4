"""Make the students' version of assignments with nbgrader, outside of any course's own release and gradebook.

The pages of the open assignments are made from it. Run as a module, with the course's folder, a language, the folder to
write into and the assignments' names, it writes ``NAME.ipynb`` for each.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from traitlets.config import Config

from entraide.grading.config import configure
from entraide.lang import LANGUAGE_VARIABLE


def release(root: Path, lang: str, names: list[str], out: Path) -> None:
    """Write into `out` the notebook of each assignment as nbgrader releases it in a language.

    What is refused is said in the language of the command, which may be another one.
    """
    # After `entraide.grading`, with which it loads twice as fast.
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    with tempfile.TemporaryDirectory() as folder:
        config = Config()
        with taught_in(lang):
            configure(config, root)
        # No gradebook, which would take nbgrader seconds to make.
        config.GenerateAssignment.no_database, config.SaveCells.enabled = True, False
        config.ReleaseExporter.whole = False
        config.CourseDirectory.release_directory = f"{folder}/release"
        for name in names:
            coursedir = CourseDirectory(config=config)
            coursedir.assignment_id = name
            GenerateAssignment(coursedir=coursedir, config=config).start()
            out.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder, "release", name, f"{name}.ipynb"), out / f"{name}.ipynb")


@contextmanager
def taught_in(lang: str) -> Iterator[None]:
    """Let the course be taught in a language meanwhile."""
    before = os.environ.get(LANGUAGE_VARIABLE)
    os.environ[LANGUAGE_VARIABLE] = lang
    try:
        yield
    finally:
        del os.environ[LANGUAGE_VARIABLE]
        if before is not None:
            os.environ[LANGUAGE_VARIABLE] = before


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR, format="%(message)s")  # What nbgrader finds wrong, it logs.
    release(Path(sys.argv[1]), sys.argv[2], sys.argv[4:], Path(sys.argv[3]))
