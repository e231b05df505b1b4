"""The feedback on an evening that was led: that it came to its end, and its stretches that count, line by line."""

from collections import defaultdict
from functools import cached_property

from entraide.coding.answers import Coding, Led
from entraide.coding.evening import ASKED, ENOUGH, LED, Marked
from entraide.course import meetings
from entraide.grading.mark.feedback import Coded, ExercisePage
from entraide.lang import say


class EveningPage(ExercisePage):
    """Feedback on an evening. How it went is not judged; nothing is asked of it but that it was led to its end."""

    @cached_property
    def marked(self) -> Marked | None:
        """The evening; None where none was led."""
        led = self.answer.value if self.answer else None
        return Marked(self.exercise, led, self.course) if isinstance(led, Led) and led else None

    @property
    def coding(self) -> bool:
        """Whether codes were to be put on units: they were, on what was said."""
        return True

    @property
    def told(self) -> tuple[str, ...]:
        """What was won for the evening, and which stretches count, and why these."""
        marked = self.marked
        if not marked:
            return ()
        turns = self.course.meetings.ready(marked.led.meeting).turns
        end = "feedback.evening-ended" if marked.evening.is_over else "feedback.evening-stopped"
        counted = [say(self.lang, "feedback.stretch", number=one) for one in marked.counted]
        which = ("feedback.no-stretch", "feedback.one-stretch", "feedback.two-stretches")[len(marked.counted)]
        if len(marked.coded) > ASKED:
            which = "feedback.best-stretches"
        short = (say(self.lang, "feedback.evening-short", lines=marked.lines, enough=ENOUGH),) if marked.short else ()
        return (
            say(self.lang, end, points=LED * self.points, turn=marked.evening.turn, turns=turns),
            *short,
            say(
                self.lang,
                which,
                won=(1 - LED) * self.points * marked.coding_share,
                points=(1 - LED) * self.points,
                stretches=counted,
            ),
        )

    @property
    def coding_share(self) -> float:
        """What the codes of the stretches that count come to."""
        return self.marked.counts(*self.marked.counted).share if self.marked else 0.0

    @cached_property
    def excerpts(self) -> tuple[Coded, ...]:
        """The stretches that count, as they were read."""
        marked = self.marked
        if not marked:
            return ()
        known = self.course.meetings
        texts, names = known.texts(marked.led.meeting), known.speakers(marked.led.meeting)

        def line(n: int, text: str, speaker: str, to: str) -> tuple[int, str]:
            who = say(self.lang, "lead.says", who=meetings.says(names, speaker, to, self.lang))
            return n, f"{who} {texts[text][self.lang]}"

        return tuple(
            Coded(
                str(one),
                say(self.lang, "feedback.stretch", number=one),
                "",
                "",
                tuple(line(n, *said) for n, said in enumerate(marked.evening.stretches[one - 1], 1)),
            )
            for one in marked.counted
        )

    @cached_property
    def codings(self) -> dict[tuple[str, int], list[Coding]]:
        """By line: the student's own codes."""
        found = defaultdict(list)
        for (stretch, n), codes in self.marked.applied.items() if self.marked else ():
            found[str(stretch), n] = [Coding(str(stretch), n, code, memo) for code, memo in codes.items()]
        return found
