"""What all tests share: the course as it is, and where things are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from entraide import course as courses
from entraide.course import Course, reference
from entraide.course.reference import Reference
from tests.classroom import NbgraderCourse, released_course

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


@pytest.fixture(scope="session")
def new_course(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], NbgraderCourse]:
    """Make a course taught in a language."""
    return lambda lang: released_course(root, tmp_path_factory.mktemp("course"), lang)
