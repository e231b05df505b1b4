"""Publish the built editions: one folder that holds what readers need, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePath
from typing import Any

import yaml

from entraide.book import landing
from entraide.book.site import books, finding, offline, take_away

# What of `_static` is published. Left behind: 1.5 MB of icons as a script, their fonts, the theme's scripts, Sphinx's.
PUBLISHED = ("styles/book.css",)


Books = dict[str, list[Path]]
"""The files to read without a browser, by language."""


def publish(root: Path, pages: dict[str, Path], out: Path, url: str = "", made: Books | None = None) -> None:
    """Make `out` hold the editions, whose pages are given by language, what leads to them, and nothing else.

    With the site's address, what search engines ask for is among what leads to them. The books that were `made` are
    put beside them, and linked from their pages.
    """
    out.mkdir(parents=True, exist_ok=True)
    _mirror_all(pages, out, made or {})
    config: dict[str, Any] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    not_kept = config["sphinx"]["config"].get("entraide_for_instructors", [])
    files = landing.write(root, out, url) | take_away.write(out)
    # Once more: now it is known what the ZIP weighs, which holds no link to itself.
    _mirror_all(pages, out, made or {})
    files |= offline.write(out, list(pages), not_kept) | finding.write(out, list(pages), url)
    for book in [book for of_edition in (made or {}).values() for book in of_edition]:
        shutil.copyfile(book, out / book.name)
        files.add(book.name)
    for path in out.iterdir():
        if path.name not in pages and path.name not in files:
            _remove(path)


def is_published(place: PurePath) -> bool:
    """Say whether a file of the built edition, by its place in it, is for readers."""
    if place.parts[0] in ("_sources", ".doctrees", "reports") or place.name in (".buildinfo", "objects.inv"):
        return False
    if place.parts[0] != "_static":
        return not place.name.startswith(".buildinfo")
    inside = place.relative_to("_static")
    return inside.as_posix() in PUBLISHED or inside.parts[0] == "entraide"


def _remove(path: Path) -> None:
    """Remove a file or a folder."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _mirror_all(pages: dict[str, Path], out: Path, made: Books) -> None:
    """Make `out` hold the editions, whose pages link the ZIP as it lies there, and the books that were made."""
    packed = [path for path in [out / take_away.NAME] if path.exists()]
    for language, folder in pages.items():
        _mirror(folder, out / language, language, [*packed, *made.get(language, [])])


def _mirror(source: Path, target: Path, language: str, made: list[Path]) -> None:
    """Make `target` a copy of `source` without what readers have no use for, writing only what differs.

    Its pages link what was made of them.
    """
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    wanted = {place for place in files if is_published(place)}
    for old in [path for path in target.rglob("*") if path.is_file() and path.relative_to(target) not in wanted]:
        old.unlink()
    for place in wanted:
        kept, new = target / place, (source / place).read_bytes()
        if place.suffix == ".html":
            new = new.replace(books.PLACE.encode(), books.links(made, language, "../" * len(place.parts)).encode())
        if not kept.exists() or kept.read_bytes() != new:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(new)
    for folder in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
