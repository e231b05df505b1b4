"""Turn an exercise of the course into its widget, in one language."""

import difflib
import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

from entraide import course as courses
from entraide.coding.numbers import around, written
from entraide.coding.scoring import explain
from entraide.course import Course, boards, definitions, meetings
from entraide.course.corpus import GRADED, ORDERED, Excerpt, Exercise, Step
from entraide.course.prompts import blocks
from entraide.course.reference import TEMPTING
from entraide.course.tables import read
from entraide.errors import CourseError
from entraide.lang import say
from entraide.widgets import carried
from entraide.widgets.choice.widget import ChoiceWidget
from entraide.widgets.coding.widget import CodingWidget
from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.keep import keep
from entraide.widgets.meeting.widget import MeetingWidget
from entraide.widgets.memo.widget import MemoWidget
from entraide.widgets.numbers.widget import NumbersWidget
from entraide.widgets.open_coding.widget import OpenCodingWidget
from entraide.widgets.theme_board.widget import ThemeBoardWidget


def present(name: str, lang: str | None = None) -> AnsweringWidget:
    """The widget of an exercise. A graded one knows no key, and its answer is kept with the notebook."""
    lang = courses.language(lang)
    try:
        course = _holding(name)
    except CourseError as error:
        error.lang = lang
        raise
    exercise = course.exercises[name]
    widget = shown(exercise, course, lang)
    if exercise.pool == GRADED:
        keep(widget, exercise, course)
    return widget


def shown(exercise: Exercise, course: Course, lang: str) -> AnsweringWidget:
    """The widget of an exercise that a course holds, whose answer nobody keeps yet."""
    mode = "assignment" if exercise.pool == GRADED else "practice"
    common = {"exercise": exercise.exercise, "lang": lang, "title": exercise.title[lang], "mode": mode}
    return _BUILDERS[exercise.kind](exercise, course, common)


def _holding(name: str) -> Course:
    """The course that holds an exercise: what a notebook here carries comes before what is installed.

    The installed course may be another one, with an exercise of the same name.
    """
    course = courses.load()
    if found := carried.course_of(name, course):
        return found
    if name in course.exercises:
        return course
    if near := difflib.get_close_matches(name, course.exercises, n=1, cutoff=0.85):
        raise CourseError("course.no-exercise-but", name=name, near=near[0])
    raise CourseError("widget.no-exercise", name=name)


def _coding(exercise: Exercise, course: Course, common: dict[str, str]) -> CodingWidget:
    lang = common["lang"]
    return CodingWidget(
        excerpts=[_excerpt(course.excerpts[name], lang) for name in exercise.items],
        themes=palette(exercise, course, lang),
        feedback=coding_feedback(exercise, course, lang) if exercise.pool == "practice" else {},
        layout_of_units=exercise.layout or "sentences",
        **common,
    )


def _excerpt(excerpt: Excerpt, lang: str) -> dict[str, Any]:
    return {
        "excerpt": excerpt.excerpt,
        "speaker": excerpt.speaker,
        "care": excerpt.care,
        "context": excerpt.context[lang],
        "units": [{"unit": unit.unit, "text": unit.text[lang]} for unit in excerpt.units],
        "cut": excerpt.cut,
    }


def palette(exercise: Exercise, course: Course, lang: str) -> list[dict[str, Any]]:
    """The codes that an exercise offers, by theme."""
    themes = []
    for theme in course.codebook.themes:
        codes = [code for code in theme.codes if code.code in exercise.codes]
        if codes:
            stems = ("label", "definition", "include", "exclude")
            shown = [{"code": code.code} | {stem: getattr(code, stem)[lang] for stem in stems} for code in codes]
            themes.append({"theme": theme.theme, "label": theme.label[lang], "codes": shown})
    return themes


def coding_feedback(exercise: Exercise, course: Course, lang: str) -> dict[str, Any]:
    """By excerpt, unit and code: the authors' status and rationale. Codes that are absent are extras by their rule."""
    feedback: dict[str, Any] = {}
    for (excerpt, unit, code), coding in course.reference.codings.items():
        if excerpt in exercise.items and code in exercise.codes:
            why = explain(course.reference, course, (excerpt, unit, code))[lang]
            units = feedback.setdefault(excerpt, {})
            units.setdefault(str(unit), {})[code] = {"status": coding.status, "why": why}
    return feedback


def _choice(exercise: Exercise, course: Course, common: dict[str, str]) -> ChoiceWidget:
    lang = common["lang"]
    question = course.questions[exercise.items[0]]
    feedback = {}
    if exercise.pool == "practice":
        for option in question.options:
            solution = course.reference.solutions.get((question.question, option.option))
            if solution is None:
                name, missing = question.question, option.option
                raise CourseError("widget.no-solution", file="data/solutions.csv", question=name, option=missing)
            feedback[option.option] = {"right": solution.right, "why": solution.why[lang]}
    return ChoiceWidget(
        question={
            "prompt": question.prompt[lang],
            "several": question.several,
            "options": [{"option": option.option, "text": option.text[lang]} for option in question.options],
        }
        | ({"ordered": True} if exercise.layout == ORDERED else {}),
        feedback=feedback,
        **common,
    )


def _numbers(exercise: Exercise, course: Course, common: dict[str, str]) -> NumbersWidget:
    lang, question = common["lang"], course.questions[exercise.items[0]]
    feedback = {}
    if exercise.pool == "practice":
        feedback = {str(step.step): _step_feedback(question.question, step, course, lang) for step in question.steps}
    steps = []
    for step in question.steps:
        before, after = around(step.unit, lang)
        steps.append(
            {"step": step.step, "label": step.label[lang], "unit": step.unit, "before": before, "after": after}
        )
    prompt = [{"rows": block.rows} if block.rows else {"text": block.text} for block in blocks(question.prompt[lang])]
    return NumbersWidget(question={"prompt": prompt, "steps": steps}, feedback=feedback, **common)


