"""The drawings of the course: small, in the page's own colours, true to the data, and said in words too."""

import csv
import gzip
import re
import zipfile
from math import cos, radians
from pathlib import Path

import pytest

from entraide import look
from entraide.book.extension.drawings import drawn
from entraide.book.paper.tree import Element, parse
from entraide.course.distance import EARTH
from entraide.lang import LANGUAGES, typeset

ROOT = Path(__file__).parents[2]
DRAWINGS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "data" / "drawings").glob("*.svg"))}
LAMP = "var(--e-lamp-mid,#f3c76b)"
SHOWN = re.compile(r"^```\{drawing\} ([\w-]+)\n```$", re.MULTILINE)


def texts() -> dict[str, dict[str, str]]:
    with (ROOT / "data" / "drawings.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("drawing"): row for row in csv.DictReader(file)}


def elements(name: str) -> list[Element]:
    return list(parse(DRAWINGS[name]).walk())


def numbers(element: Element, *names: str) -> list[float]:
    return [float(element.attributes[name]) for name in names]


def test_there_are_twelve_each_with_its_sentence_in_both_languages() -> None:
    assert len(DRAWINGS) == 12 and set(texts()) == set(DRAWINGS)
    assert all(text.endswith(".") for row in texts().values() for text in row.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_is_shown_once_in_an_edition_on_the_same_page_as_in_the_others(lang: str) -> None:
    def shown(lang: str) -> list[tuple[str, str]]:
        pages = sorted((ROOT / "chapters" / lang).rglob("*.md"))
        places = [(path.relative_to(ROOT / "chapters" / lang).as_posix(), path.read_text("utf-8")) for path in pages]
        return [(place, name) for place, text in places for name in SHOWN.findall(text)]

    assert shown(lang) == shown("en") and sorted(name for _, name in shown(lang)) == sorted(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_it_is_small_and_in_the_colours_of_its_page(name: str) -> None:
    svg = DRAWINGS[name]
    assert len(svg.encode()) <= 1500 and len(gzip.compress(svg.encode())) <= 500
    found = elements(name)
    fills = {one.attributes["fill"] for one in found if "fill" in one.attributes}
    assert fills <= {"none", "currentColor", LAMP}
    assert {one.attributes["stroke"] for one in found if "stroke" in one.attributes} <= {"none", "currentColor"}
    assert look.colours("--e-lamp-mid")[0] in LAMP
    # What is lit is outlined, and letters are no smaller than 11 pixels on a phone, which shows 328 of a page's width.
    assert not [one for one in found if one.attributes.get("fill") == LAMP and one.attributes.get("stroke") == "none"]
    assert svg.count('viewBox="0 0 328 ') == 1
    assert all(float(size) >= 11 for size in re.findall(r'font-size="([\d.]+)"', svg))
    assert all(one.startswith(f"{name}-") for one in re.findall(r'(?:id="|href="#)([^"]+)"', svg))
    assert {one.tag for one in found} <= {"body", "svg", "defs", "g", "use", "path", "rect", "circle", "text"}


def test_the_five_towns_lie_as_they_do_in_the_data() -> None:
    with (ROOT / "data" / "tables" / "centres.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    drawn = [numbers(one, "cx", "cy") for one in elements("five-towns") if one.tag == "circle"]
    places = [(float(row["longitude"]), float(row["latitude"])) for row in rows]
    middle = radians((max(y for _, y in places) + min(y for _, y in places)) / 2)
    kilometre = EARTH * radians(1)
    flat = [(x * kilometre * cos(middle), -y * kilometre) for x, y in places]
    # One scale for all: a kilometre is as long between any two of them.
    for one in range(5):
        for other in range(one):
            apart = [abs(complex(*them[one]) - complex(*them[other])) for them in (drawn, flat)]
            assert apart[0] / apart[1] == pytest.approx(1.1, rel=0.01)
    assert [row["label_fr"] for row in rows] == [row["label_en"] for row in rows]
    named = [one.text for one in elements("five-towns") if one.tag == "text"]
    assert named == [typeset(row["label_en"], "en") for row in rows]
    roads = sum(len(row["roads"].split()) for row in rows)
    assert DRAWINGS["five-towns"].count("Q") == roads


def test_what_is_counted_in_a_drawing_is_there_to_be_counted() -> None:
    def count(name: str, mark: str) -> int:
        return DRAWINGS[name].count(mark)

    assert count("seven-meetings", "<circle") == 7
    assert count("eighth-chair", "<use") == 8 and count("eighth-chair", LAMP) == 1
    assert [count("seven-six-four", mark) for mark in ("h56", "<circle", "v15h12")] == [7, 6, 4]
    assert count("two-coders", "v28") == 8
    clear, that_day = (numbers(one, "width")[0] for one in elements("same-road") if one.tag == "rect")
    assert that_day / clear == pytest.approx((3 + 5 / 60) / 1.75, rel=0.001)


def test_who_does_not_see_it_hears_what_is_seen() -> None:
    (figure,) = parse(drawn('<svg viewBox="0 0 328 9">\n<path d="M0 0"/>\n</svg>\n', 'A "circle" & one')).children
    assert isinstance(figure, Element)
    svg, caption = figure.children
    assert isinstance(svg, Element) and isinstance(caption, Element)
    assert svg.attributes["role"] == "img"
    assert svg.attributes["aria-label"] == caption.text == 'A "circle" & one'
    assert svg.attributes["viewBox"] == "0 0 328 9"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_book_and_its_epub_hold_each_drawing_with_its_sentence(site_folder: Path, lang: str) -> None:
    said = {typeset(row[f"text_{lang}"], lang) for row in texts().values()}
    pages = [path.read_text("utf-8") for path in (site_folder / lang).rglob("*.html")]
    with zipfile.ZipFile(next(site_folder.glob(f"*-{lang}.epub"))) as book:
        chapters = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    for texts_of in (pages, chapters):
        found = [one for text in texts_of for one in re.findall(r"<figure[^>]*><svg[^>]*book-drawn.*?</figure>", text)]
        figures = [parse(one).children[0] for one in found]
        assert len(found) == 12
        for figure in figures:
            assert isinstance(figure, Element)
            svg = next(one for one in figure.walk() if one.tag == "svg")
            caption = next(one for one in figure.walk() if one.tag == "figcaption")
            assert svg.attributes["aria-label"] == caption.text and caption.text in said
