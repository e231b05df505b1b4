"""Answers against a reference: the score, and an explanation of all that was found, missed or extra.

Codings are reckoned unit by unit. A required code that was applied is *found*, one that was not is *missed*; a code
applied that is neither required nor acceptable is *extra*, and an acceptable one *fits*, which counts for nothing. The
share of the points is the F1 of the counts over all units, ``2·found / (2·found + missed + extra)``: van Rijsbergen's
effectiveness measure with precision and recall weighing the same (C. J. van Rijsbergen, *Information Retrieval*,
2nd ed., Butterworths, 1979, ch. 7).
"""

from collections.abc import Set
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from entraide.coding import numbers
from entraide.coding.answers import Answer, Coding, Entry
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import ACCEPTABLE, REQUIRED, Reference
from entraide.course.tables import Text

FOUND, FITS, MISSED, EXTRA = "found", "fits", "missed", "extra"
"""What can be said of one code on one unit, or of one option."""

Codes = frozenset[str]
"""The codes on one unit; none where nothing applies."""


@dataclass(frozen=True)
class Counts:
    """How many codes were found, missed and extra, on one unit or over many."""

    found: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.found + other.found, self.missed + other.missed, self.extra + other.extra)

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(self.found - other.found, self.missed - other.missed, self.extra - other.extra)

    @property
    def share(self) -> float:
        """Their F1, from 0 to 1; 0 where nothing was found and nothing was to be found."""
        return 2 * self.found / (2 * self.found + self.missed + self.extra) if self.found else 0.0


class Reckoning(NamedTuple):
    """The codes on one unit by what is said of them; a code that was neither applied nor required is in none."""

    found: Codes
    fits: Codes
    missed: Codes
    extra: Codes

    @property
    def counts(self) -> Counts:
        """How many there are of those that count."""
        return Counts(len(self.found), len(self.missed), len(self.extra))

    @property
    def verdicts(self) -> dict[str, str]:
        """What is said of each code."""
        return {code: verdict for verdict, codes in zip(self._fields, self, strict=True) for code in codes}


@dataclass(frozen=True)
class ReferenceUnit:
    """A unit of a coding exercise, and the codes that the reference requires and accepts there, among those offered."""

    exercise: str
    excerpt: str
    unit: int
    required: Codes
    acceptable: Codes

    def reckon(self, applied: Set[str]) -> Reckoning:
        """Compare the codes that someone put on the unit with the reference: the one place where this is done."""
        applied = frozenset(applied)
        return Reckoning(
            applied & self.required,
            applied & self.acceptable,
            self.required - applied,
            applied - self.required - self.acceptable,
        )


def reference_units(exercise: Exercise, course: Course, reference: Reference) -> tuple[ReferenceUnit, ...]:
    """The units of a coding exercise, in reading order. Only codes that the exercise offers are in them."""

    def unit(excerpt: str, number: int) -> ReferenceUnit:
        codings = [(code, reference.codings.get((excerpt, number, code))) for code in exercise.codes]
        status = {code: coding.status for code, coding in codings if coding}
        required, acceptable = (
            frozenset([code for code in status if status[code] == wanted]) for wanted in (REQUIRED, ACCEPTABLE)
        )
        return ReferenceUnit(exercise.exercise, excerpt, number, required, acceptable)

    return tuple(
        unit(excerpt, sentence.unit) for excerpt in exercise.items for sentence in course.excerpts[excerpt].units
    )


@dataclass(frozen=True)
class Finding:
    """One verdict and why: ``place`` is (excerpt, unit, code) of a coding, (option,) of a choice, (step,) of a number.

    At a step the verdict is one of `coding.numbers`, ``memo`` what was typed, and ``solution`` the right number as each
    language writes it; ``why`` is then what went wrong, where that is known, else why the right number is right. It is
    ``general`` where it is the code's rule, and nobody wrote it of this unit.
    """

    place: tuple[str | int, ...]
    verdict: str
    why: Text
    memo: str = ""
    solution: Text | None = None
    general: bool = False


