"""What the conditions and effects of a meeting may speak of, and between which bounds."""

from collections.abc import Iterator, Mapping

from entraide.course import meetings
from entraide.course.definitions.meetings import OF_GROUP
from entraide.course.tables import Row
from entraide.errors import CourseError
from entraide.meeting.language import COMPARE, Condition, Test, effects

Bounds = Mapping[str, tuple[int, int]]

MANY = 999
"""No meeting counts further."""


class Names:
    """The names of one meeting: its variables and flags, and what the meeting counts by itself, with their bounds."""

    def __init__(self, tables: meetings.Tables, meeting: Row) -> None:
        self.meeting = meeting["meeting"]
        self.turns = int(meeting["turns"]) if meeting["turns"].isdecimal() else 1
        self._tables = tables
        self.members = [row["member"] for row in self.rows("cast")]
        self.kinds = [row["kind"] for row in self.rows("kinds")]
        self.beats = {row["beat"]: row for row in self.rows("beats")}
        self.moves = {row["move"]: row for row in self.rows("moves")}
        self.lines = {row["line"]: row for row in self.rows("lines")}
        self.variables = dict(self._variables())
        self.flags = dict.fromkeys(self._flags(), (0, 1)) | {
            name: (0, 1) for name in meeting.words("carried") if ":" in name
        }
        self.bounds = {**self.variables, **self.flags, **dict(self._counted())}

    def rows(self, table: str) -> list[Row]:
        """The meeting's own rows of a table."""
        return meetings.of(self._tables, table, self.meeting)

    def _variables(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for row in self.rows("state"):
            if row["least"].isdecimal() and row["most"].isdecimal():
                names = [""] if row["scope"] == OF_GROUP else [f"{member}." for member in self.members]
                yield from ((f"{name}{row['variable']}", (int(row["least"]), int(row["most"]))) for name in names)

    def _flags(self) -> Iterator[str]:
        """The flags that something sets."""
        cells = [(row, "effects") for table in ("beats", "moves", "lines") for row in self.rows(table)]
        for row, column in [*cells, *((row, "sets") for row in self.rows("evenings"))]:
            try:
                yield from (effect.name for effect in effects(row[column]) if ":" in effect.name and effect.number)
            except CourseError:  # The check of the cell says it.
                continue

    def _counted(self) -> Iterator[tuple[str, tuple[int, int]]]:
        yield "turn", (1, self.turns)
        yield "looked", (0, 1)
        for member in self.members:
            yield f"spoke:{member}", (0, MANY)
            yield f"quiet:{member}", (0, self.turns)
        for kind in self.kinds:
            yield f"used:{kind}", (0, MANY)
            yield f"last:{kind}", (0, 1)
        for prefix, known in (("did", self.moves), ("heard", self.lines), ("met", self.beats)):
            yield from ((f"{prefix}:{name}", (0, 1)) for name in known)


def can_hold(when: Condition, bounds: Bounds) -> bool:
    """Whether each alternative of a condition holds for some values within the bounds."""
    return all(_together(one, bounds) for one in when.alternatives)


def _together(tests: tuple[Test, ...], bounds: Bounds) -> bool:
    """Whether some values within the bounds pass all tests."""
    by_name: dict[str, list[Test]] = {}
    for test in tests:
        by_name.setdefault(test.name, []).append(test)
    for name, of_name in by_name.items():
        least, most = bounds[name]
        if not any(all(COMPARE[one.op](value, one.number) for one in of_name) for value in range(least, most + 1)):
            return False
    # Only one kind of move was the last.
    return sum(test.name.startswith("last:") and not COMPARE[test.op](0, test.number) for test in tests) <= 1
