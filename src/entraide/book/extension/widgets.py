"""Put the exercises into the pages: their state made lean, their front ends as shared files, a place held for each."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from entraide.book.extension import later, reading, shared_files
from entraide.book.extension.frame_scripts import OF_NOTEBOOKS
from entraide.course.care import line as care_line
from entraide.course.definitions.common import CARES
from entraide.html import templates
from entraide.widgets.common.front_end import BY_PLACE, FrontEnd, received

PIECES = templates(Path(__file__).parent / "pieces")
STATE = "ipywidgets_state"
VIEW = '<script type="application/vnd.jupyter.widget-view+json">'
# An excerpt that a reader is told of before she reads it.
OF_CARE = re.compile(r'"care":"\w')
# What is said of a hard excerpt where it is handed in.
OF_ASSIGNMENTS = "coding.may-leave"
# What is said of a hard excerpt besides what it speaks of.
OF_HARD = ("coding.may-", "coding.support", "coding.skip")
# What ipywidgets says about layout and focus; our host has no use for it.
UNUSED = ("layout", "tabbable", "tooltip")


def setup(app: Sphinx) -> None:
    # The kernels that run the pages are children of this process.
    os.environ[BY_PLACE] = shared_files.EXERCISES
    app.connect("doctree-read", take_state)
    app.connect("html-page-context", dress, priority=620)
    app.add_post_transform(HoldPlaces)


def lean(state: dict[str, Any], viewed: list[str], link: Callable[[dict[str, Any]], FrontEnd]) -> dict[str, Any]:
    """Return the widget state with the models that are viewed, and of these what the host needs.

    `state` is Jupyter's (`{"state": {model id: {"model_name", "state"}}}`). `link` says where the front end of a
    model is; its module takes the place of the text of `_esm`, and `_css` goes, since the page links its styles. The
    texts stand once for all models, but for a model in another language, which keeps its own.
    """
    models = {}
    texts: dict[str, Any] = {}
    for model_id in viewed:
        model = state["state"].get(model_id)
        if model is None:
            continue
        values = model["state"]
        unused = (*UNUSED, *(name for name in later.ANSWER if not values.get(name)))
        kept = {name: value for name, value in values.items() if not name.startswith("_") and name not in unused}
        if model["model_name"] == "AnyModel":
            kept["_esm"] = link(values).module
            if "texts" in kept:
                unsaid = (*OF_NOTEBOOKS, *_never_said(kept))
                kept["texts"] = {key: _forms(text) for key, text in kept["texts"].items() if not key.startswith(unsaid)}
            if all(texts.setdefault(key, text) == text for key, text in kept.get("texts", {}).items()):
                kept.pop("texts", None)
        else:
            kept = {}
        models[model_id] = {"model_name": model["model_name"], "state": kept}
    return {"state": models, "texts": texts}


def _never_said(values: dict[str, Any]) -> Iterator[str]:
    """How the texts begin that an exercise has no use for: of assignments, of cares and of layouts that it has not."""
    if values.get("mode") != later.GRADED:
        yield OF_ASSIGNMENTS
    if "excerpts" in values:
        cares = {excerpt.get("care") for excerpt in values["excerpts"]} - {"", None}
        yield from () if cares else OF_HARD
        yield from (f"coding.care-{care}" for care in CARES if care and care not in cares)
        yield from (f"coding.hint-{one}" for one in ("words", "one") if one != values.get("layout_of_units"))


def _forms(text: Any) -> Any:
    """A text without those of its forms that are as `other`, which then stands for them (widgets/common/texts.js)."""
    if not isinstance(text, dict):
        return text
    return {form: one for form, one in text.items() if form == "other" or one != text.get("other")}


def take_state(app: Sphinx, doctree: nodes.document) -> None:
    """Replace the state that the page would carry by the lean one, when the page has just been read."""
    page = getattr(app.env, "nb_metadata", {}).get(app.env.docname, {})
    _, attributes = page.get("js_files", {}).pop(STATE, (None, None))
    if not attributes:
        return
    front_ends: list[FrontEnd] = []

    def link(values: dict[str, Any]) -> FrontEnd:
        found = front_end(values, Path(app.outdir))
        if found not in front_ends:
            front_ends.append(found)
        return found

    views = [(node, model_id) for node in doctree.findall(nodes.raw) if (model_id := _model_id(node))]
    state = lean(json.loads(attributes["body"]), [model_id for _, model_id in views], link)
    # Jupyter's own names of the models are long, and others each time a page is run.
    short = {model_id: str(number) for number, model_id in enumerate(state["state"], start=1)}
    state["state"] = {short[model_id]: model for model_id, model in state["state"].items()}
    for node, model_id in views:
        node[:] = [nodes.Text(view_of(short.get(model_id, model_id)))]
    models = [(node, state["state"].get(short.get(model_id, ""))) for node, model_id in views]
    named = {model["state"].get("exercise"): section_of(node) for node, model in models if model}
    page["entraide"] = {"state": state, "front_ends": front_ends, "sections": named}


def section_of(node: nodes.Node) -> int:
    """The number of the section that holds a node, of those right below the page's title; 0 above the first."""
    inner, page = node, node.parent
    while page and page.parent and page.parent.parent:
        inner, page = page, page.parent
    within = [child for child in page.children if isinstance(child, nodes.section)] if page else []
    return within.index(inner) + 1 if inner in within else 0


