"""Write what a begun assignment leaves to be written, as an instructor does in her spreadsheet."""

import csv
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from entraide import course as courses
from entraide.course import assigned
from entraide.course.corpus import Exercise
from entraide.course.drafts import TO_WRITE

Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, table: Rows, columns: Iterable[str] = ()) -> None:
    """A table of these rows; without any, of these columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns or table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def rewrite(path: Path, change: Callable[[dict[str, str]], object]) -> None:
    """Change each row of a table in place."""
    changed = rows(path)
    for row in changed:
        change(row)
    write(path, changed)


def fill(path: Path, own: dict[str, str], text: str = "Written.") -> None:
    """Write this text, numbered, wherever something is to be written, and what is the column's own."""
    numbers = count(1)

    def written(row: dict[str, str]) -> None:
        for column in row:
            if row[column] == TO_WRITE and column == "right":
                row[column] = "yes" if row["option"] == "a" else "no"
            elif row[column] == TO_WRITE:
                row[column] = own.get(column, f"{text} {next(numbers)}")

    rewrite(path, written)


def with_practice(folder: Path, keys: Path, name: str) -> None:
    """Give a begun assignment excerpts and questions of the practice, with their codings and solutions as its keys.

    Practice has as many as it takes; what a class has seen would be no assignment, but its words are as good as others.
    """
    course = courses.load(folder / "data")
    taken: dict[str, str] = {}
    for part in assigned.load(folder / "data")[name].exercises:
        exercise = course.exercises[part.exercise]
        others = _excerpts(course, exercise) if exercise.kind == "coding" else _questions(course, exercise)
        left = (one for one in others if one not in taken.values())
        taken |= {item: next(left) for item in exercise.items}
    for table, column in (("excerpts", "excerpt"), ("questions", "question")):
        known = {row[column]: row for row in rows(folder / "data" / f"{table}.csv")}
        rewrite(folder / "data" / "graded" / f"{table}.csv", lambda row: _retold(row, column, taken, known))  # noqa: B023
    for table, column, place in (
        ("units", "excerpt", folder / "data" / "graded"),
        ("options", "question", folder / "data" / "graded"),
        ("reference", "excerpt", keys),
        ("solutions", "question", keys),
    ):
        found = rows(folder / "data" / f"{table}.csv")
        kept = [row for row in rows(place / f"{table}.csv") if row[column] not in taken]
        new = [row | {column: mine} for mine, its in taken.items() for row in found if row[column] == its]
        write(place / f"{table}.csv", kept + new, found[0])


def _retold(row: dict[str, str], column: str, taken: dict[str, str], known: dict[str, dict[str, str]]) -> None:
    if row[column] in taken:
        other = known[taken[row[column]]]
        row.update({name: other[name] for name in row if name not in (column, "pool", "topic")})


def _excerpts(course: courses.Course, exercise: Exercise) -> list[str]:
    """Practice excerpts in which at least three codings of the exercise's codes are required."""
    required = [
        one.excerpt
        for one in course.reference.codings.values()
        if one.status == "required" and one.code in exercise.codes
    ]
    return [name for name in course.excerpts if name.startswith("P") and required.count(name) >= 3]


def _questions(course: courses.Course, exercise: Exercise) -> list[str]:
    """Practice questions of the same kind."""
    several = course.questions[exercise.items[0]].several
    kind = "memo" if exercise.kind == "memo" else "choice"
    asked = [one.items[0] for one in course.exercises.values() if one.kind == kind and one.pool != "graded"]
    return [name for name in asked if course.questions[name].several == several]
