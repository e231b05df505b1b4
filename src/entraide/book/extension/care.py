"""Directives of the page on ethics and care: help-lines, and erasing what the browser keeps."""

from __future__ import annotations

import csv
import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from entraide.book.texts import say

HELP = Path("data/help.csv")


def setup(app: Sphinx) -> None:
    app.add_directive("help-lines", HelpLines)
    app.add_directive("clear-answers", ClearAnswers)


class HelpLines(SphinxDirective):
    """The telephone lines of `data/help.csv`, those for an emergency first."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        path = Path(self.config.entraide_root) / HELP
        if not path.exists():
            raise self.error(f"{HELP}: not found; help-lines lists what it holds")
        self.env.note_dependency(str(path))
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return [nodes.raw("", help_list(rows, self.config.language), format="html")]


class ClearAnswers(SphinxDirective):
    """A button that erases the answers, the settings and the pages kept in this browser."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        return [nodes.raw("", clear_button(self.config.language), format="html")]


def help_list(rows: list[dict[str, str]], language: str) -> str:
    """Return the list of help-lines as HTML; a telephone calls the number when it is touched."""
    emergencies_first = sorted(rows, key=lambda row: row["emergency"] != "yes")
    items = "\n".join(_help_line(row, language) for row in emergencies_first)
    return f'<ul class="book-help">\n{items}\n</ul>'


def dialled(phone: str) -> str:
    """Return what a telephone dials for a number as people write it.

    >>> dialled("1 866 277-3553")
    '+18662773553'
    >>> dialled("811, option 2")
    '811'
    """
    digits = re.sub(r"\D", "", re.split(r"[,(/]", phone)[0])
    if len(digits) == 10:
        digits = f"1{digits}"
    return f"+{digits}" if len(digits) == 11 else digits


def _help_line(row: dict[str, str], language: str) -> str:
    words = say(language)
    name, hours, whom = (escape(row[f"{column}_{language}"] or "") for column in ("name", "hours", "for"))
    phone = escape(row["phone"])
    urgent = f'<span class="book-help-urgent">{words["emergency"]}</span> ' if row["emergency"] == "yes" else ""
    whom_to_call = phone if name == phone else f"{name}, {phone}"
    call = (
        f'<a class="book-help-call" href="tel:{dialled(row["phone"])}" '
        f'aria-label="{words["call"]} {whom_to_call}">{phone}</a>'
    )
    about = " ".join(f"<span>{part}</span>" for part in (whom, hours) if part)
    return f'<li><div><strong>{name}</strong> {urgent}</div><div class="book-help-about">{about}</div>{call}</li>'


def clear_button(language: str) -> str:
    """Return the button, its confirmation and its announcement; page.js gives them life."""
    words = say(language)
    return f"""<div class="book-clear" data-entraide-clear>
<button type="button" class="book-button pst-js-only" data-clear="ask">{words["clear"]}</button>
<div class="book-clear-confirm" role="group" aria-labelledby="book-clear-what" hidden>
<p id="book-clear-what">{words["clear_what"]}</p>
<button type="button" class="book-button book-button-strong" data-clear="yes">{words["clear_yes"]}</button>
<button type="button" class="book-button" data-clear="no">{words["clear_no"]}</button>
</div>
<p class="book-clear-done" role="status" data-said="{escape(words["cleared"])}"></p>
<noscript><p>{words["clear_needs_scripts"]}</p></noscript>
</div>"""
