"""The feedback a student reads: one piece of HTML an exercise, self-contained. The template lays out what is here."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from entraide.coding import numbers
from entraide.coding.answers import Answer, Coding, Note
from entraide.coding.scoring import EXTRA, FITS, FOUND, MISSED, Finding, Score, cost_of_wrong
from entraide.coding.summary import Summary, summary
from entraide.course import Course, care
from entraide.course.corpus import Chapter, Exercise, Question, Step
from entraide.course.prompts import Block, blocks
from entraide.course.tables import Text
from entraide.grading.read import blank
from entraide.html import templates
from entraide.lang import say

MOST_CHAPTERS = 3


class Coded(NamedTuple):
    """What stands on the page unit by unit: an excerpt by its name, what is said above it, and its units by number.

    ``care`` is the line that is said before a hard one.
    """

    name: str
    heading: str
    care: str
    context: str
    units: tuple[tuple[int, str], ...]


class Look(NamedTuple):
    """How a verdict is shown: a class of the style sheet, an icon and a word."""

    style: str
    icon: str
    word: str


LOOKS_OF_CODES = {
    FOUND: Look("hit", "✓", "coding.found"),
    FITS: Look("fits", "✓", "coding.fits"),
    MISSED: Look("miss", "○", "coding.reference-only"),
    EXTRA: Look("extra", "≠", "coding.yours-only"),
}

LOOKS_OF_OPTIONS = {
    FOUND: Look("hit", "✓", "feedback.right"),
    MISSED: Look("miss", "○", "feedback.right-missed"),
    EXTRA: Look("extra", "✗", "feedback.wrong"),
}

LOOKS_OF_NUMBERS = {
    numbers.RIGHT: Look("hit", "✓", "feedback.right"),
    numbers.NEAR: Look("miss", "○", "feedback.near"),
    numbers.BLANK: Look("miss", "○", "feedback.no-number"),
    numbers.EXPLAINED: Look("extra", "✗", "feedback.wrong"),
    numbers.WRONG: Look("extra", "✗", "feedback.wrong"),
    numbers.UNREADABLE: Look("extra", "✗", "feedback.not-a-number"),
}

_PIECES: Any = templates(Path(__file__).parent).get_template("feedback.html.j2").module
"""The template's macros, each a function that gives a piece of HTML."""


