"""What a command on Moodle's files says when it is done: a few lines, and everyone whom a person must look after."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from entraide.errors import Problem
from entraide.lang import current, listed, say

MOST_NAMES = 100
MOST_LINES = 20
FEW = 3


@dataclass(frozen=True)
class Trouble:
    """Something that a person must look at, and whom it is about."""

    who: str
    what: Problem


def t(key: str, **values: object) -> str:
    """A text in the language that commands answer in."""
    return say(current(), key, **values)


def because(key: str, **details: object) -> Problem:
    """A reason to give later: the key of its text, and what fills it in."""
    return Problem(key, details=details)


def together(reasons: Iterable[Problem]) -> Problem:
    """Several reasons as one, in their order."""
    return reduce(lambda first, then: because("moodle.and-then", first=first, then=then), reasons)


def person(name: str, participant: str) -> str:
    """Somebody, for a message: ``Ana Roy (1234567)``."""
    return f"{name or t('moodle.participant')} ({participant})"


def names(people: Iterable[str], most: int = MOST_NAMES) -> str:
    """Some people's names, and how many more there are."""
    everyone = list(people)
    more = len(everyone) - most
    if more <= 0:
        return ", ".join(everyone)
    return listed([*everyone[:most], t("moodle.more", n=more)], current())


def tell(lines: Iterable[str], troubles: list[Trouble]) -> int:
    """Print the lines, then on standard error what a person must look at; the exit status is 1 if there is any."""
    for line in lines:
        print(line)
    sys.stdout.flush()
    if troubles:
        print(t("moodle.to-look-at"), file=sys.stderr)
    for what, people in _by_reason(troubles).items():
        if len(people) > FEW:
            told = [t("moodle.people-about", n=len(people), what=what, names=names(people))]
        else:
            told = [t("place.said", place=who, message=what) for who in people]
        for line in told:
            print(f"  {line}", file=sys.stderr)
    return 1 if troubles else 0


def _by_reason(troubles: list[Trouble]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for trouble in troubles:
        found.setdefault(str(trouble.what), []).append(trouble.who)
    return found
