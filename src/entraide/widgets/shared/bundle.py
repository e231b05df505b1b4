"""Join the front-end files of a widget into the single module and the single stylesheet that anywidget needs.

The JavaScript files are ordinary ES modules with relative imports, which the static book serves as they are. A kernel
sends its widget as one text, so `module` writes the imported files above the file that imports them. It is no
JavaScript parser: it knows the few forms our files use, looks only at the first column, and refuses the rest.
"""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(
    r"""^import\s*\{(?P<names>[^}]*)\}\s*from\s*["'](?P<path>\.{1,2}/[^"']+)["'];[ \t]*\n?""", re.MULTILINE
)
NAMED_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|class|const|let)\b)", re.MULTILINE)
DEFAULT_EXPORT = re.compile(r"^export\s+default\b", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
DECLARED = re.compile(r"^(?:async\s+)?(?:function\s*\*?|class|const|let)\s+(\w+)", re.MULTILINE)


class BundleError(ValueError):
    """A front-end file is written in a form that cannot be joined; the message names the file and the line."""


def module(path: Path) -> str:
    """Return the ES module at `path` with its relative imports written in, each once, before what needs it.

    Raises `BundleError` for an import or export in another form, a name declared twice or a circle of imports.
    """
    parts: dict[Path, str] = {}
    owners: dict[str, Path] = {}
    _collect(path.resolve(), parts, owners, ())
    return "\n".join(parts.values())


def stylesheet(*paths: Path) -> str:
    """Return the stylesheets one after the other, in the order given, as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _collect(path: Path, parts: dict[Path, str], owners: dict[str, Path], importers: tuple[Path, ...]) -> None:
    """Add the text of `path`, and first of all it imports, to `parts`."""
    if path in importers:
        circle = " -> ".join(one.name for one in (*importers[importers.index(path) :], path))
        raise BundleError(f"{path.name}: imports go in a circle: {circle}")
    if path in parts:
        return
    source = _read(path, importers)
    for found in IMPORT.finditer(source):
        if " as " in found["names"]:
            raise BundleError(f"{path.name}: import under another name is not supported: {found[0].strip()}")
        _collect((path.parent / found["path"]).resolve(), parts, owners, (*importers, path))
    text = NAMED_EXPORT.sub("", IMPORT.sub("", source))
    _refuse_the_rest(text, path, entry=not importers)
    for name in DECLARED.findall(text):
        if name in owners:
            raise BundleError(f"{path.name}: the name {name} is already declared in {owners[name].name}")
        owners[name] = path
    parts[path] = text.strip("\n") + "\n"


def _read(path: Path, importers: tuple[Path, ...]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        wanted_by = f", imported by {importers[-1].name}" if importers else ""
        raise BundleError(f"{path.name}: no such file in {path.parent}{wanted_by}") from None


def _refuse_the_rest(text: str, path: Path, *, entry: bool) -> None:
    """Only the first file keeps an export, its default one; anything else left over is a form we do not know."""
    for line in LEFT_OVER.findall(text):
        if not (entry and DEFAULT_EXPORT.match(line)):
            raise BundleError(f"{path.name}: this import or export cannot be joined: {line.strip()}")
