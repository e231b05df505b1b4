"""List what a reader's browser may keep, in the worker that keeps it, so that the book can be read offline."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import quote, unquote

from entraide.book import landing

WORKER = Path(__file__).parent / "worker.js"
MARK = "/* built */ { files: {}, bytes: {}, versions: [] }"
VERSION = re.compile(r"\?v=([0-9a-f]{8,})")
SHARED = (landing.LANDING, landing.NOT_FOUND, landing.OFFLINE)
# Tables to take away, which a reader of the course does not open.
TABLES = "_downloads"


def write(out: Path, languages: list[str], not_kept: list[str]) -> set[str]:
    """Write the worker at the root of the site, which is all it may then serve; return the names written.

    `not_kept` are the folders of an edition, those for instructors, that are not fetched with it.
    """
    hashes = {language: _hashes(out, language) for language in languages}
    left = tuple(f"{language}/{folder}/" for language in languages for folder in [TABLES, *not_kept])
    kept = {
        language: {path: one for path, one in found.items() if not path.startswith(left)}
        for language, found in hashes.items()
    }
    besides = {path: one for found in hashes.values() for path, one in found.items() if path.startswith(left)}
    pages = (path.read_text(encoding="utf-8") for path in out.glob("*/**/*.html"))
    built = {
        "files": {"shared": {name: _short_hash(out / name) for name in SHARED}, **kept, "besides": besides},
        "bytes": {language: sum(_weight(out / unquote(path)) for path in kept[language]) for language in languages},
        "versions": sorted({version for page in pages for version in VERSION.findall(page)}),
    }
    listed = json.dumps(built, separators=(",", ":"), sort_keys=True)
    worker = WORKER.read_text(encoding="utf-8")
    (out / WORKER.name).write_text(worker.replace(MARK, listed), encoding="utf-8")
    return {WORKER.name}


def _hashes(out: Path, language: str) -> dict[str, str]:
    """Return the address of every file of an edition, from the root of the site, and a hash of its content."""
    paths = [path for path in sorted((out / language).rglob("*")) if path.is_file()]
    return {quote(path.relative_to(out).as_posix()): _short_hash(path) for path in paths}


def _weight(path: Path) -> int:
    """Bytes of a file on its way, as most hosts compress it."""
    return len(gzip.compress(path.read_bytes(), 6))


def _short_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
