"""Made-up students: names as one hears them in the region, put together by chance, and ids that say "sample".

The names are a table, ``names.csv`` beside this file: of a hundred students, how many have a first name and a family
name of each row's lists, whose names stand between bars.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from entraide.course import tables

SAMPLE_ID = re.compile(r"sample-\d{3,}-[a-z-]+")
"""The ids of made-up students, and of nobody else."""


@dataclass(frozen=True)
class Person:
    """A made-up student: the full name, an ASCII id, and the number that Moodle gives in an assignment."""

    name: str
    student: str
    participant: int


@dataclass(frozen=True)
class _Origin:
    """First and family names that go together, and how many of a hundred students have them."""

    share: int
    first: list[str]
    family: list[str]


@cache
def _origins() -> list[_Origin]:
    rows = tables.read(Path(__file__).with_name("names.csv"), ("of_hundred", "first", "family"))
    return [_Origin(int(row["of_hundred"]), row["first"].split("|"), row["family"].split("|")) for row in rows]


def person(number: int, chance: Random) -> Person:
    """The student of that number in the class; two may have the same name, as in life."""
    origins = _origins()
    origin = chance.choices(origins, [origin.share for origin in origins])[0]
    name = f"{chance.choice(origin.first)} {chance.choice(origin.family)}"
    return Person(name, f"sample-{number:03}-{ascii_name(name)}", 1_000_000 + 7 * number + chance.randrange(7))


def ascii_name(name: str) -> str:
    """The name in small ASCII letters and hyphens: ``marie-eve-l-ecuyer``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub("[^a-z]+", "-", plain.lower()).strip("-")
