"""Whom a reader can call, and what a worker must know of secrecy: said once, and with its source."""

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = {
    "911": "911",
    "sos-violence-conjugale": "1 800 363-9010",
    "info-aide-violence-sexuelle": "1 888 933-9007",
    "info-social": "811",
    "suicide": "1 866 277-3553",
    "988": "9-8-8",
    "espoir": "1 855 242-3310",
    "tel-jeunes": "1 800 263-2266",
}
LAWS = ("C-12", "C-26", "r. 286.1", "P-34.1", "P-39.1")


def test_each_line_has_the_number_that_was_found_in_two_places_or_more() -> None:
    with (ROOT / "data" / "help.csv").open(encoding="utf-8", newline="") as file:
        assert {row["line"]: row["phone"] for row in csv.DictReader(file)} == LINES


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_limits_of_secrecy_stand_once_with_their_laws(lang: str) -> None:
    pages = {page: page.read_text("utf-8") for page in (ROOT / "chapters" / lang).rglob("*.md")}
    for law in LAWS:
        assert [page.name for page, text in pages.items() if law in text] == ["confidentiality.md"], law
    said = next(text for page, text in pages.items() if page.name == "confidentiality.md")
    assert {"en": "not legal advice", "fr": "non un avis juridique"}[lang] in said
    assert {"en": "identified", "fr": "identifiable"}[lang] in said, (
        "danger that is imminent is not the law's only word"
    )
