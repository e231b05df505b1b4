"""Whoever writes a page sees it in the browser as soon as she saves it, and is told there what is wrong with it."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.book.small import save, small_course
from tests.classroom import ENTRAIDE
from tests.eventually import eventually

pytestmark = pytest.mark.slow
PATIENCE = 120_000  # milliseconds for a build, on a busy machine


class Writing:
    """A small course of its own that is served while it is written."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        small_course(root, folder)
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        command = [*ENTRAIDE, "serve", "--port", "0"]
        with (folder / "errors.txt").open("w") as errors:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environment,
                # Tests that were started in the background ignore Ctrl+C, and hand that down.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
        assert self.process.stdout
        self.said = [next(self.process.stdout) for _ in range(3)]
        self.address = self.said[-1].split()[4]

    def save(self, page: str, text: str) -> None:
        save(self.folder, page, text)

    @property
    def errors(self) -> str:
        """What was said on standard error."""
        return (self.folder / "errors.txt").read_text()


@pytest.fixture(scope="module")
def writing(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writing]:
    written = Writing(root, tmp_path_factory.mktemp("written"))
    yield written
    written.process.kill()
    written.process.wait()


@pytest.fixture
def page(browser: Browser, writing: Writing) -> Iterator[Page]:
    """A page of the book that stays open while it is written."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{writing.address}/en/welcome.html")
    yield page
    page.close()


def expect_text(page: Page, text: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(text, timeout=PATIENCE)


def test_a_page_that_is_saved_shows_itself_anew(page: Page, writing: Writing) -> None:
    written = secrets.token_hex(4)
    expect(page.get_by_role("main")).not_to_contain_text(written)
    writing.save("en/welcome", f"# Hello\n\n{written}.\n")
    expect_text(page, written)


def test_what_is_wrong_is_said_on_the_page_and_in_the_terminal_and_the_last_good_page_stays(
    page: Page, writing: Writing
) -> None:
    writing.save("en/welcome", "# Hello\n\nIn between.\n\n```{no-such-directive}\n```\n")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("welcome.md:5", timeout=PATIENCE)
    expect(alert).to_contain_text("no-such-directive")
    expect(alert).to_contain_text("this page is as it was")
    assert "Traceback" not in eventually(lambda: writing.errors, lambda said: "no-such-directive" in said)
    expect(page.get_by_role("main")).not_to_contain_text("In between.")
    writing.save("en/welcome", "# Hello\n\nMended.\n")
    expect_text(page, "Mended.")
    expect(alert).to_have_count(0)


def test_nothing_of_it_is_in_the_published_files(page: Page, writing: Writing) -> None:
    assert "live.js" in page.content()
    published = list((writing.folder / "_build" / "html").rglob("*.*"))
    assert len(published) > 10
    assert not [path for path in published if b"live.js" in path.read_bytes() or path.name.startswith("live.")]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is no signal there")
def test_it_ends_quietly_with_ctrl_c(writing: Writing) -> None:
    writing.process.send_signal(signal.SIGINT)
    assert (writing.process.wait(timeout=120), "Traceback" in writing.errors) == (0, False), writing.errors