@dataclass(frozen=True)
class Score:
    """The share of the points won, from 0 to 1, and the findings it follows from, in reading order."""

    share: float
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Counts:
        """How many findings there are of those that count."""
        verdicts = [finding.verdict for finding in self.findings]
        return Counts(verdicts.count(FOUND), verdicts.count(MISSED), verdicts.count(EXTRA))


def score_coding(exercise: Exercise, answer: Answer | None, course: Course, reference: Reference) -> Score:
    """Score a coding exercise; without an answer, everything required is missed."""
    codings = answer.listed if answer else ()
    memos = {(one.excerpt, one.unit, one.code): one.memo for one in codings if isinstance(one, Coding)}
    counts, findings = Counts(), []
    for unit in reference_units(exercise, course, reference):
        places = {code: (unit.excerpt, unit.unit, code) for code in exercise.codes}
        reckoning = unit.reckon({code for code, place in places.items() if place in memos})
        counts += reckoning.counts
        verdicts = reckoning.verdicts
        for code, place in places.items():
            if code in verdicts:
                why, memo = explain(reference, course, place), memos.get(place, "")
                general = place not in reference.codings
                findings.append(Finding(place, verdicts[code], why, memo, general=general))
    return Score(counts.share, tuple(findings))


def explain(reference: Reference, course: Course, place: tuple[str, int, str]) -> Text:
    """Why a code stands, or not, on a unit: the authors' rationale, else the code's own rule of when not to use it."""
    coding = reference.codings.get(place)
    return coding.rationale if coding else course.codebook[place[2]].exclude


def score_choice(exercise: Exercise, answer: Answer | None, course: Course, reference: Reference) -> Score:
    """Score a question: of one answer, right or wrong; of several, right choices less wrong ones over all right ones.

    A wrong choice takes back a right one, or more (`cost_of_wrong`); the share is never below 0.
    """
    chosen = answer.listed if answer else ()
    findings = []
    options = course.questions[exercise.items[0]].options
    for option in options:
        solution = reference.solutions[exercise.items[0], option.option]
        taken = option.option in chosen
        if taken or solution.right:
            verdict = (FOUND if taken else MISSED) if solution.right else EXTRA
            findings.append(Finding((option.option,), verdict, solution.why))
    score = Score(0.0, tuple(findings))
    found, right = score.counts.found, score.counts.found + score.counts.missed
    won = found - score.counts.extra * cost_of_wrong(right, len(options) - right)
    return Score(float(max(Fraction(0), won) / right), score.findings)


def cost_of_wrong(right: int, wrong: int) -> Fraction:
    """How many right choices a wrong one takes back, where so many options are right and so many wrong.

    One, or more where fewer are wrong than right, so that ticking everything wins nothing, exactly.

    >>> cost_of_wrong(3, 3), cost_of_wrong(3, 2)
    (Fraction(1, 1), Fraction(3, 2))
    """
    return max(Fraction(1), Fraction(right, max(1, wrong)))


def score_numbers(exercise: Exercise, answer: Answer | None, course: Course, reference: Reference) -> Score:
    """Score a calculation: each step is worth the same, and a number that was rounded too early half of it."""
    typed = {one.step: one.text for one in answer.listed if isinstance(one, Entry)} if answer else {}
    question = course.questions[exercise.items[0]]
    findings = []
    for step in question.steps:
        values, text = reference.values.get((question.question, step.step), ()), typed.get(step.step, "")
        verdict, value = numbers.judged(text, step.unit, values)
        right = reference.right(question.question, step.step)
        if right is None:  # Nobody can be wrong, or right, where the keys say nothing.
            continue
        solution = {lang: numbers.written(right.value, step.unit, lang) for lang in right.why}
        findings.append(Finding((step.step,), verdict, (value or right).why, text, solution))
    verdicts = [finding.verdict for finding in findings]
    won = 2 * verdicts.count(numbers.RIGHT) + verdicts.count(numbers.NEAR)
    return Score(won / (2 * len(findings)) if findings else 0.0, tuple(findings))
