"""A real browser on the real site: both editions as they are built, served as they are published."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from entraide.book.site import serve
from tests.browser.chromium import NoBrowser, chromium
from tests.browser.lab import lab, lab_server, student, taught  # noqa: F401  (fixtures)
from tests.browser.waiting import PATIENCE

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
expect.set_options(timeout=PATIENCE)
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
# Chromium refuses to sandbox itself for root.
SANDBOX = [] if not hasattr(os, "geteuid") or os.geteuid() else ["--no-sandbox"]
FLAGS = [*QUIET, *SANDBOX]


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The program of a Chromium. Without one the tests are skipped with the reason; under CI they fail."""
    try:
        return chromium()
    except NoBrowser as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the served site, without a slash at its end."""
    yield from _served(site_folder)


@pytest.fixture(scope="session")
def widgets_url(root: Path) -> Iterator[str]:
    """The address at which the widgets' own files are served."""
    yield from _served(root / "src" / "entraide" / "widgets")


def _served(folder: Path) -> Iterator[str]:
    with serve.listen(folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Trouble:
    """What a page must not do: log errors, fail, or ask another host for anything."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.errors: list[str] = []
        self.strangers: list[str] = []
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("request", lambda request: self._ask(request.url, home))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _ask(self, url: str, home: str) -> None:
        if not url.startswith((home, "data:", "blob:")):
            self.strangers.append(url)


@pytest.fixture
def new_context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
    """Make a reader's browser; afterwards every one is held to having logged no error and asked no other host.

    Without an address of its own it is one that reads the site, which is built for it.
    """
    made: list[tuple[BrowserContext, Trouble]] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "en-CA"} | options)
        context.set_default_timeout(PATIENCE)
        home = options.get("base_url") or request.getfixturevalue("site")
        made.append((context, Trouble(context, home)))
        return context

    yield make
    for context, trouble in made:
        context.close()
        assert not trouble.errors
        assert not trouble.strangers


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """One page of a reader at a desk."""
    return new_context().new_page()
