"""Derive the two editions of the book from one configuration and one table of contents, and build them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from entraide.book import digest
from entraide.book.extension import lighten
from entraide.book.site import landing, offline
from entraide.errors import CourseError
from entraide.lang import LANGUAGES, typeset

NOISE = re.compile(
    r"^(Running Jupyter-Book|Source Folder|Config Path|Output Path|\s*$|=+$|Finished generating|The HTML|"
    r"\[IPKernelApp\])"
)
# What runs a cell has a long traceback of its own; the reason comes after it.
INSIDE = re.compile(r"Traceback \(most recent call last\):\n(?:\s.*\n)+?(?=\S*CellExecutionError)")


# A grammar of web addresses takes a second to load, for a check that no schema of Jupyter Book's asks for.
JUPYTER_BOOK = "import sys; sys.modules['rfc3987_syntax'] = None; from jupyter_book.cli.main import main; main()"


class BuildError(CourseError):
    """An edition could not be built; the message holds the lines that say why."""


@dataclass(frozen=True)
class Edition:
    """One language of the book: where its pages are written and where Jupyter Book works on them."""

    root: Path
    language: str

    @property
    def source(self) -> Path:
        return self.root / "chapters" / self.language

    @property
    def work(self) -> Path:
        return self.root / "_build" / "editions" / self.language

    @property
    def pages(self) -> Path:
        return self.work / "_build" / "html"

    @property
    def stamp(self) -> Path:
        return self.work / "built"

    @property
    def is_built(self) -> bool:
        return self.stamp.exists() and self.stamp.read_text() == digest.of_edition(self.root, self.language)


def build(root: Path, out: Path | None = None, say: Callable[[str], None] = print) -> Path:
    """Build both editions into `out` (`_build/html` under `root`), and return that folder.

    Only an edition that changed since its last build is built. Raises `BuildError` with the reasons.
    """
    start = time.monotonic()
    root = root.resolve()
    out = out or root / "_build" / "html"
    _check(root)
    editions = [Edition(root, language) for language in LANGUAGES]
    changed = [edition for edition in editions if not edition.is_built]
    if changed:
        say("Building " + " and ".join(edition.language for edition in changed) + "…")
        _build_side_by_side(changed)
    elif landing.is_published(out):
        say(f"Nothing changed. The book is in {_near(out)}")
        return out
    _publish(editions, out)
    say(f"The book is in {_near(out)} ({time.monotonic() - start:.1f} s)")
    return out


def derive_toc(toc: dict[str, Any], language: str, captions: dict[str, str]) -> dict[str, Any]:
    """Return the table of contents of an edition: files seen from its own folder, captions in its language."""

    def place(file: str) -> str:
        return re.sub(r"^chapters/[a-z]{2}/", "", file)

    def derive(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: derive(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [derive(item) for item in value]
        if key in ("root", "file"):
            return place(value)
        return typeset(captions.get(value, value), language) if key == "caption" else value

    derived: dict[str, Any] = derive(toc)
    missing = [caption for caption in _captions(toc) if language != "en" and caption not in captions]
    if missing:
        raise BuildError(f"_config.yml: entraide_editions: {language}: captions: nothing for {', '.join(missing)}")
    return derived


def derive_config(config: dict[str, Any], language: str, root: Path) -> dict[str, Any]:
    """Return the Jupyter Book configuration of an edition."""
    sphinx = dict(config.get("sphinx", {}))
    own = dict(sphinx.get("config", {}))
    edition = own.get("entraide_editions", {}).get(language, {})
    own |= {"language": language, "entraide_root": str(root), "entraide_edition": language}
    sphinx["config"] = own
    derived = config | {"sphinx": sphinx}
    derived |= {key: edition[key] for key in ("title", "author") if key in edition}
    derived["bibtex_bibfiles"] = [str(root / file) for file in config.get("bibtex_bibfiles", [])]
    return derived


def _captions(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["caption"]] if isinstance(value.get("caption"), str) else []
        return own + [caption for item in value.values() for caption in _captions(item)]
    return [caption for item in value for caption in _captions(item)] if isinstance(value, list) else []


def _check(root: Path) -> None:
    for name in ("_config.yml", "_toc.yml", *(f"chapters/{language}" for language in LANGUAGES)):
        if not (root / name).exists():
            raise BuildError(f"{name}: not found in {root}; run this from the root of the project")


def _build_side_by_side(editions: list[Edition]) -> None:
    """Start one Jupyter Book for each edition, wait for all, and raise if any failed."""
    started = [(edition, digest.of_edition(edition.root, edition.language), _start(edition)) for edition in editions]
    failures = []
    for edition, inputs, process in started:
        said, _ = process.communicate()
        if process.returncode:
            failures.append(f"The {edition.language} edition could not be built:\n{_relevant(said)}")
        else:
            edition.stamp.write_text(inputs)
    if failures:
        raise BuildError("\n\n".join(failures))


def _start(edition: Edition) -> subprocess.Popen[str]:
    edition.work.mkdir(parents=True, exist_ok=True)
    edition.stamp.unlink(missing_ok=True)
    config = yaml.safe_load((edition.root / "_config.yml").read_text(encoding="utf-8"))
    toc = yaml.safe_load((edition.root / "_toc.yml").read_text(encoding="utf-8"))
    captions = config["sphinx"]["config"]["entraide_editions"][edition.language].get("captions", {})
    config_file, toc_file = edition.work / "_config.yml", edition.work / "_toc.yml"
    _write(config_file, derive_config(config, edition.language, edition.root))
    _write(toc_file, derive_toc(toc, edition.language, captions))
    command = [sys.executable, "-c", JUPYTER_BOOK, "build", str(edition.source)]
    command += ["--config", str(config_file), "--toc", str(toc_file), "--path-output", str(edition.work)]
    command += ["-W", "--keep-going", "-q"]
    # The kernel that runs the cells is the one of this environment, whatever the person has installed elsewhere.
    environment = os.environ | {"JUPYTER_PREFER_ENV_PATH": "1", "PYTHONUTF8": "1"}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=environment
    )


def _write(path: Path, value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _relevant(said: str) -> str:
    """Leave out of Jupyter Book's output what is the same in every build, and the inside of a traceback."""
    said = INSIDE.sub("", re.sub(r"\x1b\[[0-9;]*m", "", said))
    said = said.split("The full traceback has been saved")[0]
    lines = [line for line in said.splitlines() if not NOISE.match(line)]
    return "\n".join(lines[:80])


def _publish(editions: list[Edition], out: Path) -> None:
    """Make `out` hold the two editions, the landing page and the offline worker, and nothing else."""
    out.mkdir(parents=True, exist_ok=True)
    kept = {edition.language for edition in editions}
    for edition in editions:
        _mirror(edition.pages, out / edition.language)
    root = editions[0].root
    files = landing.write(root, out) | offline.write(out, [edition.language for edition in editions])
    for path in out.iterdir():
        if path.name not in kept | files:
            lighten.remove(path)


def _mirror(source: Path, target: Path) -> None:
    """Make `target` a copy of `source` without what readers have no use for, writing only what differs."""
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    wanted = {place for place in files if lighten.is_published(place)}
    for old in [path for path in target.rglob("*") if path.is_file() and path.relative_to(target) not in wanted]:
        old.unlink()
    for place in wanted:
        new, kept = source / place, target / place
        if not kept.exists() or kept.read_bytes() != new.read_bytes():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(new, kept)
    for folder in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _near(path: Path) -> str:
    return os.path.relpath(path)