@dataclass(frozen=True)
class ExercisePage:
    """Feedback on an exercise that is scored, in two versions: with the keys, and without anything others could use.

    ``book`` is the address of the book, empty where chapters are only to be named.
    """

    exercise: Exercise
    answer: Answer | None
    score: Score
    points: float
    course: Course
    lang: str
    book: str = ""

    def whole(self, notes: Sequence[Note]) -> str:
        """The score and how it came about, every finding explained, and what to read again: HTML."""
        return str(_PIECES.exercise(self, notes, True))

    def without_keys(self, notes: Sequence[Note]) -> str:
        """The score, what the student answered, and which chapters to read again: HTML."""
        return str(_PIECES.exercise(self, notes, False))

    @property
    def told(self) -> tuple[str, ...]:
        """What is to be said below the points of how they came about."""
        return ()

    @property
    def coding_share(self) -> float:
        """What the codes found, missed and extra come to, from 0 to 1."""
        return self.score.share

    @cached_property
    def excerpts(self) -> tuple[Coded, ...]:
        """What was to be coded."""
        named = ((name, self.course.excerpts[name]) for name in self.exercise.items)
        return tuple(
            Coded(
                name,
                say(self.lang, "feedback.excerpt", number=n),
                care.line(excerpt.care, self.lang),
                excerpt.context[self.lang],
                tuple((unit.unit, unit.text[self.lang]) for unit in excerpt.units),
            )
            for n, (name, excerpt) in enumerate(named, 1)
        )

    @property
    def coding(self) -> bool:
        """Whether codes were to be put on units; else a question was to be answered."""
        return self.exercise.kind == "coding"

    @property
    def blank(self) -> bool:
        """Whether nothing was answered."""
        return not (self.answer and self.answer.value)

    @cached_property
    def findings(self) -> dict[tuple[str, int], list[Finding]]:
        """By unit: what there is to say of its codes, what was found first."""
        found, order = defaultdict(list), list(LOOKS_OF_CODES)
        for finding in sorted(self.score.findings, key=lambda finding: order.index(finding.verdict)):
            found[str(finding.place[0]), int(finding.place[1])].append(finding)
        return found

    @cached_property
    def codings(self) -> dict[tuple[str, int], list[Coding]]:
        """By unit: the student's own codes."""
        found = defaultdict(list)
        for coding in self.answer.listed if self.answer else ():
            if isinstance(coding, Coding):
                found[coding.excerpt, coding.unit].append(coding)
        return found

    @cached_property
    def coded(self) -> frozenset[str]:
        """The excerpts in which she put a code."""
        return frozenset(excerpt for (excerpt, _), codes in self.codings.items() if codes)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The excerpts in which the reference requires a code: the others may rightly be left empty."""
        return frozenset(str(one.place[0]) for one in self.score.findings if one.verdict in (FOUND, MISSED))

    def uncoded(self, excerpt: str, keys: bool) -> str:
        """What is said of an excerpt in which she put no code; nothing where the page says it of the whole exercise."""
        if self.blank or excerpt in self.coded:
            return ""
        # Without the keys every such excerpt is told alike, whatever the reference has there.
        rightly = keys and excerpt not in self.asked
        return say(self.lang, "feedback.uncoded-rightly" if rightly else "feedback.uncoded")

    @cached_property
    def looks(self) -> dict[str, Look]:
        """How each verdict on a code, an option or a step is shown, its word in the page's language."""
        looks = LOOKS_OF_NUMBERS if self.steps else LOOKS_OF_CODES if self.coding else LOOKS_OF_OPTIONS
        return {verdict: look._replace(word=say(self.lang, look.word)) for verdict, look in looks.items()}

    @cached_property
    def summary(self) -> Summary:
        """What a coding has in common with the reference; what she passed over was not left blank by judgement."""
        read = [one for one in self.excerpts if one.name in self.coded or one.name not in self.asked]
        return summary(self.score.findings, [(one.name, unit) for one in read for unit, _ in one.units])

    def summed_up(self, keys: bool) -> str:
        """The summary in sentences."""
        return (self.summary if keys else self.summary.without_keys).text(
            self.lang, [one.name for one in self.excerpts]
        )

    @property
    def rule(self) -> tuple[str, str] | None:
        """Where nothing is in common, the code to begin with and the rule that decides."""
        start = self.summary.start
        if start is None:
            return None
        code = self.course.codebook[start.code]
        return code.label[self.lang], (code.exclude if start.extra else code.include)[self.lang]

    @property
    def question(self) -> Question | None:
        """The question of a choice or of a calculation."""
        return None if self.coding else self.course.questions[self.exercise.items[0]]

    @cached_property
    def options(self) -> dict[str, Text]:
        """What each option of the question says."""
        return {option.option: option.text for option in self.question.options} if self.question else {}

    @property
    def chosen(self) -> tuple[str, ...]:
        """The options that were chosen."""
        return tuple(str(option) for option in self.answer.listed) if self.answer else ()

    @property
    def choice_sum(self) -> str:
        """How the points of a question with several answers come about, as it is scored."""
        counts = self.score.counts
        right = counts.found + counts.missed
        cost = cost_of_wrong(right, len(self.options) - right)
        reached = (counts.found - cost * counts.extra) / right
        # What a wrong one costs is told where there is one.
        key = "feedback.choice-sum-dear" if cost > 1 and counts.extra else "feedback.choice-sum"
        sums = {"found": counts.found, "extra": counts.extra, "right": right}
        said = say(self.lang, key, **sums, cost=float(cost), share=float(reached))
        return said if reached >= 0 else say(self.lang, "feedback.below-zero", sum=said)

    @cached_property
    def prompt(self) -> list[Block]:
        """What the question says, its tables apart."""
        return blocks(self.question.prompt[self.lang]) if self.question else []

    @cached_property
    def steps(self) -> dict[int, Step]:
        """The steps of a calculation, by number; of another exercise, none."""
        steps = self.question.steps if self.question and self.exercise.kind == "numbers" else ()
        return {step.step: step for step in steps}

    @cached_property
    def again(self) -> list[Chapter]:
        """The chapters to read again, those first that most of what was missed or extra is about."""
        fine = (FOUND, FITS, numbers.RIGHT)
        wrong = [finding for finding in self.score.findings if finding.verdict not in fine]
        if self.question:
            topic = self.question.topic
            codes = Counter(code.code for code in self.course.codebook.codes.values() if wrong and code.theme == topic)
        else:
            codes = Counter(str(finding.place[2]) for finding in wrong)
        weighed = [(sum(codes[code] for code in chapter.codes), chapter) for chapter in self.course.chapters]
        heaviest = sorted((pair for pair in weighed if pair[0]), key=lambda pair: -pair[0])
        # A question is about one thing; an exercise of four excerpts about several.
        return [chapter for _, chapter in heaviest[: 1 if self.question else MOST_CHAPTERS]]

    def address(self, place: str) -> str:
        """A place in the book, where its address is known."""
        return f"{self.book.rstrip('/')}/{self.lang}/{place}" if self.book else ""


def memo_page(written: str, notes: Sequence[Note], lang: str) -> str:
    """The student's text, for the instructor who grades it and for the feedback: HTML."""
    return str(_PIECES.written(written, notes, lang))


def notes_page(notes: Sequence[Note], lang: str) -> str:
    """What is to be said about the submission as a whole: HTML."""
    from_page = any(note.key == blank.FROM_PAGE for note in notes)
    remedy = "feedback.blank-page-remedy" if from_page else "feedback.blank-remedy"
    return str(_PIECES.whole(notes, remedy if blank.is_blank(notes) else "", lang))
