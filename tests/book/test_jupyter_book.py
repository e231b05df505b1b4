"""Whoever knows Jupyter Book and nothing of ours builds the English edition with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.book.small import FRONT, save, small_course

CELL = '```{code-cell} ipython3\nfrom entraide import exercise\nexercise("what-choice")\n```\n'


@pytest.mark.slow
def test_jupyter_book_alone_builds_the_english_edition_with_its_exercises(root: Path, tmp_path: Path) -> None:
    small_course(root, tmp_path)
    save(tmp_path, "en/more", f"{FRONT}# More\n\n{CELL}")
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", ".", "-W", "-q"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    page = (tmp_path / "_build/html/chapters/en/more.html").read_text("utf-8")
    assert 'id="what-choice"' in page and "mutual aid or service" in page
    assert "data-entraide-twin" not in page and "data-entraide-worker" not in page
