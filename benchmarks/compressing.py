"""A server of static files for one computer that compresses as a web host does, and tells what it sent."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6  # What gzip and most web hosts use where nothing is said.
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}


@dataclass
class Site:
    """A folder that is being served: its address, and the path and body size in bytes of every answer so far."""

    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)

    def wait_for_quiet(self, seconds: float = 2.0) -> None:
        """Return once nothing has been asked for that long."""
        while (left := self.last + seconds - time.monotonic()) > 0:
            time.sleep(left)


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a folder on a free port of this computer."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = folder / path.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            site.last = time.monotonic()
            if not file.is_file():
                if path != "/favicon.ico":  # Asked by the browser itself.
                    site.missing.append(path)
                return self.answer(404, b"", {})
            body, encoding, etag = compressed(file)
            if self.headers.get("If-None-Match") == etag:
                site.sent.append((path, 0))
                return self.answer(304, b"", {"ETag": etag})
            site.sent.append((path, len(body)))
            kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.answer(200, body, {"Content-Type": kind, "Content-Encoding": encoding, "ETag": etag})
            site.last = time.monotonic()

        def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body)), "Cache-Control": "max-age=600"} | headers).items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@cache
def compressed(file: Path) -> tuple[bytes, str, str]:
    """What is sent for a file (as it is, where compressing does not make it smaller), its encoding and its tag."""
    raw = file.read_bytes()
    small = gzip.compress(raw, LEVEL, mtime=0)
    tag = f'"{sha256(raw).hexdigest()[:16]}"'
    return (small, "gzip", tag) if len(small) < len(raw) else (raw, "", tag)
