"""The two editions keep step: same pages, same structure, and claims that can be traced."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.relative_to(ROOT / "chapters/en") for path in (ROOT / "chapters/en").rglob("*.md"))
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def page(lang: str, place: Path) -> str:
    return (ROOT / "chapters" / lang / place).read_text("utf-8")


def structure(text: str) -> dict[str, list[str]]:
    """What must be the same in both editions."""
    prose = FENCED.sub("", text)
    return {
        "headings": re.findall(r"^(#+) ", prose, re.MULTILINE),
        "exercises": re.findall(r'exercise\("([^"]+)"', text),
        "simulations": re.findall(r'simulation\("([^"]+)"', text),
        "comparisons": re.findall(r'compare\("([^"]+)"', text),
        "figures": re.findall(r"analysis\.(\w+)", text),
        "citations": re.findall(r"\{cite:\w+\}`([^`]+)`", text),
        "facts": re.findall(r"^% facts: (.*)$", text, re.MULTILINE),
        "blocks": re.findall(r"^(?::{3,}|`{3,})\{([\w-]+)\}", text, re.MULTILINE),
        "labels": re.findall(r"^(?:\(|:name: )([\w-]+)(?:\)=)?$", text, re.MULTILINE),
        "links": re.findall(r"\]\(([^)]+\.md)\)", prose),
    }


def test_both_editions_have_the_same_pages() -> None:
    french = sorted(path.relative_to(ROOT / "chapters/fr") for path in (ROOT / "chapters/fr").rglob("*.md"))
    assert french == PAGES and PAGES


@pytest.mark.parametrize("place", PAGES, ids=str)
def test_a_page_and_its_twin_have_the_same_structure(place: Path) -> None:
    assert structure(page("en", place)) == structure(page("fr", place))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("place", PAGES, ids=str)
def test_an_exercise_is_shown_in_its_page_s_language(lang: str, place: Path) -> None:
    shown = re.findall(r'(?:(?:exercise|simulation|compare)\("[^"]+", |analysis\.\w+\()"(\w+)"', page(lang, place))
    assert set(shown) <= {lang}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("place", PAGES, ids=str)
def test_a_paragraph_that_cites_the_study_names_its_facts(lang: str, place: Path) -> None:
    paragraphs = re.split(r"\n\s*\n", FENCED.sub("", page(lang, place)))
    for paragraph in paragraphs:
        if re.search(r"\{cite:\w+\}`[^`]*labra2023", paragraph):
            assert re.search(r"^% facts: ([A-G]\d{1,2} ?)+$", paragraph, re.MULTILINE), paragraph


def test_every_fact_of_the_study_is_taught_on_a_page() -> None:
    numbers = {"A": 8, "B": 5, "C": 11, "D": 10, "E": 6, "F": 7, "G": 11}
    facts = {f"{letter}{number}" for letter, last in numbers.items() for number in range(1, last + 1)}
    taught = set()
    for place in PAGES:
        for line in re.findall(r"^\s*% facts: (.*)$", page("en", place), re.MULTILINE):
            taught |= set(line.split())
    assert facts - taught == set()
