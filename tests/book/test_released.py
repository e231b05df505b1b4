"""The notebooks from which the pages of open assignments are made."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from entraide import course as courses
from entraide.book.site import before
from entraide.book.site.derivation import BuildError
from entraide.book.site.released import prepare
from entraide.course import LANGUAGE_VARIABLE
from entraide.lang import LANGUAGES
from tests.filling import rewrite


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one's own."""
    copied = tmp_path_factory.mktemp("course")
    for name in ("data", "exercises"):
        shutil.copytree(root / name, copied / name)
    return copied


@pytest.mark.slow
def test_they_are_released_also_where_nobody_activated_the_environment(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/usr/bin")
    prepare(folder, "fr", ["mutual-aid", "themes"], tmp_path / "released")
    notebooks = sorted((tmp_path / "released").glob("*.ipynb"))
    assert [path.name for path in notebooks] == ["mutual-aid.ipynb", "themes.ipynb"]
    notebook = json.loads((tmp_path / "released" / "themes.ipynb").read_text("utf-8"))
    assert notebook["metadata"]["entraide"]["carried"]["exercises"]
    assert not (folder / "gradebook.db").exists() and not (folder / "release").exists()
    # They are not made again for nothing, and made again for one more or one less.
    before = notebooks[0].stat().st_mtime_ns
    prepare(folder, "fr", ["mutual-aid", "themes"], tmp_path / "released")
    assert notebooks[0].stat().st_mtime_ns == before
    prepare(folder, "fr", ["themes"], tmp_path / "released")
    assert not notebooks[0].exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["winter"], "_config.yml: entraide_assignments asks for a page of winter.* exercises/en: approaches"),
        (["mutual-ad"], "no such assignment in exercises/en: is “mutual-aid” meant"),
        ("mutual-aid", "is to be a list of assignments"),
        ([None], "is to be a list of assignments"),
    ],
)
def test_a_name_that_is_not_an_assignment_s_is_told_with_the_one_that_may_be_meant(
    root: Path, asked: object, said: str
) -> None:
    with pytest.raises(BuildError, match=said):
        before.open_assignments(root, setting(asked))


def test_no_assignment_need_be_open_and_one_is_open_once(root: Path) -> None:
    assert before.open_assignments(root, setting(None)) == ()
    assert before.open_assignments(root, setting(["themes", "capstone", "themes"])) == ("themes", "capstone")


def setting(asked: object) -> dict[str, Any]:
    """A configuration in which the setting says this."""
    return {"sphinx": {"config": {"entraide_assignments": asked}}}


def test_two_open_assignments_of_one_title_are_told(folder: Path) -> None:
    for lang in LANGUAGES:
        place = folder / "exercises" / lang
        (place / "themes-twin").mkdir()
        shutil.copy(place / "themes" / "themes.ipynb", place / "themes-twin" / "themes-twin.ipynb")
    told = list(before.titled_alike(folder, ["mutual-aid", "themes", "themes-twin"]))
    assert len(told) == 2 and "themes and themes-twin have one title in the edition en" in told[0]


@pytest.mark.slow
def test_a_page_needs_no_key_and_every_text(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a site is published from, there may be no keys of one's own. What is refused is said as commands speak."""
    for table in ("reference", "solutions"):
        path = folder / "data" / "keys" / f"{table}.csv"
        path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    prepare(folder, "en", ["group-types"], tmp_path / "released")
    shutil.rmtree(folder / "data" / "keys")
    options = folder / "data" / "graded" / "options.csv"
    asked = courses.load(folder / "data").exercise("group-types-3").items[0]
    rewrite(options, lambda row: row.update(text_en="…") if row["question"] == asked else None)
    monkeypatch.setenv(LANGUAGE_VARIABLE, "fr")
    with pytest.raises(BuildError, match="group-types-3 n’est pas encore écrit"):
        prepare(folder, "en", ["group-types"], tmp_path / "released")


@pytest.mark.slow
def test_what_nbgrader_refuses_is_said(folder: Path, tmp_path: Path) -> None:
    source = folder / "exercises" / "en" / "approaches" / "approaches.ipynb"
    source.write_text(source.read_text("utf-8").replace('"grade_id": "approaches-1"', '"grade_id": "another"'), "utf-8")
    with pytest.raises(BuildError, match="approaches"):
        prepare(folder, "en", ["approaches"], tmp_path / "released")
