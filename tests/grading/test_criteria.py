"""The criteria of a memo are those that its instructions name, whichever way they are written."""

from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from entraide.course import Course
from entraide.grading.nbgrader.formgrader.criteria import criteria
from entraide.lang import LANGUAGES


def memos(root: Path, lang: str) -> dict[str, tuple[str, float]]:
    """The instructions above each memo of the course's assignments, and its points."""
    found = {}
    for path in sorted((root / "exercises" / lang).glob("*/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        for above, cell in pairwise(cells):
            settings = cell.metadata.nbgrader
            if settings.solution:
                found[settings.grade_id] = (above.source, float(settings.points))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_memo_of_the_course_has_criteria_that_come_to_its_points(root: Path, course: Course, lang: str) -> None:
    found = memos(root, lang)
    graded = {one.exercise for one in course.exercises.values() if one.kind == "memo" and one.pool == "graded"}
    assert set(found) == graded
    for name, (instructions, points) in found.items():
        named = criteria(instructions, points)
        assert len(named) >= 4, name
        assert sum(one.points for one in named) == points
        assert all(one.full and one.steps[-1] == one.points for one in named)


def test_both_languages_name_as_many_criteria(root: Path) -> None:
    counts = [{name: len(criteria(*memo)) for name, memo in memos(root, lang).items()} for lang in LANGUAGES]
    assert counts[0] == counts[1]


def test_points_that_do_not_divide_can_all_be_given() -> None:
    (first, _, _) = criteria("- **A.** a\n- **B.** b\n- **C.** c", 10)
    assert first.points == 3.33
    assert first.steps == [0, 1, 2, 3, 3.33]


def test_bold_words_in_a_text_are_no_criteria() -> None:
    assert criteria("Write **one** page.\n\n- **Only this.** It stands alone.", 10) == []
