"""The pages of the EPUB, as a reading device shows them: axe-core finds no violation, and they fit a small screen."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import violations

# A page of each kind: with figures, formulas, wide tables, words to code, long addresses, and the longest.
PAGES = ["title", "nav", "ethics-and-care", "mutual-aid/dynamics", "groups/approaches", "method/ethics-anonymity",
         "method/agreement", "reference/bibliography", "solutions"]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_its_pages_can_be_read_by_everybody_on_a_small_screen(
    browser: Browser, site_folder: Path, tmp_path: Path, lang: str
) -> None:
    with zipfile.ZipFile(site_folder / f"entraide-{lang}.epub") as packed:
        packed.extractall(tmp_path)
    page = browser.new_page(viewport=PHONE)
    wrong = []
    for name in PAGES:
        page.goto((tmp_path / "EPUB" / f"{name}.xhtml").as_uri())
        wrong += [f"{name}: {violation}" for violation in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{name}: wider than the screen")
    page.close()
    assert not wrong, "\n".join(wrong)
