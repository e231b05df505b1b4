"""A course of two short pages, which is built in seconds."""

import re
import shutil
from pathlib import Path

TOC = """format: jb-book
root: chapters/en/welcome
chapters:
  - file: chapters/en/more
"""
FRONT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

"""


def small_course(root: Path, folder: Path) -> Path:
    """Write it, configured as the course of `root` is; return its folder."""
    shutil.copy(root / "references.bib", folder)
    config = (root / "_config.yml").read_text("utf-8")
    # It has no assignment to make a page of.
    (folder / "_config.yml").write_text(re.sub(r"(entraide_assignments:) \[.*\]", r"\1 []", config), "utf-8")
    (folder / "_toc.yml").write_text(TOC, "utf-8")
    for lang, title in (("en", "Hello"), ("fr", "Bonjour")):
        for name in ("welcome", "more"):
            save(folder, f"{lang}/{name}", f"# {title}\n\nBefore.\n")
    return folder


def save(folder: Path, page: str, text: str) -> None:
    """Write one of its pages."""
    place = folder / "chapters" / f"{page}.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
