"""Bytes of a first visit to an exercise page, and time until its first coding, against a stock Jupyter Book."""

import argparse
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks import stock_book
from benchmarks.compressing import Site, served
from benchmarks.machine import machine
from tests.browser.chromium import chromium as find_chromium
from tests.browser.many_units import open_with

ROOT = Path(__file__).parents[1]
PAGE, SEARCH = "mutual-aid/dynamics", "search.html?q=confiance"
UNITS, CODINGS = 2000, 1200
PATIENCE = 180  # seconds
# Chromium finds no host but this computer, should a page ask for one.
FLAGS = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
# The moment, from the start of the navigation, at which the first code stands on a sentence; how much moved without the
# reader's doing; and, as soon as the first exercise with sentences is there, brought into sight, the place where it is
# clicked: a code where it has one sentence, which is in hand from the start, and else its first sentence.
WATCH = """
window.moved = 0;
let told = false;
const watch = () => {
  const first = document.querySelector(".entraide-one .entraide-apply, button.entraide-unit");
  if (first && !told && window.tellPlace) {
    told = true;
    first.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = first.getBoundingClientRect();
    tellPlace(JSON.stringify({ x: x + width / 2, y: y + height / 2, isCode: first.matches(".entraide-apply") }));
  }
  if (document.querySelector(".entraide-chip")) window.firstCoding = performance.now();
  else requestAnimationFrame(watch);
};
watch();
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
# How long from a key to the end of the frame in which its code is shown.
SHOWN = """() => {
  window.shown = new Promise(resolve => document.addEventListener("keydown", () => {
    const pressed = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - pressed);
      port2.postMessage(0);
    });
  }, { capture: true, once: true }));
}"""


@dataclass(frozen=True)
class Line:
    """What a page comes over: bits a second, ms a request, 0 for no limit; how much slower the processor is."""

    name: str
    bits: int = 0
    latency: int = 0
    slower: int = 1

    def hold(self, page: Page) -> CDPSession:
        """Have Chromium slow itself down so; return what speaks with it."""
        session = page.context.new_cdp_session(page)
        if self.bits:
            each = {"downloadThroughput": self.bits / 8, "uploadThroughput": self.bits / 8}
            session.send("Network.emulateNetworkConditions", {"offline": False, "latency": self.latency, **each})
        if self.slower > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})
        return session


FULL = Line("no limit")
LINES = (FULL, Line("slow 4G, processor 4 × slower", 1_440_000, 562, 4), Line("400 kbit/s", 400_000, 400))


@dataclass(frozen=True)
class Visit:
    """A first visit, by a reader who has never been on the site: moments in milliseconds, bytes, files, what moved."""

    painted: float
    coded: float
    units: int
    requests: int
    size: int
    moved: float


def main() -> None:
    """Visit both books' pages and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="timed visits of each kind (default: %(default)s)")
    parser.add_argument("--site", type=Path, default=ROOT / "_build" / "html", help="our built book")
    options = parser.parse_args()
    if not (options.site / "fr" / f"{PAGE}.html").is_file():
        parser.error(f"{options.site} holds no fr/{PAGE}.html; build the book first: make book")
    stock = stock_book.build(ROOT, PAGE, ROOT / "_build" / "benchmarks")
    with served(options.site) as ours, served(stock) as theirs, browser() as chromium:
        chapters = [(ours, f"/fr/{PAGE}.html"), (theirs, f"/{PAGE}.html")]
        read = [visit(chromium, *place) for place in chapters]
        assert not ours.missing, f"our page asks for what is not on the site: {ours.missing}"
        assert read[0].units == read[1].units, "the two pages do not show the same exercises"
        times = {
            line: [[visit(chromium, *place, line, code=True) for _ in range(options.runs)] for place in chapters]
            for line in LINES
        }
        found = [visit(chromium, *place) for place in ((ours, f"/fr/{SEARCH}"), (theirs, f"/{SEARCH}"))]
        more = bytes_with_worker(chromium, *chapters[0]) - read[0].size
        many = [of_many(chromium, ours, options.site, slower, options.runs) for slower in (1, 4)]
        version = chromium.version
    print(table(f"first visit of `fr/{PAGE}`", read, times))
    print(f"\n{table(f'first visit of `fr/{SEARCH}`', found, {})}")
    print(f"\nOnce somebody answers, {(times[FULL][0][0].size - read[0].size) / 1000:.0f} kB more; "
          f"kept in the background, a second after the visit, {more / 1000:.0f} kB more.")  # fmt: skip
    print(f"Of {UNITS} units with {CODINGS} codings, one more is shown after {many[0]:.0f} ms, "
          f"after {many[1]:.0f} ms with the processor 4 × slower.")  # fmt: skip
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


