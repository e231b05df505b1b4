"""Write what pages share, the modules and styles of the exercises and of the frame, in few and small files.

A reader on a slow line waits for each file that a page asks for; the modules as they are written would be forty. What
Jupyter runs are still these modules, joined a widget at a time and not made smaller.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from sphinx.application import Sphinx

from entraide.book.extension.frame_scripts import DRESSED, FRAME, HOST, STANDING_IN, frame_scripts, of_page
from entraide.book.smaller import smaller, smaller_style
from entraide.widgets.common import bundle
from entraide.widgets.common.front_end import WIDGETS, FrontEnd

# Stands for the place of our front ends, whose real names change with them: a page is not read again for that.
EXERCISES = "exercises"
# Has V8 compile all functions of a script as it comes, beside the page, and not each when it is first called, which the
# page would wait for. Most of those in the exercises' script are called as a page is opened.
CALLED_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
# What one page alone wears.
OF_PARTS = ("pair/pair.css", "mine/mine.css", "search/search.css", *(f"page/{part}.css" for part in DRESSED))
STYLES = [FRAME / place for place in OF_PARTS]
FOLDER = "_static/entraide"
# What the exercises' script leaves for those that come later: what several share, and an exercise that another one has
# in it. What else they have in common is few bytes there, and would be some on every page.
SHARED, WHOLE = (WIDGETS / "common").resolve(), "exercise.js"


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write)


def needed(front_ends: Iterable[FrontEnd]) -> tuple[list[str], list[str]]:
    """Return the scripts and the stylesheets that a page with these front ends asks for, by place in the book.

    What draws most exercises is in their own script. What is apart brings its files once somebody comes near it.
    """
    front_ends = list(front_ends)
    others = [one for one in front_ends if not _is_ours(one.module)]
    scripts = dict.fromkeys([_script(EXERCISES)] if front_ends else [])
    worn = [_style(EXERCISES)] if len(others) < len(front_ends) else []
    return list(scripts), list(dict.fromkeys([*worn, *(style for one in others for style in one.styles)]))


def is_apart(module: str) -> bool:
    """Say whether what draws a widget has a file of its own, which a page needs only once somebody comes near it."""
    return _is_ours(module) and _group(_kind(module)) != EXERCISES


def asked_of(module: str) -> tuple[str, ...]:
    """Return the traits of a widget whose values a page brings one by one, when the reader asks for them."""
    return _front_ends()[_kind(module)].asked if _is_ours(module) else ()


def style_of(module: str) -> str:
    """Return the stylesheet of a widget that is apart."""
    return _style(_group(_kind(module)))


def says(modules: Iterable[str], key: str) -> bool:
    """Say whether one of these widgets has this text to say; of another package's, nobody knows."""
    return any(_names(_front_ends()[_kind(one)].texts if _is_ours(one) else [""], key) for one in modules)


def says_when_checked(modules: Iterable[str], key: str) -> bool:
    """Say whether those of these widgets that say this text say it only of a checked answer."""
    saying = [one for one in modules if says([one], key)]
    return all(_is_ours(one) and _names(_front_ends()[_kind(one)].when_checked, key) for one in saying)


def _names(declared: Iterable[str], key: str) -> bool:
    """Whether a key is among those that are declared, as they are or by how they begin."""
    return any(key == text or (key.startswith(text) and text[-1:] in ("", ".", "-")) for text in declared)


def address(module: str) -> str:
    """Return where a module is in the book: for one of ours the file it shares and, after ``#``, its name in it."""
    return f"{_script(_group(_kind(module)))}#{_kind(module)}" if _is_ours(module) else module


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write the files that the pages share, and remove those of another content."""
    if failure or app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    groups = sorted({_group(kind) for kind in _front_ends()})
    texts = {place: text for group in groups for place, text in _written(group).items()}
    for old in folder.glob("*-*.*"):
        if f"{FOLDER}/{old.name}" not in texts:
            old.unlink()
    for place, text in texts.items():
        (Path(app.outdir) / place).write_text(text, encoding="utf-8")
    for name, text in frame_scripts().items():
        (folder / f"{name}.js").write_text(smaller(text), encoding="utf-8")
    for path in STYLES:
        (folder / path.name).write_text(smaller_style(path.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copyfile(FRAME / "icon.svg", folder / "icon.svg")


def _is_ours(module: str) -> bool:
    return module.startswith(f"{EXERCISES}/")


def _kind(module: str) -> str:
    return Path(module).parent.name


@cache
def _front_ends() -> dict[str, FrontEnd]:
    """What each widget is drawn with, by its kind."""
    kinds = (path.parent.name for path in sorted(WIDGETS.glob("*/widget.py")))
    return {kind: _declared(import_module(f"entraide.widgets.{kind}.widget")) for kind in kinds if kind != "common"}


def _declared(module: ModuleType) -> FrontEnd:
    own = (one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__)
    widgets = (one for one in own if isinstance(one, type) and "front_end" in vars(one))
    front_end: FrontEnd = next(widgets).front_end  # type: ignore[attr-defined]
    return front_end


@cache
def _group(kind: str) -> str:
    """The exercises share a file, since they stand on nearly every page; what is apart has its own."""
    return kind if _front_ends()[kind].apart else EXERCISES


@cache
def _written(group: str) -> dict[str, str]:
    """The script and the stylesheet of a group, by their places in the book, the script first."""
    script = smaller(_script_of(group))
    if group == EXERCISES:
        script = CALLED_AT_ONCE + script
    worn = () if group == EXERCISES else _styles(EXERCISES)
    style = smaller_style(bundle.stylesheet(WIDGETS / one for one in _styles(group) if one not in worn))
    return {_place(group, script, "js"): script, _place(group, style, "css"): style}


def _styles(group: str) -> dict[str, None]:
    """The stylesheets of a group, each once."""
    return {style: None for kind, one in _front_ends().items() if _group(kind) == group for style in one.styles}


def _script_of(group: str) -> str:
    """The script of the exercises ends with what draws them, and lends what is shared to those that are apart."""
    lent = _lent()
    if group != EXERCISES:
        return bundle.together(_modules(group), lent=lent)
    widgets = bundle.together(_modules(EXERCISES), lends=lent, instead=STANDING_IN)
    return widgets + bundle.together({"host": HOST}, lent=of_page())


@cache
def _lent() -> list[Path]:
    """What draws the exercises, as far as a widget that is apart asks for it."""
    held = [
        path for path in bundle.brought(_modules(EXERCISES).values()) if path.parent == SHARED or path.name == WHOLE
    ]
    apart = [path for kind in _front_ends() if _group(kind) != EXERCISES for path in _modules(kind).values()]
    asked = {path for file in bundle.brought(apart, held) for path in bundle.imported(file)}
    return [path for path in held if path in asked]


def _modules(group: str) -> dict[str, Path]:
    return {kind: WIDGETS / one.module for kind, one in _front_ends().items() if _group(kind) == group}


def _place(group: str, text: str, suffix: str) -> str:
    return f"{FOLDER}/{group}-{hashlib.sha256(text.encode()).hexdigest()[:8]}.{suffix}"


def _script(group: str) -> str:
    return next(place for place in _written(group) if place.endswith(".js"))


def _style(group: str) -> str:
    return next(place for place in _written(group) if place.endswith(".css"))
