"""Leave out of the pages the scripts of the theme that this book does not use."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What the page of search results needs. Every other page loads nothing of Sphinx's own.
SEARCH_SCRIPTS = ("documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js")


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


def _name(script: Any) -> str:
    return PurePosixPath(str(getattr(script, "filename", script) or "")).name
