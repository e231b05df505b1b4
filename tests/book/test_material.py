"""What pages about the whole course are given: an index of it, and its excerpts to practise on, with no graded word."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from entraide.book.extension.material import practice_of
from entraide.course import Course
from entraide.course.corpus import AGAIN, GRADED
from entraide.course.definitions.common import OF_EXCERPTS
from entraide.course.reference import Reference


def given(edition: Path, name: str) -> dict[str, Any]:
    text = (edition / f"{name}.js").read_text("utf-8")
    assert text.startswith(f"(globalThis.entraide ??= {{}}).{name} = ")
    value: dict[str, Any] = json.loads(text.split(" = ", 1)[1].removesuffix(";\n"))
    return value


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_graded_is_among_the_material(course: Course, keys: Reference, lang: str) -> None:
    written = "\n".join(texts_in(practice_of(course, lang)))
    secrets = [one.rationale for one in keys.codings.values()] + [one.why for one in keys.solutions.values()]
    secrets += [unit.text for one in course.excerpts.values() if one.pool == GRADED for unit in one.units]
    secrets += [one.prompt for one in course.questions.values() if one.pool == GRADED]
    # A unit may be a word or two that anybody says.
    long = {secret[lang] for secret in secrets if len(secret[lang]) > 30}
    assert len(long) > 500
    assert {secret for secret in long if secret in written} == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_practice_exercise_on_excerpts_can_be_drawn_from_the_material(course: Course, lang: str) -> None:
    practice = practice_of(course, lang)
    # What else stands on the pages would be fetched, and kept for reading offline, for nothing.
    wanted = {name for name, one in course.exercises.items() if one.pool != GRADED and one.kind in OF_EXCERPTS}
    assert set(practice["exercises"]) == wanted
    assert set(practice["excerpts"]) == {item for name in wanted for item in course.exercises[name].items}
    offered = {code["code"] for theme in practice["themes"] for code in theme["codes"]}
    for one in practice["exercises"].values():
        assert one["kind"] != "coding" or set(one["items"]) <= set(practice["reference"])
        assert set(one["codes"]) <= offered


def test_the_index_leads_to_every_page_section_and_exercise_but_the_instructors(
    site_folder: Path, course: Course
) -> None:
    for lang in ("en", "fr"):
        edition = site_folder / lang
        pages = [page for part in given(edition, "course")["parts"] for page in part["pages"]]
        names = [page["page"] for page in pages]
        assert names[0] == "welcome" and len(names) == len(set(names))
        assert {path for path in names if path.startswith("instructors/")} == set()
        for page in pages:
            html = (edition / f"{page['page']}.html").read_text("utf-8")
            ids = set(re.findall(r'id="([^"]+)"', html))
            assert {anchor for anchor, _ in page["sections"]} | {one["exercise"] for one in page["exercises"]} <= ids
        practice = (name for name, one in course.exercises.items() if one.pool != GRADED)
        on_pages = (name for name in practice if not name.startswith(AGAIN))
        assert sorted(one["exercise"] for page in pages for one in page["exercises"]) == sorted(on_pages)


def test_both_editions_have_the_same_pages_sections_and_exercises(site_folder: Path) -> None:
    """What a reader went through in one language is hers in the other."""

    def shape(lang: str) -> list[tuple[str, int, list[str]]]:
        pages = [page for part in given(site_folder / lang, "course")["parts"] for page in part["pages"]]
        return [(one["page"], len(one["sections"]), [it["exercise"] for it in one["exercises"]]) for one in pages]

    assert shape("en") == shape("fr")


def test_of_the_page_on_ethics_and_care_no_section_is_counted(site_folder: Path) -> None:
    pages = [page for part in given(site_folder / "en", "course")["parts"] for page in part["pages"]]
    [care] = [page for page in pages if page["page"] == "ethics-and-care"]
    assert care["sections"] == []
