"""The pages for developers: they build without a warning, and tell every function that others may call."""

import subprocess
import sys
from pathlib import Path

import pytest

import entraide
from entraide import analysis, lang
from entraide.coding import agreement, answers, scoring

pytestmark = pytest.mark.slow  # The pages are built.

PUBLIC = (entraide, agreement, answers, scoring, analysis, lang)


@pytest.fixture(scope="module")
def functions(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the package's functions."""
    built = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", root / "docs", built]
    subprocess.run(command, check=True)
    return (built / "api.html").read_text("utf-8")


@pytest.mark.parametrize("module", PUBLIC, ids=lambda module: module.__name__)
def test_every_public_function_is_told(functions: str, module: object) -> None:
    names = getattr(module, "__all__", None) or [
        name for name, made in vars(module).items() if getattr(made, "__module__", "") == module.__name__
    ]
    functions_told = [name for name in names if name[0] != "_" and callable(getattr(module, name))]
    assert functions_told
    assert not [name for name in functions_told if f'id="{module.__name__}.{name}"' not in functions]
