"""Each chapter opens with three short questions on earlier ones, and folds away what we would answer."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from entraide.lang import LANGUAGES

LONGEST = 120  # characters of a question, and of what we answer
QUESTIONS = re.compile(
    r":::\{admonition\} [^\n]+\n:class: earlier\n(.*?)\n:::\n\n:::\{dropdown\} [^\n]+\n(.*?)\n:::\n", re.S
)
ITEM = re.compile(r"^\d\. (.+)$", re.M)
LINK = re.compile(r"\]\(([^)]+)\.md\)")


@pytest.fixture(scope="module")
def pages(root: Path) -> list[str]:
    """All pages in their order, without the edition."""
    return re.findall(r"file: chapters/en/(\S+)", (root / "_toc.yml").read_text("utf-8"))


@pytest.fixture(scope="module", params=LANGUAGES)
def chapters(request: pytest.FixtureRequest, root: Path, pages: list[str]) -> dict[str, str]:
    """The text of each chapter, which says what one will be able to do, by its page."""
    folder = root / "chapters" / request.param
    texts = {page: (folder / f"{page}.md").read_text("utf-8") for page in pages}
    return {page: text for page, text in texts.items() if ":class: objectives" in text}


def asked_and_answered(text: str) -> tuple[list[str], list[str]]:
    """The questions, and the answers."""
    found = QUESTIONS.search(text)
    return (ITEM.findall(found[1]), ITEM.findall(found[2])) if found else ([], [])


def earlier(page: str, answers: list[str]) -> list[str]:
    """The pages to which the answers lead, as the table of contents names them."""
    links = [link for answer in answers for link in LINK.findall(answer)]
    return [normpath(join(dirname(page), link)) for link in links]


def test_each_chapter_opens_with_three_short_questions_and_their_answers(chapters: dict[str, str]) -> None:
    assert len(chapters) > 20
    for page, text in chapters.items():
        before_the_scene = text[: text.index("\n## ")]
        questions, answers = asked_and_answered(before_the_scene)
        assert len(questions) == len(answers) == 3, f"{page} has no three questions with their answers before its scene"
        assert all(len(one) <= LONGEST for one in (*questions, *map(shown, answers))), page
        assert all(question.rstrip().endswith("?") for question in questions), page


def shown(answer: str) -> str:
    return LINK.sub("]", answer)


def test_each_answer_leads_to_an_earlier_page_and_they_are_spaced(chapters: dict[str, str], pages: list[str]) -> None:
    for page, text in chapters.items():
        _, answers = asked_and_answered(text)
        places = [pages.index(found) for found in earlier(page, answers)]
        here = pages.index(page)
        assert len(places) == 3 and all(place < here for place in places), page
        assert len(set(places)) >= 2, page
        assert min(places) < here - 1, page


def test_both_editions_ask_of_the_same_pages(root: Path, pages: list[str]) -> None:
    for page in pages:
        texts = [(root / "chapters" / lang / f"{page}.md").read_text("utf-8") for lang in LANGUAGES]
        if ":class: earlier" in texts[0]:
            first, *others = (earlier(page, asked_and_answered(text)[1]) for text in texts)
            assert all(other == first for other in others), page


def test_what_is_asked_to_be_coded_of_the_region_and_of_leading_was_shown_by_an_example(
    chapters: dict[str, str],
) -> None:
    coded = {page: text for page, text in chapters.items() if page.startswith(("region/", "leading/"))}
    coding = re.compile(r'exercise\("[\w-]+-coding-1"')
    for page, text in coded.items():
        if found := coding.search(text):
            assert text[: found.start()].count(":::{dropdown}") >= 2, f"{page} has no worked example before one codes"
