"""What readers depend on most, in Firefox and in WebKit, which is Safari's: Chromium is not all there is."""

import json
import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from entraide.book.site import serve
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect, required
from tests.browser.chromium import NoBrowser, program
from tests.browser.test_assignment_page import COMPLETE, KEPT, graded, records
from tests.browser.test_my_course import taken_for_another
from tests.browser.test_offline import OFFER, READY
from tests.browser.test_pair import HERS, record, written
from tests.browser.webdriver import Browser, Firefox, firefox, webkit

PRACTICE = "mutual-aid/what-it-is.html"
ASSIGNMENT = "assignments/mutual-aid.html"
MINI_BROWSER = "webkit2gtk-*/MiniBrowser"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); };"
REFUSED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("No.", "SecurityError"); } });"""
)
MEMO = " ".join(["One carries what another could not."] * 25)
ENTER, ESCAPE = "\ue007", "\ue00c"
NOT_KEPT = {"en": "This browser is not keeping your answers", "fr": "Ce navigateur ne garde pas vos réponses"}


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One of them, new. Where it is not there and may not be installed, the tests are skipped and say why."""
    folder = tmp_path_factory.mktemp("browser")
    try:
        if request.param == "firefox":
            with firefox(program("firefox-esr", "firefox-esr"), folder) as one:
                yield one
            return
        driver = program("WebKitWebDriver", "webkit2gtk-driver", "xvfb")
        (mini_browser, *_) = sorted(Path("/usr/lib").glob(f"*/{MINI_BROWSER}"), reverse=True)
    except NoBrowser as missing:
        if os.environ.get("CI") == "true" and not hasattr(os, "geteuid"):
            raise
        pytest.skip(str(missing))
    with webkit(driver, mini_browser, folder) as one:
        yield one


