"""Join the front-end files of a widget into the single module and the single stylesheet that anywidget needs.

The JavaScript files are ordinary ES modules with relative imports. A kernel sends its widget as one text, so `module`
writes the imported files above the file that imports them; the book's pages share one file for several widgets, which
`together` writes. This is no JavaScript parser: it knows the few forms our files use, looks only at the first column,
and refuses the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

IMPORT = re.compile(
    r"""^import\s*\{(?P<names>[^}]*)\}\s*from\s*["'](?P<path>\.{1,2}/[^"']+)["'];[ \t]*\n?""", re.MULTILINE
)
NAMED_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|class|const|let)\b)", re.MULTILINE)
EXPORTED = re.compile(r"^export\s+(?:async\s+)?(?:function\s*\*?|class|const|let)\s+(\w+)", re.MULTILINE)
DEFAULT_EXPORT = re.compile(r"^export\s+default\b", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
DECLARED = re.compile(r"^(?:async\s+)?(?:function\s*\*?|class|const|let)\s+(\w+)", re.MULTILINE)


class BundleError(ValueError):
    """A front-end file is written in a form that cannot be joined; the message names the file and the line."""


def needed(path: Path, importers: tuple[Path, ...] = ()) -> list[Path]:
    """Return the module at `path` and all that it imports, each once, before what needs it.

    Raises `BundleError` for a file that is not there and a circle of imports.
    """
    path = path.resolve()
    if path in importers:
        circle = " -> ".join(one.name for one in (*importers[importers.index(path) :], path))
        raise BundleError(f"{path.name}: imports go in a circle: {circle}")
    if not path.is_file():
        wanted_by = f", imported by {importers[-1].name}" if importers else ""
        raise BundleError(f"{path.name}: no such file in {path.parent}{wanted_by}")
    imported = (path.parent / found["path"] for found in IMPORT.finditer(path.read_text(encoding="utf-8")))
    return list(dict.fromkeys([one for other in imported for one in needed(other, (*importers, path))] + [path]))


@cache
def module(path: Path) -> str:
    """Return the ES module at `path` with what it imports written above it.

    Raises `BundleError` for an import or export in another form, and a name declared twice.
    """
    *imported, entry = needed(path)
    owners: dict[str, Path] = {}
    parts = []
    for file in (*imported, entry):
        text = _joinable(file, entry=file == entry)
        for name in DECLARED.findall(text):
            if name in owners:
                raise BundleError(f"{file.name}: the name {name} is already declared in {owners[name].name}")
            owners[name] = file
        parts.append(text.strip("\n") + "\n")
    return "\n".join(parts)


def together(entries: dict[str, Path]) -> str:
    """Return one script, no module, that puts the default exports of several modules under their names in ``entraide``.

    What they import is in it once, each module in a scope of its own: two may declare the same name. A module without
    a default export stands for what it does, and its name is left out. A page that is opened from a disk may run a
    script, and no module. Raises `BundleError` as `module` does.
    """
    paths = {name: path.resolve() for name, path in entries.items()}
    files = list(dict.fromkeys(file for path in paths.values() for file in needed(path)))
    names = {file: f"_{number}" for number, file in enumerate(files)}
    scopes = [_in_scope(file, names) for file in files]
    held = ", ".join(f"{name}: {names[path]}.default" for name, path in paths.items() if _has_default(path))
    return "\n".join(
        ["(() => {", *scopes, f"Object.assign((globalThis.entraide ??= {{}}), {{ {held} }});", "})();", ""]
    )


def _in_scope(path: Path, names: dict[Path, str]) -> str:
    """A module as a constant, ``names[path]``, that holds what it exports."""
    exported = EXPORTED.findall(path.read_text(encoding="utf-8"))
    text = DEFAULT_EXPORT.sub("const byDefault =", _joinable(path, entry=True))
    taken = [
        f"const {{{found['names']}}} = {names[(path.parent / found['path']).resolve()]};"
        for found in IMPORT.finditer(path.read_text(encoding="utf-8"))
    ]
    given = [*exported, *(["default: byDefault"] if _has_default(path) else [])]
    inside = "\n".join([*taken, text.strip("\n"), f"return {{ {', '.join(given)} }};"])
    return f"const {names[path]} = (() => {{\n{inside}\n}})();"


def _has_default(path: Path) -> bool:
    return DEFAULT_EXPORT.search(path.read_text(encoding="utf-8")) is not None


def stylesheet(paths: Iterable[Path]) -> str:
    """Return the stylesheets one after the other, in the order given, as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _joinable(path: Path, *, entry: bool) -> str:
    """The text of a module without its imports and exports, but for the default one of the first file."""
    source = path.read_text(encoding="utf-8")
    for found in IMPORT.finditer(source):
        if " as " in found["names"]:
            raise BundleError(f"{path.name}: import under another name is not supported: {found[0].strip()}")
    text = NAMED_EXPORT.sub("", IMPORT.sub("", source))
    for line in LEFT_OVER.findall(text):
        if not (entry and DEFAULT_EXPORT.match(line)):
            raise BundleError(f"{path.name}: this import or export cannot be joined: {line.strip()}")
    return text
