"""Each of the course's assignments as a page: answered by touch or keyboard alone, it is graded as from JupyterLab.

The first of them goes through Moodle and `entraide grade` in `test_assignment_page`.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
import yaml
from playwright.sync_api import BrowserContext, expect

from entraide.book.site import editions, serve
from entraide.coding import answers
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.grading.read.collected import collect
from entraide.grading.run.worker import Task, mark_all, pack
from entraide.lang import LANGUAGES
from tests.answering import perfect
from tests.book.held import held, reasons
from tests.book.small import small_course
from tests.browser.test_assignment_page import COMPLETE, DOWNLOAD, WAYS, answer_all
from tests.classroom import ASSIGNMENT, FIRST_FORMS


@pytest.fixture(scope="module")
def all_open(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of few pages in which every assignment is open, built."""
    folder = small_course(root, tmp_path_factory.mktemp("open"))
    for name in ("data", "exercises"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "nbgrader_config.py", folder)
    config = yaml.safe_load((folder / "_config.yml").read_text("utf-8"))
    config["sphinx"]["config"]["entraide_assignments"] = FIRST_FORMS
    (folder / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return editions.build(folder)


@pytest.fixture(scope="module")
def home(all_open: Path) -> Iterator[str]:
    with serve.listen(all_open, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


OTHERS = [name for name in FIRST_FORMS if name != ASSIGNMENT]
# Each is answered in both languages: in the one with a thumb, in the other with the keyboard.
CASES = [
    (assignment, lang, ("touch", "keyboard")[(number + place) % 2])
    for number, assignment in enumerate(OTHERS)
    for place, lang in enumerate(LANGUAGES)
]


@pytest.mark.parametrize(("assignment", "lang", "way"), CASES)
def test_answered_on_its_page_it_is_graded_as_from_jupyterlab(
    new_context: Callable[..., BrowserContext],
    home: str,
    root: Path,
    course: Course,
    keys: Reference,
    tmp_path: Path,
    assignment: str,
    lang: str,
    way: str,
) -> None:
    source = nbformat.read(root / "exercises" / lang / assignment / f"{assignment}.ipynb", as_version=4)
    points = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    answer, device = WAYS[way]
    page = new_context(**device, base_url=home).new_page()
    page.goto(f"{home}/{lang}/assignments/{assignment}.html")
    answer_all(page, course, keys, points, lang, answer)
    expect(page.get_by_text(COMPLETE[lang])).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=DOWNLOAD[lang]).click()
    handed_in = {who: tmp_path / who / f"{assignment}.ipynb" for who in ("page", "lab")}
    download.value.save_as(handed_in["page"])
    in_jupyterlab(handed_in["lab"], source, [perfect(course, keys, name, lang) for name in points])

    kit = pack({assignment: source}, {assignment: points}, course, keys, lang, "")
    tasks = [Task(who, {assignment: collect(path)}) for who, path in handed_in.items()]
    marked = {one.student: one for one in mark_all(kit, tasks)}
    assert not marked["page"].notes
    assert marked["page"].scores == marked["lab"].scores
    memos = {name for name in points if course.exercise(name).kind == "memo"}
    assert marked["page"].scores[assignment].cells == points | dict.fromkeys(memos)


def in_jupyterlab(path: Path, source: nbformat.NotebookNode, records: list[dict[str, object]]) -> None:
    """The notebook as JupyterLab saves it, answered."""
    notebook = nbformat.from_dict(source)
    for cell in notebook.cells:
        for record in records:
            if record["exercise"] == cell.metadata.get("nbgrader", {}).get("grade_id"):
                cell.outputs = [nbformat.v4.new_output("display_data", answers.bundle(record))]
    path.parent.mkdir()
    nbformat.write(notebook, path)


@pytest.mark.slow
def test_no_page_of_an_open_assignment_holds_a_reason_of_its_keys(all_open: Path, keys: Reference) -> None:
    assert held(all_open, reasons(keys)) == []
