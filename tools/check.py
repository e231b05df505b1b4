"""Run every check but the slow tests: style, types, data, texts, unit tests and the JavaScript's own.

`make check` runs this; without make it is `python tools/check.py`, with the environment's Python. Two checks run at a
time, and only what fails shows its words. With --without-tests it leaves the tests to who runs them all.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The commands of this Python's environment come first, whether it was activated or not: Node is one of them.
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

# Two halves, which take about as long: two processes that share nothing are done sooner than workers that are led.
# The JavaScript's own tests are in the first; no test here is tried once more.
UNIT_TESTS = 'pytest -q -m "not slow" -p no:xdist -p no:rerunfailures'
TABLES = [f"tests/{room}" for room in ("authoring", "course", "meeting", "workbook")]
TESTS = {
    "unit tests but those of tables": " ".join([UNIT_TESTS, *(f"--ignore={room}" for room in TABLES)]),
    "unit tests of tables": " ".join([UNIT_TESTS, *TABLES]),
}
# The longest first.
CHECKS = TESTS | {
    "data": "entraide check",
    "style of the JavaScript": "npm run --silent lint",
    "types": "mypy",
    "types of the JavaScript": "npm run --silent types",
    "style": "ruff check .",
    "format": "ruff format --check .",
}


def run(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the environment in the project's folder; what it prints is kept."""
    program, *options = shlex.split(command)
    found = shutil.which(program, path=PATH) or program
    return subprocess.run(
        [found, *options],
        cwd=ROOT,
        env=os.environ | {"PATH": PATH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def bring_node_packages() -> None:
    """Install what package-lock.json pins, unless it is there already."""
    lock, installed = ROOT / "package-lock.json", ROOT / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    done = run("npm ci --no-audit --no-fund")
    if done.returncode:
        raise SystemExit(f"npm ci: {done.stdout}")


def checked(name: str) -> bool:
    """Run one check and say how it went; whether it found nothing."""
    start = time.monotonic()
    done = run(CHECKS[name])
    words = f"\n{done.stdout.rstrip()}" if done.returncode else ""
    print(f"{'FAILED' if done.returncode else 'ok':<7}{name} ({time.monotonic() - start:.1f} s){words}", flush=True)
    return not done.returncode


def main(*options: str) -> int:
    """Run all checks; 0 when none found anything."""
    bring_node_packages()
    names = [name for name in CHECKS if name not in TESTS or "--without-tests" not in options]
    with ThreadPoolExecutor(max_workers=2) as two:
        return 0 if all(list(two.map(checked, names))) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
