"""Firefox and WebKit as readers have them, driven by what they speak themselves: WebDriver BiDi, and WebDriver.

Both take the same actions of a hand, so a test is written once. What is looked for is looked for in the page, by the
small functions of `LOOK`.
"""

import json
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websocket import create_connection

from tests.browser.waiting import stop

PATIENCE = 60  # seconds until something must be there
SIZE = (1280, 900)
# What Firefox says of a file that was on its way to a page as its reader left it. What fails has other words.
LEFT = "A ServiceWorker intercepted the request and encountered an unexpected error."
# One element by what it is and what it says, shown and not hidden; and where to point at it.
LOOK = """
const shown = (one) => one.checkVisibility?.() ?? one.offsetParent !== null;
const find = (selector, text = "") =>
  [...document.querySelectorAll(selector)].find((one) => shown(one) && one.textContent.includes(text));
const where = (one) => {
  one.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = one.getBoundingClientRect();
  const place = [Math.round(x + width / 2), Math.round(y + height / 2)];
  const top = document.elementFromPoint(...place);
  return [place, Boolean(top) && (one.contains(top) || top.contains(one))];
};
"""


class Browser(ABC):
    """A browser with one page in it."""

    downloads: Path

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def run(self, body: str) -> Any:
        """What a function body returns in the page, where `LOOK` is at hand."""

    @abstractmethod
    def act(self, *sources: dict[str, Any]) -> None:
        """Perform actions, in the form that both protocols share."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the window this size, or what comes nearest in this browser."""

    def narrow(self) -> None:
        """Make the window a phone's."""
        self.resize(360, 740)

    def widen(self) -> None:
        """Make the window a desk's again."""
        self.resize(*SIZE)

    @abstractmethod
    def strangers(self, home: str) -> list[str]:
        """What the pages have asked of other hosts than ``home``."""

    @abstractmethod
    def choose(self, selector: str, file: Path) -> None:
        """Give a file to a field for files."""

    def wait(self, condition: str) -> None:
        """Until an expression is true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"return Boolean({condition})"):
            assert time.monotonic() < end, f"in vain waited for: {condition}\n{self.run('return document.title')}"
            time.sleep(0.05)

    def click(self, selector: str, text: str = "", touch: bool = False) -> None:
        """Click, or touch, the first element that is shown and says this."""
        x, y = self._resting(f"find({json.dumps(selector)}, {json.dumps(text)})")
        kind = "touch" if touch else "mouse"
        pointer = {"type": "pointer", "id": kind, "parameters": {"pointerType": kind}}
        moves = [
            {"type": "pointerMove", "x": x, "y": y},
            *({"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")),
        ]
        self.act(pointer | {"actions": moves})

    def _resting(self, one: str) -> list[int]:
        """Where to point at an element, once it is there, moves no more and nothing lies over it."""
        last = None
        end = time.monotonic() + PATIENCE
        while True:
            self.wait(one)
            place, free = self.run(f"return where({one})")
            if free and place == last:
                return list(place)
            assert time.monotonic() < end, f"nothing to point at: {one}"
            last = place
            time.sleep(0.05)

    def press(self, keys: str) -> None:
        """Type keys, one after the other, where the focus is."""
        strokes = [{"type": f"key{way}", "value": key} for key in keys for way in ("Down", "Up")]
        self.act({"type": "key", "id": "keys", "actions": strokes})

    def taken(self, pattern: str) -> Path:
        """A file that was downloaded, once all of it is there."""
        end = time.monotonic() + PATIENCE
        while True:
            for path in self.downloads.glob(pattern):
                if path.stat().st_size:
                    return path
            assert time.monotonic() < end, f"no {pattern} was downloaded: {[*self.downloads.iterdir()]}"
            time.sleep(0.05)

    def says(self, selector: str, text: str) -> None:
        """Wait until an element that is shown says this."""
        self.wait(f"find({json.dumps(selector)}, {json.dumps(text)})")


class Firefox(Browser):
    def __init__(self, address: str, downloads: Path) -> None:
        self.downloads = downloads
        self._socket = create_connection(address, timeout=60, suppress_origin=True)
        self._asked = 0
        self.events: list[dict[str, Any]] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._page = self._send("browsingContext.create", type="tab")["context"]
        self.widen()

    def resize(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", context=self._page, viewport={"width": width, "height": height})

    def go(self, address: str) -> None:
        to = {"context": self._page, "url": address, "wait": "complete"}
        try:
            self._send("browsingContext.navigate", **to)
        except AssertionError as error:
            # The page before may still have been on its way to another one, as an offline page is.
            if "interrupted an unfinished navigation" not in str(error):
                raise
            self._send("browsingContext.navigate", **to)

    def run(self, body: str) -> Any:
        expression = f"JSON.stringify((() => {{ {LOOK} {body} }})() ?? null)"
        answer = self._send(
            "script.evaluate", expression=expression, target={"context": self._page}, awaitPromise=False
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def act(self, *sources: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._page, actions=list(sources))

    def choose(self, selector: str, file: Path) -> None:
        nodes = self._send(
            "browsingContext.locateNodes", context=self._page, locator={"type": "css", "value": selector}
        )
        element = {"sharedId": nodes["nodes"][0]["sharedId"]}
        self._send("input.setFiles", context=self._page, element=element, files=[str(file)])

    def strangers(self, home: str) -> list[str]:
        asked = [one["params"]["request"]["url"] for one in self.events if one["method"] == "network.beforeRequestSent"]
        return [url for url in asked if not url.startswith((home, "data:", "blob:", "about:"))]

    def errors(self) -> list[str]:
        """What the pages complained of, violations of their policy included."""
        said = [one["params"] for one in self.events if one["method"] == "log.entryAdded"]
        return [one["text"] for one in said if one["level"] == "error" and not one["text"].endswith(LEFT)]

    def _send(self, method: str, **params: Any) -> Any:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while True:
            heard = json.loads(self._socket.recv())
            if heard.get("id") == self._asked:
                assert heard["type"] == "success", heard
                return heard["result"]
            if heard["type"] == "event":
                self.events.append(heard)


class WebKit(Browser):
    def __init__(self, address: str, binary: Path, downloads: Path) -> None:
        self.downloads = downloads
        self._address = f"{address}/session"
        options = {"webkitgtk:browserOptions": {"binary": str(binary), "args": ["--automation"]}}
        session = self._send("POST", "", {"capabilities": {"alwaysMatch": options}})
        self._address += f"/{session['sessionId']}"

    def go(self, address: str) -> None:
        self._send("POST", "/url", {"url": address})

    def run(self, body: str) -> Any:
        return self._send("POST", "/execute/sync", {"script": f"{LOOK} {body}", "args": []})

    def resize(self, width: int, height: int) -> None:
        self._send("POST", "/window/rect", {"width": width, "height": height})

    def act(self, *sources: dict[str, Any]) -> None:
        self._send("POST", "/actions", {"actions": list(sources)})

    def choose(self, selector: str, file: Path) -> None:
        element = self._send("POST", "/element", {"using": "css selector", "value": selector})
        self._send("POST", f"/element/{next(iter(element.values()))}/value", {"text": str(file)})

    def strangers(self, home: str) -> list[str]:
        asked = self.run("return performance.getEntriesByType('resource').map(({ name }) => name)")
        return [url for url in asked if not url.startswith((home, "data:", "blob:"))]

    def close(self) -> None:
        self._send("DELETE", "", None)

    def _send(self, method: str, path: str, body: Any) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self._address + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from error


@contextmanager
def firefox(program: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own, which asks nothing of anybody and saves downloads in ``folder``."""
    settings: dict[str, Any] = {
        "browser.download.folderList": 2,
        "browser.download.dir": str(folder),
        "remote.active-protocols": 1,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
    }
    profile = folder / "profile"
    profile.mkdir()
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items())
    (profile / "user.js").write_text("\n".join(lines))
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with started(command, folder / "firefox.log") as log:
        yield Firefox(heard(log, r"WebDriver BiDi listening on (ws://\S+)") + "/session", folder)


