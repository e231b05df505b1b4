"""The evening that a student hands in: what was played of it, and her coding of it against the authors' own.

A recipe is replayed on the instructor's tables; what it could not have played is not there. Its lines are cut in
stretches. The two whose codings have most in common with the authors' count, and their codes are counted together.
An evening that was stopped when hardly anything was said has as little to win for its coding.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from entraide.coding.answers import Answer, Led
from entraide.coding.scoring import Counts, Finding, ReferenceUnit, Score
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.meetings import Meetings
from entraide.course.reference import ACCEPTABLE, REQUIRED, Reference
from entraide.errors import CourseError
from entraide.meeting import recipe, stretches
from entraide.meeting.play import Said

ASKED = 2
"""Stretches that are asked to be coded, and counted."""

LED = 1 / 6
"""The share of the points for an evening that was led to its end, however it went: 10 of 60."""

ENOUGH = 20
"""Lines said in an evening that was stopped, from which on its coding can win all its points."""


@dataclass(frozen=True)
class Evening:
    """An evening as its recipe plays it: its ``stretches``, whether it came to its end, and why it goes no further."""

    stretches: tuple[tuple[Said, ...], ...]
    said: tuple[str, ...]
    """The ids of each turn, with spaces between, as an answer record holds them."""
    turn: int
    is_over: bool
    ending: str
    wrong: CourseError | None


def evening(led: Led, meetings: Meetings) -> Evening:
    """Play the evening. Raises `CourseError` for what is no recipe of the meeting."""
    play, wrong = recipe.followed(meetings.ready(led.meeting), led.recipe)
    ending = play.ending()
    return Evening(
        tuple(tuple(stretch) for stretch in stretches.cut(stretches.spoken(play))),
        tuple(" ".join([turn.beat, *(one.text for one in turn.said)]) for turn in play.turns),
        len(play.turns),
        play.is_over,
        ending.id if ending else "",
        wrong,
    )


@dataclass(frozen=True)
class Marked:
    """An evening that is handed in, marked: the codings of its stretches, numbered from 1, beside the authors' own."""

    exercise: Exercise
    led: Led
    course: Course

    @cached_property
    def evening(self) -> Evening:
        """What was played."""
        return evening(self.led, self.course.meetings)

    @cached_property
    def units(self) -> dict[int, tuple[ReferenceUnit, ...]]:
        """By stretch, its lines with the codes that are required and accepted there."""
        codings = self.course.meetings.codings(self.led.meeting, self.exercise.codes)

        def unit(stretch: int, number: int, text: str) -> ReferenceUnit:
            status = {code: row["status"] for code, row in codings.get(text, {}).items()}
            required, acceptable = (
                frozenset(code for code in status if status[code] == wanted) for wanted in (REQUIRED, ACCEPTABLE)
            )
            return ReferenceUnit(self.exercise.exercise, str(stretch), number, required, acceptable)

        return {
            stretch: tuple(unit(stretch, n, said.text) for n, said in enumerate(lines, 1))
            for stretch, lines in enumerate(self.evening.stretches, 1)
        }

    @cached_property
    def applied(self) -> dict[tuple[int, int], dict[str, str]]:
        """By stretch and line, her codes with the note on each; lines that nobody said in this evening have none."""
        codes: dict[str, dict[str, str]] = {}
        for one in self.led.codings:
            codes.setdefault(one.text, {})[one.code] = one.memo
        return {
            (stretch, n): codes[said.text]
            for stretch, lines in enumerate(self.evening.stretches, 1)
            for n, said in enumerate(lines, 1)
            if said.text in codes
        }

    @cached_property
    def coded(self) -> tuple[int, ...]:
        """The stretches on which she put a code."""
        return tuple(sorted({stretch for stretch, _ in self.applied}))

    def counts(self, *these: int) -> Counts:
        """What stretches have in common with the authors' codings, counted together."""
        found = (
            unit.reckon(self.applied.get((one, unit.unit), {}).keys()).counts
            for one in these
            for unit in self.units[one]
        )
        return sum(found, Counts())

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """The stretches that count: of those she coded the two that go best, the first of them where several do."""
        if len(self.coded) <= ASKED:
            return self.coded
        return max(combinations(self.coded, ASKED), key=lambda pair: _rank(self.counts(*pair)))

    @property
    def lines(self) -> int:
        """How many lines were said."""
        return sum(map(len, self.evening.stretches))

    @property
    def short(self) -> bool:
        """Whether it was stopped before there was enough to code: else two turns would do, and three codes."""
        return not self.evening.is_over and self.lines < ENOUGH

    @property
    def coding_share(self) -> float:
        """The share of the points for the coding, from 0 to 1; half of it can be had where one stretch was coded."""
        share = self.counts(*self.counted).share * len(self.counted) / ASKED
        return share * self.lines / ENOUGH if self.short else share

    @property
    def share(self) -> float:
        """The share of all points."""
        return LED * self.evening.is_over + (1 - LED) * self.coding_share

    def findings(self) -> tuple[Finding, ...]:
        """What there is to say of each code on the lines of the stretches that count."""
        codings = self.course.meetings.codings(self.led.meeting, self.exercise.codes)
        found = []
        for stretch in self.counted:
            for said, unit in zip(self.evening.stretches[stretch - 1], self.units[stretch], strict=True):
                memos = self.applied.get((stretch, unit.unit), {})
                verdicts = unit.reckon(memos.keys()).verdicts
                for code in self.exercise.codes:
                    if code in verdicts:
                        row = codings.get(said.text, {}).get(code)
                        why = row.text("rationale") if row else self.course.codebook[code].exclude
                        place = (str(stretch), unit.unit, code)
                        found.append(Finding(place, verdicts[code], why, memos.get(code, ""), general=row is None))
        return tuple(found)


def _rank(counts: Counts) -> tuple[float, int]:
    return counts.share, counts.found


def score_evening(exercise: Exercise, answer: Answer | None, course: Course, reference: Reference) -> Score:
    """Score an evening that was led and coded; the authors' codings stand with its lines, and not with the keys."""
    if not answer or not isinstance(answer.value, Led) or not answer.value:
        return Score(0.0, ())
    marked = Marked(exercise, answer.value, course)
    return Score(marked.share, marked.findings())
