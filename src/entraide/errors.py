"""The mistakes that a person can mend: where each one is, and what to do, as data until it is shown in her language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from entraide.lang import current, say


@dataclass(frozen=True)
class Problem:
    """Something wrong, and where: what it is stands under `key` in the catalogues, filled in with `details`.

    `file` is the path as people know it, ``data/units.csv``, or an option as given, ``--workers 0``; `row` counts
    from 1, the header being row 1; `column` is a column's name. Empty or 0, they are not said. A problem among the
    details is its own sentence, in the same language.
    """

    key: str
    file: str = ""
    row: int = 0
    column: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        """The problem as a sentence that begins with its place: “data/units.csv, row 3, column unit: …”."""
        # A key with a space in it is a text that its room has yet to move to the catalogues.
        details = {
            name: value.text(lang) if isinstance(value, Problem) else value for name, value in self.details.items()
        }
        message = self.key if " " in self.key else say(lang, self.key, **details)
        place = ", ".join(self._place(lang))
        return say(lang, "place.said", place=place, message=message) if place else message

    def _place(self, lang: str) -> list[str]:
        place = [self.file] if self.file else []
        if self.row:
            place.append(say(lang, "place.row", row=self.row))
        if self.column:
            place.append(say(lang, "place.column", column=self.column))
        return place

    def __str__(self) -> str:
        return self.text(current())


class CourseError(Exception):
    """Ends what was asked for, because of a problem that a person can mend.

    >>> CourseError("place.row", row=2, file="data/units.csv").problem.file
    'data/units.csv'
    """

    lang = ""
    """The language to say it in; where it is empty, the one that commands speak."""

    def __init__(self, key: str, /, *, file: str = "", row: int = 0, column: str = "", **details: object) -> None:
        super().__init__(key)  # Worker processes send errors home: all the rest is in the instance's dictionary.
        self.problem = Problem(key, file, row, column, details)

    def text(self, lang: str) -> str:
        """What is wrong, where, and what to do, in a language."""
        return self.problem.text(lang)

    def __str__(self) -> str:
        return self.text(self.lang or current())

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook: a traceback helps nobody who mistyped a name."""
        return [say(self.lang or current(), "place.said", place="Entraide", message=str(self))]