@pytest.fixture
def home(site_folder: Path, browser: Browser) -> Iterator[str]:
    """The site at an address of its own, so that nothing is kept there yet; and nothing was asked of another."""
    with serve.listen(site_folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        if isinstance(browser, Firefox):
            # The page before may still be asking for a file of a server that has ended: it would complain here.
            browser.go("about:blank")
            browser.events.clear()
        yield address
        assert browser.strangers("http://127.0.0.1:") == []
        if isinstance(browser, Firefox):
            assert browser.errors() == []
        server.shutdown()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_whole_assignment_is_answered_kept_downloaded_and_opened_again(
    browser: Browser, home: str, course: Course, keys: Reference, lang: str, tmp_path: Path
) -> None:
    """By the keyboard in English and by touch in French."""
    browser.go(f"{home}/{lang}/{ASSIGNMENT}")
    for exercise in graded(course):
        place = f"#{exercise.exercise}"
        if exercise.kind == "memo":
            browser.click(f"{place} textarea")
            browser.press(MEMO)
        elif exercise.kind == "choice":
            for option in perfect(course, keys, exercise.exercise)["value"]:
                text = next(o.text[lang] for o in course.questions[exercise.items[0]].options if o.option == option)
                browser.click(f"{place} label", text, touch=lang == "fr")
        else:
            answer_coding(browser, course, keys, exercise.exercise, lang)
        browser.says(f"{place} .entraide-status", KEPT[lang])
    browser.says("[data-assignment=said]", COMPLETE[lang])
    browser.go(f"{home}/{lang}/{ASSIGNMENT}")
    browser.says("[data-assignment=said]", COMPLETE[lang])
    path = downloaded(browser, tmp_path)
    expected = {one.exercise: perfect(course, keys, one.exercise, lang)["value"] for one in graded(course)}
    expected["mutual-aid-memo"] = MEMO
    assert {name: in_order(record["value"]) for name, record in records(path).items()} == {
        name: in_order(value) for name, value in expected.items()
    }
    # Not by a hand: MiniBrowser's own window shows the download, and moves what one points at.
    browser.run("find('[data-do=afresh]').click()")
    browser.run("find('[data-do=afresh-yes]').click()")
    browser.wait("!find('.entraide-chip')")
    browser.choose("[data-do=open]", path)
    browser.says("[data-assignment=said]", COMPLETE[lang])


def answer_coding(browser: Browser, course: Course, keys: Reference, name: str, lang: str) -> None:
    exercise = course.exercise(name)
    codes = [code for code in course.codebook.codes if code in exercise.codes]
    for place, excerpt in enumerate(exercise.items):
        found = [one for one in required(course, keys, name) if one.excerpt == excerpt]
        for number in sorted({one.unit for one in found}):
            unit = f"#{name} [data-unit='{number}'] .entraide-unit"
            applied = [one.code for one in found if one.unit == number]
            if lang == "en":
                browser.run(f"find({json.dumps(unit)}).focus()")
                digits = "".join(str(codes.index(code) + 1) for code in applied)
                browser.press(f" {digits}{ESCAPE}")
                continue
            browser.click(unit, touch=True)
            for code in applied:
                browser.click(f"#{name} .entraide-apply", course.codebook[code].label[lang], touch=True)
        if place < len(exercise.items) - 1:
            browser.click(f"#{name} [data-do=next]", touch=lang == "fr")


def downloaded(browser: Browser, folder: Path) -> Path:
    """The file that the page gives, once it is all there."""
    browser.click("[data-do=download]")
    browser.says("[data-assignment=made]", "mutual-aid.ipynb")
    return browser.taken("mutual-aid*.ipynb").rename(folder / "mine.ipynb")


def in_order(value: object) -> object:
    """Codings in whatever order they were given, and on whatever text."""
    if not isinstance(value, list):
        return value
    return sorted((one | {"cut": ""} if isinstance(one, dict) else one for one in value), key=json.dumps)


def test_her_own_course_leaves_as_a_file_takes_one_in_and_is_practised_and_compared(
    browser: Browser, home: str, course: Course, tmp_path: Path
) -> None:
    unit, reference, hers = taken_for_another(course)
    browser.go(f"{home}/en/{PRACTICE}")
    browser.click(f"#what-coding[data-ready] [data-unit='{unit}'] .entraide-unit")
    browser.click("#what-coding .entraide-apply", hers)
    browser.click("#what-coding [data-do=check]")
    browser.says("#what-coding .entraide-summary", "reference")
    colleague = written(tmp_path / "hers.json", record(HERS))
    browser.go(f"{home}/en/compare-codings.html")
    browser.choose("[data-pair=open]", colleague)
    browser.says("[data-pair=said]", "hers.json is open. You have both coded 1 exercise.")
    browser.says("[data-pair=comparison] article", course.codebook["common-goal"].label["en"])

    browser.go(f"{home}/en/my-course.html")
    browser.says("[data-mine=differently] > li", reference)
    other = written(tmp_path / "other.json", record(["P01 1 shared-reality"], "first-coding"))
    browser.choose("[data-mine=keep] input[type=file]", other)
    browser.says("[data-mine=keep] [role=status]", "New answers: 1.")
    browser.click("[data-mine=differently] button", "Practise these")
    browser.click("[data-mine=session] [data-unit='1'] .entraide-unit")
    browser.click("[data-mine=session] .entraide-apply")
    browser.click("[data-mine=session] [data-do=check]")
    browser.wait("find('[data-mine=session] .entraide-summary', 'reference')")
    # The last, as MiniBrowser's own window shows the download, and moves what one points at.
    browser.click("[data-mine=keep] [data-do=save]")
    answers = json.loads(browser.taken("entraide-*.json").rename(tmp_path / "mine.json").read_text("utf-8"))["answers"]
    assert set(answers) == {"what-coding", "first-coding"}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_the_storage_is_full_the_page_says_so_and_shows_the_way_out(
    browser: Browser, home: str, lang: str
) -> None:
    browser.go(f"{home}/{lang}/{PRACTICE}")
    browser.narrow()
    browser.run(FULL)
    browser.click("#what-coding[data-ready] [data-unit='1'] .entraide-unit")
    browser.click("#what-coding .entraide-apply")
    browser.says("[data-entraide-refused]", NOT_KEPT[lang])
    browser.click("[data-entraide-refused] [data-do=save]")
    browser.says("[data-entraide-refused] [role=status]", "entraide-20")
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_storage_is_refused_the_page_says_so_and_shows_the_way_out(
    browser: Browser, site_folder: Path, tmp_path: Path, lang: str
) -> None:
    """As the settings of a browser refuse it: from the start, and to whoever asks."""
    site = tmp_path / "site"
    shutil.copytree(site_folder, site)
    (site / "refused.js").write_text(REFUSED, "utf-8")
    page = site / lang / PRACTICE
    page.write_text(
        page.read_text("utf-8").replace("<head>", '<head><script src="../../refused.js"></script>'), "utf-8"
    )
    with serve.listen(site, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser.go(f"http://127.0.0.1:{server.server_port}/{lang}/{PRACTICE}")
        browser.wait("find('#what-coding[data-ready]')")
        # Not by pointing: MiniBrowser's window tells of the downloads before, over the page.
        for one in ("#what-coding [data-unit='1'] .entraide-unit", "#what-coding .entraide-apply"):
            browser.run(f"document.querySelector({json.dumps(one)}).click()")
        browser.says("[data-entraide-refused]", NOT_KEPT[lang])
        browser.run("document.querySelector('[data-entraide-refused] [data-do=save]').click()")
        browser.says("[data-entraide-refused] [role=status]", "entraide-20")
        server.shutdown()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_was_kept_for_offline_is_read_without_a_server(browser: Browser, site_folder: Path, lang: str) -> None:
    with serve.listen(site_folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}"
        browser.go(f"{home}/{lang}/{PRACTICE}")
        browser.wait(f"[...document.querySelectorAll('button')].some((b) => b.textContent.startsWith({OFFER[lang]!r}))")
        browser.run("document.querySelector('[data-offline=keep]').click()")
        browser.wait(f"document.body.textContent.includes({READY[lang]!r})")
        server.shutdown()
    pages = [path for path in (site_folder / lang).rglob("*.html") if "instructors" not in path.parts]
    for path in sorted(pages)[::4]:
        browser.go(f"{home}/{path.relative_to(site_folder).as_posix()}")
        browser.says("h1", "")
    browser.go(f"{home}/{lang}/{PRACTICE}")
    browser.says("#what-coding .entraide-unit", "")
    browser.go(f"{home}/{lang}/search.html?q=isolement" if lang == "fr" else f"{home}/{lang}/search.html?q=isolation")
    browser.says("#book-found li", "")


def test_the_course_opens_from_a_disk_with_its_exercises(browser: Browser, site_folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site_folder / "entraide.zip") as packed:
        packed.extractall(tmp_path)
    browser.go((tmp_path / "entraide" / "fr" / PRACTICE).as_uri())
    browser.wait("[...document.querySelectorAll('.entraide-exercise')].every((one) => 'ready' in one.dataset)")
    # Wide, and without a pointer: the bars in which MiniBrowser tells of earlier downloads leave a narrow window a very
    # short page, on which the codes are in a sheet, and move what one points at.
    browser.widen()
    for pressed in (".entraide-unit", ".entraide-apply"):
        browser.wait(f"find('#what-coding {pressed}')")
        browser.run(f"find('#what-coding {pressed}').click()")
    browser.says("#what-coding .entraide-chip", "")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_menu_colours_search_and_language_work_at_the_width_of_a_phone(browser: Browser, home: str, lang: str) -> None:
    browser.go(f"{home}/{lang}/{PRACTICE}")
    browser.narrow()
    before = browser.run("return document.documentElement.dataset.theme")
    browser.click(".theme-switch-button", touch=True)
    browser.wait(f"document.documentElement.dataset.theme !== {before!r}")
    browser.click(".primary-toggle", touch=True)
    browser.says("dialog[open] a", "Distance" if lang == "en" else "distance")
    browser.click("dialog[open] .search-button-field", touch=True)
    browser.press(f"isolement{ENTER}" if lang == "fr" else f"isolation{ENTER}")
    browser.says("#book-found li", "")
    browser.click("[data-entraide-twin]", touch=True)
    # For a moment there is an empty document, which has no language, and then one without any element.
    other = "fr" if lang == "en" else "en"
    browser.wait(f"document.documentElement?.lang === {other!r} && document.readyState === 'complete'")
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
