"""Build the editions of the book, side by side, those that changed since they were built last."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from entraide.book import digest, landing
from entraide.book.site import before, books, released
from entraide.book.site.derivation import BuildError, captions_of, derive_config, derive_toc
from entraide.book.site.publishing import publish
from entraide.lang import LANGUAGES, current, number, say
from entraide.lang.saying import Said

NOISE = re.compile(
    r"^(Running Jupyter-Book|Source Folder|Config Path|Output Path|\s*$|=+$|Finished generating|The HTML|"
    r"\[IPKernelApp\])"
)
# What runs a cell has a long traceback of its own; the reason comes after it.
INSIDE = re.compile(r"Traceback \(most recent call last\):\n(?:\s.*\n)+?(?=\S*CellExecutionError)")


# A grammar of web addresses takes a second to load, for a check that no schema of Jupyter Book's asks for.
JUPYTER_BOOK = "import sys; sys.modules['rfc3987_syntax'] = None; from jupyter_book.cli.main import main; main()"


@dataclass(frozen=True)
class Edition:
    """One language of the book: where its pages are written and where Jupyter Book works on them."""

    root: Path
    language: str
    url: str = ""
    """Where the whole site is published, with a slash at its end; "" where that is not known."""
    assignments: tuple[str, ...] = ()
    """The assignments that have a page."""
    report: str = ""
    """Where a reader tells of a mistake; "" for nowhere."""

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
    def config(self) -> Path:
        return self.work / "_config.yml"

    @property
    def toc(self) -> Path:
        return self.work / "_toc.yml"

    @property
    def stamp(self) -> Path:
        return self.work / "built"

    @property
    def is_built(self) -> bool:
        return self.stamp.exists() and self.stamp.read_text() == self.inputs

    @property
    def built(self) -> books.Built:
        """What its books are made from."""
        return books.Built(self.language, self.pages, self.work / "books", self.inputs)

    @property
    def inputs(self) -> str:
        """A digest of all that decides what the pages hold."""
        return digest.of_edition(self.root, self.language, self.assignments) + self.url + self.report


def build(
    root: Path,
    out: Path | None = None,
    url: str = "",
    tell: Callable[[str], None] = print,
    epub_pdf: bool = False,
    report: str = "",
) -> Path:
    """Build all editions into `out` (`_build/html` under `root`), and return that folder.

    Only an edition that changed since its last build is built. With the address at which the site will be published,
    its pages say it to other sites. With `epub_pdf`, each edition is also an EPUB and a PDF, which its pages link.
    A mistake is told at `report`, or where the course's configuration says.
    Raises `BuildError` with the reasons.
    """
    start = time.monotonic()
    root = root.resolve()
    out = out or root / "_build" / "html"
    _check(root)
    before.check_place(root, out)
    config = before.configuration(root)
    assignments = before.open_assignments(root, config)
    for line in before.titled_alike(root, assignments):
        tell(line)
    url, report = before.site_address(url), before.report_address(config, report)
    editions = [Edition(root, language, url, assignments, report) for language in LANGUAGES]
    changed = [edition for edition in editions if not edition.is_built]
    if changed:
        tell(say(current(), "site.building", editions=[edition.language for edition in changed]))
        _build_side_by_side(changed)
    elif landing.is_published(out) and not (epub_pdf and books.lack(out, list(LANGUAGES))):
        tell(say(current(), "site.unchanged", folder=_near(out)))
        return out
    made = books.make(root, [edition.built for edition in editions], url, tell) if epub_pdf else {}
    publish(root, {edition.language: edition.pages for edition in editions}, out, url, made)
    seconds = number(time.monotonic() - start, current(), 1, 1)
    tell(say(current(), "site.built", folder=_near(out), seconds=seconds))
    return out


def _check(root: Path) -> None:
    for name in ("_config.yml", "_toc.yml", *(f"chapters/{language}" for language in LANGUAGES)):
        if not (root / name).exists():
            raise BuildError("site.not-a-course", file=name, folder=root)


def _build_side_by_side(editions: list[Edition]) -> None:
    """Start one Jupyter Book for each edition, wait for all, and raise if any failed."""
    with ThreadPoolExecutor() as side_by_side:  # Each waits for nbgrader; what one refuses, no other is built for.
        list(side_by_side.map(_prepare, editions))
    failures = []
    for edition, inputs, process in [(edition, edition.inputs, _start(edition)) for edition in editions]:
        said, _ = process.communicate()
        if process.returncode:
            failures.append(say(current(), "site.not-built", edition=edition.language, said=_relevant(said)))
        else:
            edition.stamp.write_text(inputs)
    if failures:
        raise BuildError("site.failures", said=Said("\n\n".join(failures)))


def _prepare(edition: Edition) -> None:
    """Write what Jupyter Book reads besides the chapters: the notebooks of assignments, settings, contents."""
    edition.work.mkdir(parents=True, exist_ok=True)
    notebooks = edition.work / "released"
    released.prepare(edition.root, edition.language, list(edition.assignments), notebooks)
    config = yaml.safe_load((edition.root / "_config.yml").read_text(encoding="utf-8"))
    toc = yaml.safe_load((edition.root / "_toc.yml").read_text(encoding="utf-8"))
    told = derive_config(config, edition.language, edition.root, edition.url, notebooks, edition.report)
    _write(edition.config, told)
    _write(edition.toc, derive_toc(toc, edition.language, captions_of(config, edition.language)))


def _start(edition: Edition) -> subprocess.Popen[str]:
    edition.stamp.unlink(missing_ok=True)
    command = [sys.executable, "-c", JUPYTER_BOOK, "build", str(edition.source)]
    command += ["--config", str(edition.config), "--toc", str(edition.toc), "--path-output", str(edition.work)]
    command += ["-W", "--keep-going", "-q"]
    # The kernel that runs the cells is the one of this environment, whatever the person has installed elsewhere.
    environment = os.environ | {"JUPYTER_PREFER_ENV_PATH": "1", "PYTHONUTF8": "1"}
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=edition.root,
        env=environment,
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


def _near(path: Path) -> str:
    return os.path.relpath(path)
