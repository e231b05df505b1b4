"""Derive an edition's configuration and contents from the one configuration and the one table of contents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from entraide.errors import CourseError
from entraide.lang import typeset


class BuildError(CourseError):
    """An edition cannot be built; the message says why."""


def derive_toc(toc: dict[str, Any], language: str, captions: dict[str, str] | None) -> dict[str, Any]:
    """Return the table of contents of an edition: files seen from its own folder, captions in its language.

    Without ``captions`` they are in it already. Raises `BuildError` for one that is not among them.
    """

    def place(file: str) -> str:
        return re.sub(r"^chapters/[a-z]{2}/", "", file)

    def derive(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: derive(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [derive(item) for item in value]
        if key in ("root", "file"):
            return place(value)
        return typeset((captions or {}).get(value, value), language) if key == "caption" else value

    derived: dict[str, Any] = derive(toc)
    missing = [] if captions is None else [caption for caption in _captions(toc) if caption not in captions]
    if missing:
        raise BuildError("site.no-caption", file="_config.yml", edition=language, captions=missing)
    return derived


def captions_of(config: dict[str, Any], language: str) -> dict[str, str] | None:
    """Return an edition's captions by those of the table of contents; None for the one whose captions these are."""
    settings = config["sphinx"]["config"]
    return None if language == settings["language"] else settings["entraide_editions"][language].get("captions", {})


def derive_config(
    config: dict[str, Any],
    language: str,
    root: Path,
    url: str = "",
    released: Path | None = None,
    report: str = "",
) -> dict[str, Any]:
    """Return the Jupyter Book configuration of an edition.

    `url` is that of the whole site, "" if not known; `released` holds the notebooks of the open assignments; a mistake
    is told at `report`, "" for nowhere.
    """
    sphinx = dict(config.get("sphinx", {}))
    own = dict(sphinx.get("config", {}))
    edition = own.get("entraide_editions", {}).get(language, {})
    own |= {"language": language, "entraide_root": str(root), "entraide_edition": language}
    own["entraide_report"] = report
    if released:
        own["entraide_released"] = str(released)
    if url:
        own["html_baseurl"] = f"{url}{language}/"
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
