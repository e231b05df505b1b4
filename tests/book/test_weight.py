"""What a reader's line must carry before she can read a page and code in it: few bytes, in few files."""

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from entraide.book import smaller

MOST_BYTES, MOST_REQUESTS = 60_000, 10
MOST_LOOK = 8_000  # Of stylesheets and drawings that a chapter adds to what every page has.
MOST_TO_LEAD = 15_000  # What leads a meeting, besides what each page with an exercise has.
LEVEL = 6  # What most web hosts use.


class Asked(HTMLParser):
    """The files that a page asks for as it is opened, and those that its scripts bring before anybody does anything."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.page, self.files = page, [page]
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        place = named.get("src", "")
        if tag == "link" and named["rel"] in ("stylesheet", "icon", "manifest", "preload"):
            place = named["href"]
        if place and not place.startswith("data:"):
            self.files.append((self.page.parent / place.partition("?")[0]).resolve())
            if self.files[-1].name == "page.js":
                self.files.append(self.files[-1].with_name("after.js"))


@cache
def weight(file: Path) -> int:
    """Bytes of a file on its way."""
    raw = file.read_bytes()
    return min(len(raw), len(gzip.compress(raw, LEVEL)))


def too_heavy(pages: list[Path]) -> list[str]:
    """Of each page that weighs too much or asks for too many files, what it is made of."""
    found = []
    for page in pages:
        files = list(dict.fromkeys(Asked(page).files))
        weights = {file.name: weight(file) for file in files}
        if sum(weights.values()) > MOST_BYTES or len(files) > MOST_REQUESTS:
            found.append(f"{page.parent.name}/{page.name}: {sum(weights.values())} bytes of {weights}")
    return found


needs_short_names = pytest.mark.skipif(
    smaller.minify is None, reason="this computer has no tdewolff-minify, so scripts keep their long names"
)


@needs_short_names
def test_a_chapter_with_exercises_is_light(site_folder: Path) -> None:
    pages = [page for lang in ("en", "fr") for page in sorted((site_folder / lang).rglob("*.html"))]
    chapters = [page for page in pages if 'class="entraide-exercise"' in page.read_text("utf-8")]
    assert len(chapters) > 40
    assert not too_heavy(chapters)


def test_a_chapter_adds_few_stylesheets_and_drawings_and_no_font_nor_bitmap(site_folder: Path) -> None:
    """The book's own stylesheet, which the first page brings, serves all of them."""
    added = {}
    for lang in ("en", "fr"):
        for page in sorted((site_folder / lang).rglob("*.html")):
            text = page.read_text("utf-8")
            drawn = "".join(re.findall(r"<svg\b.*?</svg>", text, re.DOTALL))
            styles = [file for file in Asked(page).files if file.suffix == ".css" and file.name != "book.css"]
            added[f"{lang}/{page.stem}"] = len(gzip.compress(drawn.encode(), LEVEL)) + sum(map(weight, set(styles)))
            assert not re.search(r"<img[^>]*\.(?:png|jpe?g|gif|webp)", text), page.name
            assert not any("url(" in style.read_text("utf-8").replace('url("data:', "") for style in styles), page.name
        assert "@font-face" not in (site_folder / lang / "_static/styles/book.css").read_text("utf-8")
    assert {page: bytes_ for page, bytes_ in added.items() if bytes_ > MOST_LOOK} == {}


@needs_short_names
def test_what_leads_a_meeting_is_light(site_folder: Path) -> None:
    scripts = [script for lang in ("en", "fr") for script in (site_folder / lang).rglob("_static/**/meeting-*.js")]
    assert len(scripts) == 2
    assert {script.name: weight(script) for script in scripts if weight(script) > MOST_TO_LEAD} == {}


@needs_short_names
def test_the_page_of_results_is_light_with_its_index(site_folder: Path) -> None:
    assert not too_heavy([site_folder / lang / "search.html" for lang in ("en", "fr")])


def test_no_script_holds_up_the_reading_of_a_page(site_folder: Path) -> None:
    # All of it is read while the scripts are on their way, so that they find it whole.
    text = (site_folder / "fr" / "mutual-aid" / "dynamics.html").read_text("utf-8")
    scripts = re.findall(r"<script\b[^>]*\bsrc=[^>]*>", text)
    assert len(scripts) == 3 and all(" defer " in script or " async " in script for script in scripts)
