"""A widget's front-end files, joined into the one module and the one stylesheet that a kernel sends."""

import re
import subprocess
from pathlib import Path

import pytest

from entraide.widgets.shared import bundle
from entraide.widgets.shared.bundle import BundleError
from entraide.widgets.shared.widget import HERE
from tests.node import node

KINDS = ("coding", "choice", "memo", "who_knows", "plan_group", "agreement")


def write(folder: Path, **files: str) -> Path:
    """Write modules by name; the first one is the entry."""
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(files))}.js"


def test_what_is_imported_comes_before_what_needs_it(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { two } from "./two.js";\nexport default { two };\n',
        two='import { one } from "./one.js";\nexport const two = one + 1;\n',
        one="export const one = 1;\n",
    )
    assert bundle.module(entry) == "const one = 1;\n\nconst two = one + 1;\n\nexport default { two };\n"


def test_a_file_that_two_others_import_is_written_once(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { a } from "./a.js";\nimport { b } from "./b.js";\nexport default a + b;\n',
        a='import { one } from "./one.js";\nexport const a = one;\n',
        b='import { one } from "./one.js";\nexport const b = one;\n',
        one="export const one = 1;\n",
    )
    assert bundle.module(entry).count("const one") == 1


def test_an_import_may_take_several_lines(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import {\n  one,\n  two,\n} from "./numbers.js";\nexport default one + two;\n',
        numbers="export const one = 1;\nexport async function two() {}\n",
    )
    assert "import" not in bundle.module(entry)


def test_imports_named_in_comments_stay_there(tmp_path: Path) -> None:
    text = '/** @type {import("./x.js").X} */\nexport const one = 1;\n'
    entry = write(tmp_path, entry=text)
    assert 'import("./x.js")' in bundle.module(entry)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('import * as all from "./one.js";\n', "cannot be joined: import * as all"),
        ('import one from "./one.js";\n', "cannot be joined: import one from"),
        ('import "./one.js";\n', "cannot be joined"),
        ('import { one } from "elsewhere";\n', "cannot be joined"),
        ('import { one as two } from "./one.js";\n', "under another name"),
        ('import { gone } from "./gone.js";\n', "gone.js: no such file"),
        ("const one = 1;\nexport { one };\n", "cannot be joined: export { one };"),
        ('import { one } from "./one.js";\nconst one = 2;\n', "the name one is already declared in one.js"),
    ],
)
def test_a_form_that_is_not_understood_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    entry = write(tmp_path, entry=text, one="export const one = 1;\n")
    with pytest.raises(BundleError, match=re.escape(message)):
        bundle.module(entry)


def test_only_the_entry_has_a_default_export(tmp_path: Path) -> None:
    entry = write(tmp_path, entry='import { one } from "./one.js";\n', one="export default 1;\n")
    with pytest.raises(BundleError, match=r"one.js: this import or export cannot be joined: export default 1;"):
        bundle.module(entry)


def test_a_circle_of_imports_is_told_step_by_step(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        a='import { b } from "./b.js";\nexport const a = 1;\n',
        b='import { a } from "./a.js";\nexport const b = 1;\n',
    )
    with pytest.raises(BundleError, match=r"in a circle: a.js -> b.js -> a.js"):
        bundle.module(entry)


@pytest.mark.parametrize("kind", KINDS)
def test_each_widget_is_one_module_with_nothing_left_to_import(kind: str) -> None:
    text = bundle.module(HERE / kind / "widget.js")
    assert not re.search(r"^import\b", text, re.MULTILINE)
    assert re.findall(r"^export\b.*", text, re.MULTILINE) == ["export default { render };"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_widget_asks_no_one_for_anything(kind: str) -> None:
    text = bundle.module(HERE / kind / "widget.js") + bundle.stylesheet(
        HERE / "shared" / "look.css", HERE / kind / "widget.css"
    )
    # The one address is the name of SVG, which nobody fetches.
    assert set(re.findall(r"(?:https?:)?//[\w.]+", text.replace("http://www.w3.org/2000/svg", ""))) == set()
    assert not re.search(r"\bfetch\(|XMLHttpRequest|@import|url\(", text)


@pytest.mark.parametrize("kind", KINDS)
def test_each_widget_parses_as_a_module(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"{kind}.mjs"
    file.write_text(bundle.module(HERE / kind / "widget.js"), encoding="utf-8")
    subprocess.run([node(), "--check", file], check=True)


def test_stylesheets_come_in_the_order_given(tmp_path: Path) -> None:
    first, second = tmp_path / "first.css", tmp_path / "second.css"
    first.write_text("a {}", encoding="utf-8")
    second.write_text("b {}", encoding="utf-8")
    assert bundle.stylesheet(first, second) == "a {}\nb {}"


def test_every_rule_stays_inside_the_exercises() -> None:
    """The stylesheet of a widget goes into the page's head, where a bare selector would style the whole page."""
    for file in sorted(HERE.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        selectors = [part.strip() for part in re.findall(r"([^{}]+)\{", text) if not part.strip().startswith("@")]
        assert selectors
        for selector in (one for group in selectors for one in group.split(",\n")):
            assert ".entraide" in selector, f"{file.name}: {selector}"
