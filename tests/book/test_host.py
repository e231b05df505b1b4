"""The model that a page gives to an exercise in place of a kernel, tested where JavaScript runs."""

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
def test_the_static_host(root: Path) -> None:
    # Node takes a .js file for an older kind of module unless its folder says otherwise; a data URL says it itself.
    source = (root / "src/entraide/book/extension/static/host.js").read_bytes()
    address = "data:text/javascript;base64," + base64.b64encode(source).decode()
    environment = os.environ | {"HOST": address}
    ran = subprocess.run(
        ["node", "--test", HERE / "host.test.mjs"], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
