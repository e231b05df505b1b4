"""Make one stylesheet of the theme's, Sphinx's and ours, with the rules that some page of the book uses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
FRONT_END = HERE / "static"
WIDGETS = HERE.parents[1] / "widgets"
BOOK = "styles/book.css"
# In the order in which one overrules the other; ours is last.
SOURCES = ("pygments.css", "basic.css", "styles/pydata-sphinx-theme.css", "styles/sphinx-book-theme.css",
           "mystnb.*.css", "sphinx-design.min.css")  # fmt: skip
NAME = re.compile(r"[A-Za-z_][\w-]*")
IN_SELECTOR = re.compile(r"[.#]((?:\\.|[\w-])+)")
ALTERNATIVE = re.compile(r":(?:not|is|where|has)\([^()]*\)")
OURS = ("frame.css", "menu.css", "text.css", "parts.css")
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
    kept = []
    for prelude, body in _rules(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if body is None:
            kept.append("" if prelude.startswith(("@charset", "@import")) else f"{prelude};")
        elif prelude.startswith(("@media", "@supports", "@container", "@layer")):
            inside = purge(body, names)
            kept.append(f"{prelude}{{{inside}}}" if inside else "")
        elif prelude.startswith("@font-face"):
            continue  # The book uses the fonts of the device.
        elif prelude.startswith("@"):
            kept.append(f"{prelude}{{{body}}}")
        else:
            selectors = [one for one in _split(prelude) if _may_apply(one, names)]
            kept.append(f"{','.join(selectors)}{{{body}}}" if selectors else "")
    return "\n".join(rule for rule in kept if rule)


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands before each block, and the block; None for a statement that has none."""
    start, at = 0, 0
    while at < len(css):
        character = css[at]
        if character in "\"'":
            at = _after_string(css, at)
        elif character == ";":
            yield css[start:at].strip(), None
            start = at = at + 1
        elif character == "{":
            end = _closing(css, at)
            yield " ".join(css[start:at].split()), css[at + 1 : end].strip()
            start = at = end + 1
        else:
            at += 1


def _closing(css: str, at: int) -> int:
    """Return where the block that opens at `at` closes."""
    depth = 0
    while at < len(css):
        if css[at] in "\"'":
            at = _after_string(css, at)
            continue
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if not depth:
            return at
        at += 1
    return at


def _after_string(css: str, at: int) -> int:
    quote, at = css[at], at + 1
    while at < len(css) and css[at] != quote:
        at += 2 if css[at] == "\\" else 1
    return at + 1


def _split(prelude: str) -> list[str]:
    """Split a list of selectors at the commas that are not inside brackets."""
    parts, depth, start = [], 0, 0
    for at, character in enumerate(prelude):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "," and not depth:
            parts.append(prelude[start:at].strip())
            start = at + 1
    return [*parts, prelude[start:].strip()]


def _may_apply(selector: str, names: set[str]) -> bool:
    bare = re.sub(r"\[[^\]]*\]", "", ALTERNATIVE.sub("", ALTERNATIVE.sub("", selector)))
    return all(re.sub(r"\\(.)", r"\1", name) in names for name in IN_SELECTOR.findall(bare))


def _names_used(pages: Path) -> set[str]:
    """Return every word of the pages and of our scripts that could be a class name or an id."""
    names = set(GIVEN_LATER)
    scripts = [*FRONT_END.glob("*.js"), *WIDGETS.rglob("*.js"), pages / "_static" / "searchtools.js"]
    scripts += (pages / "_static" / "scripts").glob("*-theme.js")
    for path in [*pages.rglob("*.html"), *scripts]:
        if path.is_file():
            names.update(NAME.findall(path.read_text(encoding="utf-8")))
    return names
