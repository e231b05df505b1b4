"""What the course says of other people's lists, and of people whom its study does not speak of."""

import csv
import re
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.lang import LANGUAGES

ROOT = Path(__file__).parents[2]
NINE = {
    "en": (
        "all in the same boat",
        "mutual support",
        "sharing data",
        "strength in numbers",
        "dialectical process",
        "discussing taboo areas",
        "mutual demand",
        "individual problem solving",
        "rehearsal",
    ),
    "fr": (
        "tous dans le même bateau",
        "soutien émotionnel",
        "partage d'information",
        "force du nombre",
        "confrontation des idées",
        "discussion de thèmes tabous",
        "demandes mutuelles",
        "résolution de problèmes individuels",
        "expérimentation de façons d'être et de faire",
    ),
}
COMMUNITIES = ("Pikogan", "Lac-Simon", "Kitcisakik", "Kebaowek", "Long Point", "Timiskaming", "Wolf Lake")
PEOPLES = re.compile(
    r"an[iy][cs]h?[ie]na[bp]|algonqu|autochton|indigenous|first nation|premières? nation", re.IGNORECASE
)


def page(lang: str, name: str) -> str:
    return (ROOT / "chapters" / lang / f"{name}.md").read_text("utf-8")


def rows(text: str) -> list[str]:
    return re.findall(r"^\| .*$", text, re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_of_our_eight_codes_stands_beside_the_nine(course: Course, lang: str) -> None:
    ours = [code.label[lang].replace("’", "'") for code in course.codebook.codes.values() if code.theme == "mutual-aid"]
    table = rows(page(lang, "mutual-aid/other-lists"))
    first = [row.split("|")[1].strip() for row in table]
    assert [code for code in ours if code not in first] == [{"en": "Facilitating", "fr": "Facilitation"}[lang]]
    assert [name for name in NINE[lang] if name not in " ".join(table).lower()] == []


def test_strength_in_numbers_is_never_given_as_the_word_of_the_study() -> None:
    for lang, name in (("en", "strength in numbers"), ("fr", "force du nombre")):
        pages = (ROOT / "chapters" / lang).rglob("*.md")
        told = {path.stem for path in pages if name in path.read_text("utf-8").lower()}
        assert told <= {"other-lists", "glossary"}, told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_seven_communities_are_named_with_the_line_that_answers_them(lang: str) -> None:
    text = page(lang, "region/anicinabek")
    assert [name for name in COMMUNITIES if name not in "".join(rows(text))] == []
    with (ROOT / "data" / "help.csv").open(encoding="utf-8", newline="") as file:
        assert next(row["phone"] for row in csv.DictReader(file) if row["line"] == "espoir") in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_made_up_to_speak_for_the_communities(course: Course, lang: str) -> None:
    assert ":class: vignette" not in page(lang, "region/anicinabek")
    spoken = [unit.text[lang] for excerpt in course.excerpts.values() for unit in excerpt.units]
    told = [excerpt.context[lang] for excerpt in course.excerpts.values()]
    assert [text for text in (*spoken, *told) if PEOPLES.search(text)] == []
