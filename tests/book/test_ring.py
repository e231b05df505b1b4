"""The open circle: a chair a section, and an opening that faces the reader whatever stands in it."""

import re
from itertools import pairwise
from math import atan2, cos, degrees, dist, radians, sin
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx_design.dropdown import dropdown_main, dropdown_title

from entraide.book import landing, ring
from entraide.book.extension.frame_scripts import FRAME
from entraide.book.extension.top import fold_questions, folded, minutes
from entraide.book.extension.widgets import section_of
from entraide.book.paper.cleaning import Cleaning
from entraide.book.paper.tree import Element, parse

CHAIRS = range(1, 21)


@pytest.mark.parametrize("chairs", CHAIRS)
def test_the_ring_stays_open_toward_the_reader_however_many_chairs_there_are(chairs: int) -> None:
    below = 90
    away = [abs((degrees(atan2(y, x)) - below + 180) % 360 - 180) for x, y in ring.places(chairs)]
    assert len(away) == chairs and min(away) > 41.5
    assert all(dist((0, 0), place) == pytest.approx(40, abs=0.1) for place in ring.places(chairs))


@pytest.mark.parametrize("chairs", range(2, 15))
def test_chairs_stand_apart_and_inside_of_their_box(chairs: int) -> None:
    # The longest chapter has fourteen sections. A chair with its stroke is 12.5 wide; half of one is between two.
    drawn = re.search(r"scale\(([\d.]+)\)", ring.of_chairs([("#one", "One")] * chairs))
    wide = 12.5 * (float(drawn[1]) if drawn else 1)
    assert all(dist(*two) > 1.5 * wide for two in pairwise(ring.places(chairs)))
    for angle in map(radians, ring.angles(chairs)):
        back = [(48 * cos(angle) - side * sin(angle), 48 * sin(angle) + side * cos(angle)) for side in (-5.5, 5.5)]
        assert all(abs(x) + 1.25 < 50 and abs(y) + 1.25 < 50 for x, y in back)


def test_each_chair_leads_to_its_section_and_says_which_it_is() -> None:
    svg = parse(ring.of_chairs([("#one", "One <1>"), ("#two", "Two")])).children[0]
    assert isinstance(svg, Element)
    links = [element for element in svg.walk() if element.tag == "a"]
    assert [(link.attributes["href"], link.text) for link in links] == [("#one", "One <1>"), ("#two", "Two")]
    # Who listens finds the same links in words, under the title.
    assert svg.attributes["aria-hidden"] == "true" and {link.attributes["tabindex"] for link in links} == {"-1"}


def test_a_small_ring_is_dots() -> None:
    assert ring.of_dots(8).count("<circle") == 8 and "<a" not in ring.of_dots(8)


def box(said: str, *objectives: str) -> nodes.admonition:
    items = [nodes.list_item("", nodes.paragraph("", one)) for one in objectives]
    title = nodes.title("", "In this chapter")
    return nodes.admonition("", title, nodes.paragraph("", said), nodes.bullet_list("", *items), classes=["objectives"])


def test_minutes_are_added_up_and_what_is_said_otherwise_is_said_as_it_is() -> None:
    assert minutes(box("Reading: 14 minutes. Exercises: 25 minutes."), "en") == "39\u00a0min, 25 of them doing"
    assert (
        minutes(box("Lecture\u00a0: 14 minutes. Exercices\u00a0: 25 minutes."), "fr")
        == "39\u00a0min, dont 25 de pratique"
    )
    said = "Reading: 11 minutes. Exercises: 4 hours 45 minutes, in several sittings."
    assert minutes(box(said), "en") == said


def test_objectives_are_folded_under_their_title() -> None:
    title, *rest = folded(box("Reading.", "look;", "listen."), "What you will do (2)").children
    assert title.astext() == "What you will do (2)"
    assert [one.astext() for one in rest] == ["Reading.", "look;\n\nlisten."]


def test_questions_on_earlier_chapters_are_folded_with_our_answers_in_them() -> None:
    page = nodes.section("", box("From memory.", "Why?", "Who?", "What?"))
    page += dropdown_main("", dropdown_title("", "", nodes.Text("Our answers")), nodes.paragraph("", "Because."))
    page += nodes.paragraph("", "This chapter speaks of grief.")
    fold_questions(page[0], "en")
    fold, notice = page.children
    title, *rest = fold.children
    assert title.astext() == "In this chapter (3)" and isinstance(notice, nodes.paragraph)
    assert isinstance(rest[-1], dropdown_main) and rest[-1].astext().startswith("Our answers")


def test_on_paper_objectives_lie_open_and_there_is_no_ring() -> None:
    page = (
        '<svg class="book-ring"></svg><p class="book-part">Groups</p><h1>Title</h1><details class="book-contents">'
        '<summary>8 sections</summary></details><details class="book-top objectives"><summary>\nYou will (1)</summary>'
        "<ul><li><p>look.</p></li></ul></details>"
    )
    cleaning = Cleaning("page", frozenset(), "", lambda node, level: [])
    heading, objectives = cleaning.within(parse(page), 1)
    assert isinstance(heading, Element) and heading.tag == "h1"
    assert isinstance(objectives, Element) and objectives.classes == {"admonition", "objectives"}
    assert objectives.text == "You will (1)look."


def test_an_exercise_knows_the_section_that_it_stands_in() -> None:
    page, first, second, deep = (nodes.section() for _ in range(4))
    above, within, under = (nodes.paragraph() for _ in range(3))
    document = new_document("page")
    document += page
    page.extend([above, first, second])
    first += within
    second += deep
    deep += under
    assert [section_of(one) for one in (above, within, under)] == [0, 1, 2]


def test_the_icon_is_eight_dots_which_stand_as_the_ring_does() -> None:
    svg = (FRAME / "icon.svg").read_text("utf-8")
    dots = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([-\d.]+)" cy="([-\d.]+)"', svg)]
    assert dots == ring.places(8)


def test_an_address_that_leads_nowhere_shows_a_ring_where_nobody_is_and_a_link_an_edition(
    root: Path, tmp_path: Path
) -> None:
    landing.write(root, tmp_path)
    page = (tmp_path / landing.NOT_FOUND).read_text("utf-8")
    svg = page[page.index("<svg") : page.index("</svg>")]
    assert svg.count("<use") == 8 and "<a" not in svg and "book-filled" not in page and "book-lit" not in page
    assert page.count("<a href") == 2
