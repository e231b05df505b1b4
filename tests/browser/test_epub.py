"""The EPUB, as a reading device shows it: Ace and axe-core find no violation, and its pages fit a small screen."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

import playwright
import pytest
from playwright.sync_api import Browser

from entraide.lang import LANGUAGES
from tests.browser.conftest import FLAGS, PHONE
from tests.browser.test_accessibility import violations
from tests.node import node

DRIVER = Path(playwright.__file__).parent / "driver" / "package"

# A page of each kind: with figures, formulas, wide tables, words to code, long addresses, and the longest.
PAGES = ["title", "nav", "ethics-and-care", "mutual-aid/dynamics", "groups/approaches", "method/ethics-anonymity",
         "method/agreement", "reference/bibliography", "solutions"]  # fmt: skip
# What Ace leaves out of axe-core's rules, and these pages hold to.
BESIDES = {
    "runOnly": ["bypass", "landmark-complementary-is-top-level", "page-has-heading-one", "region", "target-size"],
    "resultTypes": ["violations"],
}


# Ace looks at every page and at what the package says, one edition after the other.
def test_ace_finds_nothing_wrong(root: Path, site_folder: Path, tmp_path: Path, browser_path: str) -> None:
    if not (root / "node_modules" / "@daisy" / "ace-core").is_dir():
        pytest.skip("Ace is one of npm's packages, which `npm ci` installs")
    epubs = [str(site_folder / f"entraide-{lang}.epub") for lang in LANGUAGES]
    command = [node(), str(Path(__file__).with_name("ace.js")), str(DRIVER), browser_path, json.dumps(FLAGS), *epubs]
    # What it keeps from one run to the next is nobody's.
    own = os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    ran = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    reports = [json.loads(line) for line in ran.stdout.splitlines()]
    for epub, report in zip(epubs, reports, strict=True):
        assert (report["faults"], report["outcome"]) == ([], "pass")
        with zipfile.ZipFile(epub) as packed:
            pages = {name.removeprefix("EPUB/") for name in packed.namelist() if name.endswith(".xhtml")}
        assert pages <= {place.removeprefix("/EPUB/") for place in report["places"]}


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
        wrong += [f"{name}: {violation}" for violation in violations(page, BESIDES)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{name}: wider than the screen")
    page.close()
    assert not wrong, "\n".join(wrong)
