"""The table of approaches as its readers use it: sorted by its headings, narrowed by its menus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from entraide import analysis

START = "\nsortTables();"
HEADS = {"en": ("Approach", "With whom", "For what", "Where"), "fr": ("Approche", "Avec qui", "Pour quoi", "Où")}


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    page = browser.new_page()
    yield page
    page.close()


def shown(page: Page, root: Path, lang: str) -> Locator:
    """The table, with its script; the names of its rows."""
    page.set_content(f'<html lang="{lang}"><body>{analysis.approaches(lang)._repr_html_()}</body></html>')
    script = (root / "src/entraide/book/extension/static/page/table.js").read_text("utf-8")
    page.add_script_tag(content=script + START, type="module")
    return page.get_by_role("rowheader")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_reader_keeps_the_rows_that_the_chapter_speaks_of(sheet: Page, root: Path, lang: str) -> None:
    rows = shown(sheet, root, lang)
    _, who, what, where = HEADS[lang]
    expect(sheet.get_by_role("status")).to_have_text(
        {"en": "Rows shown: 7 of 7", "fr": "Lignes affichées\u00a0: 7 sur 7"}[lang]
    )
    for menu, choice, left in (
        (what, {"en": "Bereavement", "fr": "Deuil"}[lang], 2),
        (what, sheet.get_by_label(what).locator("option").last.text_content() or "", 5),
        (where, {"en": "Public system", "fr": "Réseau public"}[lang], 2),
        (who, {"en": "Men", "fr": "Hommes"}[lang], 2),
    ):
        sheet.get_by_label(menu).select_option(choice)
        expect(rows).to_have_count(left)
        expect(sheet.get_by_role("status")).to_contain_text(f" {left} ")
        sheet.get_by_label(menu).select_option("")
        expect(rows).to_have_count(7)


def test_a_heading_sorts_by_keyboard_both_ways_and_gives_the_order_back(sheet: Page, root: Path) -> None:
    rows = shown(sheet, root, "fr")
    first = rows.all_text_contents()
    head = sheet.get_by_role("columnheader", name="Approche")
    head.get_by_role("button").focus()
    for order, expected in (("ascending", sorted(first)), ("descending", sorted(first, reverse=True)), ("none", first)):
        sheet.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", order)
        assert rows.all_text_contents() == expected
    expect(head.get_by_role("button")).to_be_focused()


def test_without_its_script_it_is_a_plain_table(sheet: Page) -> None:
    sheet.set_content(analysis.approaches("en")._repr_html_())
    expect(sheet.get_by_role("rowheader")).to_have_count(7)
    expect(sheet.get_by_role("button")).to_have_count(0)
