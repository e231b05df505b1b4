"""What is looked at before anything is built: the course's configuration, and the folder that is to hold the site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from entraide.book import landing
from entraide.book.site import books, finding, offline, take_away
from entraide.book.site.derivation import BuildError
from entraide.course.near import near_or_all
from entraide.lang import LANGUAGES, current, say

CONFIGURATION = "_config.yml"
OPEN = "entraide_assignments"
"""The setting that names the assignments which have a page."""
REPORT = "entraide_report"
"""The setting that says where a mistake is told."""
NEEDED = (
    ("sphinx", "config", "language"),
    *(("sphinx", "config", "entraide_editions", lang, "title") for lang in LANGUAGES),
)
"""The settings without which there is no edition, each with the levels that it stands under."""
OF_A_SITE = {
    *LANGUAGES, landing.LANDING, landing.NOT_FOUND, landing.OFFLINE,
    finding.ROBOTS, finding.SITEMAP, offline.WORKER.name, take_away.NAME,
    *(f"{books.name(lang)}{ending}" for lang in LANGUAGES for ending in books.TYPES),
}  # fmt: skip
FEW = 3


class Once(yaml.SafeLoader):
    """Reads a setting once: where it stands twice, YAML would take the last and lose the other in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The settings of one level. Raises `yaml.constructor.ConstructorError` at one that stands there already."""
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise yaml.constructor.ConstructorError(None, None, str(key.value), key.start_mark)
            seen.add(str(key.value))
        read: dict[Any, Any] = super().construct_mapping(node, deep)
        return read


def configuration(root: Path) -> dict[str, Any]:
    """What `_config.yml` says. Raises `BuildError` with the line that cannot be read, or that says a thing again.

    Raises it also where one of the settings that are `NEEDED` is not there.
    """
    try:
        read = yaml.load((root / CONFIGURATION).read_text(encoding="utf-8"), Once)
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BuildError("site.config-unreadable", file=CONFIGURATION, row=row, cause=error.problem) from None
    for levels in NEEDED:
        found: Any = read
        for level in levels:
            found = found.get(level) if isinstance(found, dict) else None
        if found is None:
            raise BuildError("site.no-setting", file=CONFIGURATION, setting=": ".join(levels))
    return dict(read)


def site_address(url: str) -> str:
    """The address of a site as its pages say it. Raises `BuildError` for one that is no address of the web."""
    if url and not _is_of_the_web(url, whole=True):
        raise BuildError("site.not-an-address", file=url)
    return url.rstrip("/") + "/" if url else ""


def report_address(config: dict[str, Any], asked: str = "") -> str:
    """Where a mistake is told: as asked for, or as the configuration says; "" for nowhere.

    Raises `BuildError` for what a reader could follow nowhere.
    """
    address = asked or config["sphinx"]["config"].get(REPORT) or ""
    kind, _, mailbox = str(address).partition(":")
    if address and not _is_of_the_web(str(address)) and not (kind == "mailto" and "@" in mailbox):
        raise BuildError("site.no-place-to-report", file=address if asked else CONFIGURATION, address=address)
    return str(address)


def _is_of_the_web(address: str, whole: bool = False) -> bool:
    """Whether this is an address of the web; of a `whole` site, it asks for nothing and points at no place."""
    parts = urlsplit(address)
    named = parts.scheme in ("http", "https") and bool(parts.netloc)
    return named and not (whole and (parts.query or parts.fragment))


def open_assignments(root: Path, config: dict[str, Any]) -> tuple[str, ...]:
    """The assignments that are to have a page. Raises `BuildError` for one that some edition does not have."""
    asked = config["sphinx"]["config"].get(OPEN) or []
    if not isinstance(asked, list) or not all(isinstance(one, str | int) for one in asked):
        raise BuildError("site.not-names", file=CONFIGURATION, setting=OPEN)
    names = tuple(dict.fromkeys(map(str, asked)))
    for name, lang in product(names, LANGUAGES):
        known = sorted(
            path.name for path in (root / "exercises" / lang).glob("*/") if (path / f"{path.name}.ipynb").is_file()
        )
        if name not in known:
            meant = near_or_all(name, known)
            key = "site.no-assignment" if meant else "site.no-assignments"
            raise BuildError(key, file=CONFIGURATION, assignment=name, edition=lang, setting=OPEN, known=meant)
    return names


def titled_alike(root: Path, names: Iterable[str]) -> Iterator[str]:
    """A line for each title of several open assignments: a second form has its model's until it is changed."""
    for lang in LANGUAGES:
        of: dict[str, list[str]] = {}
        for name in names:
            of.setdefault(_title(root / "exercises" / lang / name / f"{name}.ipynb"), []).append(name)
        for title, alike in of.items():
            if len(alike) > 1:
                yield say(current(), "site.same-title", names=alike, edition=lang, title=title)


def _title(notebook: Path) -> str:
    """The first heading of a notebook; what is wrong with its file is said where it is released."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        lines = (line for cell in cells for line in "".join(cell["source"]).splitlines())
        return next((line[2:].strip() for line in lines if line.startswith("# ")), notebook.stem)
    except (ValueError, LookupError, TypeError):
        return notebook.stem


def check_place(root: Path, out: Path) -> None:
    """Raise `BuildError` where a folder holds what no build wrote: building makes it hold the site and nothing else."""
    if not out.is_dir() or out.resolve().is_relative_to(root / "_build"):
        return
    found = sorted(path.name for path in out.iterdir())
    others = [name for name in found if name not in OF_A_SITE]
    if found and (others or not landing.is_published(out)):
        raise BuildError("site.not-only-a-site", file=str(out), names=(others or found)[:FEW])
