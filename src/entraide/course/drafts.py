"""What an assignment still lacks: cells that hold “…” until somebody has written them.

`entraide new-assignment` leaves them. Until the last one is filled, all rows of the assignment are set aside when the
tables are checked, so that a short list says what is to be written instead of a long one of what follows from it.
"""

from collections.abc import Iterator

from entraide.course import Course
from entraide.course.assigned import TABLE
from entraide.course.corpus import Exercise
from entraide.course.reference import Reference
from entraide.course.saved.characters import ELLIPSIS
from entraide.course.tables import Row
from entraide.errors import Problem

TO_WRITE = ELLIPSIS
"""What stands in a cell that is still to be written."""

KEYS_OF_DRAFTS = ("check.to-write", "check.to-write-alone")
"""The keys of what is said of them."""

Tables = dict[str, list[Row]]

WRITTEN_FOR = {
    "codebook.csv": "code",
    "excerpts.csv": "excerpt",
    "units.csv": "excerpt",
    "reference.csv": "excerpt",
    "questions.csv": "question",
    "options.csv": "question",
    "solutions.csv": "question",
    "numbers.csv": "question",
    "values.csv": "question",
    "exercises.csv": "exercise",
}
"""The tables that an assignment and its codes are made of, and the column that says what a row is about."""


def set_aside(tables: Tables) -> list[Problem]:
    """Take the rows of unfinished assignments out of the tables, which is where they are; a problem for each table.

    ``tables`` holds rows by the place of their table, ``keys/reference.csv``; it is changed.
    """
    of = _assignments(tables)
    lacking: dict[tuple[str, str, str], list[Row]] = {}
    for place, rows in tables.items():
        column = _column(place)
        for row in rows if column else ():
            if TO_WRITE in row.values():
                lacking.setdefault((of.get(row[column], ""), row.file, column), []).append(row)
    drafts = {assignment for assignment, _, _ in lacking if assignment}
    for place, rows in tables.items():
        column = _column(place)
        tables[place] = [row for row in rows if not column or of.get(row[column]) not in drafts]
    return [_problem(assignment, column, rows) for (assignment, _, column), rows in lacking.items()]


def _column(place: str) -> str:
    return WRITTEN_FOR.get(place.rpartition("/")[2], "")


def _assignments(tables: Tables) -> dict[str, str]:
    """Whose each exercise, excerpt and question is, by its id."""
    exercises = {row["exercise"]: row["assignment"] for row in tables.get(TABLE, []) if row["exercise"]}
    items = {
        item: exercises[row["exercise"]]
        for row in tables.get("exercises.csv", [])
        if row["exercise"] in exercises
        for item in row.words("items")
    }
    return exercises | items


def _problem(assignment: str, column: str, rows: list[Row]) -> Problem:
    """What is to be written in a table, told at the first of its rows."""
    first = min(rows, key=lambda row: row.number)
    names = list(dict.fromkeys(row[column] for row in rows))
    details = {"mark": TO_WRITE, "assignment": assignment, "names": names}
    return Problem("check.to-write" if assignment else "check.to-write-alone", first.file, first.number, "", details)


def unwritten(exercise: Exercise, course: Course, keys: Reference) -> Iterator[str]:
    """The excerpts and the question of an exercise in which something is still to be written."""
    for item in exercise.items:
        texts = [*exercise.title.values()]
        if item in course.excerpts:
            excerpt = course.excerpts[item]
            texts += [excerpt.speaker, *excerpt.context.values()]
            texts += [text for unit in excerpt.units for text in unit.text.values()]
            texts += [text for one in keys.codings.values() if one.excerpt == item for text in one.rationale.values()]
        if item in course.questions:
            question = course.questions[item]
            texts += question.prompt.values()
            texts += [text for option in question.options for text in option.text.values()]
            texts += [text for step in question.steps for text in step.label.values()]
            texts += [text for one in keys.solutions.values() if one.question == item for text in one.why.values()]
            values = (one for place, some in keys.values.items() if place[0] == item for one in some)
            texts += [text for one in values for text in one.why.values()]
        if TO_WRITE in texts:
            yield item
