"""Write the pages outside the book: the choice of a language, the way to the first page, what is not there or not kept.

And the manifest by which a reader installs an edition.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml
from markupsafe import Markup, escape

from entraide import look
from entraide.book import leaving, ring
from entraide.book.policy import content_security_policy
from entraide.book.smaller import smaller_style
from entraide.html import templates
from entraide.lang import typeset

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGES = Path(__file__).parent / "pages"
LANDING = "index.html"
NOT_FOUND = "404.html"
OFFLINE = "offline.html"
MANIFEST = "manifest.webmanifest"
NAME = "Entraide"
# Stands for the policy until all is written that it is to allow.
POLICY = "@policy@"
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
MARK = '<meta name="generator" content="entraide" />'


def setup(app: Sphinx) -> None:
    # After the table-of-contents extension has written a bare redirection, without title or language.
    app.connect("build-finished", write_first_page, priority=950)


def write_first_page(app: Sphinx, failure: Exception | None) -> None:
    """Let the address of an edition's folder lead to its first page, and say what that page says of itself."""
    if failure or app.builder.format != "html" or app.config.root_doc == "index":
        return
    out, lang, first = Path(app.outdir), app.config.language, app.config.root_doc + ".html"
    told = {"title": app.config.html_title, "text": described(out / first), "lang": lang}
    address = f"{app.config.html_baseurl}{first}" if app.config.html_baseurl else ""
    _write(out / "index.html", "first", **told, first=first, address=address)
    manifest = {
        "name": app.config.html_title,
        "short_name": NAME,
        "lang": app.config.language,
        "start_url": "index.html",
        "scope": "../",
        "display": "minimal-ui",
        "icons": [{"src": "_static/entraide/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    (out / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def described(page: Path) -> Markup:
    """What a page says that it is about, escaped as it stands there; nothing where it says nothing."""
    found = DESCRIPTION.search(page.read_text(encoding="utf-8")) if page.exists() else None
    return Markup(found[1] if found else "")


def write(root: Path, out: Path, url: str = "") -> set[str]:
    """Write the pages at the root of the site, with the editions in the configuration's order; return their names.

    `url` is that of the site, with a slash at its end; "" where that is not known.
    """
    config: dict[str, Any] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    told = config["sphinx"]["config"]["entraide_editions"]
    editions = [
        {
            "lang": lang,
            "title": typeset(edition["title"], lang),
            "exit": edition.get("exit") or leaving.NOWHERE,
            "about": described(out / lang / "index.html"),
        }
        for lang, edition in told.items()
    ]
    known = {"editions": editions, "leaving": Markup(leaving.script()), "base": urlsplit(url).path or "/"}
    _write(out / LANDING, "landing", **known, url=url)
    _write(out / NOT_FOUND, "not-found", **known, to_editions=_to_editions(editions, url), ring=ring.of_group())
    # Where the worker that brings it stands is surer than where the site was built to stand.
    _write(out / OFFLINE, "offline", **known, to_editions=_to_editions(editions, ""))
    return {LANDING, NOT_FOUND, OFFLINE}


def _to_editions(editions: list[dict[str, Any]], url: str) -> Markup:
    """The script that leads from an address of any depth to the editions."""
    script = templates(PAGES).get_template("to-editions.js.j2")
    return Markup(script.render(editions=editions, url=url) + "\n")


def is_published(out: Path) -> bool:
    """Say whether the landing page is ours; `jupyter-book build .` writes its own in the same place."""
    page = out / LANDING
    return page.exists() and MARK in page.read_text(encoding="utf-8")


def _write(path: Path, template: str, **values: Any) -> None:
    sheets = "\n".join(sheet.read_text(encoding="utf-8") for sheet in (PAGES / "look.css", leaving.STYLE))
    style = Markup(look.dressed(smaller_style(sheets)))
    template_of = templates(PAGES).get_template(f"{template}.html.j2")
    page = template_of.render(look=style, mark=Markup(MARK), policy=Markup(POLICY), **values) + "\n"
    page = page.replace(POLICY, escape(content_security_policy(page)))
    path.write_text(page, encoding="utf-8")
