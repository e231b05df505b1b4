"""A page with a meeting to lead, as the book makes one: its own host keeps the answer, and brings what is asked for."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route

from entraide.look import TOKENS
from entraide.widgets.meeting.widget import MeetingWidget

CASES = json.loads((Path(__file__).parents[1] / "cases" / "meeting.json").read_text("utf-8"))
KETTLE: dict[str, Any] = CASES["meeting"] | {
    "care": "Voices rise once.",
    "context": "Three people and a kettle, in a room that is lent.",
    "release": "abc123",
}
"""A small made-up meeting of six turns."""

TOLD: dict[str, Any] = {
    "meeting": "kettle",
    "moves": [
        {"move": "door-hold", "opened": "A rule.", "closed": "The talk of the road.", "limit": "promised-silence"},
        *(
            {"move": one["move"], "opened": "Something opened.", "closed": "Something closed.", "try": "Wait."}
            for one in KETTLE["moves"]
            if one["move"] != "door-hold"
        ),
    ],
    "kinds": [{"kind": one["kind"], "skill": "It has a use.", "page": "roles/worker"} for one in KETTLE["kinds"]],
    "state": [{"variable": "web", "scope": "group", "label": "Web", "low": "Through you.", "high": "Among them."}],
    "dynamics": [],
    "beats": [],
    "codings": [],
    "help": ["Somebody who answers: 555"],
}
PAGE = """<!doctype html><html lang="{lang}" data-content_root="/"><meta charset="utf-8"><title>Led</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/tokens.css">{styles}
<style>:root {{ color-scheme: light dark }} main {{ max-width: 44rem; margin: auto; font-family: system-ui }}</style>
<body><main><h1>Led</h1><h2>An evening</h2><div class="entraide-exercise" id="exercise">
<script type="application/vnd.jupyter.widget-view+json">{{"model_id": "1"}}</script></div></main>
<script type="application/vnd.jupyter.widget-state+json">{state}</script>
<script type="module" src="/book/extension/static/host.js"></script></html>"""
ABOUT = ("meeting", "title", "care", "context", "turns", "carried", "evenings", "earlier")
SHAPE = ("exercise", "lang", "locale", "title", "texts", "mode", "about")


def widget(lang: str, *plays: dict[str, Any], told: dict[str, Any] = TOLD, exercise: str = "lead") -> MeetingWidget:
    """The made-up meeting, or others, to lead in one exercise."""
    by_name = {play["meeting"]: play for play in plays or (KETTLE,)}
    about = [{key: play[key] for key in (*ABOUT, "endings") if key in play} for play in by_name.values()]
    return MeetingWidget(
        exercise=exercise, lang=lang, title="", about=about, play=by_name, feedback=dict.fromkeys(by_name, told)
    )


def opened(page: Page, made: MeetingWidget) -> Locator:
    """Open it on a page of a server of the package's files; what it is made of comes when it is asked for."""
    state = {key: getattr(made, key) for key in SHAPE}
    scripts: dict[str, str] = {}
    pieces: dict[str, dict[str, str]] = {}
    for trait in ("play", "feedback"):
        for name, value in getattr(made, trait).items():
            key, address = f"{made.exercise}-{trait}-{name}", f"pieces/{trait}-{name}.js"
            scripts[address] = f"(globalThis.entraide ??= {{}})[{json.dumps(key)}] = {json.dumps(value)};"
            pieces.setdefault(trait, {})[name] = address
    model = {"model_name": "AnyModel", "model_module": "anywidget"}
    model["state"] = state | {"_esm": "widgets/meeting/widget.js", "pieces": pieces}
    written = json.dumps({"state": {"1": model}, "texts": made.texts}).replace("<", "\\u003c")
    styles = "".join(f'<link rel="stylesheet" href="/widgets/{style}">' for style in made.front_end.styles)
    html = PAGE.format(lang=made.lang, styles=styles, state=written)

    def piece(route: Route) -> None:
        route.fulfill(body=scripts[route.request.url.split("/", 3)[3]], content_type="text/javascript")

    page.route("**/led", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route("**/tokens.css", lambda route: route.fulfill(path=TOKENS, content_type="text/css"))
    page.route(re.compile(r"/pieces/"), piece)
    page.goto("/led")
    return page.locator(".entraide-meeting")