def _step_feedback(question: str, step: Step, course: Course, lang: str) -> dict[str, Any]:
    """What is said at a step: its values with their reasons, the right one written, and the hint."""
    right = course.reference.right(question, step.step)
    if right is None:
        raise CourseError("widget.no-value", file="data/values.csv", question=question, step=step.step)
    return {
        "values": [
            {"value": float(one.value), "tolerance": float(one.tolerance), "right": one.right, "why": one.why[lang]}
            for one in course.reference.values[question, step.step]
        ],
        "solution": written(right.value, step.unit, lang),
        "hint": step.hint[lang],
    }


def _memo(exercise: Exercise, course: Course, common: dict[str, str]) -> MemoWidget:
    prompt = course.questions[exercise.items[0]].prompt[common["lang"]]
    return MemoWidget(prompt=prompt, words=_words(prompt, common["lang"]), **common)


def _words(prompt: str, lang: str) -> dict[str, int]:
    """How many words a memo's prompt asks for, as its language says it: "150 to 250 words"."""
    found = re.search(say(lang, "assignment.words-asked", min=r"(\d+)", max=r"(\d+)"), prompt)
    return {"min": int(found[1]), "max": int(found[2])} if found else {}


def _open(exercise: Exercise, course: Course, common: dict[str, str]) -> OpenCodingWidget:
    """The course's codes come along for the comparison: by excerpt and unit those that fit, required or not."""
    lang = common["lang"]
    fits: dict[str, dict[str, list[str]]] = {}
    for (excerpt, unit, code), coding in course.reference.codings.items():
        if excerpt in exercise.items and code in exercise.codes and coding.status != TEMPTING:
            fits.setdefault(excerpt, {}).setdefault(str(unit), []).append(code)
    return OpenCodingWidget(
        excerpts=[_excerpt(course.excerpts[name], lang) for name in exercise.items],
        codes=[
            {"code": name, "label": code.label[lang], "definition": code.definition[lang]}
            for name, code in course.codebook.codes.items()
            if name in exercise.codes
        ],
        feedback=fits,
        **common,
    )


def _board(exercise: Exercise, course: Course, common: dict[str, str]) -> ThemeBoardWidget:
    lang = common["lang"]
    stems = ("name", "reason", "leaves")
    return ThemeBoardWidget(
        cards=[
            {"code": card.code, "label": card.label[lang], "text": card.text[lang]}
            for card in boards.cards(exercise, course)
        ],
        feedback={
            "groupings": [
                {"grouping": one.grouping}
                | {stem: getattr(one, stem)[lang] for stem in stems}
                | {"piles": [{"label": pile.label[lang], "codes": list(pile.codes)} for pile in one.piles]}
                for one in boards.groupings(exercise, course)
            ]
        },
        **common,
    )


ABOUT = ("meeting", "title", "care", "context", "turns", "carried", "evenings")
"""What is read of a meeting before it begins."""
WRITTEN = ("title", "care", "context", "label", "text", "gave", "cost", "about")
"""What of a meeting is written in a language; the rest is the same in all."""


def _meeting(exercise: Exercise, course: Course, common: dict[str, str]) -> MeetingWidget:
    lang, tables = common["lang"], course.meetings.tables
    known = meetings.names(tables)
    play = {name: meetings.play(tables, name, lang) for name in exercise.items}
    play = {name: one | {"release": _release(one)} for name, one in play.items()}
    return MeetingWidget(
        about=[
            {key: one[key] for key in ABOUT if key in one}
            | {"earlier": known[: known.index(name)], "endings": _endings(one)}
            for name, one in play.items()
        ],
        play=play,
        feedback={
            name: meetings.debrief(tables, name, lang, codings=exercise.pool != GRADED)
            | {
                "help": _help(course, lang, meetings.row(tables, name).words("help")),
                "themes": palette(exercise, course, lang),
            }
            for name in play
        },
        **common,
    )


def _endings(play: dict[str, Any]) -> list[dict[str, str]]:
    """What the evening's endings are called, to tell kept meetings apart."""
    return [{key: one[key] for key in ("ending", "title")} for one in play["endings"] if "title" in one]


def _release(play: dict[str, Any]) -> str:
    """Six characters that are others once a meeting goes otherwise; the same in all languages."""

    def structure(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: structure(one) for key, one in value.items() if key not in WRITTEN}
        return [structure(one) for one in value] if isinstance(value, list) else value

    return hashlib.sha256(json.dumps(structure(play), sort_keys=True).encode()).hexdigest()[:6]


def _help(course: Course, lang: str, wanted: Sequence[str]) -> list[str]:
    """The lines that answer, for a debrief that has to name them: those wanted, in their order, or all.

    A meeting that a notebook carries may be another course's, with lines that are not known here.
    """
    rows = {row["line"]: row for row in read(course.folder / "help.csv", definitions.names("help"))}
    shown = [rows[line] for line in wanted if line in rows] or list(rows.values())
    names = [(row.text("name")[lang], row["phone"]) for row in shown]
    return [phone if name == phone else say(lang, "meeting.help-line", name=name, phone=phone) for name, phone in names]


_BUILDERS = {
    "coding": _coding,
    "choice": _choice,
    "numbers": _numbers,
    "memo": _memo,
    "open": _open,
    "board": _board,
    "meeting": _meeting,
}
