"""A mistake that a person can mend: its place and its text in her language."""

import errno
import os
import pickle
from pathlib import Path

import pytest

from entraide.errors import CourseError, Problem
from entraide.lang import texts


def test_a_problem_says_its_place_in_the_language() -> None:
    problem = Problem("place.row", "data/units.csv", 3, "unit", {"row": 2})
    assert problem.text("en") == "data/units.csv, row 3, column unit: row 2"
    assert problem.text("fr") == "data/units.csv, ligne 3, colonne unit\u00a0: ligne 2"


def test_a_problem_without_a_place_is_its_text_alone() -> None:
    assert Problem("place.row", details={"row": 2}).text("fr") == "ligne 2"


def test_an_error_speaks_the_language_of_whoever_runs_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    error = CourseError("place.column", file="a.csv", name="code", column="code")
    assert error.problem.file == "a.csv"
    error = CourseError("place.said", place="ici", message="non", file="a.csv")
    monkeypatch.setenv("ENTRAIDE_LANG", "en")
    assert str(error) == "a.csv: ici: non"
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    assert str(error) == "a.csv\u00a0: ici\u00a0: non"
    assert error._render_traceback_() == ["Entraide\u00a0: a.csv\u00a0: ici\u00a0: non"]


def test_an_error_comes_back_whole_from_another_process() -> None:
    error = CourseError("place.said", place="here", message="no", file="a.csv", row=4, column="code")
    back = pickle.loads(pickle.dumps(error))
    assert isinstance(back, CourseError)
    assert back.problem == error.problem
    assert back.text("fr") == error.text("fr")


def test_the_reason_of_the_system_is_told_in_the_language(tmp_path: Path) -> None:
    with pytest.raises(OSError) as refused:
        (tmp_path / "nowhere.csv").open()
    error = CourseError("place.said", place="a.csv", message=refused.value)
    assert error.text("en") == "a.csv: No such file or directory"
    assert error.text("fr") == "a.csv\u00a0: ce fichier n’existe pas"
    rare = Problem("place.said", details={"place": "a", "message": OSError(errno.EXDEV, os.strerror(errno.EXDEV))})
    assert rare.text("fr") == f"a\u00a0: {os.strerror(errno.EXDEV)}"


def test_the_reasons_are_named_as_the_system_names_them() -> None:
    reasons = [key.removeprefix("system.") for key in texts.catalogue("en").texts if key.startswith("system.")]
    assert len(reasons) > 5
    assert {name.upper() for name in reasons} <= set(errno.errorcode.values())
