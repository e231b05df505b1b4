"""Wait for what takes its time: a server that a test has started, the exercises of a page."""

import subprocess
import time
import urllib.request
from pathlib import Path
from re import Pattern, compile

from playwright.sync_api import Page, expect

from tests import eventually

PATIENCE = eventually.PATIENCE * 1000  # ms: whatever a page does, on a busy machine
START = 180  # seconds: a server starts
END = 30  # seconds: it ends when it is asked to

# An observer of what is on the screen hears of it after the next two frames.
SHOW = """async place => {
  place.scrollIntoView();
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""


def stop(program: subprocess.Popen[bytes]) -> None:
    """End a program that a test has started, by force where it goes on after being asked, on a busy machine."""
    program.terminate()
    try:
        program.wait(END)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def expect_all_drawn(page: Page) -> None:
    """Go through the page, as a reader does: a simulation is drawn once she comes near it."""
    for place in page.locator(".entraide-exercise:not([data-ready])").element_handles():
        place.evaluate(SHOW)
    expect(page.locator(".entraide-exercise:not([data-ready])")).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path, patience: float) -> None:
    """Until it answers, ``patience`` seconds at most; else a RuntimeError holds the end of its log."""
    end = time.monotonic() + patience
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"the server at {url} did not start:\n{log.read_text()[-3000:]}")


def whole(name: str) -> Pattern[str]:
    """What finds this name in a row, whose cells follow one another, and not one that goes on: `mutual-aid-b`."""
    return compile(rf"{name}(?!-)")
