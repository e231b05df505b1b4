"""What all tests share: the course as it is, and where things are."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import babel
import hypothesis
import pytest

import entraide.grading  # noqa: F401 It has jsonschema load in a tenth of the time, for whoever imports nbformat after it.
from entraide import course as courses
from entraide.book.site import editions
from entraide.course import Course, reference
from entraide.course.reference import Reference
from tests.classroom import NbgraderCourse, released_course
from tests.once import alone, once, shared_folder

ROOT = Path(__file__).parents[1]
# Speed is never asserted: an example takes the time it takes on a busy machine.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")

# What takes seconds to make: a course of one's own with an assignment released in it, a gradebook, the built book, a
# small one that is served while it is written, a browser.
SLOW = {"new_course", "gradebook", "site_folder", "writing", "browser"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow every test that needs one of these, so that ``pytest -m "not slow"`` answers within seconds.

    They come first, and of the modules that need the book those with the most tests, so that all processes end
    together: one builds the book, and the others meanwhile do what needs none. Those that drive a browser, and only
    those, have a second try, which the summary tells: a busy machine keeps one waiting now and then.
    """
    for item in items:
        needs = SLOW.intersection(getattr(item, "fixturenames", ()))
        if needs:
            item.add_marker(pytest.mark.slow)
        if "browser" in needs:
            item.add_marker(pytest.mark.flaky(reruns=1))
    on_book = Counter(item.path for item in items if "site_folder" in getattr(item, "fixturenames", ()))
    builds = next(iter(on_book), None)

    def place(item: pytest.Item) -> tuple[bool, bool, bool, int]:
        quick = item.get_closest_marker("slow") is None
        return quick, item.path != builds, item.path in on_book, -on_book[item.path]

    items.sort(key=place)


# Commands answer in the system's language: here in English, whoever runs the tests, unless a test says otherwise.
os.environ.pop("ENTRAIDE_LANG", None)
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


Bare = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def bare(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """Run a program, and arguments, where there is nothing but Python, Babel and the package's own modules."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "babel").symlink_to(Path(babel.__file__).parent)
    paths = [str(root / "src"), str(folder)]

    def run(program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {paths!r}; {program}", *arguments]
        return subprocess.run(command, capture_output=True, text=True)

    return run


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
    """Make a course taught in a language, with the assignment released in it: nbgrader releases it once a language."""
    shared = shared_folder(tmp_path_factory)

    def copy(lang: str) -> NbgraderCourse:
        released = once(shared / f"released-{lang}", lambda folder: released_course(root, folder, lang))
        return NbgraderCourse(shutil.copytree(released, tmp_path_factory.mktemp("course") / "course"), lang)

    return copy


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that students install, as the instructors' pages have it made."""

    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
        subprocess.run(command, cwd=root, check=True, capture_output=True)

    (path,) = once(shared_folder(tmp_path_factory) / "wheel", build).glob("*.whl")
    return path


@pytest.fixture(scope="session")
def site_folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions, built, with the EPUB and the PDF of each (what did not change since the last build is kept)."""
    with alone(shared_folder(tmp_path_factory) / "building"):
        return editions.build(root, epub_pdf=True)
