"""What each widget is drawn with: sent with it by a kernel, or named by place where the pages of the book share it."""

import re
import subprocess
from pathlib import Path

import pytest

from entraide.look import ASKED
from entraide.widgets.common import front_end
from entraide.widgets.common.front_end import BY_PLACE, WIDGETS, received
from entraide.widgets.common.widget import CourseWidget
from tests.node import node
from tests.widgets.every import EVERY


@pytest.fixture(autouse=True)
def in_jupyter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BY_PLACE, raising=False)


def test_every_folder_with_a_front_end_has_its_widget() -> None:
    modules = {path.relative_to(WIDGETS).as_posix() for path in WIDGETS.glob("*/widget.js")}
    assert {widget.front_end.module for widget in EVERY} == modules


def test_every_stylesheet_belongs_to_a_widget() -> None:
    sheets = {path.relative_to(WIDGETS).as_posix() for path in WIDGETS.rglob("*.css")}
    assert {front_end.NOTEBOOK, *(style for widget in EVERY for style in widget.front_end.styles)} == sheets


@pytest.mark.parametrize("widget", EVERY)
def test_a_kernel_sends_one_module_with_nothing_left_to_import(widget: type[CourseWidget], tmp_path: Path) -> None:
    module = widget(lang="en")._esm
    assert not re.search(r"^import\b", module, re.MULTILINE)
    assert re.findall(r"^export\b.*", module, re.MULTILINE) == ["export default { render };"]
    file = tmp_path / "widget.mjs"
    file.write_text(module, encoding="utf-8")
    subprocess.run([node(), "--check", file], check=True)


@pytest.mark.parametrize("widget", EVERY)
def test_a_widget_asks_no_one_for_anything(widget: type[CourseWidget]) -> None:
    shown = widget(lang="en")
    # The one address is the name of SVG, which nobody fetches.
    text = (shown._esm + shown._css).replace("http://www.w3.org/2000/svg", "")
    assert set(re.findall(r"(?:https?:)?//[\w.]+", text)) == set()
    assert not re.search(r"\bfetch\(|XMLHttpRequest|@import|url\(", text)


@pytest.mark.parametrize("widget", EVERY)
def test_a_widget_in_a_notebook_carries_the_colours_it_asks_for_and_lets_the_host_s_rule(
    widget: type[CourseWidget],
) -> None:
    style = widget(lang="en")._css
    assert set(ASKED.findall(style)) == set(re.findall(r"^  (--e-[\w-]+): ", style, re.MULTILINE))
    assert "--e-paper: var(--jp-layout-color0, " in style


@pytest.mark.parametrize("widget", EVERY)
def test_a_widget_of_the_book_says_where_its_files_are_and_carries_none(
    widget: type[CourseWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BY_PLACE, "shared-files")
    shown = widget(lang="en")
    found = received(shown._esm, shown._css, "shared-files")
    assert found
    files = [file.removeprefix("shared-files/") for file in (found.module, *found.styles)]
    assert files == [widget.front_end.module, *widget.front_end.styles]


def test_what_a_kernel_sent_whole_is_not_taken_for_a_place() -> None:
    assert received(*front_end.sent(EVERY[0].front_end), "shared-files") is None


def test_every_rule_stays_inside_the_exercises() -> None:
    """The stylesheet of a widget goes into the page's head, where a bare selector would style the whole page."""
    for file in sorted(WIDGETS.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        selectors = [part.strip() for part in re.findall(r"([^{}]+)\{", text) if not part.strip().startswith("@")]
        assert selectors
        for selector in (one for group in selectors for one in group.split(",\n")):
            assert ".entraide" in selector, f"{file.name}: {selector}"
