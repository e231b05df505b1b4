"""The lowest Python that is promised is one on which the whole way was tried."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.classroom import ASSIGNMENT


@pytest.fixture
def lowest(root: Path) -> str:
    """Its whole version, such as 3.11.2."""
    promise = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    found = re.match(r">=(\d+\.\d+\.\d+),", promise)
    assert found, f"{promise} names no version that anyone could try"
    return found[1]


def test_what_is_promised_is_said_to_readers_and_tested_at_every_push(root: Path, lowest: str) -> None:
    assert f"from {lowest} on" in (root / "README.md").read_text("utf-8")
    workflow = yaml.safe_load((root / ".github" / "workflows" / "site.yml").read_text("utf-8"))
    assert lowest in workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    for lock in ("requirements.txt", "requirements-dev.txt", "CONTRIBUTING.md"):
        assert f"--python-version {lowest} " in (root / lock).read_text("utf-8"), lock


@pytest.mark.slow
def test_it_writes_feedback_with_what_the_lock_pins(root: Path, tmp_path: Path, lowest: str) -> None:
    python = installed(lowest)
    if python is None:
        pytest.skip(f"there is no Python {lowest} on this computer")
    run(python, "-m", "venv", tmp_path / "env")
    inside = tmp_path / "env" / "bin" / "python"
    options = ("--quiet", "--no-compile", "--no-deps", "--require-hashes")
    run(inside, "-m", "pip", "install", *options, "-r", root / "requirements.txt")
    folder = tmp_path / "course"
    shutil.copytree(root / "exercises", folder / "exercises")
    shutil.copytree(root / "data" / "keys", folder / "data" / "keys")
    shutil.copy(root / "nbgrader_config.py", folder)
    entraide = ("-m", "entraide")
    run(inside, "-m", "nbgrader", "generate_assignment", ASSIGNMENT, root=root, cwd=folder)
    run(inside, *entraide, "sample-class", ASSIGNMENT, "--students", "1", root=root, cwd=folder)
    run(inside, *entraide, "grade", ASSIGNMENT, root=root, cwd=folder)
    run(inside, "-m", "nbgrader", "generate_feedback", ASSIGNMENT, root=root, cwd=folder)
    (page,) = (folder / "feedback").glob(f"*/{ASSIGNMENT}/{ASSIGNMENT}.html")
    assert "out of 100" in page.read_text("utf-8")


def installed(version: str) -> str | None:
    """A Python of just this version among those of the computer, if there is one."""
    name = "python" + ".".join(version.split(".")[:2])
    paths = dict.fromkeys([*os.environ.get("PATH", "").split(os.pathsep), "/usr/bin", "/usr/local/bin"])
    for path in (shutil.which(name, path=folder) for folder in paths):
        if path and version in subprocess.run([path, "--version"], capture_output=True, text=True).stdout.split():
            return path
    return sys.executable if ".".join(map(str, sys.version_info[:3])) == version else None


def run(*command: object, root: Path | None = None, cwd: Path | None = None) -> None:
    """Run a command, with the package as it stands in the repository."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONPATH": str(root / "src")} if root else {}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
