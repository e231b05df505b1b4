"""An instructor of another field makes an assignment of her own: released, answered, graded and reported.

Her course is `tests/journals`: a folder of tables on student nurses' journals, and this project's `nbgrader_config.py`.
"""

import os
import shutil
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from entraide import cli
from entraide import course as courses
from entraide.coding import answers
from entraide.coding.answers import Coding, Entry
from entraide.course import LANGUAGE_VARIABLE, reference
from entraide.grading import classroom, since_release
from entraide.lang import LANGUAGES, say
from entraide.sample.answering import student
from entraide.sample.group import DUE, Group
from tests.answering import perfect, record

pytestmark = pytest.mark.slow
NAME = "journals"
ODD = {1: "<b>nan</b>", 2: "1e999", 3: "\u2009 25,0 %"}
SHOW = "from entraide import exercise\nshown = exercise({name!r}, {lang!r})\nshown.answer = {record!r}\nshown"


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Her course's folder, in which she stands, with the assignment written and released."""
    made = Path(shutil.copytree(root / "tests" / "journals", tmp_path_factory.mktemp("hers") / "journals"))
    shutil.copy(root / "nbgrader_config.py", made)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader calls alembic
        assert cli.main(["assignments"]) == 0
        done = release(made)
        assert done["success"], done
        assert cli.main(["check"]) == 0
        yield made


def nbgrader(folder: Path) -> NbGraderAPI:
    """nbgrader's own commands, with the configuration of the folder."""
    return NbGraderAPI(config=PyFileConfigLoader("nbgrader_config.py", str(folder)).load_config())


def release(folder: Path) -> dict[str, Any]:
    """Release the assignment: whether it succeeded, and what was said."""
    return dict(nbgrader(folder).generate_assignment(NAME, force=True))


def released(folder: Path) -> nbformat.NotebookNode:
    """The students' version."""
    return nbformat.read(folder / "release" / NAME / f"{NAME}.ipynb", as_version=4)


def hand_in(folder: Path, student: str, notebook: nbformat.NotebookNode) -> None:
    """Put a student's notebook where nbgrader expects it."""
    path = folder / "submitted" / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


def answered(notebook: nbformat.NotebookNode, records: dict[str, Any]) -> nbformat.NotebookNode:
    """The notebook with these answers in it, by exercise."""
    for cell in notebook.cells:
        if cell.metadata.nbgrader.grade_id in records:
            bundle = answers.bundle(records[cell.metadata.nbgrader.grade_id])
            cell.outputs.append(nbformat.v4.new_output("display_data", bundle))
    return notebook


def scores(folder: Path, student: str) -> dict[str, float | None]:
    """The automatic score of every exercise."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        (graded,) = gradebook.find_submission(NAME, student).notebooks
        return {grade.name: grade.auto_score for grade in graded.grades}


def test_perfect_blank_and_forged_work_gets_full_marks_a_line_and_nothing_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both languages, which one class may mix; the report is in the one in which she works."""
    course, keys = courses.load(folder / "data"), reference.load(folder / "data" / "keys")
    graded = (f"{NAME}-1", f"{NAME}-2", f"{NAME}-3", f"{NAME}-memo")
    for lang in LANGUAGES:
        right = {name: perfect(course, keys, name, lang) for name in graded}
        hand_in(folder, f"perfect-{lang}", answered(released(folder), right))
    # Right, rounded too early, and nothing.
    entries = (Entry(1, "125"), Entry(2, "42"))
    wrong = right | {
        f"{NAME}-2": record(course, f"{NAME}-2", ("b",)),
        f"{NAME}-3": record(course, f"{NAME}-3", entries),
    }
    hand_in(folder, "honest", answered(released(folder), wrong))
    hand_in(folder, "forged", _forged(answered(released(folder), wrong)))
    hand_in(folder, "blank", released(folder))
    capsys.readouterr()
    assert cli.main(["grade", NAME, "--workers", "1"]) == 0
    assert "  blank: No answer was found in journals.ipynb" in capsys.readouterr().out
    for lang in LANGUAGES:
        assert scores(folder, f"perfect-{lang}") == {
            f"{NAME}-1": 50,
            f"{NAME}-2": 20,
            f"{NAME}-3": 15,
            f"{NAME}-memo": None,
        }
    assert set(scores(folder, "blank").values()) == {0}
    honest = {f"{NAME}-1": 50, f"{NAME}-2": 0, f"{NAME}-3": 7.5, f"{NAME}-memo": None}
    assert scores(folder, "forged") == scores(folder, "honest") == honest
    for lang, label in (("en", "Being there"), ("fr", "Présence")):
        monkeypatch.setenv(LANGUAGE_VARIABLE, lang)
        assert cli.main(["report", NAME]) == 0
        page = (folder / f"report-{NAME}.html").read_text("utf-8")
        assert label in page and say(lang, "report.entered-near") in page


