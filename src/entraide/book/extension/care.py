"""Directives of the page on ethics and care: help-lines, reading discreetly, and erasing what the browser keeps."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from entraide.course import definitions, tables
from entraide.html import templates
from entraide.lang import current, say, typeset

HELP = Path("data/help.csv")
PIECES = templates(Path(__file__).parent / "pieces")


def setup(app: Sphinx) -> None:
    app.add_directive("help-lines", HelpLines)
    app.add_directive("clear-answers", ClearAnswers)
    app.add_directive("discreet-reading", DiscreetReading)


class HelpLines(SphinxDirective):
    """The telephone lines of `data/help.csv`, those for an emergency first."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        path = tables.find(Path(self.config.entraide_root) / HELP)
        if not path:
            raise self.error(say(current(), "book.no-help-lines", file=HELP))
        self.env.note_dependency(str(path))
        rows = list(tables.read(path.with_suffix(HELP.suffix), definitions.names("help")))
        return [nodes.raw("", help_list(rows, self.config.language), format="html")]


class ClearAnswers(SphinxDirective):
    """A button that erases the answers, the settings and the pages kept in this browser."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        return [nodes.raw("", clear_button(self.config.language), format="html")]


class DiscreetReading(SphinxDirective):
    """The choice that, in this tab, each page takes the place of the one before."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        html = PIECES.get_template("discreet.html.j2").render(lang=self.config.language)
        return [nodes.raw("", html, format="html")]


def help_list(rows: Sequence[Mapping[str, str]], language: str) -> str:
    """Return the list of help-lines as HTML."""
    emergencies_first = sorted(rows, key=lambda row: row["emergency"] != "yes")
    lines = [_help_line(row, language) for row in emergencies_first]
    return PIECES.get_template("help.html.j2").render(lang=language, lines=lines)


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


def with_calls(html: str, phones: Collection[str]) -> str:
    """Return a text in HTML in which a touch dials each of these numbers, where it is named.

    >>> with_calls("<p>Info-Social (811) answers, 1811 does not.</p>", ["811", "1 866 277-3553"])
    '<p>Info-Social (<a href="tel:811">811</a>) answers, 1811 does not.</p>'
    """
    written = [re.sub(r"\\? ", r"\\s", re.escape(phone)) for phone in sorted(phones, key=len, reverse=True)]
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])")
    return named.sub(lambda found: f'<a href="tel:{dialled(found[0])}">{found[0]}</a>', html) if written else html


def phones_in(root: Path) -> list[str]:
    """Return the numbers of a course's help-lines; none where it has no such table."""
    path = tables.find(root / HELP)
    rows = tables.read(path.with_suffix(HELP.suffix), definitions.names("help")) if path else ()
    return [row["phone"] for row in rows]


def _help_line(row: Mapping[str, str], language: str) -> dict[str, Any]:
    name, hours, whom = (typeset(row[f"{column}_{language}"] or "", language) for column in ("name", "hours", "for"))
    phone = row["phone"]
    return {
        "name": name,
        "urgent": row["emergency"] == "yes",
        "about": [part for part in (whom, hours) if part],
        "phone": phone,
        "dialled": dialled(phone),
        "whom": phone if name == phone else f"{name}, {phone}",
    }


def clear_button(language: str) -> str:
    """Return the button that erases, its confirmation and its announcement."""
    return PIECES.get_template("clear.html.j2").render(lang=language)
