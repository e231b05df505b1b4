"""What is looked at before anything is built: the course's configuration, and the folder that is to hold the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from entraide.book import landing
from entraide.book.site import books, finding, offline, take_away
from entraide.book.site.derivation import BuildError
from entraide.lang import LANGUAGES

CONFIGURATION = "_config.yml"
OF_A_SITE = {
    *LANGUAGES, landing.LANDING, landing.NOT_FOUND, landing.OFFLINE,
    finding.ROBOTS, finding.SITEMAP, offline.WORKER.name, take_away.NAME,
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
    """What `_config.yml` says. Raises `BuildError` with the line that cannot be read, or that says a thing again."""
    try:
        read: dict[str, Any] = yaml.load((root / CONFIGURATION).read_text(encoding="utf-8"), Once)
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BuildError("site.config-unreadable", file=CONFIGURATION, row=row, cause=error.problem) from None
    return read


def check_place(root: Path, out: Path) -> None:
    """Raise `BuildError` where a folder holds what no build wrote: building makes it hold the site and nothing else."""
    if not out.is_dir() or out.resolve().is_relative_to(root / "_build"):
        return
    found = sorted(path.name for path in out.iterdir())
    others = [name for name in found if name not in OF_A_SITE and Path(name).suffix not in books.TYPES]
    if found and (others or not landing.is_published(out)):
        raise BuildError("site.not-only-a-site", file=str(out), names=(others or found)[:FEW])
