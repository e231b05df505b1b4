"""The minutes that a chapter asks for are measured: 200 words a minute, and a minute for each table and figure."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHAPTERS = ROOT / "chapters"
STATED = re.compile(r"^(?:Reading|Lecture)\s*: (\d+) minutes\.", re.MULTILINE)
TIMES = re.compile(r"^Reading: (\d+) minutes\. Exercises: (\d+) minutes", re.MULTILINE)
FRONT = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^```\{code-cell\}.*?^```\n", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
# What stands on no page: facts, directives, addresses, names of works.
UNSEEN = re.compile(r"^% .*$|^:.*$|\]\([^)]*\)|\{[\w:]+\}`[^`]*`|https?://\S+", re.MULTILINE)
WORD = re.compile(r"\w[\w'’-]*")
A_MINUTE = 200
LONGEST = 15  # A page that asks for more is two pages.


def minutes(page: str) -> int:
    """How long it takes to read a page once, exercises apart."""
    text = FRONT.sub("", page)
    shown = sum("analysis." in cell for cell in CELL.findall(text))
    interview = sum(_interview(*asked) for asked in re.findall(r'exercise\("([\w-]+)", "(\w+)"\)', text))
    text = CELL.sub("", text)
    tables = len(TABLE.findall(text))
    words = len(WORD.findall(UNSEEN.sub(" ", TABLE.sub("", text))))
    return round((words + interview) / A_MINUTE + tables + shown)


def _interview(exercise: str, lang: str) -> int:
    """The words of the interview that an exercise shows, which is read as a whole before it is coded."""
    items = next(row["items"].split() for row in _rows("exercises") if row["exercise"] == exercise)
    spoken = (row[f"text_{lang}"] for row in _rows("units") if row["excerpt"] in items and row["excerpt"][0] == "C")
    return sum(len(WORD.findall(text)) for text in spoken)


@cache
def _rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chapters() -> list[str]:
    english = sorted((CHAPTERS / "en").rglob("*.md"))
    return [str(page.relative_to(CHAPTERS / "en")) for page in english if STATED.search(page.read_text("utf-8"))]


@pytest.mark.parametrize("name", chapters())
def test_a_chapter_asks_for_the_minutes_that_it_takes(name: str) -> None:
    pages = [(CHAPTERS / lang / name).read_text("utf-8") for lang in ("en", "fr")]
    stated = [int(found[1]) for page in pages if (found := STATED.search(page))]
    needed = max(map(minutes, pages))
    assert stated == [needed, needed], f"{name} takes {needed} minutes in the longer edition"
    assert needed <= LONGEST, f"{name} takes {needed} minutes: cut it in two"


def test_a_week_of_the_plan_asks_for_the_minutes_that_it_announces() -> None:
    plan = (CHAPTERS / "en" / "instructors" / "planning.md").read_text("utf-8")
    least, most = map(int, re.findall(r"Count (\d+) to (\d+) minutes", plan)[0])
    for week, pages in re.findall(r"^\| (\d+) \|([^|]+)\|", plan, re.MULTILINE)[1:-1]:
        asked = 0
        for page in re.findall(r"\]\(\.\./([\w/-]+)\.md\)", pages):
            said = TIMES.search((CHAPTERS / "en" / f"{page}.md").read_text("utf-8"))
            assert said, page
            asked += int(said[1]) + int(said[2])
        assert least <= asked <= most, f"week {week} asks for {asked} minutes"


def test_every_chapter_has_its_week_in_the_plan() -> None:
    for lang in ("en", "fr"):
        plan = (CHAPTERS / lang / "instructors" / "planning.md").read_text("utf-8")
        weeks = "".join(re.findall(r"^\| \d+ \|.*$", plan, re.MULTILINE))
        # The small study comes after the last week.
        assert [name for name in chapters() if f"](../{name})" not in weeks] == ["capstone/capstone.md"]


def test_words_and_tables_take_time_and_facts_and_addresses_none() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    cell = "```{code-cell} ipython3\nfrom entraide import analysis\nanalysis.steps('en')\n```\n"
    assert minutes("word " * 400) == 2
    assert minutes(f"---\nkernel: x\n---\n{'word ' * 200}\n% facts: A1\n{table}{cell}") == 3
