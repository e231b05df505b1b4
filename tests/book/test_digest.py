"""What makes a build start again, and what does not."""

import time
from pathlib import Path

import pytest

from entraide.book import digest
from entraide.book.site.editions import BuildError, Edition, _relevant, build


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    for name in ("data/units.csv", "chapters/en/welcome.md", "chapters/fr/welcome.md", "_config.yml", "_toc.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as it was", "utf-8")
    return tmp_path


def test_data_decide_the_outputs_of_cells_and_pages_do_not(small_course: Path) -> None:
    before = digest.of_outputs(small_course)
    (small_course / "chapters/en/welcome.md").write_text("rewritten", "utf-8")
    assert digest.of_outputs(small_course) == before
    (small_course / "data/units.csv").write_text("corrected", "utf-8")
    assert digest.of_outputs(small_course) != before


def test_the_package_decides_the_outputs_too(
    small_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "scoring.py").write_text("points = 1", "utf-8")
    (package / "look.css").write_text("p {}", "utf-8")
    monkeypatch.setattr(digest, "PACKAGE", package)
    outputs, front_end = digest.of_outputs(small_course), digest.of_front_end()
    (package / "look.css").write_text("p { color: red }", "utf-8")
    assert (digest.of_outputs(small_course), digest.of_front_end() == front_end) == (outputs, False)
    (package / "scoring.py").write_text("points = 2", "utf-8")
    assert digest.of_outputs(small_course) != outputs


def test_a_changed_page_is_built_again_in_its_own_edition_only(small_course: Path) -> None:
    editions = [Edition(small_course, language) for language in ("en", "fr")]
    for edition in editions:
        edition.work.mkdir(parents=True)
        edition.stamp.write_text(digest.of_edition(small_course, edition.language))
    (small_course / "chapters/fr/welcome.md").write_text("récrit", "utf-8")
    assert [edition.is_built for edition in editions] == [True, False]


def test_the_digest_of_the_whole_course_takes_well_under_a_second(root: Path) -> None:
    start = time.process_time()  # Whatever else the machine does meanwhile.
    digest.of_edition(root, "en")
    assert time.process_time() - start < 0.5


def test_a_folder_that_is_not_the_course_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"^_config.yml: not found in .*; run this from the root of the project$"):
        build(tmp_path)


def test_a_failed_build_shows_the_cell_and_its_error_without_the_inside_of_what_runs_it() -> None:
    said = """Running Jupyter-Book v1
[IPKernelApp] WARNING | Kernel is running over TCP
\x1b[31mwelcome.md: WARNING: Executing notebook failed: CellExecutionError\x1b[0m
Traceback (most recent call last):
  File "client.py", line 1, in run
    inside()
nbclient.exceptions.CellExecutionError: An error occurred while executing the following cell:
exercise("nowhere")
CourseError: nowhere: no such exercise
"""
    assert _relevant(said).splitlines() == [
        "welcome.md: WARNING: Executing notebook failed: CellExecutionError",
        "nbclient.exceptions.CellExecutionError: An error occurred while executing the following cell:",
        'exercise("nowhere")',
        "CourseError: nowhere: no such exercise",
    ]
