"""Grading loads no more than it needs: it runs on a teacher's small machine, and on the workers of a cluster."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow  # Each of its programs loads nbgrader anew.

EVERY_MODULE = """
import importlib, pkgutil, entraide.grading as room
for one in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(one.name)
"""


def loaded(program: str) -> set[str]:
    """All modules that a program has loaded at its end."""
    program += "\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_no_part_of_grading_loads_the_libraries_of_figures() -> None:
    modules = loaded(EVERY_MODULE)
    assert "entraide.grading.run.command" in modules
    assert not modules & {"pandas", "matplotlib", "numpy"}


def test_a_worker_loads_no_nbgrader_and_no_gradebook() -> None:
    modules = loaded("import entraide.grading.run.worker, entraide.grading.run.page_worker")
    assert "entraide.grading.mark.marking" in modules
    assert not modules & {"nbgrader", "sqlalchemy", "tqdm", "rfc3987_syntax"}
