"""A copy of the course's data, to spoil."""

import shutil
from pathlib import Path

import pytest

from entraide import course


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the course's data to spoil, beside the notebooks of its assignments."""
    (tmp_path / "exercises").symlink_to(course.data_folder().resolve().parent / "exercises")
    return Path(shutil.copytree(course.data_folder(), tmp_path / "data"))
