"""Bytes of a first visit to an exercise page, and time until its first coding, against a stock Jupyter Book."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import stock_book
from benchmarks.compressing import Site, served
from benchmarks.machine import machine
from tests.browser.chromium import chromium as find_chromium

ROOT = Path(__file__).parents[1]
PAGE = "mutual-aid/dynamics"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
# Chromium finds no host but this computer, should a page ask for one.
FLAGS = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
# The moment, from the start of the navigation, at which the first code stands on a sentence.
WATCH = """
const watch = () => {
  if (document.querySelector(".entraide-chip")) window.firstCoding = performance.now();
  else requestAnimationFrame(watch);
};
watch();
"""


@dataclass(frozen=True)
class Visit:
    """A first visit to the page, by a reader who has never been on the site."""

    milliseconds: float
    units: int
    requests: int
    size: int


def main() -> None:
    """Visit both books' page and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="timed visits of each kind (default: %(default)s)")
    parser.add_argument("--site", type=Path, default=ROOT / "_build" / "html", help="our built book")
    options = parser.parse_args()
    if not (options.site / "fr" / f"{PAGE}.html").is_file():
        parser.error(f"{options.site} holds no fr/{PAGE}.html; build the book first: make book")
    stock = stock_book.build(ROOT, PAGE, ROOT / "_build" / "benchmarks")
    with served(options.site) as ours, served(stock) as theirs, browser() as chromium:
        places = {"ours": (ours, f"/fr/{PAGE}.html"), "stock": (theirs, f"/{PAGE}.html")}
        first = {side: visit(chromium, *place) for side, place in places.items()}
        assert not ours.missing, f"our page asks for what is not on the site: {ours.missing}"
        assert first["ours"].units == first["stock"].units, "the two pages do not show the same exercises"
        times = {
            (side, slow): median(visit(chromium, *place, slow=slow).milliseconds for _ in range(options.runs))
            for slow in (False, True)
            for side, place in places.items()
        }
        more = bytes_with_worker(chromium, *places["ours"]) - first["ours"].size
        version = chromium.version
    print(table(first, times))
    print(f"\nKept for reading offline, in the background, a second after the visit: {more / 1000:.0f} kB more.")
    print(f"{machine('jupyter-book', 'ipywidgets', 'anywidget')} Chromium {version}, median of {options.runs}.")


@contextmanager
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    root = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=[*FLAGS, *root])
        yield chromium
        chromium.close()


@contextmanager
def newcomer(chromium: Browser, site: Site, service_workers: str = "block") -> Iterator[Page]:
    """A page in a browser that has kept nothing; afterwards, make sure that no other host was asked."""
    site.sent.clear()
    site.missing.clear()
    context = chromium.new_context(service_workers=service_workers)  # type: ignore[arg-type]
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    yield context.new_page()
    context.close()
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in ("data", "blob")}
    elsewhere = hosts - {urlsplit(site.address).netloc}
    assert not elsewhere, f"asked of another host: {elsewhere}"


def visit(chromium: Browser, site: Site, path: str, slow: bool = False) -> Visit:
    """Open the page, select the first sentence, press 1, and wait for the code; then for the rest of the page."""
    with newcomer(chromium, site) as page:
        if slow:
            page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        page.set_default_timeout(180_000 if slow else 60_000)
        page.add_init_script(WATCH)
        page.goto(site.address + path, wait_until="commit")
        page.locator(".entraide-unit").first.click()
        page.keyboard.press("1")
        page.locator(".entraide-chip").first.wait_for()
        milliseconds = page.evaluate("window.firstCoding")
        page.wait_for_load_state("load")
        site.wait_for_quiet()
        units = page.locator(".entraide-unit").count()
        return Visit(milliseconds, units, len(site.sent), sum(size for _, size in site.sent))


def bytes_with_worker(chromium: Browser, site: Site, path: str) -> int:
    """Bytes of a first visit where the service worker may fetch, after the page, what can be read offline."""
    with newcomer(chromium, site, service_workers="allow") as page:
        page.goto(site.address + path, wait_until="load")
        page.evaluate("navigator.serviceWorker.ready.then(() => {})")
        site.wait_for_quiet(4)
        return sum(size for _, size in site.sent)


def table(first: dict[str, Visit], times: dict[tuple[str, bool], float]) -> str:
    """The table, in Markdown."""

    def row(label: str, one: float, other: float, form: str) -> str:
        return f"| {label} | {form.format(one)} | {form.format(other)} | {other / one:.1f} × |"

    ours, stock = first["ours"], first["stock"]
    lines = [
        f"| first visit of `fr/{PAGE}` | Entraide | stock Jupyter Book | stock / Entraide |",
        "|---|---:|---:|---:|",
        row("compressed bytes", ours.size / 1000, stock.size / 1000, "{:.0f} kB"),
        row("requests", ours.requests, stock.requests, "{:.0f}"),
    ]
    for slow, label in ((False, "first coding, no limit"), (True, "first coding, at 400 kbit/s and 400 ms")):
        lines.append(row(label, times["ours", slow] / 1000, times["stock", slow] / 1000, "{:.2f} s"))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
