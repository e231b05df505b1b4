"""What is cited stands in the list of works, and what was not found is said to come through the study."""

import csv
import re
from pathlib import Path

import pytest

from entraide.book.extension import bibliography
from entraide.lang import texts

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHY = (ROOT / "references.bib").read_text("utf-8")
WORKS = set(re.findall(r"^@\w+\{(\w+),", BIBLIOGRAPHY, re.MULTILINE))
CITED = re.compile(r"\{cite:[a-z]+\}`([\w,\s]+)`")
NAMED = re.compile(r"(\w+)(?: (?:et|and) (\w+))?(?: et al\.)? \((\d{4})\)")


def cited(lang: str) -> dict[str, set[str]]:
    """Each page, and the works that it cites."""
    pages = sorted((ROOT / "chapters" / lang).rglob("*.md"))
    return {
        str(page.relative_to(ROOT / "chapters" / lang)): {
            key.strip() for keys in CITED.findall(page.read_text("utf-8")) for key in keys.split(",")
        }
        for page in pages
    }


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_citation_is_in_the_list_of_works(lang: str) -> None:
    assert set().union(*cited(lang).values()) <= WORKS


def test_both_editions_cite_the_same_works_on_each_page() -> None:
    assert cited("en") == cited("fr")


def test_every_work_is_of_a_kind_that_the_list_can_write() -> None:
    kinds = set(re.findall(r"^@(\w+)\{", BIBLIOGRAPHY, re.MULTILINE))
    assert {kind for kind in kinds if not hasattr(bibliography._Works, f"get_{kind}_template")} == set()


def test_the_study_can_be_found_by_its_doi() -> None:
    assert "10.7202/1108989ar" in BIBLIOGRAPHY.partition("@article{labra2023,")[2].partition("\n}")[0]


@pytest.mark.parametrize(("lang", "models"), [("en", "models"), ("fr", "modèles")])
def test_codes_that_come_from_models_and_not_from_the_study_say_so_where_they_are_read(lang: str, models: str) -> None:
    with (ROOT / "data" / "themes.csv").open(encoding="utf-8", newline="") as file:
        label = next(row[f"label_{lang}"] for row in csv.DictReader(file) if row["theme"] == "stages")
    assert models in label
    told = (ROOT / "chapters" / lang / "reference" / "codebook.md").read_text("utf-8").split("\n")
    said = next(line for line in told if f"*{label}*" in line)
    assert {"garland1965", "schiller1997"} <= {key for keys in CITED.findall(said) for key in keys.split(",")}


@pytest.mark.parametrize(("lang", "reported"), [("en", "as reported: "), ("fr", "selon l'étude\u00a0: ")])
def test_a_work_of_the_table_on_training_is_in_the_list_or_said_to_be_reported(lang: str, reported: str) -> None:
    with (ROOT / "data" / "tables" / "training.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cell = row[f"cited_{lang}"]
            ours = re.split(reported, cell, flags=re.IGNORECASE)[0]
            for found in NAMED.finditer(ours):
                key = "".join(name.lower() for name in found.groups()[:2] if name) + found[3]
                assert key in WORKS and key in cited(lang)["region/resource-region.md"], found[0]
            assert NAMED.search(cell), cell


@pytest.mark.parametrize(("lang", "computed", "about"), [("en", "computed", "about "), ("fr", "calculées", "environ ")])
def test_a_distance_that_no_table_of_roads_confirms_is_said_to_be_computed(
    lang: str, computed: str, about: str
) -> None:
    for key in ("analysis.region-map", "analysis.region-map-alt", "plan-group.limit-1"):
        assert computed in str(texts.catalogue(lang).texts[key]), key
    for key in ("plan-group.way-drive", "plan-group.way-drive-with", "plan-group.way-taxi", "plan-group.line-figures"):
        assert f"{about}{{km}}" in str(texts.catalogue(lang).texts[key]).replace("\u00a0", " "), key