def visit(chromium: Browser, site: Site, path: str, line: Line = FULL, code: bool = False) -> Visit:
    """Open the page; if it is to be coded, give its first sentence a code; wait for the rest of the page."""
    with newcomer(chromium, site) as page:
        session = line.hold(page)
        page.set_default_timeout(1000 * PATIENCE)
        places = heard(session, "tellPlace") if code else []
        page.add_init_script(WATCH)
        page.goto(site.address + path, wait_until="commit")
        if code:
            code_first(page, session, places)
        page.wait_for_load_state("load")
        site.wait_for_quiet()
        painted, coded, moved = (page.evaluate(one) for one in (PAINTED, "window.firstCoding ?? 0", "window.moved"))
        units = page.locator(".entraide-unit").count()
        return Visit(painted, coded, units, len(site.sent), sum(size for _, size in site.sent), moved)


def heard(session: CDPSession, name: str) -> list[dict[str, float]]:
    """What a page tells by calling a function of this name, which it is given."""
    told: list[dict[str, float]] = []
    session.on("Runtime.bindingCalled", lambda event: told.append(json.loads(event["payload"])))
    session.send("Runtime.enable")
    session.send("Runtime.addBinding", {"name": name})
    return told


def code_first(page: Page, session: CDPSession, places: list[dict[str, float]]) -> None:
    """Click what codes first, once it is there; if it is a sentence, press 1. Chromium's own mouse and keyboard do it.

    Playwright's would first look in the page whether the sentence can be clicked, which takes a processor that is four
    times slower a third of a second that no reader waits for.
    """
    end = time.monotonic() + PATIENCE
    while not places:
        assert time.monotonic() < end, "no sentence is there to be coded"
        page.wait_for_timeout(2)
    is_code = places[0].pop("isCode")
    for kind in ("mousePressed", "mouseReleased"):
        session.send("Input.dispatchMouseEvent", {"type": kind, **places[0], "button": "left", "clickCount": 1})
    digit = {"key": "1", "code": "Digit1"}
    for kind, text in () if is_code else (("keyDown", "1"), ("keyUp", "")):
        session.send("Input.dispatchKeyEvent", {"type": kind, **digit, "text": text})
    page.locator(".entraide-chip").first.wait_for(state="attached")


def of_many(chromium: Browser, site: Site, folder: Path, slower: int, runs: int) -> float:
    """Median of milliseconds until a coding is shown, in an exercise with very many units and codings."""
    times = []
    with newcomer(chromium, site) as page:
        open_with(page, site.address, folder, f"fr/{PAGE}.html", UNITS, CODINGS)
        Line("", slower=slower).hold(page)
        uncoded = page.locator("[data-unit]:not(:has(.entraide-chip)) .entraide-unit")
        for _ in range(runs):
            uncoded.nth(300).click()
            page.wait_for_timeout(1000)
            page.evaluate(SHOWN)
            page.keyboard.press("1")
            times.append(float(page.evaluate("window.shown")))
    return median(times)


def bytes_with_worker(chromium: Browser, site: Site, path: str) -> int:
    """Bytes of a first visit where the service worker may fetch, after the page, what can be read offline."""
    with newcomer(chromium, site, service_workers="allow") as page:
        page.goto(site.address + path, wait_until="load")
        page.evaluate("navigator.serviceWorker.ready.then(() => {})")
        site.wait_for_quiet(4)
        return sum(size for _, size in site.sent)


def table(head: str, read: list[Visit], times: dict[Line, list[list[Visit]]]) -> str:
    """A table in Markdown: what is read of both sides, ours first, and their medians over each line."""

    def row(label: str, one: float, other: float, form: str) -> str:
        ratio = f"{other / one:.1f} ×" if form.format(one) != form.format(0) else ""
        return f"| {label} | {form.format(one)} | {form.format(other)} | {ratio} |"

    ours, stock = read
    lines = [
        f"| {head} | Entraide | stock Jupyter Book | stock / Entraide |",
        "|---|---:|---:|---:|",
        row("compressed bytes", ours.size / 1000, stock.size / 1000, "{:.0f} kB"),
        row("requests", ours.requests, stock.requests, "{:.0f}"),
        row("layout shift (CLS)", ours.moved, stock.moved, "{:.3f}"),
    ]
    for line, sides in times.items():
        for label, moment in (("first paint", "painted"), ("first coding", "coded")):
            one, other = (median(getattr(visit, moment) for visit in visits) / 1000 for visits in sides)
            lines.append(row(f"{label}, {line.name}", one, other, "{:.2f} s"))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
