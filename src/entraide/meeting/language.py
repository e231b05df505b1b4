"""The small language of meetings: conditions, `safety >= 3 & !said:known`, and effects, `safety+1 said:known`.

Both are parsed, and never run as code. tests/cases/meeting.json holds this module and the page's to the same.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from entraide.errors import CourseError

WORD = r"[a-z][a-z0-9-]*"
DERIVED = ("spoke", "quiet", "used", "last", "did", "heard", "met")
"""What stands before the colon in a name that the meeting counts by itself; in a flag any other word does."""

COUNTED = ("turn", "looked")
"""The names without a colon that the meeting counts by itself."""

LARGEST = 999
_TOLD = 80
"""So much of what cannot be read is told."""

_TOKEN = re.compile(rf"(?P<name>{WORD}(?:[.:]{WORD})?)|(?P<number>\d+)|(?P<op>>=|<=|!=|>|<|=)|(?P<mark>[&|!])")
_NUMBER_EFFECT = re.compile(rf"({WORD}(?:\.{WORD})?)([+=-])(\d+)")
_FLAG_EFFECT = re.compile(rf"(!?)({WORD}:{WORD})")
COMPARE: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}

Values = Mapping[str, int]
"""What each name is worth; a name that is not there is worth 0."""


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison. A name alone is written as ``!= 0``, and one after ``!`` as ``= 0``."""

    name: str
    op: str
    number: int


@dataclass(frozen=True, slots=True)
class Condition:
    """Alternatives, the longest first, each of tests that must all hold."""

    alternatives: tuple[tuple[Test, ...], ...]
    compiled: tuple[tuple[tuple[str, Callable[[int, int], bool], int], ...], ...]
    most_tests: int
    """How specific it can be at most."""

    def tests_met(self, values: Values) -> int:
        """The number of tests of the longest alternative that holds; 0 for a blank condition, -1 where none holds."""
        get = values.get
        for alternative in self.compiled:
            for name, compare, number in alternative:
                if not compare(get(name, 0), number):
                    break
            else:
                return len(alternative)
        return -1


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of one variable or flag: ``+`` and ``-`` by a number, ``=`` to it."""

    name: str
    op: str
    number: int
    least: int = 0
    most: int = 1

    def apply(self, values: dict[str, int]) -> None:
        """Change the value, which stays within its bounds."""
        now, number = values.get(self.name, 0), self.number
        new = number if self.op == "=" else now + number if self.op == "+" else now - number
        values[self.name] = self.least if new < self.least else self.most if new > self.most else new


@cache
def condition(text: str) -> Condition:
    """Parse a condition; a blank one always holds.

    Raises `CourseError` with the place ``at`` in the text, counted from 1, where it cannot be read.
    """
    tokens = _tokens(text)
    alternatives: list[tuple[Test, ...]] = [()]
    if tokens:
        place = 0
        while True:
            test, place = _test(text, tokens, place)
            alternatives[-1] += (test,)
            if place == len(tokens):
                break
            _, found, at = tokens[place]
            if found not in ("&", "|"):
                raise CourseError("meeting.and-or-expected", at=at, found=found, text=text)
            if found == "|":
                alternatives.append(())
            place += 1
    ordered = tuple(sorted(alternatives, key=len, reverse=True))
    compiled = tuple(tuple((test.name, COMPARE[test.op], test.number) for test in one) for one in ordered)
    return Condition(ordered, compiled, len(ordered[0]))


@cache
def effects(text: str) -> tuple[Effect, ...]:
    """Parse effects, which blanks separate. Raises `CourseError` for one that cannot be read."""
    return tuple(map(_effect, text.split()))


def bounded(text: str, bounds: Mapping[str, tuple[int, int]]) -> tuple[Effect, ...]:
    """Parse effects that stay within the bounds of their variables; a flag is 0 or 1.

    Raises `CourseError` for one that cannot be read, or whose variable is not known.
    """
    found = []
    for effect in effects(text):
        if ":" not in effect.name:
            if effect.name not in bounds:
                raise CourseError("meeting.not-variable", found=effect.name)
            least, most = bounds[effect.name]
            effect = replace(effect, least=least, most=most)
        found.append(effect)
    return tuple(found)


def _tokens(text: str) -> list[tuple[str, str, int]]:
    """The kind, the text and the place of each word and sign."""
    tokens, place = [], 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = _TOKEN.match(text, place)
        if not found:
            raise CourseError("meeting.strange-sign", at=place + 1, found=text[place], text=text)
        tokens.append((str(found.lastgroup), found[0], place + 1))
        place = found.end()
    return tokens


def _test(text: str, tokens: list[tuple[str, str, int]], place: int) -> tuple[Test, int]:
    """The test that begins at a token, and the token after it."""
    end = ("end", "", len(text) + 1)

    def token(at: int) -> tuple[str, str, int]:
        return tokens[at] if at < len(tokens) else end

    negated = token(place)[1] == "!"
    kind, name, at = token(place + negated)
    if kind != "name":
        raise CourseError("meeting.name-expected", at=at, found=name, text=text)
    place += 1 + negated
    kind, op, at = token(place)
    if kind != "op":
        return Test(name, "=" if negated else "!=", 0), place
    if negated:
        raise CourseError("meeting.not-before-comparison", at=at, found=op, text=text)
    kind, number, at = token(place + 1)
    if kind != "number" or int(number) > LARGEST:
        raise CourseError("meeting.number-expected", at=at, found=number, text=text, largest=LARGEST)
    return Test(name, op, int(number)), place + 2


def _effect(word: str) -> Effect:
    if flag := _FLAG_EFFECT.fullmatch(word):
        if flag[2].partition(":")[0] in DERIVED:
            raise CourseError("meeting.effect-on-counted", found=word)
        return Effect(flag[2], "=", 0 if flag[1] else 1)
    number = _NUMBER_EFFECT.fullmatch(word)
    if not number or int(number[3]) > LARGEST:
        raise CourseError("meeting.not-effect", found=word[:_TOLD])
    if number[1] in COUNTED:
        raise CourseError("meeting.effect-on-counted", found=word)
    return Effect(number[1], number[2], int(number[3]))
