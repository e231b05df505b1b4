"""The directive that shows the whole codebook: every code with its rules, and examples from the practice excerpts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from entraide import course as courses
from entraide.course import Course
from entraide.course.codebook import Code
from entraide.course.reference import REQUIRED
from entraide.html import templates
from entraide.lang import say, typeset

PIECES = templates(Path(__file__).parent / "pieces")
MOST_EXAMPLES = 2
CAPSTONE = "C"  # how the ids of its excerpts begin


def setup(app: Sphinx) -> None:
    app.add_directive("codebook", Codebook)


class Codebook(SphinxDirective):
    """Every theme as a section, every code in it folded under its name and its definition, with rules and examples."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        course, lang = courses.load(), self.config.language
        for name in ("codebook.csv", "units.csv", "reference.csv"):
            self.env.note_dependency(str(course.folder / name))
        words = {
            "find": say(lang, "book.codebook-find"),
            "theme": say(lang, "book.codebook-theme"),
            "all": say(lang, "book.codebook-all"),
            "none": say(lang, "book.codebook-none"),
            "showAll": say(lang, "coding.show-all"),
            "shown": say(lang, "book.codebook-shown", shown="{shown}", all="{all}"),
        }
        bar = PIECES.get_template("find-code.html.j2").render(words=json.dumps(words))
        sections: list[nodes.Node] = [nodes.raw("", bar, format="html")]
        for theme in course.codebook.themes:
            section = nodes.section(ids=[f"theme-{theme.theme}"], names=[])
            section += nodes.title(text=theme.label[lang])
            codes = [_told(code, course, lang) for code in theme.codes]
            text = PIECES.get_template("codebook.html.j2").render(codes=codes, theme=theme.theme)
            section += nodes.raw("", text, format="html")
            sections.append(section)
        return sections


def _told(code: Code, course: Course, lang: str) -> dict[str, Any]:
    """What the page says of a code, as the edition's language writes it."""
    rules = ((say(lang, "code.include"), code.include), (say(lang, "code.exclude"), code.exclude))
    return {
        "code": code.code,
        "label": typeset(code.label[lang], lang),
        "definition": typeset(code.definition[lang], lang),
        "rules": [(say(lang, "book.rule", name=name), typeset(rule[lang], lang)) for name, rule in rules],
        "examples": [[typeset(text, lang) for text in example] for example in _examples(code, course, lang)],
    }


def _examples(code: Code, course: Course, lang: str) -> list[tuple[str, str]]:
    """Units on which the code is required, from different excerpts, and why.

    Those of the capstone's interviews are kept for who codes them.
    """
    found: dict[str, tuple[str, str]] = {}
    for coding in course.reference.codings.values():
        kept = coding.excerpt.startswith(CAPSTONE) or coding.excerpt in found
        if coding.code == code.code and coding.status == REQUIRED and not kept:
            units = course.excerpts[coding.excerpt].units
            text = next(unit.text[lang] for unit in units if unit.unit == coding.unit)
            found[coding.excerpt] = (text, coding.rationale[lang])
    return list(found.values())[:MOST_EXAMPLES]
