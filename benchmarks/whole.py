"""A class from grading to report, against stock nbgrader; and what a command takes when there is nothing to do."""

import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.grade import LANG, classroom, sampled
from benchmarks.machine import machine
from tests.classroom import ASSIGNMENT, ENTRAIDE, NbgraderCourse

COMMANDS = ("grade", "feedback", "report")
STOCK_COMMANDS = {"grade": "autograde", "feedback": "generate_feedback"}


def main() -> None:
    """Time the three commands on a made-up class, and stock nbgrader's two on a sample; print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=5000, help="(default: %(default)s)")
    parser.add_argument("--few", type=int, default=100, help="students of the class with nothing to do (default: 100)")
    parser.add_argument("--sample", type=int, default=20, help="submissions for stock nbgrader (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="entraide-whole-") as folder:
        _whole_way(Path(folder), options.students, options.sample)
        _nothing_to_do(Path(folder), options.few)
    print(f"\n{machine('nbgrader')}")


def _whole_way(folder: Path, students: int, sample: int) -> None:
    stock = _stock(folder, sample)
    course = classroom(folder / "class", students)
    print(
        f"| {students} submissions | Entraide, s | stock nbgrader, s | stock / Entraide |\n|---|---:|---:|---:|",
        flush=True,
    )
    taken = {name: _timed(course, [*ENTRAIDE, name, ASSIGNMENT]) for name in COMMANDS}
    for name, seconds in taken.items():
        theirs = f"{stock[name] * students:.0f} | {stock[name] * students / seconds:.0f} ×" if name in stock else "|"
        print(f"| `entraide {name}` | {seconds:.1f} | {theirs} |", flush=True)
    print(f"| together | {sum(taken.values()):.1f} | | |\n")
    print(f"Stock: what each further of {sample} takes, times {students}.\n")


def _nothing_to_do(folder: Path, students: int) -> None:
    course = classroom(folder / "few", students)
    for name in COMMANDS:
        _timed(course, [*ENTRAIDE, name, ASSIGNMENT])
    nothing = [["--help"], ["check"], *([name, ASSIGNMENT] for name in COMMANDS), ["grade", "no-such-assignment"]]
    print(f"| nothing to do, {students} submissions | seconds |\n|---|---:|")
    for command in nothing:
        fails = "no-such-assignment" in command
        seconds = min(_timed(course, [*ENTRAIDE, *command], 1 if fails else 0) for _ in range(3))
        print(f"| `entraide {' '.join(command)}` | {seconds:.2f} |", flush=True)


def _timed(course: NbgraderCourse, command: list[str], status: int = 0) -> float:
    environment = os.environ | {"ENTRAIDE_LANG": LANG}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=course.folder, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    assert done.returncode == status, done.stderr
    return seconds


def _stock(folder: Path, sample: int) -> dict[str, float]:
    """Seconds that stock nbgrader takes for each further submission, by our command of the same purpose."""
    with sampled(folder, sample) as (course, whole):
        each = {}
        for ours, theirs in STOCK_COMMANDS.items():
            taken = []
            for options in ([f"--student={whole[0]}"], ["--force"]):
                start = time.perf_counter()
                course.run(theirs, ASSIGNMENT, *options)
                taken.append(time.perf_counter() - start)
            each[ours] = (taken[1] - taken[0]) / (len(whole) - 1)
        return each


if __name__ == "__main__":
    main()
