"""The feedback a student reads: one piece of HTML per exercise, self-contained, everything that was typed escaped."""

from html import escape

from entraide.answers import Answer, Note
from entraide.corpus import Exercise
from entraide.course import Course
from entraide.grading.messages import note_text, number, say
from entraide.scoring import EXTRA, HIT, MISS, Finding, Score

# The verdicts differ by word and by mark; colour only helps.
STYLE = """<style>
.entraide-feedback { font: 16px/1.5 system-ui, sans-serif; max-width: 60em }
.entraide-feedback table { border-collapse: collapse; width: 100%; margin: .5em 0 1.5em }
.entraide-feedback :is(th, td) { text-align: left; vertical-align: top; padding: .5em; white-space: normal;
  border-bottom: 1px solid #8886 }
.entraide-feedback td:nth-child(2) { width: 38% }
.entraide-feedback ul { list-style: none; margin: 0; padding: 0 }
.entraide-feedback li { margin: 0 0 .4em }
.entraide-feedback .memo { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #8886;
  margin: .3em 0; padding-left: .6em }
.entraide-feedback .notes { border: 1px solid #b58900; padding: .5em 1em }
.entraide-feedback .hit strong { color: light-dark(#1b6e3c, #7ddc9f) }
.entraide-feedback .miss strong { color: light-dark(#8a4b00, #f0b46a) }
.entraide-feedback .extra strong { color: light-dark(#a3213a, #ff9aa9) }
</style>"""

MARKS = {"hit": "✓", "miss": "○", "extra": "✗", "fits": "✓"}


def exercise_page(
    exercise: Exercise, answer: Answer | None, score: Score, points: float, notes: list[Note], course: Course, lang: str
) -> str:
    """Feedback on a coding or choice exercise: the score and how it came about, then every finding explained."""
    body = (
        _coding(exercise, score, course, lang) if exercise.kind == "coding" else _choice(exercise, score, course, lang)
    )
    blank = "" if answer and answer.value else f"<p>{say('blank', lang)}</p>"
    return _page(_notes(notes, lang) + _sum(exercise, score, points, lang) + blank + body, lang)


def memo_page(written: str, notes: list[Note], lang: str) -> str:
    """The student's text, for the instructor who grades it and for the feedback."""
    if not written:
        return _page(_notes(notes, lang) + f"<p>{say('blank', lang)}</p>", lang)
    return _page(_notes(notes, lang) + f"<p>{say('written', lang)}</p><div class='memo'>{escape(written)}</div>", lang)


def notes_page(notes: list[Note], lang: str) -> str:
    """What is to be said about the submission as a whole."""
    return _page(f"<p><strong>{say('notes', lang)}</strong></p>" + _notes(notes, lang), lang)


def _page(body: str, lang: str) -> str:
    return f"{STYLE}<div class='entraide-feedback' lang='{lang}'>{body}</div>"


def _notes(notes: list[Note], lang: str) -> str:
    if not notes:
        return ""
    return "<ul class='notes'>" + "".join(f"<li>{note_text(note, lang)}</li>" for note in notes) + "</ul>"


def _sum(exercise: Exercise, score: Score, points: float, lang: str) -> str:
    """The points and the sum they come from, as the student's guide explains it."""
    hit, miss, extra = score.count(HIT), score.count(MISS), score.count(EXTRA)
    won = say("points", lang, won=number(score.share * points, lang), points=number(points, lang))
    share = number(score.share, lang)
    if exercise.kind == "coding" and hit:
        how = say("coding-sum", lang, hit=hit, miss=miss, extra=extra, share=share)
    elif exercise.kind == "choice":
        how = say("choice-sum", lang, hit=hit, extra=extra, right=hit + miss, share=share)
    else:
        how = ""
    return f"<p><strong>{won}</strong>{' — ' if how else ''}{how}</p>"


def _coding(exercise: Exercise, score: Score, course: Course, lang: str) -> str:
    """Each excerpt as a table: the sentence, and beside it what was found, missed and extra."""
    parts = []
    for position, name in enumerate(exercise.items, 1):
        excerpt = course.excerpts[name]
        rows = []
        for unit in excerpt.units:
            findings = [finding for finding in score.findings if finding.place[:2] == (name, unit.unit)]
            said = "".join(_coding_item(finding, course, lang) for finding in findings)
            cell = f"<ul>{said}</ul>" if said else say("no-code", lang)
            rows.append(f"<tr><td>{unit.unit}</td><td>{escape(unit.text[lang])}</td><td>{cell}</td></tr>")
        head = "".join(f"<th scope='col'>{say(key, lang)}</th>" for key in ("unit", "sentence", "coding"))
        title = f"<strong>{say('excerpt', lang, number=position)}.</strong> {escape(excerpt.context[lang])}"
        parts.append(f"<p>{title}</p><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>")
    return "".join(parts)


def _coding_item(finding: Finding, course: Course, lang: str) -> str:
    label = course.codebook[str(finding.place[2])].label[lang]
    memo = f"<div class='memo'>{say('memo', lang)} {escape(finding.memo)}</div>" if finding.memo.strip() else ""
    return _item(finding.verdict, say(finding.verdict, lang), label, finding.why[lang], memo)


def _choice(exercise: Exercise, score: Score, course: Course, lang: str) -> str:
    """The question, and every option that was chosen or should have been."""
    question = course.questions[exercise.items[0]]
    texts = {option.option: option.text[lang] for option in question.options}
    said = "".join(
        _item(f.verdict, say(f"choice-{f.verdict}", lang), texts[str(f.place[0])], f.why[lang]) for f in score.findings
    )
    return f"<p>{escape(question.prompt[lang])}</p><ul>{said}</ul>"


def _item(verdict: str, word: str, what: str, why: str, more: str = "") -> str:
    head = f"<strong>{MARKS[verdict]} {word}</strong>"
    return f"<li class='{verdict}'>{head} · {escape(what)}<br>{escape(why)}{more}</li>"
