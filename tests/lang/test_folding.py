"""Words that a reader would take for the same are the same to the search, on both of its sides."""

import json
from pathlib import Path

import pytest

from entraide.lang import folding
from tests.node import ask

CASES: list[tuple[str, str, list[str]]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "folding.json").read_text("utf-8")
)


@pytest.mark.parametrize(("lang", "text", "words"), CASES)
def test_accents_ligatures_elision_and_plurals_do_not_matter(lang: str, text: str, words: list[str]) -> None:
    assert list(folding.words(text, lang)) == words


def test_the_page_of_results_folds_what_is_typed_in_the_same_way() -> None:
    asked = [(text, folding.rules(lang)) for lang, text, _ in CASES]
    assert ask("foldedWords", asked) == [words for _, _, words in CASES]
