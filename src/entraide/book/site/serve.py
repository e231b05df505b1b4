"""Serve the built book to this computer, at the same addresses and with the same types as a published site."""

from __future__ import annotations

import errno
import gzip
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

from entraide.book.landing import NOT_FOUND
from entraide.errors import CourseError

LOOPBACK = "127.0.0.1"
COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
LEVEL = 6  # What most web hosts use.


class ServeError(CourseError):
    """The book cannot be served; the message says what to do."""


class Pages(SimpleHTTPRequestHandler):
    """Files of the book, never out of date."""

    # What a computer's own settings say of these types is not always right, and a module of another type is refused.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".epub": "application/epub+zip",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_head(self) -> Any:
        """Text goes compressed to who takes it so, as from a published site: what one measures is what readers get."""
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix in COMPRESSED and path.is_file() and not self.headers.get("If-Modified-Since"):
            return self.answer(path.read_bytes(), path.suffix)
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            return super().send_error(code, message, explain)
        self.copyfile(self.answer(page.read_bytes(), ".html", code), self.wfile)
        return None

    def answer(self, body: bytes, suffix: str, code: int = HTTPStatus.OK) -> BytesIO:
        """Send the head of an answer of this type; return what is to follow it."""
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[suffix])
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, LEVEL)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(b"" if self.command == "HEAD" else body)

    def log_message(self, *_: object) -> None:
        """Say nothing for each request."""


class Server(ThreadingHTTPServer):
    """Answers several requests at once, and stops without waiting for any."""

    daemon_threads = True
    # A browser alone asks for six files at once; five may wait otherwise.
    request_queue_size = 64
    # With it, a second server could share the port of the first on some systems, and nothing would say so.
    allow_reuse_port = False

    def handle_error(self, *_: object) -> None:
        """A reader who leaves in the middle of a page is no error; anything else is worth a trace."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*_)  # type: ignore[arg-type]


def listen(folder: Path, port: int, pages: type[Pages] = Pages) -> Server:
    """Return a server of `folder`, for this computer only. Raises `ServeError` when the port cannot be had."""
    try:
        return Server((LOOPBACK, port), partial(pages, directory=str(folder)))
    except OverflowError:
        raise ServeError("site.not-a-port", file=f"PORT={port}") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ServeError("site.port-in-use", port=port, other=port + 1) from None
        if error.errno == errno.EACCES:
            raise ServeError("site.port-reserved", port=port) from None
        raise


def port_number(asked: str) -> int:
    """The port asked for. Raises `ServeError` when it is not a number."""
    if not asked.isdecimal():
        raise ServeError("site.not-a-port", file=f"PORT={asked}")
    return int(asked)
