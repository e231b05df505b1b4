"""The chapter on conflict: words with their price, silences, and codes that are said to be the course's own."""

import re
from collections import Counter
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.course.definitions.common import ONE
from entraide.course.reference import REQUIRED
from entraide.lang import LANGUAGES

THEME, PAGE = "conflict", "leading/conflict"
# What is said of the origin of the theme's codes, in the chapter and on the page of the codebook.
OURS = {"en": "not from the study", "fr": "non de l'étude"}
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    """An edition's language."""
    return str(request.param)


@pytest.fixture(scope="module")
def chapter(root: Path, lang: str) -> str:
    return (root / "chapters" / lang / f"{PAGE}.md").read_text("utf-8")


def rows(table: str) -> list[list[str]]:
    """The cells of a table's rows, without its head."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def test_each_tense_moment_has_two_things_to_say_and_what_each_opens_and_closes(chapter: str) -> None:
    said = next(rows(table) for table in TABLE.findall(chapter) if len(rows(table)[0]) == 3)
    assert all(len(row) == 3 and all(row) for row in said)
    moments = Counter(re.findall(r"\*\*(.+?)\*\*", row[0])[0] for row in said)
    assert set(moments.values()) == {2} and len(moments) == 5
    assert all(re.search('["«]', row[0]) for row in said), "words that one can say stand in quotation marks"


def test_six_silences_are_told_apart_and_one_of_them_is_not_left(chapter: str) -> None:
    heading = next(found for found in re.findall(r"^## (.+)$", chapter, re.MULTILINE) if "silences" in found)
    section = chapter.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    assert len(re.findall(r"^- \*\*", section, re.MULTILINE)) == 6


def test_the_codes_that_do_not_come_from_the_study_say_so(root: Path, lang: str, chapter: str) -> None:
    codebook = (root / "chapters" / lang / "reference" / "codebook.md").read_text("utf-8").replace("\u00a0", " ")
    assert OURS[lang] in chapter
    assert any(OURS[lang] in line and f"{PAGE}.md" in line for line in codebook.splitlines())


def test_each_of_its_codes_is_told_apart_from_a_neighbour(course: Course, lang: str, chapter: str) -> None:
    apart = TABLE.findall(chapter)[-1].replace("'", "’")
    labels = [code.label[lang] for code in course.codebook.codes.values() if code.theme == THEME]
    assert len(labels) == 6
    assert [label for label in labels if label not in apart] == []


def test_neither_place_nor_number_tells_which_of_its_sentences_are_coded(course: Course) -> None:
    # A sentence that stands alone has its one code, and says so.
    alone = {item for one in course.exercises.values() if one.layout == ONE for item in one.items}
    excerpts = [one for one in course.excerpts.values() if one.topic == THEME and one.excerpt not in alone]
    codes = Counter((one.excerpt, one.unit) for one in course.reference.codings.values() if one.status == REQUIRED)
    coded: dict[str, list[bool]] = {"first": [], "middle": [], "last": []}
    for excerpt in excerpts:
        for at, unit in enumerate(excerpt.units, 1):
            place = "first" if at == 1 else "last" if at == len(excerpt.units) else "middle"
            coded[place].append(codes[excerpt.excerpt, unit.unit] > 0)
    shares = [sum(those) / len(those) for those in coded.values()]
    assert max(shares) - min(shares) < 0.1 and max(shares) < 0.75, coded
    assert any(codes[one.excerpt, unit.unit] > 1 for one in excerpts for unit in one.units)
    assert all(5 <= len(one.units) <= 8 for one in excerpts) and len({one.speaker for one in excerpts}) >= 10
