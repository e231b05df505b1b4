"""The built pages hold what readers need, and nothing that their makers' tools left in them."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from entraide.book.extension.lighten import IDLE

# By what it is, what a page may not hold.
RESIDUE = {
    "settings of live cells": r"(?i)thebe|kernelName",
    "settings of the theme or of Sphinx": r"DOCUMENTATION_OPTIONS|data-default-mode|data-bs-|data-toggle",
    "another generator's name": r'name="generator" content="(?!entraide")',
    "an element that holds nothing": r"<(span|i|div)></\1>",
    "a name given to nothing": r'class="\s*"',
    "a plural in brackets": r"(?s)\w\((?:s|e|es|x)\)(?!(?:(?!</?script).)*</script>)",
    "a tooltip whose citations left their comma": r'title="[^"]*[,;:(]\s*[.,;)]',
    "a tooltip with a key of the bibliography": r'title="[^"]*\b[a-z]+(?:19|20)\d\d',
    "a mark of the build": r"<!--",
}


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> dict[str, str]:
    """The text of every page by its place, without its listings, which may show anything."""
    return {
        path.relative_to(site_folder).as_posix(): re.sub(r"(?s)<pre>.*?</pre>", "", path.read_text("utf-8"))
        for path in sorted(site_folder.rglob("*.html"))
    }


def where(pages: dict[str, str], pattern: str) -> Iterator[str]:
    """The pages that hold it, each with the first place."""
    for place, text in pages.items():
        if found := re.search(pattern, text):
            yield f"{place}: {text[max(0, found.start() - 60) : found.end() + 20]}"


@pytest.mark.parametrize("what", RESIDUE)
def test_no_page_holds(pages: dict[str, str], what: str) -> None:
    assert len(pages) > 100
    assert list(where(pages, RESIDUE[what])) == []


def test_every_page_says_once_how_wide_it_is(pages: dict[str, str]) -> None:
    assert {place: n for place, text in pages.items() if (n := text.count('name="viewport"')) != 1} == {}


def test_no_part_of_a_text_has_a_name_by_which_nothing_is_dressed_or_found(pages: dict[str, str]) -> None:
    named = {
        (place, name)
        for place, text in pages.items()
        for classes in re.findall(r' class="([^"]*)"', text)
        for name in IDLE.intersection(classes.split())
    }
    assert named == set()


def test_readers_are_sent_no_file_that_no_page_asks_for(site_folder: Path) -> None:
    left = [
        path.name for pattern in ("*.map", "*.inv", "*.ipynb", "*.md", "*.woff*") for path in site_folder.rglob(pattern)
    ]
    assert left == []


@pytest.mark.parametrize(("lang", "offline"), [("en", "Offline"), ("fr", "Hors ligne")])
def test_the_foot_of_every_page_leads_to_what_is_said_of_reading_offline(
    pages: dict[str, str], lang: str, offline: str
) -> None:
    lost = []
    for place, text in pages.items():
        if not place.startswith(f"{lang}/") or place == f"{lang}/index.html":  # It only leads to the first page.
            continue
        links = dict(reversed(one) for one in re.findall(r'<a href="([^"]*)">([^<]*)</a>', foot_of(text)))
        address, _, anchor = links.get(offline, "").partition("#")
        led = posixpath.normpath(posixpath.join(posixpath.dirname(place), address)) if address else place
        if not anchor or f'id="{anchor}"' not in pages.get(led, ""):
            lost.append(place)
    assert len(pages) > 100 and lost == []


def foot_of(page: str) -> str:
    return page.partition("<footer")[2].partition("</footer>")[0]
