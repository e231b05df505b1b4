"""A page of the book whose one exercise is made up, with very many units and codings."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

STATE = re.compile(r'(?<=<script type="application/vnd.jupyter.widget-state\+json">).*?(?=</script>)', re.DOTALL)


def is_long(values: dict[str, Any]) -> bool:
    """Whether this is a coding exercise of more than one sentence."""
    return bool(values.get("excerpts")) and values.get("layout_of_units") != "one"


def open_with(page: Page, site: str, folder: Path, place: str, units: int, codings: int) -> None:
    """Open a page of the built book, its first coding exercise with that many units, and codings on some of them."""
    html = (folder / place).read_text("utf-8")
    found = STATE.search(html)
    assert found
    state: dict[str, Any] = json.loads(found[0])
    model_id, model = next((key, one) for key, one in state["state"].items() if is_long(one["state"]))
    values = model["state"]
    codes = [code["code"] for theme in values["themes"] for code in theme["codes"]]
    said = [{"unit": n, "text": f"Somebody said this, sentence {n} of a long evening."} for n in range(1, units + 1)]
    values["excerpts"] = [{"excerpt": "X01", "speaker": "", "context": "", "units": said}]
    given = [
        {"excerpt": "X01", "unit": n * units // codings + 1, "code": codes[n % len(codes)], "memo": ""}
        for n in range(codings)
    ]
    values["answer"] = {"schema": 1, "exercise": "made-up", "kind": "coding", "lang": "en",
                        "saved_at": "2026-01-01T00:00:00Z", "value": given}  # fmt: skip
    values["exercise"] = "made-up"
    values.pop("later", None)
    written = json.dumps(state | {"state": {model_id: model}, "later": ""}).replace("<", "\\u003c")
    body = html[: found.start()] + written + html[found.end() :]
    page.route(f"**/{place}", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(f"{site}/{place}")
    page.locator(".entraide-unit").nth(units - 1).wait_for(state="attached", timeout=60_000)
