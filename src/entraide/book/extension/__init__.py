"""Settle what every page of the book shares, and register the parts of the extension."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from entraide.book import digest, landing, leaving
from entraide.book.extension import (
    about,
    apostrophes,
    assignments,
    begin,
    bibliography,
    care,
    codebook,
    drawings,
    formulas,
    glossary,
    kernels,
    language,
    lighten,
    material,
    my_course,
    pair,
    search,
    shared_files,
    stylesheet,
    top,
    widgets,
)
from entraide.lang import say, typeset

HERE = Path(__file__).parent
PARTS = (
    about, apostrophes, assignments, begin, bibliography, care, codebook, drawings, formulas, glossary, kernels,
    landing, lighten, material, my_course, pair, search, shared_files, stylesheet, top, widgets
)  # fmt: skip
# The pages to which the foot of every page leads, where a course has them, and what is said there instead of the title.
FOOTER = {"ethics-and-care": "", "how-to-use#offline": "book.offline", "accessibility": ""}
UNUSED_PARTS = ("article_header_start", "article_header_end", "secondary_sidebar_items", "footer_content_items")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; Jupyter Book calls it because `_config.yml` names this package."""
    app.add_config_value("entraide_root", "", "env", [str])
    app.add_config_value("entraide_edition", "", "html", [str])
    app.add_config_value("entraide_editions", {}, "html", [dict])
    app.add_config_value("entraide_front_end", "", "html", [str])
    app.connect("config-inited", configure)
    app.connect("html-page-context", dress, priority=600)
    app.connect("html-page-context", language.add_twins, priority=610)
    for part in PARTS:
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def configure(app: Sphinx, config: Config) -> None:
    """Settle what a person writing `_config.yml` need not know about."""
    root = Path(config.entraide_root or app.srcdir)
    config.entraide_root = str(root)
    # A cell's output depends on the data and on the package: with either changed, nothing kept is good any more. The
    # setting is one of those that make Sphinx read every page again.
    config.nb_execution_cache_path = str(Path(app.outdir).parent / "executed" / digest.of_outputs(root))
    # The exercises of a page speak its language: the kernel is a child of this process.
    os.environ["ENTRAIDE_LANG"] = config.language
    config.entraide_front_end = digest.of_front_end()
    # The stylesheet holds what the pages use, so it may change with any of them. Not a setting: a page that has not
    # changed may go on asking for the version it knows.
    app.entraide_pages = digest.of_files(Path(app.srcdir), Path(app.srcdir).rglob("*.md"))  # type: ignore[attr-defined]
    # The frame of a page is our own: the theme need not draw, page after page, the parts of its own.
    config.html_sidebars = {"**": []}
    config.html_theme_options |= {part: [] for part in UNUSED_PARTS}
    config.html_title = typeset(config.html_title, config.language)
    config.author = typeset(config.author, config.language)
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_copy_source = False
    config.html_show_sourcelink = False
    config.html_use_index = False
    config.html_domain_indices = False
    config.html_permalinks_icon = "#"
    _forget_old_outputs(Path(config.nb_execution_cache_path))


def dress(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the frame of the page its texts and addresses."""
    edition = app.config.entraide_edition
    settings = app.config.entraide_editions.get(app.config.language, {})
    context["say"] = partial(say, app.config.language)
    context["author"] = app.config.author
    context["exit"] = settings.get("exit") or leaving.NOWHERE
    context["front_end"] = app.config.entraide_front_end
    context["stylesheet_version"] = app.entraide_pages[:8] + app.config.entraide_front_end  # type: ignore[attr-defined]
    context["footer_pages"] = [page for name, title in FOOTER.items() if (page := _link(app, context, name, title))]
    care = _link(app, context, "ethics-and-care#help-lines", "")
    context["care_page"] = care["address"] if care else ""
    context["worker"] = f"{context['content_root']}../worker.js" if edition else ""


def _link(app: Sphinx, context: dict[str, Any], name: str, title: str) -> dict[str, str] | None:
    """Where a page is that has this name in whatever folder, under its own title or another one; None without it."""
    name, _, anchor = name.partition("#")
    for page in app.env.all_docs:
        if page.rsplit("/", 1)[-1] == name:
            own = app.env.titles[page].astext()
            title = say(app.config.language, title) if title else typeset(own, app.config.language)
            address = context["pathto"](page)  # "#" on the page itself
            return {"address": f"{address.removesuffix('#')}#{anchor}" if anchor else address, "title": title}
    return None


def _forget_old_outputs(current: Path) -> None:
    """Remove the outputs kept for earlier data or code."""
    if current.parent.is_dir():
        for old in current.parent.iterdir():
            if old != current:
                shutil.rmtree(old, ignore_errors=True)
