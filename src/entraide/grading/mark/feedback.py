"""The feedback a student reads: one piece of HTML per exercise, self-contained, everything that was typed escaped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from entraide.coding.answers import Answer, Coding, Note
from entraide.coding.scoring import EXTRA, FITS, FOUND, MISSED, Finding, Score
from entraide.course import Course
from entraide.course.corpus import Chapter, Exercise
from entraide.grading.mark.messages import note_text, number, say

MOST_CHAPTERS = 3

# The verdicts differ by word and by mark; colour only helps.
STYLE = """<style>
.entraide-feedback { font: 16px/1.5 system-ui, sans-serif; max-width: 60em }
.entraide-feedback :is(ul, ol) { list-style: none; margin: 0; padding: 0 }
.entraide-feedback li { margin: 0 0 .4em }
.entraide-feedback .unit { display: grid; grid-template-columns: 2em 1fr; padding: .5em 0; border-top: 1px solid #8886 }
.entraide-feedback .unit > :last-child { grid-column: 2 }
.entraide-feedback .unit p { margin: 0 0 .3em }
.entraide-feedback .none { opacity: .75 }
.entraide-feedback .memo { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #8886;
  margin: .3em 0; padding-left: .6em }
.entraide-feedback .notes { border: 1px solid #b58900; padding: .5em 1em }
.entraide-feedback .again { margin: 1em 0 0; padding: .5em 1em; background: #8881 }
.entraide-feedback .hit strong { color: light-dark(#1b6e3c, #7ddc9f) }
.entraide-feedback .miss strong { color: light-dark(#8a4b00, #f0b46a) }
.entraide-feedback .extra strong { color: light-dark(#a3213a, #ff9aa9) }
@media (min-width: 48em) {
  .entraide-feedback .unit { grid-template-columns: 2em minmax(0, 2fr) minmax(0, 3fr); column-gap: 1em }
  .entraide-feedback .unit > :last-child { grid-column: 3 }
}
@media print { .entraide-feedback .unit { break-inside: avoid } }
</style>"""

LOOKS = {FOUND: ("hit", "✓"), MISSED: ("miss", "○"), EXTRA: ("extra", "✗"), FITS: ("fits", "✓")}
"""By verdict: the class of its item, and the icon before it."""


@dataclass(frozen=True)
class ExercisePage:
    """Feedback on a coding or choice exercise, in two versions: with the keys, and without anything others could use.

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
        """The score and how it came about, every finding explained, and what to read again."""
        if self.exercise.kind == "coding":
            body = self._codings(self._found(), say("no-code", self.lang))
        else:
            body = self._choice()
        return _page(_notes(notes, self.lang) + self._sum() + self._blank() + body + self._again(), self.lang)

    def without_keys(self, notes: Sequence[Note]) -> str:
        """The score, what the student answered, and which chapters to read again."""
        if self.exercise.kind == "coding":
            body = self._codings(self._applied(), say("no-code-yours", self.lang))
        else:
            body = self._chosen()
        later = f"<p><em>{say('later', self.lang)}</em></p>"
        return _page(_notes(notes, self.lang) + self._sum() + self._blank() + body + later + self._again(), self.lang)

    def _blank(self) -> str:
        return "" if self.answer and self.answer.value else f"<p>{say('blank', self.lang)}</p>"

    def _sum(self) -> str:
        """The points and the sum they come from, as the student's guide explains it."""
        score, counts, lang = self.score, self.score.counts, self.lang
        won = say("points", lang, won=number(score.share * self.points, lang), points=number(self.points, lang))
        share, how = number(score.share, lang), ""
        if self.exercise.kind == "coding" and counts.found:
            how = say("coding-sum", lang, **vars(counts), share=share)
        elif self.exercise.kind == "choice" and self.course.questions[self.exercise.items[0]].several:
            how = say("choice-sum", lang, **vars(counts), right=counts.found + counts.missed, share=share)
        return f"<p><strong>{won}</strong>{' — ' if how else ''}{how}</p>"

    def _codings(self, beside: dict[tuple[str, int], str], nothing: str) -> str:
        """Every excerpt, sentence by sentence, with what there is to say beside it."""
        lang, parts = self.lang, []
        for position, name in enumerate(self.exercise.items, 1):
            excerpt, units = self.course.excerpts[name], []
            for unit in excerpt.units:
                said = beside.get((name, unit.unit))
                said = f"<ul>{said}</ul>" if said else f"<p class='none'>{nothing}</p>"
                units.append(
                    f"<li class='unit'><span>{unit.unit}</span><p>{escape(unit.text[lang])}</p><div>{said}</div></li>"
                )
            title = f"<strong>{say('excerpt', lang, number=position)}.</strong> {escape(excerpt.context[lang])}"
            parts.append(f"<p>{title}</p><ol>{''.join(units)}</ol>")
        return "".join(parts)

    def _found(self) -> dict[tuple[str, int], str]:
        """By unit: what was found, missed and extra, each with its reason."""
        said: dict[tuple[str, int], str] = {}
        for finding in self.score.findings:
            excerpt, unit, code = str(finding.place[0]), int(finding.place[1]), str(finding.place[2])
            label = self._linked(f"reference/codebook.html#code-{code}", self.course.codebook[code].label[self.lang])
            item = _item(finding, say(finding.verdict, self.lang), label, self.lang)
            said[excerpt, unit] = said.get((excerpt, unit), "") + item
        return said

    def _applied(self) -> dict[tuple[str, int], str]:
        """By unit: the student's own codes."""
        said: dict[tuple[str, int], str] = {}
        for coding in self.answer.value if self.answer else ():
            if isinstance(coding, Coding):
                place = (coding.excerpt, coding.unit)
                label = escape(self.course.codebook[coding.code].label[self.lang])
                said[place] = said.get(place, "") + f"<li><strong>{label}</strong>{_memo(coding.memo, self.lang)}</li>"
        return said

    def _choice(self) -> str:
        """The question, and every option that was chosen or should have been."""
        texts = self._options()
        said = "".join(
            _item(f, say(f"choice-{f.verdict}", self.lang), texts[str(f.place[0])], self.lang)
            for f in self.score.findings
        )
        return f"{self._prompt()}<ul>{said}</ul>"

    def _chosen(self) -> str:
        """The question, and the options that were chosen."""
        texts, chosen = self._options(), self.answer.value if self.answer else ()
        return f"{self._prompt()}<ul>{''.join(f'<li>{texts[str(option)]}</li>' for option in chosen)}</ul>"

    def _prompt(self) -> str:
        return f"<p>{escape(self.course.questions[self.exercise.items[0]].prompt[self.lang])}</p>"

    def _options(self) -> dict[str, str]:
        options = self.course.questions[self.exercise.items[0]].options
        return {option.option: escape(option.text[self.lang]) for option in options}

    def _again(self) -> str:
        """The chapters to read again, those first that most of what was missed or extra is about."""
        chapters = self._chapters()
        if not chapters:
            return ""
        links = "".join(f"<li>{self._linked(f'{c.page}.html', c.title[self.lang])}</li>" for c in chapters)
        return f"<div class='again'><p>{say('again', self.lang)}</p><ul>{links}</ul></div>"

    def _chapters(self) -> list[Chapter]:
        wrong = [finding for finding in self.score.findings if finding.verdict in (MISSED, EXTRA)]
        if self.exercise.kind == "coding":
            codes = Counter(str(finding.place[2]) for finding in wrong)
        else:
            topic = self.course.questions[self.exercise.items[0]].topic
            codes = Counter(code.code for code in self.course.codebook.codes.values() if wrong and code.theme == topic)
        weighed = [(sum(codes[code] for code in chapter.codes), chapter) for chapter in self.course.chapters]
        heaviest = sorted((pair for pair in weighed if pair[0]), key=lambda pair: -pair[0])
        # A question is about one thing; an exercise of four excerpts about several.
        return [chapter for _, chapter in heaviest[: MOST_CHAPTERS if self.exercise.kind == "coding" else 1]]

    def _linked(self, place: str, text: str) -> str:
        """A text that leads to a place in the book, where its address is known."""
        if not self.book:
            return escape(text)
        address = f"{self.book.rstrip('/')}/{self.lang}/{place}"
        return f"<a href='{escape(address)}'>{escape(text)}</a>"


def memo_page(written: str, notes: Sequence[Note], lang: str) -> str:
    """The student's text, for the instructor who grades it and for the feedback."""
    if not written:
        return _page(_notes(notes, lang) + f"<p>{say('blank', lang)}</p>", lang)
    return _page(_notes(notes, lang) + f"<p>{say('written', lang)}</p><div class='memo'>{escape(written)}</div>", lang)


def notes_page(notes: Sequence[Note], lang: str) -> str:
    """What is to be said about the submission as a whole."""
    return _page(f"<p><strong>{say('notes', lang)}</strong></p>" + _notes(notes, lang), lang)


def _page(body: str, lang: str) -> str:
    return f"{STYLE}<div class='entraide-feedback' lang='{lang}'>{body}</div>"


def _notes(notes: Sequence[Note], lang: str) -> str:
    if not notes:
        return ""
    return "<ul class='notes'>" + "".join(f"<li>{note_text(note, lang)}</li>" for note in notes) + "</ul>"


def _item(finding: Finding, word: str, what: str, lang: str) -> str:
    """One finding: its verdict, what it is about (HTML), why, and the student's own memo on it."""
    name, icon = LOOKS[finding.verdict]
    head = f"<strong>{icon} {word}</strong>"
    why = escape(finding.why[lang])
    return f"<li class='{name}'>{head} · {what}<br>{why}{_memo(finding.memo, lang)}</li>"


def _memo(memo: str, lang: str) -> str:
    return f"<div class='memo'>{say('memo', lang)} {escape(memo)}</div>" if memo.strip() else ""
