"""Where the section of each exercise opens on a feedback page, whatever the instructor's notebook is like."""

from datetime import datetime
from typing import Any

import pytest
from nbformat import NotebookNode, v4

from entraide.grading.mark.page import Given, Pages, prepare

HOW = {"entraide": {"only": "notebook"}}


def said(source: str, **metadata: Any) -> NotebookNode:
    return v4.new_markdown_cell(source, metadata=metadata)


def answered(name: str) -> NotebookNode:
    grading = {"grade_id": name, "grade": True, "solution": False}
    return v4.new_code_cell("", metadata={"nbgrader": grading, "entraide": {"title": name.upper()}})


def sections(*cells: NotebookNode) -> list[tuple[str, str, str, int]]:
    """Where each section opens, in the cell's own words, and its name, its heading and the heading's level."""
    nb = v4.new_notebook(cells=list(cells), metadata={"entraide": {"lang": "en"}})
    prepare(nb, Pages("x", True, "en"), Given("", None, datetime(2026, 1, 31), frozenset()))
    opened = [(cell.source, cell.metadata.get("entraide", {}).get("section")) for cell in nb.cells]
    return [(source, *section.values()) for source, section in opened if section]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([said("# T"), said("## 1. A"), answered("a")], [("", "a", "", 3)]),
        (
            [
                said("# T"),
                said("## 1. Two"),
                answered("a"),
                said("Of b"),
                answered("b"),
                said("## 2. C"),
                answered("c"),
            ],
            [("", "a", "A", 3), ("Of b", "b", "B", 3), ("", "c", "", 3)],
        ),
        ([said("# T"), said("Do."), answered("a"), answered("b")], [("", "a", "A", 2), ("", "b", "B", 2)]),
        (
            [said("# T"), said("Do."), answered("a"), said("## 1. B"), answered("b")],
            [("", "a", "A", 2), ("", "b", "", 3)],
        ),
    ],
    ids=["a part of one", "a part of two", "no parts", "one before the first part"],
)
def test_an_exercise_has_a_heading_of_its_own_where_that_above_does_not_name_it_alone(
    cells: list[NotebookNode], expected: list[tuple[str, str, str, int]]
) -> None:
    assert sections(*cells) == expected


def test_what_only_a_notebook_needs_is_not_on_the_page() -> None:
    nb = v4.new_notebook(cells=[said("# T\n\nWhat."), said("Run it.", **HOW), answered("a"), said("## Save", **HOW)])
    prepare(nb, Pages("x", True, "en"), Given("", None, datetime(2026, 1, 31), frozenset()))
    assert [cell.source for cell in nb.cells] == ["What.", ""]