def _forged(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook that carries what is not the instructor's: other options, codes, points, and keys of its own."""
    carried = notebook.metadata.entraide.carried
    for option, other in zip(carried.questions[0].options, "bac", strict=True):
        option.option = other
    carried.questions[0].right = ["b"]
    carried.questions[1].steps[1].unit = "percent"
    carried.exercises[0].codes = ["gesture"]
    for unit in carried.excerpts[0].units:
        unit.text = dict.fromkeys(LANGUAGES, "?")
    for cell in notebook.cells:
        if cell.metadata.nbgrader.get("points"):
            cell.metadata.nbgrader.points = 1000
    return notebook


def test_nbgrader_s_own_command_grades_a_calculation_to_the_byte(folder: Path) -> None:
    """Also where what stands at its steps is no number, and no text."""
    graded = folder / "autograded" / "typed" / NAME / f"{NAME}.ipynb"
    odd = {f"{NAME}-3": record(courses.load(folder / "data"), f"{NAME}-3", tuple(Entry(n, ODD[n]) for n in (1, 2, 3)))}
    odd[f"{NAME}-3"]["value"] += [
        *({"step": step, "text": "125"} for step in (True, "1", 1.0, 99, None)),
        7,
        {"step": 1},
    ]
    hand_in(folder, "typed", answered(released(folder), odd))
    assert cli.main(["grade", NAME, "--workers", "1"]) == 0
    ours, won = graded.read_bytes(), scores(folder, "typed")
    assert won[f"{NAME}-3"] == 5  # of fifteen, for the third step: 25 %
    assert b"Not a number" in ours and b"&lt;b&gt;nan" in ours
    done = nbgrader(folder).autograde(NAME, "typed", force=True)
    assert done["success"], done
    assert graded.read_bytes() == ours and scores(folder, "typed") == won


def test_a_step_under_whose_number_something_else_is_asked_today_is_told(folder: Path) -> None:
    path = folder / "data" / "graded" / "numbers.csv"
    before = path.read_text("utf-8")
    room = classroom.open_classroom(folder)
    assert not list(since_release.changed(room, NAME, [NAME], room.course))
    changed = before.replace("Millilitres an hour", "Age of the bag").replace("Millilitres à l'heure", "Âge du sac")
    path.write_text(changed, "utf-8")
    [told] = since_release.changed(room, NAME, [NAME], room.course)
    path.write_text(before, "utf-8")
    assert told.details["items"] == ["Q53"]


def test_a_cell_of_another_id_than_its_exercise_is_refused_at_release(folder: Path) -> None:
    source = folder / "exercises" / "en" / NAME / f"{NAME}.ipynb"
    written, before = source.read_text("utf-8"), released(folder)
    source.write_text(written.replace('"grade_id": "journals-2"', '"grade_id": "journals-9"'), "utf-8")
    done = release(folder)
    source.write_text(written, "utf-8")
    assert not done["success"] and "journals-9" in str(done)
    assert released(folder) == before


def test_a_plain_installation_shows_what_the_notebook_carries(folder: Path, wheel: Path, tmp_path: Path) -> None:
    """A student has this project's package, which knows nothing of nurses, and the one notebook in a folder of hers."""
    with zipfile.ZipFile(wheel) as package:
        package.extractall(tmp_path / "installed")
    course, keys = courses.load(folder / "data"), reference.load(folder / "data" / "keys")
    hers, notebook = tmp_path / "hers", released(folder)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            name = cell.metadata.nbgrader.grade_id
            cell.source = SHOW.format(name=name, lang="fr", record=perfect(course, keys, name, "fr"))
    notebook.cells.append(nbformat.v4.new_code_cell("import entraide\nprint(entraide.__file__)"))
    hers.mkdir()
    nbformat.write(notebook, hers / "pages.ipynb")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    NotebookClient(notebook, resources={"metadata": {"path": str(hers)}}).execute(env=environment)
    assert notebook.cells.pop().outputs[0].text.startswith(str(tmp_path / "installed"))
    hand_in(folder, "ana", notebook)
    assert cli.main(["grade", NAME, "--workers", "1"]) == 0
    assert scores(folder, "ana") == {f"{NAME}-1": 50, f"{NAME}-2": 20, f"{NAME}-3": 15, f"{NAME}-memo": None}


def test_she_tries_it_on_a_made_up_class_which_writes_plain_memos(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder / "submitted", ignore_errors=True)
    assert cli.main(["sample-class", NAME, "--students", "12"]) == 0, capsys.readouterr().err
    handed_in = [path.read_text("utf-8", "replace") for path in folder.glob(f"submitted/sample-*/{NAME}/*.ipynb")]
    assert any("because of the words that are there" in text for text in handed_in)


def test_a_made_up_class_goes_wrong_where_her_assignment_invites_it(folder: Path) -> None:
    """Nothing of it is said of groups: her codes, which practice does not all teach, and no sentences for memos."""
    group = Group(classroom.open_classroom(folder), NAME, 120, 1)
    applied: Counter[tuple[str, int, str]] = Counter()
    memos = set()
    for number in range(1, 121):
        found = group.answering.answers(student(0.0, "en", Random(number)), DUE, Random(number))
        for answer in found:
            if answer.exercise == f"{NAME}-memo":
                memos.add(answer.value)
            elif answer.exercise == f"{NAME}-1":
                applied.update((one.excerpt, one.unit, one.code) for one in answer.value if isinstance(one, Coding))
    right = [applied["G01", 2, "fear"], applied["G01", 3, "leaning"], applied["G02", 2, "presence"]]
    assert max(right) > min(right) + 12, "some are harder than others"
    assert applied["G01", 2, "gesture"] > 12, "what she called tempting tempts"
    # The rule of "Learning a gesture" tells it from "Leaning on someone", and no reference coding does.
    assert applied["G01", 4, "leaning"] > 2 * applied["G01", 1, "leaning"], "a code is taken for its neighbour"
    assert len(memos) > 10
