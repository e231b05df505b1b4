"""What all tests share: the course as it is, and where things are."""

from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from entraide import course as courses
from entraide.book.site import editions
from entraide.course import Course, reference
from entraide.course.reference import Reference
from tests.classroom import NbgraderCourse, released_course

ROOT = Path(__file__).parents[1]
# Speed is never asserted: an example takes the time it takes on a busy machine.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")

# What takes seconds to make: a course of one's own with an assignment released in it, the built book, a browser.
SLOW = {"new_course", "site_folder", "browser"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow every test that needs one of these, so that ``pytest -m "not slow"`` answers within seconds."""
    for item in items:
        if SLOW.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


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


@pytest.fixture(scope="session")
def site_folder(root: Path) -> Path:
    """Both editions, built (what did not change since the last build is kept)."""
    return editions.build(root)
