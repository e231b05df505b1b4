"""Submissions per second and memory of `entraide grade`, against nbgrader as it comes, on the same made-up class."""

import argparse
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat

from benchmarks.autograde import STOCK
from benchmarks.machine import machine
from tests.classroom import ASSIGNMENT, ENTRAIDE, NbgraderCourse, released_course
from tests.grading.cluster import cluster

ROOT = Path(__file__).parents[1]
LANG = "en"
GRADE = [*ENTRAIDE, "grade", ASSIGNMENT]


def main() -> None:
    """Grade classes of growing size, and a sample of the same notebooks with stock nbgrader; print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000], help="(default: %(default)s)")
    parser.add_argument("--sample", type=int, default=20, help="submissions for stock nbgrader (default: %(default)s)")
    options = parser.parse_args()
    print("| graded by | submissions | seconds | a second | stock / this | largest process |")
    print("|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="entraide-grade-") as folder:
        stock = graded_by_stock(Path(folder), options.sample)
        _row(f"stock `nbgrader autograde`, each further of {options.sample}", options.sample, stock, None, stock)
        for size in options.sizes:
            course = classroom(Path(folder) / str(size), size)
            seconds, memory = timed(course, "--workers", "2")
            _row("`entraide grade`, 2 workers", size, seconds / size, memory, stock)
            if size == sorted(options.sizes)[len(options.sizes) // 2]:
                seconds, memory = timed(course, "--force", "--workers", "1")
                _row("`entraide grade`, 1 worker", size, seconds / size, memory, stock)
                with cluster(Path(folder)) as scheduler:
                    seconds, memory = timed(course, "--force", "--scheduler", scheduler)
                _row("`entraide grade`, Dask, 2 workers", size, seconds / size, memory, stock)
            shutil.rmtree(course.folder)
    print(f"\n{machine('nbgrader', 'distributed')}")


def _row(what: str, size: int, each: float, memory: int | None, stock: float) -> None:
    shown = f"{memory} MB" if memory else ""
    print(f"| {what} | {size} | {each * size:.1f} | {1 / each:.1f} | {stock / each:.0f} × | {shown} |", flush=True)


def classroom(folder: Path, size: int) -> NbgraderCourse:
    """A course in which a made-up class of this size handed in."""
    folder.mkdir()
    course = released_course(ROOT, folder, LANG)
    done = course.entraide("sample-class", ASSIGNMENT, "--students", str(size))
    assert done.returncode == 0, done.stderr
    return course


def timed(course: NbgraderCourse, *options: str) -> tuple[float, int]:
    """Seconds of the whole command, and the memory of its largest process so far in MB; all must be graded."""
    environment = os.environ | {"ENTRAIDE_LANG": LANG}
    start = time.perf_counter()
    done = subprocess.run([*GRADE, *options], cwd=course.folder, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    assert done.returncode == 0, done.stderr
    submitted = len(list((course.folder / "submitted").iterdir()))
    assert f"{ASSIGNMENT}: {submitted} graded" in done.stdout, done.stdout
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000


@contextmanager
def sampled(folder: Path, sample: int) -> Iterator[tuple[NbgraderCourse, list[str]]]:
    """A class for stock nbgrader, with its own settings and so many notebooks that it can open; and the students."""
    course = classroom(folder / "stock", 3 * sample)
    (course.folder / "nbgrader_config.py").write_text(STOCK.format(lang=LANG), encoding="utf-8")
    students = sorted(path.name for path in (course.folder / "submitted").iterdir())
    whole = [name for name in students if readable(course.submission(name))][:sample]
    for name in set(students) - set(whole):
        shutil.rmtree(course.folder / "submitted" / name)
    yield course, whole
    shutil.rmtree(course.folder)


def graded_by_stock(folder: Path, sample: int) -> float:
    """Seconds that stock nbgrader takes for each further submission: those of the sample less those of one."""
    with sampled(folder, sample) as (course, whole):
        taken = []
        for options in ([f"--student={whole[0]}"], ["--force"]):
            start = time.perf_counter()
            course.run("autograde", ASSIGNMENT, *options)
            taken.append(time.perf_counter() - start)
    return (taken[1] - taken[0]) / (len(whole) - 1)


def readable(path: Path) -> bool:
    """Whether stock nbgrader can open this notebook at all."""
    try:
        return bool(nbformat.read(path, as_version=4).cells)
    except (OSError, ValueError, AttributeError, nbformat.reader.NotJSONError):
        return False


if __name__ == "__main__":
    main()
