"""Reading without a connection: only if one asks, all of it then, and no old page while the site can be reached."""

import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from entraide.book.site import offline
from entraide.course import Course
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.exercises import CodingExercise
from tests.browser.test_light import shifts
from tests.browser.test_my_course import read_differently, saved
from tests.browser.test_pair import HERS, Pair, record, written
from tests.browser.waiting import expect_all_drawn
from tests.eventually import eventually

PRACTICE = "mutual-aid/what-it-is.html"
OFFER = {"en": "Keep this course for offline", "fr": "Garder ce cours pour le lire hors ligne"}
READY = {"en": "Ready to be read without a connection.", "fr": "Prêt à être lu sans connexion."}
PATIENCE = 120_000  # ms until all of an edition is there


class PublishedPages(SimpleHTTPRequestHandler):
    """Lets a browser keep everything for ten minutes, as GitHub Pages does; may break a line once."""

    broken: ClassVar[set[str]] = set()
    """The names that a file's begins with of which the next request is left without an answer."""

    def do_GET(self) -> None:
        asked = next((name for name in self.broken if f"/{name}" in self.path), None)
        if asked is None:
            return super().do_GET()
        self.broken.discard(asked)
        self.close_connection = True
        return None

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def published(site_folder: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A copy of the site, which may change, and its address."""
    folder = Path(shutil.copytree(site_folder, tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(PublishedPages, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


def test_a_file_on_whose_way_the_line_breaks_is_asked_for_once_more(
    new_context: Callable[..., BrowserContext], published: tuple[str, Path]
) -> None:
    address, _ = published
    page = new_context(viewport=DESKTOP, base_url=address).new_page()
    page.goto(f"{address}/en/{PRACTICE}")
    expect(page.get_by_role("button", name=OFFER["en"])).to_be_visible()  # The worker has taken charge.
    PublishedPages.broken.add("who_knows-")
    page.goto(f"{address}/en/region/who-knows-whom.html")
    assert eventually(lambda: not PublishedPages.broken)
    expect_all_drawn(page)


def keep(page: Page, lang: str) -> None:
    """Ask for the edition, and wait until all of it is there."""
    page.get_by_role("button", name=OFFER[lang]).click()
    expect(page.get_by_text(READY[lang])).to_be_visible(timeout=PATIENCE)


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext], site: str) -> Page:
    """Someone on her first page, at a computer, when the worker has said what it has."""
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(f"{site}/en/{PRACTICE}")
    expect(page.get_by_role("button", name=OFFER["en"])).to_be_visible()
    return page


def test_nothing_is_fetched_that_nobody_asked_for(new_context: Callable[..., BrowserContext], site: str) -> None:
    context = new_context(viewport=DESKTOP)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{site}/en/{PRACTICE}")
    expect(page.get_by_role("button", name=OFFER["en"])).to_contain_text(re.compile(r"\([01]\.\d MB\)"))
    page.wait_for_load_state("networkidle")
    others = [url for url in asked if url.endswith(".html") and not url.endswith((PRACTICE, "/offline.html"))]
    # The page on which she came is kept as the browser has it: nothing of it is fetched twice.
    assert others == [] and len(set(asked)) <= 14, asked


def test_once_kept_every_page_of_the_edition_is_read_without_a_connection(
    reader: Page, site: str, site_folder: Path
) -> None:
    keep(reader, "en")
    reader.context.set_offline(True)
    chapters = [path.relative_to(site_folder) for path in sorted((site_folder / "en").rglob("*.html"))]
    for place in chapters:
        if "instructors" in place.parts:
            continue
        reader.goto(f"{site}/{place.as_posix()}")
        expect(reader.get_by_role("heading", level=1).first).to_be_visible()
        expect_all_drawn(reader)


def test_exercises_and_the_search_work_without_a_connection(reader: Page, site: str) -> None:
    keep(reader, "en")
    reader.context.set_offline(True)
    reader.goto(f"{site}/en/{PRACTICE}")
    exercise = CodingExercise(reader, "Coding: what passes between members")
    exercise.sentence(1).click()
    exercise.code("Shared reality").click()
    exercise.expect_codes(1, "Shared reality")
    reader.keyboard.press("Control+k")
    reader.get_by_role("dialog", name="Search").get_by_role("searchbox").fill("isolation")
    reader.keyboard.press("Enter")
    # The words as they stand in the pages, which are here.
    expect(reader.locator("#book-found mark").first).to_be_visible()
    expect(reader.locator(".book-results > li").last).to_be_visible()
    assert shifts(reader) == []


def test_her_own_course_and_a_comparison_work_without_a_connection(
    reader: Page, site: str, course: Course, tmp_path: Path
) -> None:
    keep(reader, "en")
    reader.context.set_offline(True)
    _, hers = read_differently(reader, site, course)
    expect(reader.locator("[data-mine=differently] > li").first).to_contain_text(hers)
    assert "what-coding" in json.loads(saved(reader, tmp_path).read_text("utf-8"))["answers"]
    reader.get_by_role("button", name="Practise these").first.click()
    expect(reader.locator("[data-mine=session] .entraide-unit").first).to_be_visible()
    pair = Pair(reader, site, "en", course)
    pair.open(written(tmp_path / "hers.json", record(HERS)))
    expect(pair.said).to_contain_text("hers.json is open")
    expect(pair.comparison.get_by_role("article").first).to_be_visible()


def test_what_is_not_kept_says_so_and_leads_back(reader: Page, site: str) -> None:
    keep(reader, "en")
    reader.context.set_offline(True)
    for place in ("fr/welcome.html", "en/instructors/grading.html", "en/nowhere.html"):
        reader.goto(f"{site}/{place}")
        expect(reader.get_by_role("heading", level=1)).to_contain_text("No connection")
        # That of the other language would lead here again.
        expect(reader.locator(".choice a:visible")).to_have_count(1)
        reader.get_by_role("link", name="To the beginning").click()
        expect(reader).to_have_url(re.compile("/en/welcome.html$"))


def test_without_a_connection_the_site_opens_in_the_language_that_is_kept(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    opened = f"{site}/en/region/distance.html"
    page.goto(opened)
    expect(page.get_by_role("button", name=OFFER["en"])).to_be_visible()
    page.goto(f"{site}/fr/{PRACTICE}")
    keep(page, "fr")
    page.context.set_offline(True)
    # A page of the other language that is not kept, and one that is, since it was opened before.
    for place, said in ((PRACTICE, "No connection"), (opened.removeprefix(f"{site}/en/"), "istance")):
        page.goto(f"{site}/fr/{place}")
        page.get_by_role("link", name="English").click()
        expect(page).to_have_url(f"{site}/en/{place}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(said)
        page.goto(site)
        expect(page).to_have_url(f"{site}/fr/welcome.html")


def test_a_language_that_was_not_reached_is_not_remembered(reader: Page, site: str) -> None:
    keep(reader, "en")
    reader.context.set_offline(True)
    reader.get_by_role("link", name="Français").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("No connection")
    assert reader.evaluate("localStorage.getItem('entraide:/:lang')") == "en"


def test_the_page_on_which_a_reader_came_is_read_again_without_a_connection(reader: Page) -> None:
    files = reader.locator("script[src]").evaluate_all("all => all.map(({ src }) => src.split('?')[0])")
    matched = "all => Promise.all(all.map((one) => caches.match(one))).then((found) => found.every(Boolean))"
    eventually(lambda: reader.evaluate(matched, [reader.url, *files]))
    reader.context.set_offline(True)
    reader.reload()
    expect(reader.locator(".entraide-one .entraide-apply").first).to_be_visible()


def test_what_was_kept_can_be_removed(reader: Page, site: str) -> None:
    keep(reader, "en")
    reader.get_by_role("button", name="Remove from this device").click()
    expect(reader.get_by_role("button", name=OFFER["en"])).to_be_visible()
    reader.context.set_offline(True)
    reader.goto(f"{site}/en/region/distance.html")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("No connection")


def test_keeping_it_works_on_a_phone_in_french_by_keyboard(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/fr/{PRACTICE}")
    page.get_by_role("button", name="Menu").press("Enter")
    page.get_by_role("button", name=OFFER["fr"]).press("Enter")
    # What was pressed is gone by then, and the focus is not.
    remove = page.get_by_role("button", name="Retirer")
    expect(remove).to_be_focused()
    expect(page.get_by_text(READY["fr"])).to_be_visible(timeout=PATIENCE)
    remove.press("Enter")
    expect(page.get_by_role("button", name=OFFER["fr"])).to_be_focused()


def test_an_interrupted_keeping_says_how_far_it_came_and_goes_on_at_the_next_visit(
    new_context: Callable[..., BrowserContext], published: tuple[str, Path]
) -> None:
    address, folder = published
    lost = folder / "en" / "region" / "distance.html"
    aside = lost.rename(folder / "aside.html")
    page = new_context(viewport=DESKTOP, base_url=address).new_page()
    page.goto(f"{address}/en/{PRACTICE}")
    page.get_by_role("button", name=OFFER["en"]).click()
    expect(page.get_by_text(re.compile(r"\d+ of \d+ files are kept so far"))).to_be_visible(timeout=PATIENCE)
    # In the words in which the reader has just been told what to do.
    expect(page.get_by_text("then go on")).to_be_visible()
    expect(page.get_by_role("button", name="Go on keeping this course", exact=True)).to_be_visible()
    aside.rename(lost)
    page.goto(f"{address}/en/welcome.html")
    expect(page.get_by_text(READY["en"])).to_be_visible(timeout=PATIENCE)


def test_a_page_that_changed_is_shown_at_once_and_kept_anew(
    new_context: Callable[..., BrowserContext], published: tuple[str, Path]
) -> None:
    address, folder = published
    page = new_context(viewport=DESKTOP, base_url=address).new_page()
    page.goto(f"{address}/en/welcome.html")
    keep(page, "en")
    for place in ("welcome", "how-to-use"):
        file = folder / "en" / f"{place}.html"
        file.write_text(file.read_text("utf-8").replace("</h1>", " as of today</h1>", 1), "utf-8")
    offline.write(folder, ["en", "fr"], ["instructors"])
    title = page.get_by_role("heading", level=1)

    def opened() -> str:
        page.goto(f"{address}/en/welcome.html")
        return title.inner_text()

    # At once, but where the site itself takes its time to answer: then the copy is shown.
    eventually(opened, lambda text: "as of today" in text)
    # The new worker fetches what has changed of the rest, though nobody opened it.
    kept = "url => caches.match(url).then(copy => copy.text())"
    eventually(lambda: page.evaluate(kept, f"{address}/en/how-to-use.html"), lambda text: "as of today" in text)
    expect(page.get_by_text(READY["en"])).to_be_visible(timeout=PATIENCE)
    page.context.set_offline(True)
    page.goto(f"{address}/en/how-to-use.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("as of today")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_edition_can_be_installed(site_folder: Path, lang: str) -> None:
    folder = site_folder / lang
    manifest = json.loads((folder / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["lang"] == lang and manifest["name"].startswith("Entraide")
    assert (folder / manifest["start_url"]).is_file() and (folder / manifest["icons"][0]["src"]).is_file()
    assert '<link rel="manifest" href="../manifest.webmanifest"' in (folder / PRACTICE).read_text("utf-8")
