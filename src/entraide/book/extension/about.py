"""Say of every page what it is about, when it last changed and where it is, for other sites and for who cites it."""

from __future__ import annotations

import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx

from entraide.book import policy

LONGEST = 160
# The folders of what a course says.
COURSE = ("chapters", "exercises", "data")


def setup(app: Sphinx) -> None:
    # Where a person who has found a mistake writes: an address of the web or of a mailbox.
    app.add_config_value("entraide_report", "", "html", [str])
    app.connect("html-page-context", describe, priority=630)


def describe(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the frame of the page its description, its date, the policy and the whole addresses of its twins."""
    context["policy"] = policy.content_security_policy()
    context["description"] = summary(doctree) if doctree else shortened(context.get("about", ""))
    context["report"] = app.config.entraide_report
    # A page that no chapter holds is made from what it names, or else from the whole course.
    source = app.env.doc2path(pagename) if doctree else context.get("made_from", app.config.entraide_root)
    changed = last_change(Path(app.config.entraide_root), Path(source))
    context["changed"] = format_date(changed, "long", locale=app.config.language) if changed else ""
    context["changed_on"] = changed.isoformat() if changed else ""
    if app.config.html_baseurl:
        context["own_address"] = f"{app.config.html_baseurl}{pagename}.html"
        site = app.config.html_baseurl.removesuffix(f"{app.config.language}/")
        for twin in context.get("twins", []):
            twin["whole_address"] = f"{site}{twin['language']}/{pagename}.html"


def summary(doctree: nodes.document) -> str:
    """Return what a chapter teaches, by its objectives; of another page, the first paragraph of its own text."""
    boxes = (box for box in doctree.findall(nodes.Element) if "objectives" in box.get("classes", []))
    objectives = [" ".join(item.astext().split()) for box in boxes for item in box.findall(nodes.list_item)]
    if objectives:
        text = shortened(" ".join(objectives))
        return text[:1].upper() + text[1:].rstrip(";").rstrip() + ("." if text.endswith(";") else "")
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            return shortened(" ".join(paragraph.astext().split()))
    return ""


def shortened(text: str) -> str:
    """Return a text of at most 160 characters: whole sentences or parts of it, or its first words and an ellipsis.

    >>> shortened("One. Two.")
    'One. Two.'
    """
    if len(text) <= LONGEST:
        return text
    start = text[:LONGEST]
    sentence = max(start.rfind(mark) for mark in (". ", "? ", "! ", "; "))
    return start[: sentence + 1] if sentence > LONGEST // 3 else start.rsplit(" ", 1)[0] + "…"


def last_change(root: Path, source: Path) -> date | None:
    """The day on which a file of the course, or any file of a folder, last changed; None where nothing tells."""
    return max((day for path, day in _changes(root).items() if path.is_relative_to(source)), default=None)


@cache
def _changes(root: Path) -> dict[Path, date]:
    """The day of the last change of each file, by the repository's history; nothing where there is none."""
    command = ["git", "-C", str(root), "log", "--format=%x00%cs", "--name-only", "--relative", "--", *COURSE]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[Path, date] = {}
    for commit in said.split("\0")[1:]:
        day, *files = commit.split("\n")
        for name in filter(None, files):
            found.setdefault(root / name, date.fromisoformat(day))
    return found
