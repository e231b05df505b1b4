"""A chapter alternates reading and doing: something to do soon, never long without, and every objective practised."""

import re
from functools import cache
from pathlib import Path

import pytest

from entraide.lang import LANGUAGES

CHAPTERS = Path(__file__).parents[2] / "chapters"
SOON, LONG = 150, 500  # words: two screens of a phone with the chapter's top; two minutes and a half
PAGES = sorted(
    path.relative_to(CHAPTERS / "en").with_suffix("").as_posix()
    for path in (CHAPTERS / "en").rglob("*.md")
    if ":class: objectives" in path.read_text("utf-8") and "exercise(" in path.read_text("utf-8")
)
FOLDED = re.compile(r"^:::\{admonition\}[^\n]*\n:class: (?:objectives|earlier)\n.*?^:::\n", re.MULTILINE | re.DOTALL)
# What is folded under the questions on earlier chapters is not the first thing to do.
ANSWERS = re.compile(r"^:::\{dropdown\} (?:Our answers|Nos réponses)\n.*?^:::\n", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^```\{code-cell\}.*?^```\n", re.MULTILINE | re.DOTALL)
FOLD = re.compile(r"^:::\{dropdown\}.*?^:::\n", re.MULTILINE | re.DOTALL)
NUMBERED = re.compile(r"^% objective: ([\d ]+)$", re.MULTILINE)
OBJECTIVES = re.compile(r"^:class: objectives\n(.*?)^:::", re.MULTILINE | re.DOTALL)


@cache
def stretches(page: str, lang: str) -> list[int]:
    """How many words are read before the first thing to do, then between two, then after the last."""
    text = (CHAPTERS / lang / f"{page}.md").read_text("utf-8").split("\n---\n", 1)[-1]
    text = re.sub(r"^%.*\n", "", ANSWERS.sub("", FOLDED.sub("", text)), flags=re.MULTILINE)
    text = CELL.sub(lambda cell: "\0" if "exercise(" in cell[0] else "", text)
    text = re.sub(r"\]\([^)]*\)|\{[^}]*\}`[^`]*`|<[^>]+>", "", FOLD.sub("\0", text))
    return [len(re.findall(r"[\w’'-]+", part)) for part in text.split("\0")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_there_is_something_to_do_soon_and_never_long_to_read(page: str, lang: str) -> None:
    first, *others = stretches(page, lang)
    assert first <= SOON, f"{first} words before the first thing to do"
    assert max(others) <= LONG, f"{others} words between two things to do"


@pytest.mark.parametrize("page", PAGES)
def test_both_editions_do_the_same_things_in_the_same_order(page: str) -> None:
    exercises = [
        re.findall(r'^exercise\("([\w-]+)"', (CHAPTERS / lang / f"{page}.md").read_text("utf-8"), re.MULTILINE)
        for lang in LANGUAGES
    ]
    assert exercises[0] == exercises[1]


@pytest.mark.parametrize("page", PAGES)
def test_every_objective_has_an_exercise_that_names_it(page: str) -> None:
    text = (CHAPTERS / "en" / f"{page}.md").read_text("utf-8")
    found = OBJECTIVES.search(text)
    promised = len(re.findall(r"^- ", found[1], re.MULTILINE)) if found else 0
    named = {int(number) for numbers in NUMBERED.findall(text) for number in numbers.split()}
    assert named == set(range(1, promised + 1))
