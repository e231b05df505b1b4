"""Every link of the built book leads somewhere, and one named after a section leads to that section."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from entraide.lang import LANGUAGES

ADDRESS = re.compile(r'\s(?:href|src|data-entraide-care)="([^"]*)"')
LINK = re.compile(r"\[([^\]]+)\]\(([^)#\s]*\.md)\)")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_on_a_page_is_that_of_a_file_and_of_a_place_in_it(site_folder: Path, lang: str) -> None:
    places: dict[Path, set[str]] = {}
    for page in sorted((site_folder / lang).rglob("*.html")):
        for address in map(unescape, ADDRESS.findall(page.read_text("utf-8"))):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (page, address)
            if parts.fragment and target.suffix == ".html":
                known = places.setdefault(target, set(re.findall(r'\sid="([^"]+)"', target.read_text("utf-8"))))
                assert unquote(parts.fragment) in known, (page, address)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_named_after_a_section_leads_to_it(root: Path, lang: str) -> None:
    chapters = sorted((root / "chapters" / lang).rglob("*.md"))
    titles = {path: re.findall(r"^##+ (.*)$", path.read_text("utf-8"), re.MULTILINE) for path in chapters}
    astray = [
        (path.name, name)
        for path in chapters
        for name, address in LINK.findall(path.read_text("utf-8"))
        if name.strip("*").lower() in [one.lower() for one in titles.get((path.parent / address).resolve(), [])]
    ]
    assert not astray


def test_who_asks_where_to_find_support_is_led_to_whom_to_call(site_folder: Path) -> None:
    for page in ("fr/mutual-aid/dynamics.html", "en/mutual-aid/dynamics.html"):
        assert 'data-entraide-care="../ethics-and-care.html#help-lines"' in (site_folder / page).read_text("utf-8")
