"""Put the report together as one HTML page: no script, nothing from elsewhere, everything that was typed escaped."""

import statistics
from collections.abc import Iterable
from datetime import date
from operator import gt, lt
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from entraide.coding.scoring import Codes, ReferenceUnit
from entraide.course.corpus import Excerpt
from entraide.grading.mark.messages import number
from entraide.report import alike, class_agreement, confusions, excerpts, gather, items
from entraide.report.excerpts import Contested
from entraide.report.gather import Class
from entraide.report.people import people
from entraide.report.texts import say

HERE = Path(__file__).parent
BANDS = 10
AROUND = 4
"""Units shown before and after one that is only a few words."""


def render(group: Class, lang: str, anonymous: bool) -> str:
    """The page. Every figure is worked out here; the template only lays it out."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    read = class_agreement.readings(group)
    answering = group.answering
    heat, rows = confusions.matrix(group, read) if read else ([], [])
    return environment.get_template("page.html.j2").render(
        lang=lang,
        anonymous=anonymous,
        date=date.today().isoformat(),
        style=(HERE / "page.css").read_text(encoding="utf-8"),
        words=Words(group, lang),
        group=group,
        people=people(group, anonymous, lang),
        answering=answering,
        problems=[one for one in group.graded if one.notes or not one.readable],
        scores=scores(group) if answering else None,
        unsettled=[cell for cell in group.points if cell not in items.settled(group)],
        items=items.items(group) if answering else [],
        few=items.FEW,
        options={
            name: confusions.options(group, name)
            for name, exercise in group.exercises.items()
            if exercise.kind == "choice"
        },
        codings=any(sets for sets in read.values()),
        heat=heat,
        rows=rows,
        darkest=max((row.share(count) or 0 for row in rows for count in row.instead.values()), default=0) or 1,
        themes=confusions.by_theme(group),
        missed=confusions.missed(group, read),
        added=confusions.added(group, read),
        sets=class_agreement.over_sets(read),
        agreements=class_agreement.by_code(group, read),
        discussions=excerpts.choose(group, read),
        alike=alike.find(group, read),
        marks={"easy": items.EASY, "hard": items.HARD, "weak": items.WEAK},
        alike_marks={"units": alike.FEWEST_UNITS, "rare": alike.RARE, "words": gather.FEWEST_WORDS},
    )


def scores(group: Class) -> dict[str, Any] | None:
    """The scores over what is graded for everyone: points in all, how many in each of ten bands, and the quartiles."""
    cells = items.settled(group)
    points = sum(group.points[cell] for cell in cells)
    if not points:
        return None
    won = [items.total(one, cells) for one in group.answering]
    counts = [0] * BANDS
    for score in won:
        # Extra credit, or a score below 0 given by hand, stays in the nearest band.
        counts[min(BANDS - 1, max(0, int(BANDS * score / points + 1e-9)))] += 1
    return {
        "points": points,
        "bands": [(points * n / BANDS, points * (n + 1) / BANDS, count) for n, count in enumerate(counts)],
        "most": max(counts),
        "lowest": min(won),
        "quartiles": class_agreement.quartiles(won),
        "highest": max(won),
        "mean": statistics.fmean(won),
    }


class Words:
    """What the template calls to put names and numbers into the page's language; it escapes what it gets."""

    def __init__(self, group: Class, lang: str) -> None:
        self.group, self.course, self.lang = group, group.course, lang

    def __call__(self, key: str, /, **details: object) -> str:
        return say(key, self.lang, **details)

    def number(self, value: float, digits: int = 2) -> str:
        """A number without idle zeros, with a true minus sign."""
        return number(round(value, digits) + 0.0, self.lang, digits).replace("-", "−")

    def decimal(self, value: float | None) -> str:
        """A statistic with its two decimals, zeros and all, so that a column of them can be compared."""
        if value is None:
            return self("undefined")
        text = f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
        return text.replace(".", ",") if self.lang == "fr" else text

    def percent(self, share: float | None) -> str:
        """A share from 0 to 1 in percent, or the word for what is not defined."""
        if share is None:
            return self("undefined")
        return f"{100 * share:.0f}" + {"en": "%", "fr": "\u00a0%"}[self.lang]

    def title(self, cell: str) -> str:
        """The title of a graded cell: an exercise's own, else the cell's name."""
        exercise = self.group.exercises.get(cell)
        return exercise.title[self.lang] if exercise else cell

    def titles(self, cells: list[str]) -> str:
        """Several titles, as one enumeration of quoted titles."""
        marks = {"en": "“{}”", "fr": "«\u00a0{}\u00a0»"}[self.lang]
        return self.listed([marks.format(self.title(cell)) for cell in cells])

    def listed(self, names: Iterable[str]) -> str:
        """The names as one enumeration."""
        *first, last = names
        return self("and").join([", ".join(first), last]) if first else last

    def label(self, name: str) -> str:
        """The label of a code, or of a theme."""
        if name in self.course.codebook:
            return self.course.codebook[name].label[self.lang]
        return next(theme.label[self.lang] for theme in self.course.codebook.themes if theme.theme == name)

    def codes(self, codes: Codes) -> str:
        """A set of codes, in the codebook's order."""
        labels = [code.label[self.lang] for name, code in self.course.codebook.codes.items() if name in codes]
        return self.listed(labels) if labels else self("no-code")

    def excerpt(self, name: str) -> Excerpt:
        """The excerpt of that id."""
        return self.course.excerpts[name]

    def position(self, exercise: str, excerpt: str) -> int:
        """The number that students see on an excerpt."""
        return self.group.exercises[exercise].items.index(excerpt) + 1

    def place(self, unit: ReferenceUnit) -> str:
        """Where a unit is, in words."""
        position = self.position(unit.exercise, unit.excerpt)
        return self("place", title=self.title(unit.exercise), excerpt=position, unit=unit.unit, id=unit.excerpt)

    def sentence(self, unit: ReferenceUnit) -> tuple[str, str, str]:
        """What a unit says; where units are words, with those around it."""
        texts = {found.unit: found.text[self.lang] for found in self.course.excerpts[unit.excerpt].units}
        reach = AROUND if self.group.exercises[unit.exercise].layout == "words" else 0
        numbers = range(unit.unit - reach, unit.unit + reach + 1)
        before, after = ([texts[n] for n in numbers if n in texts and side(n, unit.unit)] for side in (lt, gt))
        return " ".join(before), texts[unit.unit], " ".join(after)

    def option(self, exercise: str, option: str) -> str:
        """What an option of a question says."""
        question = self.course.questions[self.group.exercises[exercise].items[0]]
        return next(found.text[self.lang] for found in question.options if found.option == option)

    def rationale(self, unit: ReferenceUnit, code: str) -> str:
        """What the key says of a code on a unit."""
        return self.group.reference.codings[unit.excerpt, unit.unit, code].rationale[self.lang]

    def question(self, contested: Contested) -> str:
        """A question for the class about the two readings of a unit."""
        first, second = contested.readings[0].codes, _second(contested)
        one, other, both = first - second, second - first, first & second
        if second == first:
            return self("ask-why", one=self.codes(first))
        if one and other:
            return self("ask-instead", one=self.codes(one), other=self.codes(other))
        key = "ask-besides" if both else "ask-presence"
        return self(key, one=self.codes(one or other), both=self.codes(both))

    def explained(self, contested: Contested) -> list[str]:
        """The codes in question of which the key says something, in the codebook's order."""
        codes = contested.unit.required.union(*(reading.codes for reading in contested.readings))
        unit = contested.unit
        known = self.group.reference.codings
        return [
            code for code in self.course.codebook.codes if code in codes and (unit.excerpt, unit.unit, code) in known
        ]

    def rules(self, contested: Contested) -> list[str]:
        """The codes whose rules the question is about, in the codebook's order."""
        first, second = contested.readings[0].codes, _second(contested)
        return [code for code in self.course.codebook.codes if code in (first ^ second or first)]


def _second(contested: Contested) -> Codes:
    """The second reading; a unit with one reading only is set against the key."""
    return contested.readings[1].codes if len(contested.readings) > 1 else contested.unit.required
