"""The book's figures and tables: both languages tell the same, to eyes and to ears, in any light."""

import csv
import re
import subprocess
import sys
from functools import cache
from itertools import chain
from math import pi
from pathlib import Path
from xml.etree import ElementTree

import pytest

from entraide import analysis
from entraide.analysis.drawing import WIDTH, Figure
from entraide.analysis.page_table import PageTable
from entraide.analysis.region import by_road
from entraide.course.definitions.board import BOARD
from entraide.course.distance import EARTH, kilometres
from entraide.course.simulations import COLUMNS
from tests.lang.test_typography import WRONG_IN_FRENCH

FIGURES = ["approach_categories", "benefits", "obstacles", "region_map", "settings"]
# For one table, hundreds of evenings are led.
TABLES = [
    pytest.param(name, marks=pytest.mark.slow) if name == "ways_to_lead" else name
    for name in sorted(set(analysis.__all__) - set(FIGURES))
]
TEXT = "{http://www.w3.org/2000/svg}text"
ROUYN, VAL_D_OR = (48.24, -79.02), (48.10, -77.79)


@cache
def figure(name: str, lang: str) -> Figure:
    made = getattr(analysis, name)(lang)
    assert isinstance(made, Figure)
    return made


@cache
def table(name: str, lang: str) -> PageTable:
    made = getattr(analysis, name)(lang)
    assert isinstance(made, PageTable)
    return made


def letters(drawn: Figure) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(drawn.svg).iter(TEXT))


