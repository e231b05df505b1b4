"""The cells of a page run in a kernel of its own, which starts fast and is like any other."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory

from entraide.book.copies import POSSIBLE
from entraide.book.extension import kernels
from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not POSSIBLE, reason="this system does not copy processes")]

# What an instructor may write on a page of hers: a chart, a table, a magic, a program, another package's widget.
CELLS = [
    "import matplotlib.pyplot as plt\nplt.plot([1, 2, 4]);",
    "import pandas as pd\npd.set_option('display.precision', 1)\npd.DataFrame({'x': [1.25]})",
    "%precision 2\n3.14159",
    "import os, subprocess\nprint(subprocess.run(['echo', 'aloud'], capture_output=True).stdout, os.getcwd())",
    "import ipywidgets\nipywidgets.IntSlider(3)",
    "from entraide import exercise\nexercise('what-choice', 'fr')",
]


def executed(folder: Path, *cells: str) -> list[Any]:
    """The outputs of the cells of a page, without the names that are new in each kernel."""
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbclient.execute(page, cwd=str(folder))
    outputs = [output for cell in page.cells for output in cell.outputs]
    for output in outputs:
        if output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None):
            output.data.pop("text/plain")
    states = page.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {"state": {}})["state"]
    return [*outputs, sorted(str(model["state"].get("exercise", model["model_name"])) for model in states.values())]


@pytest.fixture
def copied() -> Iterator[None]:
    """Kernels that are copies; afterwards they start as they did."""
    factory = KernelProvisionerFactory.instance()
    usual = factory.default_provisioner_name
    kernels.provide()
    yield
    factory.default_provisioner_name = usual


def test_a_copied_kernel_gives_what_any_kernel_gives(copied: None, tmp_path: Path) -> None:
    found = executed(tmp_path, *CELLS)
    KernelProvisionerFactory.instance().default_provisioner_name = "local-provisioner"
    assert found == executed(tmp_path, *CELLS)


def test_nothing_goes_from_one_page_to_the_next(copied: None, tmp_path: Path) -> None:
    executed(tmp_path, "import entraide; entraide.left = here = 1")
    (found, _) = executed(tmp_path, "import entraide; print('here' in dir(), hasattr(entraide, 'left'))")
    assert found.text == "False False\n"


def test_an_error_in_a_cell_is_said_as_by_any_kernel(copied: None, tmp_path: Path) -> None:
    with pytest.raises(nbclient.exceptions.CellExecutionError, match=r"there is no exercise .nowhere"):
        executed(tmp_path, "from entraide import exercise\nexercise('nowhere')")


def test_where_there_are_no_copies_a_kernel_starts_as_usual(
    copied: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "POSSIBLE", False)
    assert executed(tmp_path, "import os; print(os.environ['JPY_PARENT_PID'])")[0].text == f"{os.getpid()}\n"


def test_a_kernel_that_dies_is_noticed(copied: None, tmp_path: Path) -> None:
    with pytest.raises(nbclient.exceptions.DeadKernelError):
        executed(tmp_path, "import os; os._exit(3)")


def test_what_is_wrong_with_a_table_is_left_for_the_page_that_needs_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "_config.yml").touch()
    with (tmp_path / "data" / "codebook.csv").open("a", encoding="utf-8") as table:
        table.write("half,a row\n")
    command = [sys.executable, "-m", "entraide.book.copies", "entraide.book.at_hand:read"]
    ran = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
