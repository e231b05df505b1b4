"""What all tests share: the course as it is, and where things are."""

from pathlib import Path

import pytest

from entraide import course as courses
from entraide import reference
from entraide.course import Course
from entraide.reference import Reference

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def course() -> Course:
    """The course's own data."""
    return courses.load()


@pytest.fixture(scope="session")
def keys(root: Path) -> Reference:
    """The keys of the graded exercises."""
    return reference.load(root / "data" / "keys")
