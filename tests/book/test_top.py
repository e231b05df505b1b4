"""The top of a chapter in the built book: its ring, a chair a section, its words, and what is folded there."""

import re
from functools import cache
from pathlib import Path

import pytest

from entraide.book.paper.cleaning import article
from entraide.book.paper.tree import Element, parse

RING = "book-ring"
ARTICLE = '<article class="bd-article"'
LANGUAGES = ("en", "fr")


@cache
def body(path: Path) -> Element:
    return parse(article(path.read_text("utf-8")))


def pages(site_folder: Path, lang: str) -> dict[str, Element]:
    """What each page with an article says, by its place in the edition."""
    folder = site_folder / lang
    places = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    return {place: body(path) for place, path in places.items() if ARTICLE in path.read_text("utf-8")}


def found(page: Element, name: str) -> list[Element]:
    return [element for element in page.walk() if name in element.classes]


def titles(page: Element) -> dict[str, str]:
    """The titles of the sections right below the page's own, by their places."""
    (whole,) = (child for child in page.children if isinstance(child, Element) and child.tag == "section")
    within = [one for one in whole.children if isinstance(one, Element) and one.tag == "section"]
    heads = [next(one for one in section.walk() if one.tag == "h2") for section in within]
    return {
        f"#{section.attributes['id']}": head.text.removesuffix("#") for section, head in zip(within, heads, strict=True)
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chapter_has_a_chair_a_section_which_leads_there_and_its_words(site_folder: Path, lang: str) -> None:
    chapters = {place: page for place, page in pages(site_folder, lang).items() if found(page, "objectives")}
    assert len(chapters) > 25
    for place, page in chapters.items():
        (ring,), sections = found(page, RING), titles(page)
        chairs = {one.attributes["href"]: one.text for one in ring.walk() if one.tag == "a"}
        assert chairs == sections, place
        # Without styles and scripts, and for who listens: how many there are, how long they take, and the same links.
        (contents,) = found(page, "book-contents")
        summary = next(one.text.strip() for one in contents.walk() if one.tag == "summary")
        assert re.match(rf"{len(sections)} sections · .*\d+\smin", summary), (place, summary)
        assert (
            sections.items() <= {one.attributes["href"]: one.text for one in contents.walk() if one.tag == "a"}.items()
        )
        (part,) = found(page, "book-part")
        number, of = re.findall(r"\d+", part.text)
        assert 1 <= int(number) <= int(of), place


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_other_pages_the_first_alone_has_a_ring_and_no_content_notice_has_one(site_folder: Path, lang: str) -> None:
    others = {place: page for place, page in pages(site_folder, lang).items() if not found(page, "objectives")}
    assert {"ethics-and-care.html", "welcome.html", "instructors/grading.html"} < set(others)
    assert any(place.startswith("assignments/") for place in others)
    big = {
        place for place, page in others.items() for ring in found(page, RING) if "book-ring-dots" not in ring.classes
    }
    assert big == {"welcome.html"}
    dots = {place for place, page in others.items() if found(page, "book-ring-dots")}
    assert dots <= {"my-course.html"}


def test_what_one_will_be_able_to_do_is_folded_with_its_number(site_folder: Path) -> None:
    (box,) = found(body(site_folder / "en" / "mutual-aid" / "dynamics.html"), "objectives")
    count = len([one for one in box.walk() if one.tag == "li"])
    assert box.tag == "details" and f"What you will be able to do ({count})" in box.text


def test_a_page_offers_the_list_of_its_sections_where_it_has_one(site_folder: Path) -> None:
    for place in ("mutual-aid/dynamics.html", "instructors/grading.html", "welcome.html", "my-course.html"):
        text = (site_folder / "en" / place).read_text("utf-8")
        has = 'id="pst-secondary-sidebar"' in text
        assert has == (place not in ("welcome.html", "my-course.html"))
        assert text.count("secondary-toggle") == text.count('id="pst-secondary-sidebar-modal"') == has


def test_my_course_has_a_dot_for_each_section_of_each_chapter(site_folder: Path) -> None:
    mine = body(site_folder / "fr" / "my-course.html")
    lines = [one for one in mine.walk() if one.tag == "li" and found(one, RING)]
    assert len(lines) > 25
    for line in lines:
        place = next(one.attributes["href"] for one in line.walk() if one.tag == "a")
        dots = [one for one in line.walk() if one.tag == "circle"]
        assert len(dots) == len(titles(body(site_folder / "fr" / place))), place
        assert "ethics-and-care" not in place


NOTICE = re.compile(r"\]\((?:\.\./)*ethics-and-care\.md\)")
FOLDED = re.compile(r"^:::\{.*?^:::$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_a_chapter_says_that_it_speaks_of_something_painful_what_leaves_stands_out(
    root: Path, site_folder: Path, lang: str
) -> None:
    chapters = root / "chapters" / lang
    warned = [
        place.relative_to(chapters).with_suffix(".html")
        for place in sorted(chapters.rglob("*.md"))
        if ":class: objectives" in (text := place.read_text("utf-8"))
        and NOTICE.search(FOLDED.sub("", text.partition("\n## ")[0]))
    ]
    assert len(warned) > 10
    assert [
        str(place) for place in warned if "book-exit-filled" not in (site_folder / lang / place).read_text("utf-8")
    ] == []
