"""Time to build both editions, cold and after one page was edited, beside Jupyter Book building them in turn."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.machine import machine
from entraide.book.site import editions
from entraide.lang import LANGUAGES

ROOT = Path(__file__).parents[1]
PARTS = ("_config.yml", "_toc.yml", "references.bib", "chapters", "data", "exercises")
EDITED = Path("chapters/fr/mutual-aid/dynamics.md")


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, build in (("Entraide", ours), ("Jupyter Book", stock)):
            root = copied(Path(folder) / name.replace(" ", "-"))
            cold = timed(build, root)
            page = root / EDITED
            page.write_text(page.read_text("utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
            rows.append((name, cold, timed(build, root), timed(build, root)))
    (_, *own), (_, *peer) = rows
    print("| both editions | Entraide | Jupyter Book, in turn | Jupyter Book / Entraide |")
    print("|---|---:|---:|---:|")
    for what, mine, other in zip(("cold", "one page edited", "nothing changed"), own, peer, strict=True):
        print(f"| {what} | {mine:.2f} s | {other:.2f} s | {other / mine:.1f} × |")
    print(f"\n{machine('jupyter-book', 'sphinx')}")


def copied(root: Path) -> Path:
    """A copy of what the book is made from."""
    root.mkdir()
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    return root


def ours(root: Path) -> None:
    """Both editions, as `make book` builds them."""
    editions.build(root, tell=lambda _: None)


def stock(root: Path) -> None:
    """Both editions, with one `jupyter-book build` after the other, on the same configuration."""
    config, toc = (yaml.safe_load((root / name).read_text("utf-8")) for name in ("_config.yml", "_toc.yml"))
    for language in LANGUAGES:
        work = root / "_build" / "in-turn" / language
        work.mkdir(parents=True, exist_ok=True)
        derived = {
            "_config.yml": editions.derive_config(config, language, root),
            "_toc.yml": editions.derive_toc(toc, language, editions.captions_of(config, language)),
        }
        for name, content in derived.items():
            (work / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build"]
        command += [str(root / "chapters" / language), "--path-output", str(work)]
        command += ["--config", str(work / "_config.yml"), "--toc", str(work / "_toc.yml")]
        environment = os.environ | {"JUPYTER_PREFER_ENV_PATH": "1", "PYTHONUTF8": "1"}
        subprocess.run(command, check=True, env=environment, capture_output=True)


def timed(build: Callable[[Path], None], root: Path) -> float:
    """Seconds that a build takes."""
    start = time.perf_counter()
    build(root)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
