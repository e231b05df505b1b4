"""The site in a folder of a host that has a page of its own for what it does not know: no link may lead out to it."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from entraide.book import landing
from entraide.book.site import offline, serve
from tests.browser.test_offline import keep

UNKNOWN = ["typo.html", "a/b/c.html", "en/nowhere.html"]
# The second is named as an edition is.
BELOW = ["/cours/", "/fr/cours/"]
Publish = Callable[[str, bool], str]


class Host(serve.Pages):
    """Serves the site in a folder, as GitHub serves a project's pages; what is outside is the host's."""

    def __init__(self, *args: object, below: str, **options: object) -> None:
        self.below = below
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.below)
        return super().translate_path("/" + path.removeprefix(self.below) if inside else "/not/of/the/site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if self.path.startswith(self.below):
            return super().send_error(code, message, explain)
        return SimpleHTTPRequestHandler.send_error(self, HTTPStatus.NOT_FOUND, "The host's own")


@pytest.fixture
def publish(root: Path, site_folder: Path, tmp_path: Path) -> Iterator[Publish]:
    """Publish a copy of the site below a folder, built for this address or for none; return the address."""
    folder = Path(shutil.copytree(site_folder, tmp_path / "site"))
    with ExitStack() as servers:

        def published(below: str, told: bool) -> str:
            handler = partial(Host, directory=str(folder), below=below)
            server = servers.enter_context(serve.Server((serve.LOOPBACK, 0), handler))
            servers.callback(server.shutdown)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://{serve.LOOPBACK}:{server.server_port}{below}"
            landing.write(root, folder, address if told else "")
            offline.write(folder, ["en", "fr"], ["instructors"])
            return address

        yield published


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """One for whom it is no trouble that a page is not found, which a browser tells in its console."""
    context = browser.new_context(locale="en-CA")
    yield context.new_page()
    context.close()


def expect_led(page: Page, address: str, place: str, *languages: str) -> None:
    """Open an address that is not there; what stands there is dressed, and leads to the beginning of each edition."""
    for lang in languages:
        page.goto(address + place)
        expect(page.locator("main")).to_have_css("max-width", "576px")
        expect(page.locator(".choice a:visible")).to_have_count(len(languages))
        link = page.locator(f"a[hreflang={lang}]")
        expect(link).to_have_attribute("href", f"{address}{lang}/index.html")
        link.click()
        expect(page).to_have_url(f"{address}{lang}/welcome.html")


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize(
    ("told", "workers"), [(True, "block"), (False, "block"), (False, "allow")], ids=["built-for-it", "sought", "worker"]
)
def test_an_address_that_is_not_there_leads_to_the_site(
    publish: Publish, browser: Browser, below: str, told: bool, workers: Literal["allow", "block"]
) -> None:
    address = publish(below, told)
    context = browser.new_context(service_workers=workers)
    for place in UNKNOWN:
        expect_led(context.new_page(), address, place, "fr", "en")
    context.close()


@pytest.mark.parametrize("below", BELOW)
def test_whoever_runs_no_script_is_led_there_too(publish: Publish, browser: Browser, below: str) -> None:
    address = publish(below, True)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}a/b/c.html")
    page.locator("a[hreflang=en]").click()
    expect(page).to_have_url(re.compile(f"{below}en/"))
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("not found")
    page.context.close()


@pytest.mark.parametrize("below", BELOW)
def test_without_a_connection_what_is_not_kept_leads_to_the_site(publish: Publish, reader: Page, below: str) -> None:
    address = publish(below, False)
    kept = []
    for lang in ("fr", "en"):
        reader.context.set_offline(False)
        reader.goto(f"{address}{lang}/welcome.html")
        keep(reader, lang)
        reader.context.set_offline(True)
        kept.append(lang)
        for place in UNKNOWN:
            expect_led(reader, address, place, *kept)


def test_a_path_that_names_another_host_leads_to_none(publish: Publish, reader: Page) -> None:
    address = publish("/", False)
    reader.goto(f"{address}/example.org/en/nowhere.html")
    for link in reader.locator("a[hreflang]").all():
        expect(link).to_have_attribute("href", re.compile(f"^{address}"))
