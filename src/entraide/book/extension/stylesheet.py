"""Make one stylesheet of the theme's, Sphinx's and ours, with the rules that some page of the book uses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import tinycss2
from sphinx.application import Sphinx

HERE = Path(__file__).parent
FRONT_END = HERE / "static"
WIDGETS = HERE.parents[1] / "widgets"
BOOK = "styles/book.css"
# In the order in which one overrules the other; ours is last.
SOURCES = ("pygments.css", "basic.css", "styles/pydata-sphinx-theme.css", "styles/sphinx-book-theme.css",
           "mystnb.*.css", "sphinx-design.min.css")  # fmt: skip
OURS = ("frame.css", "menu.css", "text.css", "parts.css")
NAME = re.compile(r"[A-Za-z_][\w-]*")
# Names given by a script while the page is read.
GIVEN_LATER = {"scrolled", "pst-sidebar-hidden", "show", "noprint", "active", "hide", "highlighted", "context", "empty"}


def setup(app: Sphinx) -> None:
    # After the theme has rewritten its own stylesheets.
    app.connect("build-finished", write_front_end, priority=900)


def write_front_end(app: Sphinx, failure: Exception | None) -> None:
    """Write our scripts and the one stylesheet beside the pages."""
    if failure or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    ours = static / "entraide"
    ours.mkdir(parents=True, exist_ok=True)
    for path in FRONT_END.iterdir():
        if path.suffix in (".js", ".svg"):
            shutil.copyfile(path, ours / path.name)
    sheets = [path for pattern in SOURCES for path in sorted(static.glob(pattern))]
    sheets += [FRONT_END / name for name in OURS]
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sheets)
    target = static / BOOK
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(purge(whole, _names_used(Path(app.outdir))), encoding="utf-8")


def purge(css: str, names: set[str]) -> str:
    """Return the stylesheet without the rules that can apply to none of the class names and ids given.

    >>> purge(".a b, .c{x:1} .d:not(.e){y:2} @media print{.c{z:3}}", {"a", "d"})
    '.a b{x:1}\\n.d:not(.e){y:2}'
    """
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    return _written(tinycss2.parse_stylesheet(tokens, skip_whitespace=True), names)


def _written(rules: Iterable[Any], names: set[str]) -> str:
    return "\n".join(kept for rule in rules if (kept := _kept(rule, names)))


def _kept(rule: Any, names: set[str]) -> str:
    """A rule as it is written, "" where it can apply to nothing, or says nothing that this book needs."""
    if rule.type == "qualified-rule":
        selectors = [_text(one) for one in _selectors(rule.prelude) if set(_names_in(one)) <= names]
        return f"{','.join(selectors)}{{{_text(rule.content)}}}" if selectors else ""
    # The book uses the fonts of the device, and one stylesheet. A rule with an error means nothing to a browser either.
    if rule.type == "error" or rule.lower_at_keyword in ("charset", "import", "font-face"):
        return ""
    prelude = f"@{rule.at_keyword}{' ' if rule.prelude else ''}{_text(rule.prelude)}"
    if rule.content is None:
        return f"{prelude};"
    if rule.lower_at_keyword not in ("media", "supports", "container", "layer"):
        return f"{prelude}{{{_text(rule.content)}}}"
    inside = _written(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), names)
    return f"{prelude}{{{inside}}}" if inside else ""


def _selectors(prelude: list[Any]) -> Iterator[list[Any]]:
    """The alternatives of a rule, which a comma parts; what is inside brackets is one token."""
    for comma, tokens in groupby(prelude, lambda token: token == ","):
        if not comma:
            yield list(tokens)


def _names_in(selector: list[Any]) -> Iterator[str]:
    """The classes and ids without which a selector applies to nothing; what stands in ``:not(…)`` is no such name."""
    for before, token in pairwise([None, *selector]):
        if token.type == "hash" or (token.type == "ident" and before == "."):
            yield token.value


def _text(tokens: list[Any]) -> str:
    return " ".join(tinycss2.serialize(tokens).split())


def _names_used(pages: Path) -> set[str]:
    """Return every word of the pages and of our scripts that could be a class name or an id."""
    names = set(GIVEN_LATER)
    scripts = [*FRONT_END.glob("*.js"), *WIDGETS.rglob("*.js"), pages / "_static" / "searchtools.js"]
    scripts += (pages / "_static" / "scripts").glob("*-theme.js")
    for path in [*pages.rglob("*.html"), *scripts]:
        if path.is_file():
            names.update(NAME.findall(path.read_text(encoding="utf-8")))
    return names
