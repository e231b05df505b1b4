"""Pack the site into a ZIP that a reader opens from her disk: by a double click, without a server or a connection."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from entraide.book import landing
from entraide.book.site import books

NAME = "entraide.zip"
FOLDER = "entraide"
# What only a site that is reached through the web has a use for.
LEFT_OUT = ("worker.js", "sitemap.xml", "robots.txt", landing.NOT_FOUND, landing.OFFLINE, landing.MANIFEST, NAME)
# A page from a disk has no origin that its policy or its manifest could name, and no worker.
OF_THE_WEB = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|<link rel="(?:manifest|canonical)"[^>]*>|'
    r' data-entraide-worker="[^"]*"|<a href="(?:\.\./)+entraide[\w.-]+" download>.*?</a>'
)
# The same content gives the same file.
WHEN = (1980, 1, 1, 0, 0, 0)


def write(out: Path) -> set[str]:
    """Write the ZIP at the root of the site, and return its name."""
    with zipfile.ZipFile(out / NAME, "w") as packed:
        for path in sorted(out.rglob("*")):
            if path.is_file() and path.name not in LEFT_OUT and path.suffix not in books.TYPES:
                entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(out).as_posix()}", WHEN)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                packed.writestr(entry, _content(path))
    return {NAME}


def _content(path: Path) -> bytes:
    if path.suffix != ".html":
        return path.read_bytes()
    return OF_THE_WEB.sub("", path.read_text(encoding="utf-8")).encode()
