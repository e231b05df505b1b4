"""The notebooks from which the pages of open assignments are made."""

import json
import shutil
from pathlib import Path

import pytest

from entraide.book.site.derivation import BuildError
from entraide.book.site.released import prepare


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one's own."""
    copied = tmp_path_factory.mktemp("course")
    for name in ("data", "exercises"):
        shutil.copytree(root / name, copied / name)
    return copied


@pytest.mark.slow
def test_they_are_released_also_where_nobody_activated_the_environment(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/usr/bin")
    prepare(folder, "fr", ["mutual-aid", "themes"], tmp_path / "released")
    notebooks = sorted((tmp_path / "released").glob("*.ipynb"))
    assert [path.name for path in notebooks] == ["mutual-aid.ipynb", "themes.ipynb"]
    notebook = json.loads((tmp_path / "released" / "themes.ipynb").read_text("utf-8"))
    assert notebook["metadata"]["entraide"]["carried"]["exercises"]
    assert not (folder / "gradebook.db").exists() and not (folder / "release").exists()
    # They are not made again for nothing, and made again for one more or one less.
    before = notebooks[0].stat().st_mtime_ns
    prepare(folder, "fr", ["mutual-aid", "themes"], tmp_path / "released")
    assert notebooks[0].stat().st_mtime_ns == before
    prepare(folder, "fr", ["themes"], tmp_path / "released")
    assert not notebooks[0].exists()


def test_an_assignment_that_is_not_there_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"winter .* exercises/en"):
        prepare(folder, "en", ["winter"], tmp_path / "released")


@pytest.mark.slow
def test_what_nbgrader_refuses_is_said(folder: Path, tmp_path: Path) -> None:
    source = folder / "exercises" / "en" / "approaches" / "approaches.ipynb"
    source.write_text(source.read_text("utf-8").replace('"grade_id": "approaches-1"', '"grade_id": "another"'), "utf-8")
    with pytest.raises(BuildError, match="approaches"):
        prepare(folder, "en", ["approaches"], tmp_path / "released")