@contextmanager
def webkit(driver: str, binary: Path, folder: Path) -> Iterator[WebKit]:
    """A WebKit without a window of anybody's: on a screen of its own, with a home of its own."""
    home = {"HOME": str(folder), "XDG_DOWNLOAD_DIR": str(folder), "GSK_RENDERER": "cairo"}
    with started(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], folder / "x.log") as x:
        home["DISPLAY"] = ":" + heard(x, r"^(\d+)\s")
        port = free_port()
        with started([driver, "--host=127.0.0.1", f"--port={port}"], folder / "webkit.log", home):
            wait_until_open(port)
            browser = WebKit(f"http://127.0.0.1:{port}", binary, folder)
            yield browser
            browser.close()


@contextmanager
def started(command: list[str], log: Path, environment: dict[str, str] | None = None) -> Iterator[Path]:
    """A program that runs as long as it is needed, and what it says."""
    with log.open("wb") as said:
        program = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=os.environ | (environment or {}))
        try:
            yield log
        finally:
            stop(program)


def heard(log: Path, pattern: str) -> str:
    """What a program says of itself once it is there."""
    end = time.monotonic() + PATIENCE
    while not (found := re.search(pattern, log.read_text("utf-8", "replace"), re.MULTILINE)):
        assert time.monotonic() < end, log.read_text("utf-8", "replace")[-2000:]
        time.sleep(0.05)
    return found[1]


def free_port() -> int:
    """A port for a program that chooses none itself."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_until_open(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing answers at port {port}")
