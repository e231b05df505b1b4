"""Make one stylesheet of ours and of those that extensions bring, with the rules that some page of the book uses.

The theme's own weighs twice what the rest of a page does, most of it to be overruled: ours stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import tinycss2
from sphinx.application import Sphinx

from entraide.book.extension.in_use import NAME, InUse
from entraide.book.extension.shared_files import FOLDER
from entraide.book.leaving import STYLE as LEAVING
from entraide.book.smaller import smaller_style
from entraide.look import TOKENS

HERE = Path(__file__).parent
FRONT_END = HERE / "static"
BOOK = "styles/book.css"
# In the order in which one overrules the other; ours is last.
SOURCES = ("mystnb.*.css", "sphinx-design.min.css")
# A page whose code has colours. Where no page has, what Pygments says of the box around code is said of `pre` already.
PYGMENTS, COLOURED = "pygments.css", re.compile(r'class="highlight-(?!text\b|none\b)')
OURS = ("base.css", "layout.css", "frame.css", "menu.css", "text.css", "parts.css", "top.css")
MOVED = re.compile(r"animation(?:-name)?:\s*([^;}]+)")
ASKED = re.compile(r"var\(\s*(--[\w-]+)")
# What is white in a stylesheet; a no-break space is a letter of what is written.
WHITE = re.compile(r"[ \t\n\r\f]+")


def setup(app: Sphinx) -> None:
    # After the theme has rewritten its own stylesheets.
    app.connect("build-finished", write_front_end, priority=900)


def write_front_end(app: Sphinx, failure: Exception | None) -> None:
    """Write our scripts and the one stylesheet beside the pages."""
    if failure or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    pages = [path.read_text(encoding="utf-8") for path in Path(app.outdir).rglob("*.html")]
    sheets = [path for pattern in sources(pages) for path in sorted(static.glob(pattern))]
    sheets += [TOKENS, *(FRONT_END / name for name in OURS), LEAVING]
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sheets)
    target = static / BOOK
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(smaller_style(purge(whole, _in_use(static.parent, pages))), encoding="utf-8")


def sources(pages: Iterable[str]) -> tuple[str, ...]:
    """Return the stylesheets that extensions bring to these pages, as patterns of their names.

    >>> sources(['<div class="highlight-text notranslate">'])[0], sources(['<div class="highlight-python">'])[0]
    ('mystnb.*.css', 'pygments.css')
    """
    return (PYGMENTS, *SOURCES) if any(map(COLOURED.search, pages)) else SOURCES


def purge(css: str, use: InUse) -> str:
    """Return the stylesheet without the rules that can apply to nothing, and what no rule that is left asks for.

    >>> use = InUse(['<p class="a"><b>', '<p class="d">'], [])
    >>> purge(".a b, .c{x:1} .d:not(.e){y:2} @media print{.a.d{z:3}} p{--f: 4; y: 2}", use)
    '.a b{x:1}\\n.d:not(.e){y:2}\\np{y: 2;}'
    """
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    rules = tinycss2.parse_stylesheet(tokens, skip_whitespace=True)
    kept, before = _written(rules, use, None), ""
    # A property may be asked for by one that nothing asks for.
    while kept != before:
        motions = {f"@{word}" for value in MOVED.findall(kept) for word in NAME.findall(value)}
        asked = use.properties | set(ASKED.findall(kept)) | motions
        kept, before = _written(rules, use, asked), kept
    return kept


def _written(rules: Iterable[Any], use: InUse, asked: set[str] | None) -> str:
    return "\n".join(kept for rule in rules if (kept := _kept(rule, use, asked)))


def _kept(rule: Any, use: InUse, asked: set[str] | None) -> str:
    """A rule as it is written, "" where it can apply to nothing, or says nothing that this book needs."""
    if rule.type == "qualified-rule":
        selectors = [_text(one) for one in _selectors(rule.prelude) if use.may_apply(one)]
        content = _declarations(rule.content, asked) if selectors else ""
        return f"{','.join(selectors)}{{{content}}}" if content else ""
    # The book uses the fonts of the device, and one stylesheet. A rule with an error means nothing to a browser either.
    if rule.type == "error" or rule.lower_at_keyword in ("charset", "import", "font-face"):
        return ""
    prelude = f"@{rule.at_keyword}{' ' if rule.prelude else ''}{_text(rule.prelude)}"
    if rule.content is None:
        return f"{prelude};"
    if rule.lower_at_keyword == "keyframes" and asked is not None and f"@{_text(rule.prelude)}" not in asked:
        return ""
    if rule.lower_at_keyword not in ("media", "supports", "container", "layer"):
        return f"{prelude}{{{_text(rule.content)}}}"
    inside = _written(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), use, asked)
    return f"{prelude}{{{inside}}}" if inside else ""


def _declarations(content: list[Any], asked: set[str] | None) -> str:
    """What a rule says, but for the properties that nothing asks for."""
    text = _text(content)
    if asked is None or "--" not in text:
        return text
    items = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    unasked = any(item.type == "declaration" and _is_unasked(item.name, asked) for item in items)
    if not unasked:
        return text
    kept = (item for item in items if item.type != "declaration" or not _is_unasked(item.name, asked))
    return "".join(f"{_plain(item.serialize())};" for item in kept)


def _is_unasked(name: str, asked: set[str]) -> bool:
    return name.startswith("--") and name not in asked


def _selectors(prelude: list[Any]) -> Iterator[list[Any]]:
    """The alternatives of a rule, which a comma parts; what is inside brackets is one token."""
    for comma, tokens in groupby(_stripped(prelude), lambda token: token == ","):
        if not comma:
            yield _stripped(list(tokens))


def _stripped(tokens: list[Any]) -> list[Any]:
    """Tokens without the white space around them."""
    places = [place for place, token in enumerate(tokens) if token.type != "whitespace"]
    return tokens[places[0] : places[-1] + 1] if places else []


def _text(tokens: list[Any]) -> str:
    return _plain(tinycss2.serialize(tokens))


def _plain(css: str) -> str:
    return WHITE.sub(" ", css).strip(" ")


def _in_use(edition: Path, pages: list[str]) -> InUse:
    """What the pages are made of, and the names that scripts give to it."""
    scripts = (edition / FOLDER).rglob("*.js")
    styles = (edition / FOLDER).glob("*.css")
    use = InUse(pages, (path.read_text(encoding="utf-8") for path in scripts if path.is_file()))
    use.properties |= {name for path in styles for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    return use
