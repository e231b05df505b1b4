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
    return list(dict.fromkeys([one for other in _imported(path) for one in needed(other, (*importers, path))] + [path]))


def _imported(path: Path) -> list[Path]:
    return [(path.parent / found["path"]).resolve() for found in IMPORT.finditer(path.read_text(encoding="utf-8"))]


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


def together(
    entries: dict[str, Path],
    *,
    lent: Iterable[Path] = (),
    lends: Iterable[Path] = (),
    instead: dict[Path, Path] | None = None,
) -> str:
    """Return one script, no module, that puts the default exports of several modules under their names in ``entraide``.

    What they import is in it once, each module in a scope of its own: two may declare the same name. A module without
    a default export stands for what it does, and its name is left out. A page that is opened from a disk may run a
    script, and no module.

    `lent` are modules that a script before this one has left for it, `lends` those that it leaves for others, in
    ``entraide.lent``; `instead` gives modules that take another's place. Raises `BundleError` as `module` does.
    """
    held, instead = set(lent), instead or {}
    paths = {name: path.resolve() for name, path in entries.items()}
    files = brought(paths.values(), held)
    taken = dict.fromkeys(one for file in files for one in _imported(file) if one in held)
    names = {file: f"_{number}" for number, file in enumerate([*taken, *files])}
    scopes = [f"const {names[file]} = entraide.lent[{_key(file)}];" for file in taken]
    scopes += [_in_scope(instead.get(file, file), names, names[file]) for file in files]
    given = ", ".join(f"{name}: {names[path]}.default" for name, path in paths.items() if _has_default(path))
    left = ", ".join(f"{_key(file)}: {names[file]}" for file in lends if file in files)
    ends = [f"Object.assign((globalThis.entraide ??= {{}}), {{ {given} }});"] if given else []
    ends += [f"Object.assign(((globalThis.entraide ??= {{}}).lent ??= {{}}), {{ {left} }});"] if left else []
    return "\n".join(["(() => {", *scopes, *ends, "})();", ""])


def brought(paths: Iterable[Path], lent: Iterable[Path] = ()) -> list[Path]:
    """Return these modules and all that they import, each once, before what needs it, but for those that are `lent`."""
    held = set(lent)
    found: dict[Path, None] = {}
    for path in paths:
        for file in needed(path):
            if file not in held:
                found[file] = None
    return list(found)


def _key(path: Path) -> str:
    return f'"{"/".join(path.with_suffix("").parts[-3:])}"'


def _in_scope(path: Path, names: dict[Path, str], name: str) -> str:
    """A module as a constant that holds what it exports; those that it imports are constants already."""
    exported = EXPORTED.findall(path.read_text(encoding="utf-8"))
    text = DEFAULT_EXPORT.sub("const byDefault =", _joinable(path, entry=True))
    taken = [
        f"const {{{found['names']}}} = {names[(path.parent / found['path']).resolve()]};"
        for found in IMPORT.finditer(path.read_text(encoding="utf-8"))
    ]
    given = [*exported, *(["default: byDefault"] if _has_default(path) else [])]
    inside = "\n".join([*taken, text.strip("\n"), f"return {{ {', '.join(given)} }};"])
    return f"const {name} = (() => {{\n{inside}\n}})();"


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
