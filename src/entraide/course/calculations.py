"""What `entraide check` looks for in calculations: the numbers to enter, step by step, and their values."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from entraide.course.definitions.common import GRADED, YES
from entraide.course.reference import decimal
from entraide.course.tables import Row
from entraide.errors import Problem

STEPS = "numbers.csv"
Tables = dict[str, list[Row]]


def calculations(tables: Tables) -> Iterator[Problem]:
    """What is wrong with steps and values. A course may do without either table."""
    known = {row["question"]: row["pool"] for row in tables["questions.csv"]}
    steps = [row for row in tables.get(STEPS, []) if row["question"] in known]
    yield from _order(steps)
    asked = {row["question"] for row in steps}
    offered = {row["question"] for row in tables["options.csv"]}
    for row in steps:
        if row["question"] in offered:
            yield row.problem("question", "check.options-or-steps", question=row["question"], table="options.csv")
    for row in tables["exercises.csv"]:
        for item in row.words("items") if row["kind"] == "numbers" else ():
            if item in known and item not in asked:
                yield row.problem("items", "check.no-steps", name=item, table=STEPS)
    for file, pool in (("values.csv", "practice"), ("keys/values.csv", GRADED)):
        there = [row for row in steps if known[row["question"]] == pool]
        # Without the keys, which a copy of the course may lack, nothing is said of what is graded.
        if file in tables or (pool != GRADED and there):
            yield from _values(tables.get(file, []), there, file)


def _order(steps: Iterable[Row]) -> Iterator[Problem]:
    """The steps of a question are numbered from 1, none left out; they may stand in any order."""
    for question, rows in groupby(sorted(steps, key=lambda row: row["question"]), key=lambda row: row["question"]):
        here = list(rows)
        for row in here:
            if row["step"] not in map(str, range(1, len(here) + 1)):
                yield row.problem("step", "check.step-order", found=row["step"], n=len(here), question=question)


def _values(rows: list[Row], steps: list[Row], file: str) -> Iterator[Problem]:
    """Every step has one right value, and no value is explained that would be taken for right."""
    places = {(row["question"], row["step"]) for row in steps}
    right: dict[tuple[str, str], list[Row]] = {place: [] for place in places}
    for row in rows:
        place = (row["question"], row["step"])
        if place not in places:
            yield row.problem("step", "check.no-such-step", question=row["question"], step=row["step"], table=STEPS)
        elif row["right"] == YES:
            right[place].append(row)
    for row in steps:
        found = right[row["question"], row["step"]]
        if len(found) != 1:
            details = {"question": row["question"], "step": row["step"], "table": file}
            yield row.problem("step", "check.right-values", n=len(found), **details)
    for row in rows:
        for one in right.get((row["question"], row["step"]), ()):
            if row is not one and row["right"] != YES and _within(row, one):
                yield row.problem("value", "check.taken-for-right", found=row["value"], right=one["value"])


def _within(row: Row, right: Row) -> bool:
    """Whether a value lies where the right one is taken; what is no number is said elsewhere."""
    value, other, tolerance = (decimal(cell) for cell in (row["value"], right["value"], right["tolerance"]))
    return None not in (value, other, tolerance) and abs(value - other) <= tolerance  # type: ignore[operator]
