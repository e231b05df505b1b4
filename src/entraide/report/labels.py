"""What the page calls the things of the course: titles, codes, places and sentences, in its language."""

from collections.abc import Iterable
from dataclasses import dataclass

from entraide.coding import numbers
from entraide.coding.scoring import Codes, ReferenceUnit
from entraide.course.corpus import Step
from entraide.lang import listed, say
from entraide.report.discussions import Contested
from entraide.report.graded import Class
from entraide.report.items import Entered

AROUND = 4
"""Units shown before and after one that is only a few words."""


_ENTERED = {
    numbers.RIGHT: "report.right",
    numbers.NEAR: "report.entered-near",
    numbers.WRONG: "report.entered-other",
    numbers.UNREADABLE: "report.entered-unreadable",
    numbers.BLANK: "report.entered-blank",
}


@dataclass(frozen=True)
class Labels:
    """Names what stands in a class's assignment; nothing is escaped yet: the page's template does that."""

    group: Class
    lang: str

    def title(self, cell: str) -> str:
        """The title of a graded cell: an exercise's own, else the cell's name."""
        exercise = self.group.exercises.get(cell)
        return exercise.title[self.lang] if exercise else cell

    def quoted(self, cells: Iterable[str]) -> list[str]:
        """The titles of several cells, in quotation marks."""
        return [say(self.lang, "report.quoted", title=self.title(cell)) for cell in cells]

    def label(self, name: str) -> str:
        """The label of a code, or of a theme."""
        codebook = self.group.course.codebook
        if name in codebook:
            return codebook[name].label[self.lang]
        return next(theme.label[self.lang] for theme in codebook.themes if theme.theme == name)

    def in_order(self, codes: Codes) -> list[str]:
        """The codes in the codebook's order."""
        return [code for code in self.group.course.codebook.codes if code in codes]

    def codes(self, codes: Codes) -> str:
        """A set of codes as one enumeration."""
        labels = [self.label(code) for code in self.in_order(codes)]
        return listed(labels, self.lang) if labels else say(self.lang, "report.no-code")

    def position(self, exercise: str, excerpt: str) -> int:
        """The number that students see on an excerpt."""
        return self.group.exercises[exercise].items.index(excerpt) + 1

    def place(self, unit: ReferenceUnit) -> str:
        """Where a unit is, in words."""
        position = self.position(unit.exercise, unit.excerpt)
        title = self.title(unit.exercise)
        return say(self.lang, "report.place", title=title, excerpt=position, unit=unit.unit, id=unit.excerpt)

    def sentence(self, unit: ReferenceUnit) -> tuple[str, str, str]:
        """What a unit says; where units are words, with those around it."""
        texts = {found.unit: found.text[self.lang] for found in self.group.course.excerpts[unit.excerpt].units}
        reach = AROUND if self.group.exercises[unit.exercise].layout == "words" else 0
        before = [texts[n] for n in range(unit.unit - reach, unit.unit) if n in texts]
        after = [texts[n] for n in range(unit.unit + 1, unit.unit + reach + 1) if n in texts]
        return " ".join(before), texts[unit.unit], " ".join(after)

    def option(self, exercise: str, option: str) -> str:
        """What an option of a question says."""
        question = self.group.course.questions[self.group.exercises[exercise].items[0]]
        return next(found.text[self.lang] for found in question.options if found.option == option)

    def entered(self, step: Step, one: Entered) -> str:
        """What was entered at a step: the number itself where the keys have it."""
        if one.value:
            return numbers.written(one.value.value, step.unit, self.lang)
        return say(self.lang, _ENTERED[one.said])

    def rationales(self, contested: Contested) -> list[tuple[str, str]]:
        """The codes in question of which the key says something, and what it says."""
        unit, known = contested.unit, self.group.reference.codings
        codes = unit.required.union(*(reading.codes for reading in contested.readings))
        said = [(code, known.get((unit.excerpt, unit.unit, code))) for code in self.in_order(codes)]
        return [(self.label(code), coding.rationale[self.lang]) for code, coding in said if coding]

    def question(self, contested: Contested) -> str:
        """A question for the class about the two readings of a unit."""
        first, second = contested.opposed
        one, other, both = (self.codes(codes) for codes in (first - second, second - first, first & second))
        if first == second:
            return say(self.lang, "report.ask-why", one=both)
        if first - second and second - first:
            return say(self.lang, "report.ask-instead", one=one, other=other)
        one = one if first - second else other
        if first & second:
            return say(self.lang, "report.ask-besides", one=one, both=both)
        return say(self.lang, "report.ask-presence", one=one)

    def rules(self, contested: Contested) -> list[str]:
        """The codes whose rules the question is about, in the codebook's order."""
        first, second = contested.opposed
        return self.in_order(first ^ second or first)