def front_end(values: dict[str, Any], outdir: Path) -> FrontEnd:
    """Return where the front end of a model is; that of another package's widget is written there first."""
    own = received(values.get("_esm", ""), values.get("_css", ""), shared_files.EXERCISES)
    if own:
        return own
    written = []
    for text, suffix in ((values.get("_esm", ""), ".js"), (values.get("_css", ""), ".css")):
        if text:
            name = hashlib.sha256(text.encode()).hexdigest()[:12] + suffix
            path = outdir / "_static" / "entraide" / "others" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(f"_static/entraide/others/{name}")
    return FrontEnd(written[0], tuple(written[1:]))


def dress(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the frame of the page the state of its exercises and the files they need."""
    own = getattr(app.env, "nb_metadata", {}).get(pagename, {}).get("entraide", {"state": None, "front_ends": []})
    scripts, styles = shared_files.needed(own["front_ends"])
    context["exercise_scripts"], context["exercise_styles"] = scripts, styles
    state = own["state"]
    if state:
        state, rest = later.parted(state)
        state["state"] = reading.left_to_the_page(state["state"], context.get("body", ""))
        later.pieces(Path(app.outdir), pagename, rest, in_script)
        state["later"] = later.write(Path(app.outdir), pagename, rest, in_script(rest))
    # A page whose script puts exercises together has no state of its own, but what they say.
    context["exercise_state"] = in_script(state) if state and (state["state"] or state["texts"]) else ""
    # What leads away is the plainer to see where a page says that it speaks of something painful.
    context["needs_care"] = OF_CARE.search(context["exercise_state"]) or "care" in app.env.metadata.get(pagename, {})


class HoldPlaces(SphinxPostTransform):
    """Around each exercise, a box that holds its place and says its title until it is drawn."""

    # After myst-nb has chosen which form of each output is shown.
    default_priority = 20
    formats = ("html",)

    def run(self, **_: Any) -> None:
        page = getattr(self.env, "nb_metadata", {}).get(self.env.docname, {})
        models = page.get("entraide", {"state": {"state": {}}})["state"]["state"]
        for node in list(self.document.findall(nodes.raw)):
            model_id = _model_id(node)
            if model_id in models:
                node.rawsource = ""
                box = held(models[model_id], node.astext(), self.config.language)
                node.parent.replace(node, nodes.raw("", box, format="html"))


def held(model: dict[str, Any], view: str, language: str) -> str:
    """The place of a model in a page, with what it asks, to be read, and the view by which the host finds it."""
    state = model["state"]
    # The same in both languages, so that the twin of a link to an exercise leads to the same exercise. A simulation has
    # the name of its heading, whose anchor that is.
    exercise, simulation = (str(state.get(key, "")) for key in ("exercise", "simulation"))
    question = state.get("question") or {}
    return PIECES.get_template("exercise.html.j2").render(
        lang=language,
        anchor=exercise or (f"simulation-{simulation}" if simulation else ""),
        kind=Path(state.get("_esm", "")).parent.name,
        title=str(state.get("title") or ""),
        reads=any(reading.slots(state)),
        excerpts=state.get("excerpts") or [],
        care=care_line,
        in_words=state.get("layout_of_units") == "words",
        asked=question.get("prompt"),
        options=question.get("options"),
        prompt=state.get("prompt"),
        view=Markup(view),
    )


def view_of(model_id: str) -> str:
    """What stands in a page where the host draws a model."""
    return f"{VIEW}{json.dumps({'model_id': model_id})}</script>"


def _model_id(node: nodes.raw) -> str:
    text = node.astext()
    if not text.startswith(VIEW):
        return ""
    return str(json.loads(text.removeprefix(VIEW).removesuffix("</script>")).get("model_id", ""))


def in_script(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
