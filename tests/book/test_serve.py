"""Serving the book to oneself."""

import gzip
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from entraide.book.site.serve import ServeError, Server, listen, port_number
from tests.eventually import PATIENCE


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "404.html").write_text("Page introuvable", "utf-8")
    (tmp_path / "host.js").write_text("export {};", "utf-8")
    with listen(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def asked(server: Server, path: str, **wanted: str) -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in wanted.items()})
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    body = response.read()
    return response.status, headers, (gzip.decompress(body) if "content-encoding" in headers else body).decode("utf-8")


def test_a_busy_port_is_named_with_the_remedy(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ServeError) as caught:
            listen(tmp_path, port)
    assert str(port) in str(caught.value)
    assert f"make serve PORT={port + 1}" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("asked_for", ["eighty", "-1", "80.5"])
def test_a_port_that_is_no_number_is_said(asked_for: str) -> None:
    with pytest.raises(ServeError, match=f"PORT={asked_for}: expected a number from 1 to 65535"):
        port_number(asked_for)


def test_a_port_out_of_range_is_said(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="from 1 to 65535"):
        listen(tmp_path, 70000)


def test_only_this_computer_is_served(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_module_has_the_type_that_browsers_require_and_is_never_out_of_date(server: Server) -> None:
    status, headers, _ = asked(server, "/host.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert headers["cache-control"] == "no-cache"


def test_an_address_that_leads_nowhere_has_the_page_of_the_book_for_it(server: Server) -> None:
    status, _, text = asked(server, "/fr/nowhere.html")
    assert (status, text) == (404, "Page introuvable")


def test_text_goes_compressed_to_whoever_takes_it_so(server: Server) -> None:
    for path, text in (("/host.js", "export {};"), ("/nowhere", "Page introuvable")):
        _, plain, _ = asked(server, path)
        _, small, said = asked(server, path, Accept_Encoding="br, gzip")
        assert "content-encoding" not in plain and small["content-encoding"] == "gzip"
        assert said == text
