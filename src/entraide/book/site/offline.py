"""List what a reader's browser may keep, in the worker that keeps it, so that the book can be read offline."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import quote

WORKER = Path(__file__).parent / "worker.js"
MARK = "/* built */ { files: {}, versions: [] }"
VERSION = re.compile(r"\?v=([0-9a-f]{8,})")


def write(out: Path, languages: list[str]) -> set[str]:
    """Write the worker at the root of the site, which is all it may then serve; return the names written."""
    editions = {language: _files(out, language) for language in languages}
    shared = {name: _short_hash(out / name) for name in ("index.html", "404.html")}
    pages = (path.read_text(encoding="utf-8") for path in out.glob("*/**/*.html"))
    versions = sorted({version for page in pages for version in VERSION.findall(page)})
    built = {"files": {"shared": shared, **editions}, "versions": versions}
    listed = json.dumps(built, separators=(",", ":"), sort_keys=True)
    worker = WORKER.read_text(encoding="utf-8")
    (out / WORKER.name).write_text(worker.replace(MARK, listed), encoding="utf-8")
    return {WORKER.name}


def _files(out: Path, language: str) -> dict[str, str]:
    """Return the address of every file of an edition, from the root of the site, and a hash of its content."""
    paths = [path for path in sorted((out / language).rglob("*")) if path.is_file()]
    return {quote(path.relative_to(out).as_posix()): _short_hash(path) for path in paths}


def _short_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
