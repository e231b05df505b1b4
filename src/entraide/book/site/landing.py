"""Write the pages outside the book: the choice of a language, the way to the first page, and an address not found."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

import yaml

from entraide.lang import typeset

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SITE = Path(__file__).parent / "pages"
LANDING = "index.html"
NOT_FOUND = "404.html"
MARK = '<meta name="generator" content="entraide" />'


def setup(app: Sphinx) -> None:
    # After the table-of-contents extension has written a bare redirection, without title or language.
    app.connect("build-finished", write_first_page, priority=950)


def write_first_page(app: Sphinx, failure: Exception | None) -> None:
    """Let the address of an edition's folder lead to its first page."""
    if failure or app.builder.format != "html" or app.config.root_doc == "index":
        return
    values = {"language": app.config.language, "title": app.config.html_title, "first": app.config.root_doc + ".html"}
    _write(Path(app.outdir) / "index.html", "first.html", values)


def write(root: Path, out: Path) -> set[str]:
    """Write the pages at the root of the site; return their names."""
    config: dict[str, Any] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    editions = config["sphinx"]["config"]["entraide_editions"]
    values = {f"title_{language}": typeset(edition["title"], language) for language, edition in editions.items()}
    _write(out / LANDING, "landing.html", values)
    _write(out / NOT_FOUND, "not-found.html", values)
    return {LANDING, NOT_FOUND}


def is_published(out: Path) -> bool:
    """Say whether the landing page is ours; `jupyter-book build .` writes its own in the same place."""
    page = out / LANDING
    return page.exists() and MARK in page.read_text(encoding="utf-8")


def _write(path: Path, template: str, values: dict[str, str]) -> None:
    shared = {"look": (SITE / "look.css").read_text(encoding="utf-8"), "mark": MARK}
    text = Template((SITE / template).read_text(encoding="utf-8"))
    filled = text.substitute({name: escape(value) for name, value in values.items()} | shared)
    path.write_text(filled, encoding="utf-8")
