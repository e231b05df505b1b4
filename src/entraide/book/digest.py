"""Say in a few characters whether what a build depends on has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# The packages whose version changes how a page looks or what a cell produces.
PACKAGES = ("jupyter-book", "sphinx", "myst-nb", "sphinx-book-theme", "pydata-sphinx-theme", "anywidget", "ipywidgets",
            "sphinxcontrib-bibtex", "matplotlib", "tdewolff-minify")  # fmt: skip
IGNORED = ("__pycache__", ".ipynb_checkpoints", ".DS_Store")
PACKAGE = Path(__file__).parent.parent


def of_outputs(root: Path) -> str:
    """Digest of what decides the output of a cell besides its code: the data, and what of the package writes it."""
    written = (path for path in _files(PACKAGE) if path.suffix in (".py", ".po", ".j2"))
    return _digest(root, [*_files(root / "data"), *written])


def of_front_end() -> str:
    """Digest of what a page is dressed with: every file of the package that is not Python."""
    return _digest(PACKAGE, [path for path in _files(PACKAGE) if path.suffix != ".py"])


def of_edition(root: Path, language: str, assignments: Iterable[str] = ()) -> str:
    """Digest of all that decides what the pages of an edition hold, those of the open assignments too."""
    return _digest(root, inputs(root, language, assignments), extra=_versions())


def inputs(root: Path, language: str, assignments: Iterable[str] = ()) -> list[Path]:
    """The files that an edition is made from."""
    released = [path for name in assignments for path in _files(root / "exercises" / language / name)]
    shared = [root / name for name in ("_config.yml", "_toc.yml", "references.bib")]
    return [*shared, *released, *_files(root / "chapters" / language), *_files(root / "data"), *_files(PACKAGE)]


def of_files(root: Path, paths: Iterable[Path]) -> str:
    """Digest of files, by their place under `root` and their content."""
    return _digest(root, list(paths))


def _files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and not any(part in IGNORED for part in p.parts)]


def _versions() -> str:
    lines = []
    for package in PACKAGES:
        try:
            lines.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            lines.append(f"{package} absent")
    return "\n".join(lines)


def _digest(root: Path, paths: list[Path], extra: str = "") -> str:
    total = hashlib.sha256(extra.encode())
    for path in sorted(paths):
        if path.is_file():
            place = path.relative_to(root) if path.is_relative_to(root) else path
            total.update(f"{place}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
