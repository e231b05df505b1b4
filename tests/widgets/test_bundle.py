"""A widget's front-end files, joined into the one module and the one stylesheet that a kernel sends."""

import re
import subprocess
from pathlib import Path

import pytest

from entraide.widgets.common import bundle
from entraide.widgets.common.bundle import BundleError
from tests.node import node


def write(folder: Path, **files: str) -> Path:
    """Write modules by name; the first one is the entry."""
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(files))}.js"


def said(script: str) -> str:
    """What a script writes."""
    return subprocess.check_output([node(), "--eval", script], text=True)


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


def test_all_that_a_module_needs_is_found_in_the_order_of_need(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { a } from "./a.js";\nimport { one } from "./one.js";\nexport default a + one;\n',
        a='import { one } from "./one.js";\nexport const a = one;\n',
        one="export const one = 1;\n",
    )
    assert [path.name for path in bundle.needed(entry)] == ["one.js", "a.js", "entry.js"]


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


def test_stylesheets_come_in_the_order_given(tmp_path: Path) -> None:
    first, second = tmp_path / "first.css", tmp_path / "second.css"
    first.write_text("a {}", encoding="utf-8")
    second.write_text("b {}", encoding="utf-8")
    assert bundle.stylesheet([first, second]) == "a {}\nb {}"


def test_several_modules_share_a_file_in_which_each_keeps_its_own_names(tmp_path: Path) -> None:
    write(
        tmp_path,
        a='import { one, Two } from "./one.js";\nconst name = "a";\nexport default { say: () => name + one + Two.x };',
        b='import { one } from "./one.js";\nconst name = "b";\nexport default { say: () => name + one };\n',
        one="export const one = 1;\nexport class Two {\n  static x = 2;\n}\n",
    )
    together = bundle.together({"first": tmp_path / "a.js", "second": tmp_path / "b.js"})
    assert together.count("const one = 1") == 1
    script = together + "console.log(entraide.first.say(), entraide.second.say());"
    command = [node(), "--eval", script]
    assert subprocess.check_output(command, cwd=tmp_path, text=True) == "a12 b1\n"


def test_modules_share_a_scope_so_that_their_names_can_be_made_short(tmp_path: Path) -> None:
    write(
        tmp_path,
        entry='import { aLongName } from "./one.js";\nexport default { said: aLongName() };\n',
        one='const text = "said";\nexport const aLongName = () => text;\n',
    )
    script = bundle.together({"entry": tmp_path / "entry.js"})
    assert script.count("=> {\n") == 1 and script.count("aLongName") == 2
    assert said(f"{script}console.log(entraide.entry.said)") == "said\n"


def test_a_name_keeps_its_meaning_in_each_module_whoever_else_has_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        entry='import { show } from "./shown.js";\nimport { value } from "./two.js";\nexport default show() + value;',
        shown='import { value } from "./one.js";\nconst { own } = { own: 4 };\nexport const show = () => own + value;',
        one="export const value = 10;\n",
        two="const own = 300;\nexport const value = own;\n",
    )
    script = bundle.together({"entry": tmp_path / "entry.js"})
    assert said(f"{script}console.log(entraide.entry)") == "314\n"


def test_a_script_lends_modules_to_those_after_it_which_then_do_not_bring_them(tmp_path: Path) -> None:
    write(
        tmp_path,
        second='import { two } from "./two.js";\nexport default two;\n',
        two='import { one } from "./one.js";\nexport const two = one + 1;\n',
        first='import { two } from "./two.js";\nconsole.log("first", two);\n',
        one="export const one = 1;\n",
    )
    of_first = bundle.brought([tmp_path / "first.js"])
    assert [path.name for path in of_first] == ["one.js", "two.js", "first.js"]
    first = bundle.together({"first": tmp_path / "first.js"}, lends=bundle.brought([tmp_path / "second.js"]))
    second = bundle.together({"second": tmp_path / "second.js"}, lent=of_first)
    assert "const two" not in second
    ended = subprocess.run(
        [node(), "-e", f"{first}{second}console.log(entraide.second)"], capture_output=True, text=True
    )
    assert ended.stdout.split("\n") == ["first 2", "2", ""], ended.stderr


def test_what_is_lent_brings_nothing_along_that_it_alone_needs(tmp_path: Path) -> None:
    write(
        tmp_path,
        entry='import { lent } from "./lent.js";\nimport { both } from "./both.js";\nexport default lent + both;\n',
        lent='import { low } from "./low.js";\nimport { both } from "./both.js";\nexport const lent = low + both;\n',
        low="export const low = 1;\n",
        both="export const both = 2;\n",
    )
    brought = bundle.brought([tmp_path / "entry.js"], [tmp_path / "lent.js"])
    assert [path.name for path in brought] == ["both.js", "entry.js"]


def test_another_module_may_stand_in_for_what_is_of_no_use_in_a_place(tmp_path: Path) -> None:
    write(
        tmp_path,
        entry='import { say } from "./heavy.js";\nexport default say();\n',
        heavy='export const say = () => "heavy";\n',
        light='export function say() { return "light"; }\n',
    )
    instead = {tmp_path / "heavy.js": tmp_path / "light.js"}
    script = bundle.together({"entry": tmp_path / "entry.js"}, instead=instead)
    ended = subprocess.run([node(), "-e", f"{script}console.log(entraide.entry)"], capture_output=True, text=True)
    assert "heavy" not in script.replace("heavy.js", "") and ended.stdout == "light\n"
