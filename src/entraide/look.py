"""The colours and type that all we draw has in common, `tokens.css`, and how a style that stands alone gets them.

The book's pages share one stylesheet that begins with the tokens. A widget in a notebook, a report and a page of
feedback have none beside them: each carries those tokens that its own style asks for.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).with_name("tokens.css")
ASKED = re.compile(r"var\((--e-[\w-]+)(?:,[^()]*)?\)")
TWO_COLOURS = re.compile(r"light-dark\((#\w+), (#\w+)\)")


@cache
def tokens() -> dict[str, str]:
    """What each token stands for, by its name: ``{"--e-edge": "light-dark(#73797b, #8592a0)", …}``."""
    return dict(re.findall(r"^\s*(--e-[\w-]+):\s*(.+);$", TOKENS.read_text(encoding="utf-8"), re.MULTILINE))


def colours(name: str) -> tuple[str, str]:
    """Return a token's own colour on a light page and on a dark one, as ``#rrggbb``."""
    found = TWO_COLOURS.search(tokens()[name])
    assert found, f"{name} is no colour"
    return found[1], found[2]


def dressed(style: str, where: str = ":root, .entraide") -> str:
    """Return a stylesheet with the tokens that it asks for above it, for the elements that `where` selects.

    Raises `KeyError` for a token that is not there.
    """
    asked = dict.fromkeys(ASKED.findall(style))
    said = "".join(f"  {name}: {tokens()[name]};\n" for name in asked)
    return f"{where} {{\n{said}}}\n{style}" if said else style


def on_paper(drawing: str) -> str:
    """Return a drawing in which each token is its colour on a light page, for a printer, which knows no variables."""
    return ASKED.sub(lambda token: colours(token[1])[0], drawing)
