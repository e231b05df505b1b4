"""Serve the book to whoever writes it: what she saves is built, and the pages that are open show it by themselves.

None of this is in the published files: it is added to a page as it is served.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path
from typing import Any

from entraide import waiting
from entraide.book import digest
from entraide.book.site import editions, serve
from entraide.book.site.offline import WORKER
from entraide.lang import LANGUAGES, current, say

SCRIPT = Path(__file__).parent / "live.js"
STATE = "/live.json"
# A process of its own, since what changed may be this package. What it tells goes where ours does.
BUILD = [sys.executable, "-m", "entraide", "build"]


def follow(root: Path, port: int) -> None:
    """Build the course of `root` and serve it, and build it again whenever a file of it is saved, until Ctrl+C."""
    book = Book(root)
    book.folder = editions.build(root)
    with serve.listen(book.folder, port, type("PagesOf", (LivePages,), {"book": book})) as server:
        threading.Thread(target=book.watch, daemon=True).start()
        try:
            print(say(current(), "site.served", address=f"http://localhost:{server.server_port}"), flush=True)
            server.serve_forever()
        except KeyboardInterrupt:
            print()


class Book:
    """The book as it was built last, and what was amiss with what was saved since."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root
        self.trouble = ""
        self._built = self._stamps()

    @property
    def version(self) -> str:
        """A few characters that change with any published file: the offline worker, written last, lists them all."""
        return hashlib.sha256((self.folder / WORKER.name).read_bytes()).hexdigest()[:12]

    def watch(self) -> None:
        """Build after each change, for ever; what is saved while the book is being built is built next."""
        for _ in waiting.saved(self._stamps, self._built):
            self._build()

    def _build(self) -> None:
        ended = subprocess.run(BUILD, cwd=self.root, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
        self.trouble = ended.stderr.strip() if ended.returncode else ""
        if self.trouble:
            print(self.trouble, file=sys.stderr, flush=True)

    def _stamps(self) -> waiting.Stamps:
        return waiting.stamps(self._inputs)

    def _inputs(self) -> set[Path]:
        return {path for language in LANGUAGES for path in digest.inputs(self.root, language)}


class LivePages(serve.Pages):
    """The pages of the book, each with the script that looks for a newer one."""

    book: Book

    def send_head(self) -> Any:
        path = self.path.partition("?")[0]
        if path == STATE:
            trouble = self.book.trouble and say(current(), "site.stale", said=self.book.trouble)
            return self.answer(json.dumps({"version": self.book.version, "trouble": trouble}).encode(), ".json")
        if path == f"/{SCRIPT.name}":
            return self.answer(SCRIPT.read_bytes(), ".js")
        return super().send_head()

    def answer(self, body: bytes, suffix: str, code: int = 200) -> BytesIO:
        if suffix == ".html":
            script = f'<script type="module" src="/{SCRIPT.name}?{self.book.version}"></script>\n</body>'
            body = body.replace(b"</body>", script.encode())
        return super().answer(body, suffix, code)
