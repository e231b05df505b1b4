"""Leave out of the pages the scripts and files of the theme that this book does not use."""

from __future__ import annotations

import json
import shutil
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What the page of search results needs. Every other page loads nothing of Sphinx's own.
SEARCH_SCRIPTS = ("documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js")
# What of `_static` is published. Left behind: 1.5 MB of icons as a script, their fonts, Bootstrap, maps, buttons.
PUBLISHED = (
    "styles/book.css", "scripts/pydata-sphinx-theme.js", "scripts/sphinx-book-theme.js",
    "searchtools.js", "language_data.js", *SEARCH_SCRIPTS,
)  # fmt: skip


def setup(app: Sphinx) -> None:
    # After every other extension has added its scripts to the page.
    app.connect("html-page-context", choose_scripts, priority=900)


def choose_scripts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Keep the scripts that this page uses; what the theme's script reads from the others is given here."""
    options = json.dumps({"pagename": pagename, "search_as_you_type": False}).replace("</", "<\\/")
    if pagename == "search":
        scripts = [script for script in context["script_files"] if _name(script) in SEARCH_SCRIPTS]
        context["theme_options_script"] = f"Object.assign(DOCUMENTATION_OPTIONS, {options});"
    else:
        scripts = []
        context["theme_options_script"] = f"var DOCUMENTATION_OPTIONS = {options};"
    context["script_files"] = scripts


def is_published(place: PurePath) -> bool:
    """Say whether a file of the built edition, by its place in it, is for readers."""
    if place.parts[0] in ("_sources", ".doctrees", "reports") or place.name in (".buildinfo", "objects.inv"):
        return False
    if place.parts[0] != "_static":
        return not place.name.startswith(".buildinfo")
    inside = place.relative_to("_static")
    return inside.as_posix() in PUBLISHED or inside.parts[0] == "entraide"


def remove(path: Path) -> None:
    """Remove a file or a folder."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _name(script: Any) -> str:
    return PurePosixPath(str(getattr(script, "filename", script) or "")).name
