"""Time per submission of `nbgrader autograde` as this course sets it up, against nbgrader as it comes."""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import nbformat

from benchmarks.machine import machine
from entraide import course as courses
from entraide.course import reference
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse, released_course

ROOT = Path(__file__).parents[1]
LANG = "en"
STOCK = """c = get_config()
c.CourseDirectory.course_id = "entraide"
c.CourseDirectory.source_directory = "exercises/{lang}"
"""


def main() -> None:
    """Grade the same submissions both ways and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=20, help="how many to grade (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often; the fastest is told (default: %(default)s)")
    options = parser.parse_args()
    if options.submissions < 2 or options.rounds < 1:
        parser.error("it takes at least 2 submissions and 1 round")
    with tempfile.TemporaryDirectory(prefix="entraide-autograde-") as folder:
        times = measure(Path(folder), options.submissions, options.rounds)
    print(table(times, options.submissions))
    print(f"\n{machine('nbgrader', 'ipykernel')} Fastest of {options.rounds}.")


def measure(folder: Path, submissions: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Seconds of the whole command for one submission and for all, by side."""
    template = prepare(folder / "template", submissions)
    taken: dict[tuple[str, int], list[float]] = {}
    for turn in range(rounds):
        for count in (1, submissions):
            for side in ("stock", "ours"):
                course = replica(template, folder / f"{side}-{count}-{turn}", side, count)
                start = time.perf_counter()
                course.run("autograde", ASSIGNMENT)
                taken.setdefault((side, count), []).append(time.perf_counter() - start)
                check(course, side, count)
                shutil.rmtree(course.folder)
    # Whatever else the machine does only adds time: the fastest run is the nearest to what grading takes.
    return {side: (min(taken[side, 1]), min(taken[side, submissions])) for side in ("ours", "stock")}


def prepare(folder: Path, submissions: int) -> NbgraderCourse:
    """A course with the assignment released and handed in: by turns with every right answer, and blank."""
    folder.mkdir()
    template = released_course(ROOT, folder, LANG)
    course, keys = courses.load(), reference.load(ROOT / "data" / "keys")
    graded = [exercise.exercise for exercise in course.exercises.values() if exercise.pool == "graded"]
    right = [perfect(course, keys, name, LANG) for name in graded]
    for position in range(submissions):
        template.hand_in(student(position), [] if position % 2 else right)
    return template


def student(position: int) -> str:
    """The id of a student whose answers are right where the position is even."""
    return f"student-{position:03}"


def replica(template: NbgraderCourse, folder: Path, side: str, count: int) -> NbgraderCourse:
    """A copy of the course, gradebook included, that holds the first `count` submissions and this side's settings."""
    shutil.copytree(template.folder, folder)
    for submitted in sorted((folder / "submitted").iterdir())[count:]:
        shutil.rmtree(submitted)
    if side == "stock":
        (folder / "nbgrader_config.py").write_text(STOCK.format(lang=LANG), encoding="utf-8")
    return NbgraderCourse(folder, LANG)


def check(course: NbgraderCourse, side: str, count: int) -> None:
    """Make sure that what was timed is what is told: every submission graded, with a kernel or without."""
    for position in range(count):
        path = course.folder / "autograded" / student(position) / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        cells = nbformat.read(path, as_version=4).cells
        executed = [cell for cell in cells if cell.cell_type == "code" and cell.execution_count]
        assert bool(executed) == (side == "stock"), f"{path}: {len(executed)} cells were executed"
        errors = [output for cell in executed for output in cell.outputs if output.output_type == "error"]
        assert not errors, f"{path}: {errors[0].ename}"
        if side == "ours":
            assert course.total(student(position)) == (0 if position % 2 else 80)


def table(times: dict[str, tuple[float, float]], submissions: int) -> str:
    """The table, in Markdown."""
    one, every = ({side: pair[index] for side, pair in times.items()} for index in (0, 1))
    more = {side: (every[side] - one[side]) / (submissions - 1) for side in times}
    rows = [
        ("each further submission", more, "{:.3f} s"),
        (f"the whole command, {submissions} submissions", every, "{:.2f} s"),
        ("the whole command, 1 submission", one, "{:.2f} s"),
    ]
    lines = [
        "| `nbgrader autograde` | Entraide | stock nbgrader | stock / Entraide |",
        "|---|---:|---:|---:|",
    ]
    for label, seconds, form in rows:
        ours, stock = form.format(seconds["ours"]), form.format(seconds["stock"])
        lines.append(f"| {label} | {ours} | {stock} | {seconds['stock'] / seconds['ours']:.1f} × |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
