"""What `entraide check` looks for in theme boards: cards that can be shown, groupings that can be compared with."""

from collections.abc import Iterator
from itertools import chain

from entraide.course.definitions.common import TEMPTING
from entraide.course.tables import Row
from entraide.errors import Problem

CARDS, GROUPINGS, PILES = (f"tables/{name}.csv" for name in ("cards", "groupings", "piles"))


def boards(tables: dict[str, list[Row]]) -> Iterator[Problem]:
    """What is wrong in the boards of a course, by the rows of each table."""
    rows = {row["exercise"]: row for row in tables["exercises.csv"] if row["kind"] == "board"}
    return chain(_cards(tables, rows), _exercises(tables, rows), _piles(tables, rows))


def _cards(tables: dict[str, list[Row]], rows: dict[str, Row]) -> Iterator[Problem]:
    """Each card is of a board, which offers its code; its unit is one on which the code stands."""
    fits = {(row["excerpt"], row["unit"], row["code"]) for row in tables["reference.csv"] if row["status"] != TEMPTING}
    for row in tables.get(CARDS, []):
        if row["exercise"] not in rows:
            yield row.problem("exercise", "check.not-board", found=row["exercise"], known=", ".join(rows))
        elif row["code"] not in rows[row["exercise"]].words("codes"):
            yield row.problem("code", "check.card-not-offered", code=row["code"], exercise=row["exercise"])
        if (row["excerpt"], row["unit"], row["code"]) not in fits:
            yield row.problem(
                "unit", "check.card-not-coded", **{name: row[name] for name in ("excerpt", "unit", "code")}
            )


def _exercises(tables: dict[str, list[Row]], rows: dict[str, Row]) -> Iterator[Problem]:
    """Each code of a board has its card, and each of its groupings has piles."""
    there = {(row["exercise"], row["code"]) for row in tables.get(CARDS, [])}
    piled = {row["grouping"] for row in tables.get(PILES, [])}
    known = {row["grouping"] for row in tables.get(GROUPINGS, [])}
    for name, row in rows.items():
        for code in row.words("codes"):
            if (name, code) not in there:
                yield row.problem("codes", "check.no-card", code=code)
        for grouping in row.words("items"):
            if grouping not in known:
                yield row.problem("items", "check.not-grouping", found=grouping, known=", ".join(known))
            elif grouping not in piled:
                yield row.problem("items", "check.no-piles", grouping=grouping)


def _piles(tables: dict[str, list[Row]], rows: dict[str, Row]) -> Iterator[Problem]:
    """A grouping sorts codes of the boards that it belongs to, and no code twice."""
    offered: dict[str, set[str]] = {}
    for row in rows.values():
        for grouping in row.words("items"):
            offered.setdefault(grouping, set()).update(row.words("codes"))
    seen: set[tuple[str, str]] = set()
    known = [row["grouping"] for row in tables.get(GROUPINGS, [])]
    for row in tables.get(PILES, []):
        if row["grouping"] not in known:
            yield row.problem("grouping", "check.not-grouping", found=row["grouping"], known=", ".join(known))
        for code in row.words("codes"):
            if row["grouping"] in offered and code not in offered[row["grouping"]]:
                yield row.problem("codes", "check.pile-not-offered", code=code, grouping=row["grouping"])
            if (row["grouping"], code) in seen:
                yield row.problem("codes", "check.piled-twice", code=code, grouping=row["grouping"])
            seen.add((row["grouping"], code))
