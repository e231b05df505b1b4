"""What a command on Moodle's files says when it is done: a few lines, and everyone whom a person must look after."""

import sys
from collections.abc import Iterable

MOST_NAMES = 20
MOST_LINES = 40


def names(people: Iterable[str]) -> str:
    """Some people's names, and how many more there are."""
    listed = list(people)
    more = f" and {len(listed) - MOST_NAMES} more" if len(listed) > MOST_NAMES else ""
    return ", ".join(listed[:MOST_NAMES]) + more


def count(number: int, thing: str, things: str = "") -> str:
    """A number of things: 1 submission, 2 submissions."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


def tell(lines: Iterable[str], troubles: list[str]) -> int:
    """Print the lines, then on standard error what a person must look at; the exit status is 1 if there is any."""
    for line in lines:
        print(line)
    sys.stdout.flush()
    if troubles:
        print(f"{count(len(troubles), 'thing')} to look at:", file=sys.stderr)
        for trouble in troubles:
            print(f"  {trouble}", file=sys.stderr)
    return 1 if troubles else 0
