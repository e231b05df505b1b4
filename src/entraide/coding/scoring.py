"""Answers against a reference: the score, and an explanation for every hit, miss and extra.

Codings are scored over all units of an exercise. A *hit* is a required code that was applied, a *miss* one that was
not, an *extra* a code applied that is neither required nor acceptable. The share of the points is the F1 of the hits,
``2·hit / (2·hit + miss + extra)``: van Rijsbergen's effectiveness measure with precision and recall weighing the same
(C. J. van Rijsbergen, *Information Retrieval*, 2nd ed., Butterworths, 1979, ch. 7).
"""

from dataclasses import dataclass

from entraide.coding.answers import Answer, Coding
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import ACCEPTABLE, REQUIRED, Reference
from entraide.course.tables import Text

HIT, MISS, EXTRA, FITS = "hit", "miss", "extra", "fits"
"""What can be said of one code on one unit, or one option: ``fits`` is an acceptable code that was applied."""


@dataclass(frozen=True)
class Finding:
    """One verdict and why: ``place`` is (excerpt, unit, code) for a coding, (option,) for a choice."""

    place: tuple[str | int, ...]
    verdict: str
    why: Text
    memo: str = ""


@dataclass(frozen=True)
class Score:
    """The share of the points won, from 0 to 1, and the findings it follows from, in reading order."""

    share: float
    findings: tuple[Finding, ...]

    def count(self, verdict: str) -> int:
        """How many findings have this verdict."""
        return sum(finding.verdict == verdict for finding in self.findings)


def f1(hit: int, miss: int, extra: int) -> float:
    """F1 of the hits, from 0 to 1; 0 where nothing was found and nothing was to be found."""
    return 2 * hit / (2 * hit + miss + extra) if hit else 0.0


def score_coding(exercise: Exercise, answer: Answer | None, course: Course, reference: Reference) -> Score:
    """Score a coding exercise. Only codes that the exercise offers count, on either side."""
    codings = answer.value if answer else ()
    applied = {(c.excerpt, c.unit, c.code): c for c in codings if isinstance(c, Coding)}
    findings = []
    for excerpt in exercise.items:
        for unit in course.excerpts[excerpt].units:
            for code in exercise.codes:
                place = (excerpt, unit.unit, code)
                verdict = _verdict(reference, place, place in applied)
                if verdict:
                    memo = applied[place].memo if place in applied else ""
                    findings.append(Finding(place, verdict, explain(reference, course, place), memo))
    counts = [sum(f.verdict == verdict for f in findings) for verdict in (HIT, MISS, EXTRA)]
    return Score(f1(*counts), tuple(findings))


def _verdict(reference: Reference, place: tuple[str, int, str], applied: bool) -> str | None:
    coding = reference.codings.get(place)
    status = coding.status if coding else None
    if status == REQUIRED:
        return HIT if applied else MISS
    if not applied:
        return None
    return FITS if status == ACCEPTABLE else EXTRA


def explain(reference: Reference, course: Course, place: tuple[str, int, str]) -> Text:
    """Why a code stands, or not, on a unit: the authors' rationale, else the code's own rule of when not to use it."""
    coding = reference.codings.get(place)
    return coding.rationale if coding else course.codebook[place[2]].exclude


def score_choice(exercise: Exercise, answer: Answer | None, course: Course, reference: Reference) -> Score:
    """Score a question: of one answer, right or wrong; of several, right choices less wrong ones over all right ones.

    A wrong choice takes back a right one, so that ticking everything wins nothing; the share is never below 0.
    """
    chosen = answer.value if answer else ()
    findings = []
    for option in course.questions[exercise.items[0]].options:
        solution = reference.solutions[exercise.items[0], option.option]
        taken = option.option in chosen
        if taken or solution.right:
            verdict = (HIT if taken else MISS) if solution.right else EXTRA
            findings.append(Finding((option.option,), verdict, solution.why))
    score = Score(0.0, tuple(findings))
    right = score.count(HIT) + score.count(MISS)
    return Score(max(0.0, (score.count(HIT) - score.count(EXTRA)) / right), score.findings)


SCORERS = {"coding": score_coding, "choice": score_choice}
"""How each kind of exercise is scored; a memo is read by the instructor."""
