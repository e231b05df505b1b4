"""What a released notebook carries of a course: all that its exercises show, and nothing of the authors' answers.

It stands in the notebook's metadata, documented in docs/answer-record.md. Whoever has this package installed can then
answer any instructor's assignment; grading reads the instructor's own tables, never what a notebook carries.
"""

from collections.abc import Collection, Iterable, Set
from dataclasses import asdict
from typing import Any

from entraide.course import Course, meetings
from entraide.course.codebook import Code, Codebook, Theme
from entraide.course.corpus import GRADED, Excerpt, Exercise, Option, Question, Step, Unit
from entraide.course.definitions.common import KINDS, OF_EXCERPTS
from entraide.course.meetings import Meetings
from entraide.course.reference import Reference
from entraide.course.tables import Row, Text, bilingual
from entraide.errors import CourseError
from entraide.lang import LANGUAGES

SCHEMA = 1
METADATA = ("entraide", "carried")
"""Where it stands in a notebook's metadata."""

_OURS_ALONE = {"pool", "topic", "theme", "hint"}
"""What a reader of a graded exercise is not shown: a topic would be a hint."""

_WRITERS = {"intention", "keeps"}
"""What whoever writes a meeting says of it to herself."""


def pack(course: Course, names: Iterable[str], lang: str = "") -> dict[str, Any]:
    """The exercises of these names, in every language of the course, as a value that JSON can hold.

    A meeting, which is long, comes in ``lang`` alone where that is given.
    """
    exercises = [course.exercises[name] for name in names]
    items = dict.fromkeys(item for exercise in exercises for item in exercise.items)
    codes = {code for exercise in exercises for code in exercise.codes}
    themes = [
        {
            "theme": theme.theme,
            "label": theme.label,
            "codes": [_shown(code) for code in theme.codes if code.code in codes],
        }
        for theme in course.codebook.themes
    ]
    return {
        "schema": SCHEMA,
        "exercises": [_shown(exercise) for exercise in exercises],
        "excerpts": [_shown(course.excerpts[item]) for item in items if item in course.excerpts],
        "questions": [_asked(course.questions[item]) for item in items if item in course.questions],
        "themes": [theme for theme in themes if theme["codes"]],
        **_led(course, {item for exercise in exercises if exercise.kind == "meeting" for item in exercise.items}, lang),
    }


def _led(course: Course, names: Set[str], lang: str) -> dict[str, Any]:
    """The rows that meetings are made of and told by, without the authors' codings; most notebooks have none."""
    tables = course.meetings.only(names).tables
    others = tuple(f"_{one}" for one in LANGUAGES if lang and one != lang)

    def shown(row: Row) -> dict[str, str]:
        kept = (name for name in row if name not in _WRITERS and name.rpartition("_")[0] not in _WRITERS)
        return {name: row[name] for name in kept if not name.endswith(others)}

    return {"meetings": {file: [shown(row) for row in tables[file]] for file in meetings.SHOWN}} if names else {}


def _shown(thing: Any) -> dict[str, Any]:
    return {name: value for name, value in asdict(thing).items() if name not in _OURS_ALONE}


def _asked(question: Question) -> dict[str, Any]:
    """A question; one that asks for no number says nothing of steps, as before there were any."""
    steps = {"steps": [_shown(step) for step in question.steps]} if question.steps else {}
    return {name: value for name, value in _shown(question).items() if name != "steps"} | steps


def unpack(carried: Any, course: Course) -> Course:
    """The course that a notebook carries; ``course`` is the installed one, for all that no exercise shows.

    Raises `CourseError` where a later version wrote it, or where it is damaged.
    """
    try:
        if carried["schema"] > SCHEMA:
            raise CourseError("carried.newer")
        return Course(
            course.folder,
            course.graded,
            Codebook(tuple(_theme(theme) for theme in carried["themes"])),
            {one["excerpt"]: _excerpt(one) for one in carried["excerpts"]},
            {one["question"]: _question(one) for one in carried["questions"]},
            {one["exercise"]: _exercise(one) for one in carried["exercises"]},
            course.chapters,
            Reference({}, {}),
            Meetings({file: [_row(file, row) for row in rows] for file, rows in carried.get("meetings", {}).items()}),
        )
    except (KeyError, TypeError, AttributeError, ValueError, RuntimeError, StopIteration):
        raise CourseError("carried.damaged") from None


def ready(course: Course, name: str) -> Course:
    """The course, where all that one of its exercises shows is there. Raises `CourseError`, as `unpack` does."""
    exercise = course.exercises[name]
    if exercise.kind not in KINDS:
        raise CourseError("carried.newer")
    known: Collection[str] = course.excerpts if exercise.kind in OF_EXCERPTS else course.questions
    if exercise.kind == "meeting":
        known = meetings.names(course.meetings.tables)
    if not exercise.items or not set(exercise.items) <= set(known):
        raise CourseError("carried.damaged")
    return course


def _text(written: dict[str, str]) -> Text:
    """A text in every language that this package speaks; where one is missing, in the first that is there."""
    first = next(iter(written.values()))
    return {lang: str(written.get(lang, first)) for lang in LANGUAGES}


def _row(file: str, cells: dict[str, str]) -> Row:
    """A row of a table as it was read; in a language that it does not have, its texts are those of one that it has."""
    row = Row((str(name), str(cell)) for name, cell in cells.items())
    for name in list(row):
        stem, _, lang = name.rpartition("_")
        if stem and lang in LANGUAGES:
            for other in bilingual(stem):
                row.setdefault(other, row[name])
    row.file, row.number = file, 0
    return row


def _theme(one: dict[str, Any]) -> Theme:
    stems = ("label", "definition", "include", "exclude")
    codes = (Code(code["code"], one["theme"], *(_text(code[stem]) for stem in stems)) for code in one["codes"])
    return Theme(one["theme"], _text(one["label"]), tuple(codes))


def _excerpt(one: dict[str, Any]) -> Excerpt:
    units = tuple(Unit(int(unit["unit"]), _text(unit["text"])) for unit in one["units"])
    return Excerpt(one["excerpt"], GRADED, "", str(one["speaker"]), str(one["care"]), _text(one["context"]), units)


def _question(one: dict[str, Any]) -> Question:
    options = tuple(Option(option["option"], _text(option["text"])) for option in one["options"])
    steps = tuple(_step(step) for step in one.get("steps", ()))
    return Question(one["question"], GRADED, "", bool(one["several"]), _text(one["prompt"]), options, steps)


def _step(one: dict[str, Any]) -> Step:
    return Step(int(one["step"]), _text(one["label"]), str(one["unit"]), dict.fromkeys(LANGUAGES, ""))


def _exercise(one: dict[str, Any]) -> Exercise:
    items, codes = tuple(map(str, one["items"])), tuple(map(str, one["codes"]))
    return Exercise(one["exercise"], str(one["kind"]), GRADED, items, codes, _text(one["title"]), str(one["layout"]))
