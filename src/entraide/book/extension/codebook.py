"""The directive that shows the whole codebook: every code with its rules, and examples from the practice excerpts."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from entraide import course as courses
from entraide.course import Course
from entraide.course.codebook import Code
from entraide.course.reference import REQUIRED
from entraide.lang import say

MOST_EXAMPLES = 2
CAPSTONE = "C"  # how the ids of its excerpts begin


def setup(app: Sphinx) -> None:
    app.add_directive("codebook", Codebook)


class Codebook(SphinxDirective):
    """Every theme as a section, every code in it with definition, rules and examples."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        course, lang = courses.load(), self.config.language
        for name in ("codebook.csv", "units.csv", "reference.csv"):
            self.env.note_dependency(str(course.folder / name))
        sections: list[nodes.Node] = []
        for theme in course.codebook.themes:
            section = nodes.section(ids=[f"theme-{theme.theme}"], names=[])
            section += nodes.title(text=theme.label[lang])
            for code in theme.codes:
                section += _code(code, course, lang)
            sections.append(section)
        return sections


def _code(code: Code, course: Course, lang: str) -> nodes.section:
    section = nodes.section(ids=[f"code-{code.code}"], names=[])
    section += nodes.title(text=code.label[lang])
    section += nodes.paragraph(text=code.definition[lang])
    rules = nodes.bullet_list()
    for name, rule in ((say(lang, "code.include"), code.include), (say(lang, "code.exclude"), code.exclude)):
        head = nodes.strong(text=say(lang, "book.rule", name=name))
        rules += nodes.list_item("", nodes.paragraph("", "", head, nodes.Text(f" {rule[lang]}")))
    section += rules
    for text, why in _examples(code, course, lang):
        section += nodes.block_quote("", nodes.paragraph(text=text), nodes.paragraph("", "", nodes.emphasis(text=why)))
    return section


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
