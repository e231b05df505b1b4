"""A student answers an assignment of another field: in a plain installation's JupyterLab, and on its page."""

import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from entraide import cli
from entraide import course as courses
from entraide.book.site import serve
from entraide.course import reference
from tests.book.held import held
from tests.book.small import small_course
from tests.browser.exercises import CodingExercise
from tests.browser.lab import Lab, run_all, serving, status
from tests.browser.test_assignment_page import COMPLETE, DOWNLOAD, WAYS, answer_all
from tests.filling import fill, rows
from tests.grading.test_other_field import NAME, folder, scores

__all__ = ["folder"]  # a fixture: the instructor's course, with the assignment released
LATER = "winter"


@pytest.fixture(scope="module")
def lab_server(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab with the package that students install, and without this repository."""
    installed = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(installed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(installed))
        with serving("jupyterlab", tmp_path_factory) as lab:
            yield lab


def test_a_student_nurse_s_journal_is_coded_saved_and_graded(student: Page, lab_server: Lab, folder: Path) -> None:
    hers = lab_server.folder / f"{NAME}.ipynb"
    shutil.copy(folder / "release" / NAME / f"{NAME}.ipynb", hers)
    student.goto(f"{lab_server.url}/lab/tree/{NAME}.ipynb?token=student&reset")
    run_all(student, "Two pages")
    exercise = CodingExercise(student, "Two pages")
    expect(exercise.sentence(2)).to_contain_text("I counted the drops")
    for unit, code in ((2, "Fear of harming"), (3, "Leaning on someone"), (4, "Learning a gesture")):
        exercise.sentence(unit).click()
        exercise.code(code).click()
        exercise.expect_codes(unit, code)
        student.keyboard.press("Escape")
    status(exercise, "Save the notebook")
    calculation = student.get_by_role("region", name="A bag and a clock", exact=True)
    for label, typed in (("Millilitres an hour", "125 "), ("Drops a minute", "42"), ("Part of the bag", "a quarter")):
        calculation.get_by_role("textbox", name=label).fill(typed)
    expect(calculation.get_by_role("button", name="Check")).to_have_count(0)
    expect(calculation.locator(".entraide-status")).to_contain_text("Save the notebook")
    student.keyboard.press("Control+s")
    status(exercise, "Saved in the notebook")
    place = folder / "submitted" / "nurse" / NAME
    place.mkdir(parents=True)
    shutil.copy(hers, place)
    assert cli.main(["grade", NAME, "--workers", "1"]) == 0
    won = scores(folder, "nurse")
    assert won[f"{NAME}-1"] == 42.86  # three of four that are required, and nothing extra
    assert won[f"{NAME}-3"] == 7.5  # of three steps, one is right and one nearly


@pytest.fixture(scope="module")
def site(folder: Path, root: Path) -> Path:
    """Her course as a book of few pages: the assignment is open, and her next one, which she has written, is not."""
    assert cli.main(["new-assignment", LATER, "--like", NAME]) == 0
    own = {"code": "presence", "speaker": "N09", "value": "7", "tolerance": "0"}
    for place in ("excerpts", "units", "questions", "options", "numbers", "exercises"):
        fill(folder / "data" / "graded" / f"{place}.csv", own, f"Next year in {place}, for the next class alone")
    for place in ("reference", "solutions", "values"):
        fill(keys_of_later(folder) / f"{place}.csv", own, f"The key of next year in {place}")
    assert cli.main(["assignments"]) == cli.main(["check"]) == 0
    small_course(root, folder)
    config = (folder / "_config.yml").read_text("utf-8")
    (folder / "_config.yml").write_text(config.replace("assignments: []", f"assignments: [{NAME}]"), "utf-8")
    assert cli.main(["build"]) == 0
    return folder / "_build" / "html"


def keys_of_later(folder: Path) -> Path:
    """Where the keys of the next assignment were put."""
    return folder.parent / f"{folder.name}-keys"


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    with serve.listen(site, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("lang", "way"), [("en", "touch"), ("fr", "keyboard")])
def test_answered_on_its_page_it_gets_full_marks(
    new_context: Callable[..., BrowserContext], home: str, folder: Path, lang: str, way: str
) -> None:
    course, keys = courses.load(folder / "data"), reference.load(folder / "data" / "keys")
    answer, device = WAYS[way]
    page = new_context(**device, base_url=home).new_page()
    page.goto(f"{home}/{lang}/welcome.html")
    [link] = page.locator(f"a[href*='assignments/{NAME}.html']").all()
    page.goto(str(link.evaluate("node => node.href")))
    names = [f"{NAME}-{one}" for one in ("1", "2", "3", "memo")]
    answer_all(page, course, keys, names, lang, answer)
    expect(page.get_by_text(COMPLETE[lang])).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=DOWNLOAD[lang]).click()
    download.value.save_as(folder / "submitted" / f"page-{lang}" / NAME / download.value.suggested_filename)
    assert cli.main(["grade", NAME, "--workers", "1"]) == 0
    assert scores(folder, f"page-{lang}") == {f"{NAME}-1": 50, f"{NAME}-2": 20, f"{NAME}-3": 15, f"{NAME}-memo": None}


@pytest.mark.slow
def test_the_site_holds_no_key_and_nothing_of_the_assignment_that_is_not_open(site: Path, folder: Path) -> None:
    graded, keys = folder / "data" / "graded", [folder / "data" / "keys", keys_of_later(folder)]
    shown = [row for path in graded.glob("*.csv") for row in rows(path)]
    closed = [text for row in shown for text in row.values() if text.startswith("Next year")]
    secrets = [row[f"{column}_{lang}"] for place in keys for row, column in reasons(place) for lang in ("en", "fr")]
    assert len(closed) > 20 and any("The key of next year" in text for text in secrets)
    assert held(site, closed + secrets) == []
    opened = [row["text_en"] for row in rows(graded / "units.csv") if row["excerpt"] == "G01"]
    assert len(held(site, opened)) >= 2 * len(opened), "what is open is found"


def reasons(place: Path) -> Iterator[tuple[dict[str, str], str]]:
    """The rows of a folder of keys, and the column that holds their reasons."""
    yield from ((row, "rationale") for row in rows(place / "reference.csv"))
    yield from ((row, "why") for name in ("solutions", "values") for row in rows(place / f"{name}.csv"))
