"""A real JupyterLab with a student's notebook in it, and what a student does there."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from entraide.coding import records
from tests.browser.exercises import CodingExercise
from tests.browser.waiting import PATIENCE, START, stop, wait_for
from tests.classroom import ASSIGNMENT, NbgraderCourse

SLOW = 120_000  # ms: a kernel starts, JupyterLab loads
NOTEBOOK = f"{ASSIGNMENT}.ipynb"


@dataclass(frozen=True)
class Lab:
    """A student's JupyterLab: its address, and the folder that holds the notebook."""

    url: str
    folder: Path

    @property
    def notebook(self) -> Path:
        return self.folder / NOTEBOOK

    def records(self) -> list[dict[str, Any]]:
        """The answer records in the notebook's file."""
        return records.in_notebook(json.loads(self.notebook.read_text("utf-8")))

    def newest(self) -> dict[str, Any]:
        """The value of the newest record of each exercise in the notebook's file."""
        return {one["exercise"]: one["value"] for one in sorted(self.records(), key=lambda one: str(one["saved_at"]))}

    def outputs(self) -> list[Any]:
        """The outputs in the notebook's file."""
        cells = json.loads(self.notebook.read_text("utf-8"))["cells"]
        return [output for cell in cells for output in cell.get("outputs", [])]


@pytest.fixture(scope="module")
def taught(new_course: Callable[[str], NbgraderCourse]) -> NbgraderCourse:
    """A course whose assignment is released, in English."""
    return new_course("en")


@pytest.fixture(scope="module")
def lab_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab with settings of its own, on a free port of this computer."""
    with serving("jupyterlab", tmp_path_factory) as lab:
        yield lab


@contextmanager
def serving(program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One of Jupyter's programs, ``jupyterlab`` or ``notebook``, and the folder that it shows."""
    folder, settings = tmp_path_factory.mktemp("student"), tmp_path_factory.mktemp("jupyter")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(settings / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = os.environ | own | {"JUPYTER_PREFER_ENV_PATH": "1"}
    command = [
        sys.executable,
        "-m",
        program,
        "--no-browser",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
    ]
    command += [f"--ServerApp.root_dir={folder}", "--IdentityProvider.token=student", "--allow-root"]
    with (settings / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url + "/api?token=student", server, settings / "log", START)
        yield Lab(url, folder)
    finally:
        stop(server)


@pytest.fixture
def lab(lab_server: Lab, taught: NbgraderCourse) -> Lab:
    """The released notebook, fresh in the student's folder."""
    for path in lab_server.folder.iterdir():
        if path.is_file():
            path.unlink()
    shutil.copy(taught.released, lab_server.notebook)
    return lab_server


@pytest.fixture
def student(browser: Browser) -> Iterator[Page]:
    """A page of a student's browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-CA")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def open_and_run(page: Page, lab: Lab) -> CodingExercise:
    """Open the notebook and run all its cells from the menu, as the assignment says."""
    page.goto(f"{lab.url}/lab/tree/{NOTEBOOK}?token=student&reset")
    run_all(page)
    return CodingExercise(page, "First coding exercise")


def idle(page: Page) -> None:
    """The kernel is there, and has nothing to do."""
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=SLOW)


def run_all(page: Page, shown: str = "First coding exercise") -> None:
    idle(page)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.get_by_role("region", name=shown)).to_be_visible(timeout=SLOW)
    all_have_run(page)


def all_have_run(page: Page) -> None:
    """No cell runs or waits any more: what the cells show is there, and nothing comes of itself."""
    expect(page.locator(".jp-InputPrompt").filter(has_text="*")).to_have_count(0, timeout=SLOW)


def status(exercise: CodingExercise, text: str | re.Pattern[str]) -> None:
    expect(exercise.root.locator(".entraide-status")).to_contain_text(text)
