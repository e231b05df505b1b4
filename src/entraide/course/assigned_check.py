"""Check the table of assignments against the course, and the notebooks of assignments against their table."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from entraide.course import assigned
from entraide.course.assigned import ASSIGNMENT_COLUMNS, PLACES, TABLE, Assignment
from entraide.course.assigned_notebook import END, HOW, write
from entraide.course.corpus import GRADED, Exercise
from entraide.course.saved.characters import ELLIPSIS
from entraide.course.tables import Row, bilingual, find, read
from entraide.errors import CourseError, Problem
from entraide.lang import LANGUAGES

NAME = re.compile(r"(?=.{1,50}$)(?!(?:con|prn|aux|nul|(?:com|lpt)\d)$)[a-z0-9]+(-[a-z0-9]+)*")
"""What an assignment, a part and a criterion may be called: they become names of files, of which Windows keeps some to
itself, and ids of cells, which have 64 signs at most."""

Exercises = Mapping[str, Exercise]


def check(folder: Path, exercises: Exercises) -> list[Problem]:
    """The problems of a data folder's table of assignments, if it has one."""
    try:
        if not find(folder / TABLE):
            return []
        rows = list(read(folder / TABLE, ASSIGNMENT_COLUMNS))
    except CourseError as error:
        return [error.problem]
    return [problem for part in (_named, _said, _worth, _due) for problem in part(rows, exercises)]


def check_notebooks(folder: Path, sources: Path, exercises: Exercises) -> Iterator[Problem]:
    """Each notebook of the table that is not there, or says something else; others were made by hand."""
    for assignment in assigned.load(folder).values():
        for lang in LANGUAGES:
            yield from of_notebook(folder, place(sources, assignment, lang), exercises)


def of_notebook(folder: Path, path: Path, exercises: Exercises) -> Iterator[Problem]:
    """Whether one notebook says what its table does; it is at its `place`, where one knows its language and name."""
    assignment, lang = assigned.load(folder)[path.stem], path.parent.parent.name
    shown, details = "/".join(path.parts[-4:]), {"assignment": assignment.assignment}
    if not path.is_file():
        yield Problem("check.no-notebook", shown, details=details)
    elif path.read_text("utf-8", "replace") != write(assignment, exercises, lang):
        yield Problem("check.other-notebook", shown, details=details)


def place(sources: Path, assignment: Assignment, lang: str) -> Path:
    """Where an assignment's notebook in a language belongs, in the folder of all sources."""
    return sources / lang / assignment.assignment / f"{assignment.assignment}.ipynb"


def _named(rows: list[Row], exercises: Exercises) -> Iterator[Problem]:
    """Ids are plain and stand once; an exercise is a graded one of the course, and criteria follow their memo."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        for column in ("assignment", "part", *(["criterion"] if row["criterion"] else [])):
            if not NAME.fullmatch(row[column]):
                yield row.problem(column, "check.not-name", found=row[column])
        if row["part"] in (HOW, END):
            yield row.problem("part", "check.part-taken", found=row["part"])
        keys: list[tuple[str, ...]] = [("part", row["part"], row["criterion"])]
        keys += [("exercise", row["exercise"])] if row["exercise"] else []
        for column, *key in keys:
            first = seen.setdefault((row["assignment"], column, *key), row)
            if first is not row:
                name = " ".join(filter(None, (row["assignment"], *key)))
                yield row.problem(column, "check.twice", name=name, first=first.number)
        exercise = exercises.get(row["exercise"])
        if row["exercise"] and (exercise is None or exercise.pool != GRADED):
            yield row.problem("exercise", "check.not-graded-exercise", found=row["exercise"])
        if row["criterion"]:
            memo = seen.get((row["assignment"], "part", row["part"], ""))
            asked = exercises.get(memo["exercise"]) if memo else None
            if row["exercise"] or asked is None or asked.kind != "memo":
                yield row.problem("criterion", "check.no-memo-above", criterion=row["criterion"], part=row["part"])


def _said(rows: list[Row], exercises: Exercises) -> Iterator[Problem]:
    """What is said is said in every language, with places that there are; an assignment begins with its title."""
    begun = set()
    for row in rows:
        first = row["assignment"] not in begun
        begun.add(row["assignment"])
        if first and row["exercise"]:
            yield row.problem("exercise", "check.first-part")
        for stem in ("title", "text"):
            columns = bilingual(stem)
            wanted = row["criterion"] or (first and stem == "title") or any(row[column] for column in columns)
            yield from (row.problem(column, "check.empty") for column in columns if wanted and not row[column])
        for column in bilingual("title", "text"):
            if row[column] == ELLIPSIS:
                yield row.problem(column, "check.to-write-alone", mark=ELLIPSIS, names=[row["assignment"]])
            for asked in re.findall(r"\{(\w*)\}", row[column]):
                if asked not in PLACES:
                    known = ", ".join(f"{{{one}}}" for one in PLACES)
                    yield row.problem(column, "check.not-place", found=f"{{{asked}}}", known=known)
    yield from _places(rows)


def _places(rows: list[Row]) -> Iterator[Problem]:
    """How an assignment is graded is said somewhere in it, and the criteria of a memo above it."""
    for lang in LANGUAGES:
        column = f"text_{lang}"
        graded = {row["assignment"] for row in rows if "{grading}" in row[column]}
        read_by = {(row["assignment"], row["part"]) for row in rows if row["criterion"]}
        for row in {row["assignment"]: row for row in reversed(rows)}.values():
            if row["assignment"] not in graded:
                yield row.problem(column, "check.grading-unsaid", assignment=row["assignment"], place="{grading}")
        for row in rows:
            criteria = (row["assignment"], row["part"]) in read_by
            if row["exercise"] and criteria != ("{criteria}" in row[column]):
                key = "check.criteria-unsaid" if criteria else "check.no-criteria"
                yield row.problem(column, key, place="{criteria}")


def _worth(rows: list[Row], exercises: Exercises) -> Iterator[Problem]:
    """Every exercise is worth something, by itself or by its criteria; what is only read is worth nothing."""
    criteria: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["criterion"]:
            criteria.setdefault((row["assignment"], row["part"]), []).append(row)
    for row in rows:
        below = criteria.get((row["assignment"], row["part"]), []) if row["exercise"] else []
        points = assigned.number(row["points"])
        if not row["exercise"] and not row["criterion"]:
            if row["points"]:
                yield row.problem("points", "check.points-of-nothing", found=row["points"])
        elif not below and not points:
            yield row.problem("points", "check.no-points-given", found=row["points"])
        elif below and row["points"] and points != sum(assigned.number(one["points"]) or 0 for one in below):
            yield row.problem("points", "check.other-sum", found=row["points"], part=row["part"])
        if len(below) == 1:
            yield below[0].problem("criterion", "check.one-criterion")


def _due(rows: list[Row], _: Exercises) -> Iterator[Problem]:
    """A due date can be read, and stands once for an assignment."""
    dated: dict[str, Row] = {}
    for row in rows:
        if row["due"] and assigned.moment(row["due"]) is None:
            yield row.problem("due", "check.not-due", found=row["due"])
        if row["due"] and dated.setdefault(row["assignment"], row) is not row:
            first = dated[row["assignment"]].number
            yield row.problem("due", "check.twice", name=row["assignment"], first=first)
