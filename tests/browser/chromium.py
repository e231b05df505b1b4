"""Find a Chromium or Chrome for the browser tests, or install one where that can be done.

The shell without a window comes first where there is one: it takes half of the processor's time for the same pages.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "ENTRAIDE_CHROMIUM"
SHELL = "chromium-headless-shell"
COMMANDS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PATIENCE = 600  # seconds for an installation


class NoBrowser(Exception):
    """There is none, and none could be installed; the message says what was tried."""


def chromium() -> str:
    """The path of a browser. Raises `NoBrowser`."""
    found = installed() or playwrights_own()
    if found:
        return found
    tried = []
    for what, commands in _installers():
        try:
            for command in commands:
                subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as error:
            tried.append(f"{what}: {error}")
        found = installed() or playwrights_own()
        if found:
            return found
    raise NoBrowser(f"no Chromium or Chrome was found ({VARIABLE} may name one). " + " ".join(tried))


def installed() -> str | None:
    """A browser named by the environment, on the path, or in its usual place."""
    named = os.environ.get(VARIABLE)
    if named:
        if not shutil.which(named):
            raise NoBrowser(f"{VARIABLE}={named}: there is no such program")
        return shutil.which(named)
    on_path = (shutil.which(command) for command in COMMANDS)
    return next((path for path in (*on_path, *ELSEWHERE) if path and Path(path).exists()), None)


def playwrights_own() -> str | None:
    """The browser that Playwright downloaded earlier, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def from_the_distribution(*packages: str) -> list[list[str]]:
    """The commands that install Debian's packages, with the system libraries they need; none where that may not be."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return []
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    return [["apt-get", "update", "-qq"], [*install, *packages]]


def program(name: str, *packages: str) -> str:
    """The path of a program, installed from Debian's packages where that is needed and may be. Raises `NoBrowser`."""
    commands = from_the_distribution(*packages)
    if not shutil.which(name) and not commands:
        raise NoBrowser(f"{name} is not there, and only root installs Debian's {' and '.join(packages)}")
    if not shutil.which(name):
        for command in commands:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return shutil.which(name) or name


def _installers() -> list[tuple[str, list[list[str]]]]:
    own = ("Playwright's own", [[sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]])
    # The distribution's brings the system libraries that it needs, which Playwright's own does not.
    shells = ((name, from_the_distribution(name)) for name in (SHELL, "chromium"))
    return [*((f"the distribution's {name}", commands) for name, commands in shells if commands), own]
