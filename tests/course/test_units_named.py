"""Where a text names a unit by its three numbers, that unit is there."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"(?<![\d.,])([12])\.(\d)\.(\d)(?![\d.]\d)")
# Of two interviews in the book, the first number; of the two halves of the graded one, its exercise.
BOOK = {"1": "interview-one-coding-1", "2": "interview-two-coding-1"}
GRADED = {"1": "capstone-1", "2": "capstone-2"}


def rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def units(folder: str, exercises: dict[str, str]) -> dict[tuple[str, str, str], str]:
    """The excerpt and the unit of each three numbers."""
    items = {row["exercise"]: row["items"].split() for row in rows(f"{folder}exercises")}
    place = {
        excerpt: (number, str(at))
        for number, exercise in exercises.items()
        for at, excerpt in enumerate(items[exercise], 1)
    }
    return {
        (*place[row["excerpt"]], row["unit"]): row["text_en"]
        for row in rows(f"{folder}units")
        if row["excerpt"] in place
    }


def told() -> Iterator[tuple[str, str, bool]]:
    """A place, its text, and whether it speaks of the graded interview."""
    for lang in ("en", "fr"):
        for page in (ROOT / "chapters" / lang).rglob("*.md"):
            yield str(page.relative_to(ROOT)), page.read_text("utf-8"), False
    for table in ("questions", "options", "solutions", "reference"):
        yield table, " ".join(" ".join(row.values()) for row in rows(table)), False
    for table in ("questions", "options"):
        yield f"graded {table}", " ".join(" ".join(row.values()) for row in rows(f"graded/{table}")), True
    yield "keys/solutions", " ".join(" ".join(row.values()) for row in rows("keys/solutions")), True
    yield "keys/capstone-models", (ROOT / "data/keys/capstone-models.md").read_text("utf-8"), True


def test_a_unit_that_is_named_is_there() -> None:
    there = {False: units("", BOOK), True: units("graded/", GRADED)}
    assert there[False]
    assert there[True]
    named = [(place, one) for place, text, graded in told() for one in NAMED.findall(text) if one not in there[graded]]
    assert not named


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            {"gravel (": "gravel", "over cows and asks no questions (": "cows", "came back across a counter (": "loan"},
        ),
        ("fr", {"la gravelle (": "gravel", "vaches sans poser de questions (": "cows", "un comptoir (": "loan"}),
    ],
)
def test_the_model_of_the_small_study_points_at_the_units_that_it_retells(lang: str, words: dict[str, str]) -> None:
    page = (ROOT / "chapters" / lang / "capstone" / "capstone.md").read_text("utf-8")
    there = units("", BOOK)
    for before, holds in words.items():
        number = NAMED.search(page, page.index(before))
        assert number, before
        assert holds in there[number.groups()], number[0]  # type: ignore[index]
