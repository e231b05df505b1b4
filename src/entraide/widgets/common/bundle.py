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
TAKEN_APART = re.compile(r"^(?:const|let)\s*([{\[][^=]*)=", re.MULTILINE)


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
    return list(dict.fromkeys([one for other in imported(path) for one in needed(other, (*importers, path))] + [path]))


def imported(path: Path) -> list[Path]:
    """Return the modules that a module imports itself, in its order."""
    return [other for other, _ in _imports(path)]


def _imports(path: Path) -> list[tuple[Path, list[str]]]:
    """The modules that one imports, and the names that it takes from each."""
    found = IMPORT.finditer(path.read_text(encoding="utf-8"))
    return [((path.parent / one["path"]).resolve(), re.findall(r"\w+", one["names"])) for one in found]


def declared(path: Path) -> set[str]:
    """Return the names that a module declares for all of itself, or a few more."""
    text = _joinable(path, entry=True)
    return {
        *DECLARED.findall(text),
        *(name for found in TAKEN_APART.findall(text) for name in re.findall(r"\w+", found)),
    }


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

    What they import is in it once. A module without a default export stands for what it does, and its name is left out.
    A page that is opened from a disk may run a script, and no module.

    `lent` are modules that a script before this one has left for it, `lends` those that it leaves for others, in
    ``entraide.lent``; `instead` gives modules that take another's place. Raises `BundleError` as `module` does.
    """
    held, instead = set(lent), instead or {}
    paths = {name: path.resolve() for name, path in entries.items()}
    files = brought(paths.values(), held)
    scope = _Scope()
    for other in dict.fromkeys(one for file in files for one in imported(file) if one in held):
        scope.take(other)
    for file in files:
        scope.add(file, instead.get(file, file))
    given = ", ".join(f"{name}: {scope.default(path)}" for name, path in paths.items() if _has_default(path))
    left = ", ".join(f"{_key(file)}: {scope.whole(file)}" for file in lends if file in files)
    ends = [f"Object.assign((globalThis.entraide ??= {{}}), {{ {given} }});"] if given else []
    ends += [f"Object.assign(((globalThis.entraide ??= {{}}).lent ??= {{}}), {{ {left} }});"] if left else []
    return "\n".join(["(() => {", *scope.lines, *ends, "})();", ""])


def brought(paths: Iterable[Path], lent: Iterable[Path] = ()) -> list[Path]:
    """Return these modules and all that they import, each once, before what needs it.

    Those that are `lent` are left out, and what these alone import.
    """
    held, paths = set(lent), [path.resolve() for path in paths]
    reached, left = set[Path](), paths
    while left:
        left = [file for file in left if file not in held | reached]
        reached.update(left)
        left = [other for file in left for other in imported(file)]
    return list(dict.fromkeys(file for path in paths for file in needed(path) if file in reached))


def _key(path: Path) -> str:
    return f'"{"/".join(path.with_suffix("").parts[-3:])}"'


class _Scope:
    """What the modules of a script have in common: all their names, which can then be made short.

    A module that would give a name of another one a second meaning is put apart, in a scope of its own inside this one.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._origins: dict[str, Path] = {}
        self._numbers: dict[Path, str] = {}
        self._sources: dict[Path, Path] = {}
        self._objects: set[Path] = set()

    def take(self, file: Path) -> None:
        """Have a module that another script has left."""
        self._objects.add(file)
        self.lines.append(f"const {self._number(file)} = entraide.lent[{_key(file)}];")

    def add(self, file: Path, source: Path) -> None:
        """Write a module, whose text is that of `source`; those that it imports are here already."""
        imports = _imports(source)
        self._sources[file] = source
        own = dict.fromkeys(declared(source), file)
        own |= {name: other for other, names in imports for name in names}
        apart = any(self._origins.get(name, origin) != origin for name, origin in own.items())
        known = {} if apart else self._origins
        lines = [
            f"const {{ {', '.join(new)} }} = {self._number(other)};"
            for other, names in imports
            if other in self._objects and (new := [name for name in names if name not in known])
        ]
        lines.append(DEFAULT_EXPORT.sub(f"const {self._number(file)}_ =", _joinable(source, entry=True)).strip("\n"))
        if apart:
            lines = [f"const {self._number(file)} = (() => {{", *lines, f"return {self.whole(file)};", "})();"]
            self._objects.add(file)
        else:
            self._origins |= own
        self.lines += lines

    def whole(self, file: Path) -> str:
        """All that a module exports, as an object."""
        if file in self._objects:
            return self._number(file)
        given = EXPORTED.findall(self._sources[file].read_text(encoding="utf-8"))
        given += [f"default: {self.default(file)}"] if _has_default(file) else []
        return f"{{ {', '.join(given)} }}"

    def default(self, file: Path) -> str:
        """What a module exports by default."""
        number = self._number(file)
        return f"{number}.default" if file in self._objects else f"{number}_"

    def _number(self, file: Path) -> str:
        return self._numbers.setdefault(file, f"_{len(self._numbers)}")


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
