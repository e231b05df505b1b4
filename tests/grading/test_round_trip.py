"""An assignment's whole way through nbgrader's own commands: release, hand in, grade, feedback, export."""

import csv
from collections.abc import Callable
from html import unescape
from pathlib import Path

import nbformat
import pytest

from entraide.coding import answers
from entraide.coding.answers import Coding
from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES, say
from tests.answering import perfect, record, required
from tests.classroom import ASSIGNMENT, NbgraderCourse

POINTS = {
    "mutual-aid-1": 25.0,
    "mutual-aid-2": 25.0,
    "mutual-aid-3": 10.0,
    "mutual-aid-4": 10.0,
    "mutual-aid-5": 10.0,
    "mutual-aid-memo": 20.0,
}
SCORED = {name: points for name, points in POINTS.items() if name != "mutual-aid-memo"}


def partial(course: Course, keys: Reference) -> tuple[tuple[Coding, ...], int, int, int]:
    """Codings of the first exercise with two missed and one extra; and how many are found, missed and extra."""
    found = required(course, keys, "mutual-aid-1")
    taken = {(coding.excerpt, coding.unit, coding.code) for coding in found}
    exercise = course.exercise("mutual-aid-1")
    extra = next(
        Coding(name, unit.unit, code)
        for name in exercise.items
        for unit in course.excerpts[name].units
        for code in exercise.codes
        if (name, unit.unit, code) not in taken and (name, unit.unit, code) not in keys.codings
    )
    return (*found[2:], extra), len(found) - 2, 2, 1


@pytest.fixture(scope="module", params=LANGUAGES)
def graded(
    request: pytest.FixtureRequest, new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference
) -> NbgraderCourse:
    """A course in which a perfect, a blank, a partial and a meddling student were graded."""
    lang = request.param
    taught = new_course(lang)
    all_right = [perfect(course, keys, name, lang) for name in POINTS]
    taught.hand_in("perfect", all_right)
    taught.hand_in("blank", [])
    taught.hand_in("partial", [record(course, "mutual-aid-1", partial(course, keys)[0], lang)])
    taught.hand_in("meddler", [], _meddle)
    taught.run("autograde", ASSIGNMENT)
    assert taught.entraide("keys", "release", ASSIGNMENT).returncode == 0
    taught.run("generate_feedback", ASSIGNMENT)
    taught.run("export")
    return taught


def _meddle(notebook: nbformat.NotebookNode) -> None:
    """Code that would leave a file, outputs that claim points, and points raised to a thousand."""
    write = "open('was-executed', 'w').write('yes')\nimport os; os.mkdir('/tmp/entraide-was-executed')"
    notebook.cells.insert(0, nbformat.v4.new_code_cell(write))
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = write
            cell.metadata.nbgrader.points = 1000
            cell.outputs = [
                nbformat.v4.new_output("execute_result", {"text/plain": "25"}, execution_count=1),
                nbformat.v4.new_output("display_data", {"text/html": "<b>25 / 25</b> forged"}),
            ]


def test_a_perfect_answer_wins_every_point_and_the_memo_waits_for_its_reader(graded: NbgraderCourse) -> None:
    assert graded.scores("perfect") == SCORED | {"mutual-aid-memo": None}
    assert graded.total("perfect") == 80


def test_a_blank_submission_wins_nothing_and_waits_for_nobody(graded: NbgraderCourse) -> None:
    assert graded.scores("blank") == dict.fromkeys(POINTS, 0)


def test_a_partial_answer_wins_its_documented_share(graded: NbgraderCourse, course: Course, keys: Reference) -> None:
    _, found, missed, extra = partial(course, keys)
    expected = round(25 * 2 * found / (2 * found + missed + extra), 2)
    assert 0 < expected < 25
    assert graded.scores("partial")["mutual-aid-1"] == expected


def test_the_feedback_explains_all_that_was_missed_or_extra(
    graded: NbgraderCourse, course: Course, keys: Reference
) -> None:
    page, lang = unescape(graded.feedback("partial")), graded.lang
    codings, found, missed, extra = partial(course, keys)
    for coding in required(course, keys, "mutual-aid-1")[:2]:
        assert keys.codings[coding.excerpt, coding.unit, coding.code].rationale[lang] in page
    assert course.codebook[codings[-1].code].exclude[lang] in page
    assert f"2 × {found} ÷ (2 × {found} + {missed} + {extra})" in page


def test_the_feedback_page_stands_alone(graded: NbgraderCourse) -> None:
    page = graded.feedback("perfect")
    assert "<script" not in page
    assert "src=" not in page and "@import" not in page and "url(" not in page
    assert f'<html lang="{graded.lang}">' in page


def test_code_that_a_student_adds_is_never_executed(graded: NbgraderCourse) -> None:
    assert not list(graded.folder.rglob("was-executed"))
    assert not Path("/tmp/entraide-was-executed").exists()


def test_outputs_and_metadata_that_claim_points_earn_none(graded: NbgraderCourse) -> None:
    assert graded.scores("meddler") == dict.fromkeys(POINTS, 0)
    assert "forged" not in graded.feedback("meddler")


def test_the_release_holds_no_key(graded: NbgraderCourse, keys: Reference) -> None:
    released = "\n".join(path.read_text("utf-8") for path in (graded.folder / "release").rglob("*") if path.is_file())
    secrets = [coding.rationale[lang] for coding in keys.codings.values() for lang in LANGUAGES]
    secrets += [solution.why[lang] for solution in keys.solutions.values() for lang in LANGUAGES]
    assert secrets
    for secret in secrets:
        assert secret not in released
    for field in ("status", "rationale", "right", "why"):
        assert f'"{field}' not in released


def test_the_export_lists_every_student_with_the_score(graded: NbgraderCourse) -> None:
    with (graded.folder / "grades.csv").open(newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores["perfect"] == 80
    assert scores["blank"] == scores["meddler"] == 0


def test_a_memo_is_graded_by_hand_and_the_comment_reaches_the_student(graded: NbgraderCourse) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{graded.folder / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("mutual-aid-memo", ASSIGNMENT, ASSIGNMENT, "perfect")
        assert grade.needs_manual_grade
        grade.manual_score = 17
        comment = gradebook.find_comment("mutual-aid-memo", ASSIGNMENT, ASSIGNMENT, "perfect")
        comment.manual_comment = "A real doubt, <b>well</b> put."
        gradebook.db.commit()
    graded.run("generate_feedback", ASSIGNMENT, "--force", "--student=perfect")
    page = graded.feedback("perfect")
    assert say(graded.lang, "feedback.won-of", won=97, points=100) in page
    assert "A real doubt, &lt;b&gt;well&lt;/b&gt; put." in page


def test_a_student_may_hand_in_again_with_answers_only_in_answers_json(
    graded: NbgraderCourse, course: Course, keys: Reference
) -> None:
    path = graded.hand_in("offline", [])
    answers.write_file(path.with_name(answers.FILE), perfect(course, keys, "mutual-aid-1"))
    graded.run("autograde", ASSIGNMENT, "--student=offline")
    assert graded.scores("offline")["mutual-aid-1"] == 25
