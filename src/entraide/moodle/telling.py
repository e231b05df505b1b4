"""What a command on Moodle's files says when it is done: a few lines, and everyone whom a person must look after."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

MOST_NAMES = 100
MOST_LINES = 20
FEW = 3


@dataclass(frozen=True)
class Trouble:
    """Something that a person must look at, and whom it is about."""

    who: str
    what: str


def names(people: Iterable[str]) -> str:
    """Some people's names, and how many more there are."""
    listed = list(people)
    more = f" and {len(listed) - MOST_NAMES} more" if len(listed) > MOST_NAMES else ""
    return ", ".join(listed[:MOST_NAMES]) + more


def count(number: int, thing: str, things: str = "") -> str:
    """A number of things: 1 submission, 2 submissions."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


def tell(lines: Iterable[str], troubles: list[Trouble]) -> int:
    """Print the lines, then on standard error what a person must look at; the exit status is 1 if there is any."""
    for line in lines:
        print(line)
    sys.stdout.flush()
    if troubles:
        print("To look at:", file=sys.stderr)
    for what, people in _by_reason(troubles).items():
        if len(people) > FEW:
            print(f"  {len(people)} people: {what}: {names(people)}", file=sys.stderr)
        else:
            for who in people:
                print(f"  {who}: {what}", file=sys.stderr)
    return 1 if troubles else 0


def _by_reason(troubles: list[Trouble]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for trouble in troubles:
        found.setdefault(trouble.what, []).append(trouble.who)
    return found