def numbers(text: str) -> list[str]:
    """The numbers of a text, in no order: a sentence may put them otherwise in the other language."""
    whole = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3}\b)", "", text)
    return sorted(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", whole)))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_a_caption_and_says_in_words_what_it_shows(name: str, lang: str) -> None:
    drawn = figure(name, lang)
    shown = drawn._repr_html_()
    assert drawn.caption.endswith(".") and len(drawn.alt) > 100
    assert shown.count('role="img"') == 1 and 'aria-label="' in shown and "<figcaption>" in shown
    ElementTree.fromstring(shown.replace("&", "&amp;"))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_a_caption_and_names_its_rows_and_columns(name: str, lang: str) -> None:
    shown = table(name, lang)
    html = shown._repr_html_()
    assert shown.caption.endswith(".") and html.count("<caption>") == 1
    assert html.count('scope="col"') == len(shown.heads) and html.count('scope="row"') == len(shown.rows)
    assert all(len(row) == len(shown.heads) and all(row) for row in shown.rows)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_goes_on_as_a_data_frame(name: str) -> None:
    shown = table(name, "en")
    assert tuple(shown.frame.columns) == shown.heads
    assert [tuple(row) for row in shown.frame.itertuples(index=False)] == list(shown.rows)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_shows_the_same_numbers_in_both_languages(name: str) -> None:
    english, french = figure(name, "en"), figure(name, "fr")
    assert numbers(english.alt) == numbers(french.alt)
    assert numbers(english.caption) == numbers(french.caption)
    drawn = [numbers(" ".join(text.text or "" for text in letters(one))) for one in (english, french)]
    assert drawn[0] == drawn[1]
    assert english.alt != french.alt and english.caption != french.caption


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_the_same_numbers_in_both_languages(name: str) -> None:
    english, french = table(name, "en"), table(name, "fr")
    assert len(english.heads) == len(french.heads)
    for row, twin in zip(english.rows, french.rows, strict=True):
        assert [numbers(cell) for cell in row] == [numbers(cell) for cell in twin]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_in_french_has_its_non_breaking_spaces(name: str) -> None:
    drawn = figure(name, "fr")
    said = [drawn.caption, drawn.alt, *(text.text or "" for text in letters(drawn))]
    assert not [text for text in said if WRONG_IN_FRENCH.search(text)]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_in_french_has_its_non_breaking_spaces(name: str) -> None:
    shown = table(name, "fr")
    said = [shown.caption, *shown.heads, *chain(*shown.rows), *(shown.sifting or {}).values()]
    assert not [text for text in said if WRONG_IN_FRENCH.search(text)]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_takes_the_ink_of_the_page(name: str) -> None:
    svg = figure(name, "en").svg
    assert not re.search(r"black|white|#000|#fff|#010203|<style", svg, re.IGNORECASE)
    assert all(text.get("fill") == "currentColor" for text in letters(figure(name, "en")))


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_brings_no_style_that_a_strict_page_would_refuse(name: str) -> None:
    assert " style=" not in figure(name, "en").svg


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_legible_on_a_phone(name: str, lang: str) -> None:
    drawn = figure(name, lang)
    width = float(ElementTree.fromstring(drawn.svg).get("viewBox", "").split()[2])
    sizes = [float(text.get("font-size", "").removesuffix("px")) for text in letters(drawn)]
    assert width == WIDTH and min(sizes) >= 11


@pytest.mark.slow
def test_no_two_elements_of_the_figures_share_an_id() -> None:
    ids = [one for name in FIGURES for one in re.findall(r'\bid="([^"]+)"', figure(name, "en").svg)]
    assert len(ids) == len(set(ids)) > 0
    for name in FIGURES:
        svg = figure(name, "en").svg
        used = re.findall(r'(?:url\(|href=")#([^")]+)', svg)
        assert set(used) <= set(re.findall(r'\bid="([^"]+)"', svg))


def test_the_same_figure_is_drawn_the_same_way_twice() -> None:
    assert figure("region_map", "fr").svg == figure("region_map", "fr").svg


def test_every_finding_of_the_tables_can_be_traced(root: Path) -> None:
    # The simulations are invented, but for their centres; the theme board is the course's own.
    invented = {f"{name}.csv" for name in set(COLUMNS) - {"centres"}} | {Path(table.file).name for table in BOARD}
    for path in sorted(one for one in (root / "data/tables").glob("*.csv") if one.name not in invented):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert re.fullmatch(r"[A-G]\d{1,2}( [A-G]\d{1,2})*", row["basis"]), (path.name, row)
                twins = {column[:-3] for column in row if column.endswith(("_en", "_fr"))}
                assert twins and all(row[f"{stem}_{lang}"] for stem in twins for lang in ("en", "fr")), path.name


def test_only_confidentiality_is_named_by_all_and_the_others_are_cited_at_most_once() -> None:
    said = figure("obstacles", "en").alt
    assert "Confidentiality: all ten named it." in said
    assert re.findall(r"cited: (P\d)", said) == ["P7", "P7", "P6", "P6"] and "Distance: nobody cited." in said


def test_six_approaches_four_categories_and_seven_rows() -> None:
    drawn = [text.text for text in letters(figure("approach_categories", "en"))]
    assert drawn[:5:2] == ["6", "4", "7"] and drawn.count("?") == 6


def test_a_distance_by_road_is_the_straight_one_and_about_a_third() -> None:
    # A degree of a great circle is a 360th of the way around the Earth.
    assert kilometres((47, -79), (48, -79)) == pytest.approx(2 * pi * EARTH / 360)
    assert kilometres(ROUYN, VAL_D_OR) == pytest.approx(kilometres(VAL_D_OR, ROUYN))
    assert by_road((47, -79), (48, -79)) == 145 and by_road(ROUYN, ROUYN) == 0


def test_a_page_without_a_figure_does_not_wait_for_matplotlib() -> None:
    program = "import sys; from entraide import analysis; analysis.steps('fr'); assert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_text_of_a_table_cannot_become_markup() -> None:
    html = PageTable(("<b>",), [("<i>",), ("a|B & c",)], '"<u>"')._repr_html_()
    assert "<b>" not in html and "<i>" not in html and "<u>" not in html and "a, b &amp; c" in html
