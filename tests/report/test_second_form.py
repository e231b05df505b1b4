"""A second form of an assignment, from its first row to the comparison of two classes, by the commands themselves."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from entraide import cli
from entraide.course import LANGUAGE_VARIABLE
from entraide.lang import LANGUAGES
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.filling import with_practice

NAME = f"{ASSIGNMENT}-c"
VERDICT = {
    "en": rf"{NAME}.* {ASSIGNMENT}\b.* of 100 points.*\(95% interval: from −?\d+ to −?\d+\)",
    "fr": rf"{NAME}.* {ASSIGNMENT}\b.* sur 100 points.*\(intervalle à 95 % : de −?\d+ à −?\d+\)",
}
PARTS = {
    "en": ["First coding exercise", "Second coding exercise", "First question", "Second question", "Third question"],
    "fr": [
        "Premier exercice de codage", "Deuxième exercice de codage",
        "Première question", "Deuxième question", "Troisième question",
    ],
}  # fmt: skip


def test_two_forms_are_begun_released_graded_and_compared(
    new_course: Callable[[str], NbgraderCourse],
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = new_course("en").folder  # the first form is released
    shutil.copytree(root / "data", folder / "data", dirs_exist_ok=True, ignore=shutil.ignore_patterns("elsewhere.txt"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader calls alembic

    def entraide(*command: str) -> str:
        assert cli.main(list(command)) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    entraide("new-assignment", NAME, "--like", ASSIGNMENT)
    with_practice(folder, folder.parent / f"{folder.name}-keys", NAME)
    entraide("assignments", NAME)
    entraide("check")
    config = PyFileConfigLoader("nbgrader_config.py", str(folder)).load_config()
    done = NbGraderAPI(config=config).generate_assignment(NAME)
    assert done["success"], done
    for name, students in ((ASSIGNMENT, "24"), (NAME, "20")):
        entraide("sample-class", name, "--students", students)
        assert f"{name}: {students} graded" in entraide("grade", name, "--workers", "1")
    for lang in LANGUAGES:
        monkeypatch.setenv(LANGUAGE_VARIABLE, lang)
        entraide("report", NAME, "--beside", ASSIGNMENT)
        html = (folder / f"report-{NAME}.html").read_text("utf-8")
        beside = html[html.index('id="forms"') : html.index('id="items"')]
        said = re.sub(r"[\s\xa0\u202f]+", " ", unescape(re.sub(r"<[^>]+>", " ", beside)))
        assert re.search(VERDICT[lang], said), said
        # One or two of each class are blank or cannot be graded whole.
        assert re.search(rf" {ASSIGNMENT} 2[234] ", said) and re.search(rf" {NAME} (19|20) ", said), said
        parts = [part for part in PARTS[lang] if re.search(rf" {part} \d+ ?% \d+ ?% ", said)]
        assert parts == PARTS[lang], said
