"""Put beside a page, in a script that it asks for when it is needed, what nobody needs to read and to code.

That is what a check says, and in which words, and what codes mean, brought once somebody answers or asks, and all of
what stands on few pages, once it is near: simulations, calculations, open coding, the theme board. What a meeting is
made of, and what is told after it, has scripts of its own, brought when the reader begins and when she ends.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from entraide.book.extension import shared_files

# What of an exercise is needed only when it is checked, besides the words in which it is told.
CHECKED = "feedback"
# What of its codes is needed only once somebody wants to read it; they come under this name, by code.
MEANINGS, MEANING = "meanings", ("definition", "include", "exclude")
# How the page says of a model what of it comes later: what a check says, or everything.
WHEN_CHECKED, WHEN_NEAR = "checked", "near"
# The name under which an answer is kept, and what the page itself makes of it.
KEPT, ANSWER = "exercise", ("answer", "saved")
# The mode of an exercise that is handed in.
GRADED = "assignment"


def parted(state: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the lean state of a page (see `widgets.lean`) as what stands in it, and what comes later.

    What comes later has the same form: values by model, and texts; and `asked`, by model and trait, what a reader asks
    for (see `pieces`). Of what is apart, the page says where its script and
    its stylesheets are, and under which name its answer is kept; in an assignment, whose page tells how far one is,
    also what it asks.
    """
    here = copy.deepcopy(state)
    later: dict[str, Any] = {"state": {}, "texts": {}}
    # The modules of the models by when they are needed whole.
    near, checked, at_once = set[str](), set[str](), set[str]()
    for model_id, model in here["state"].items():
        module = model["state"].get("_esm", "")
        model["state"]["_esm"] = shared_files.address(module)
        if shared_files.is_apart(module):
            near.add(module)
            asked = shared_files.asked_of(module)
            told = model["state"] if model["state"].get("mode") == GRADED else ("_esm", KEPT)
            own = {name: model["state"][name] for name in told if name in model["state"] and name not in asked}
            # What the reader's browser kept is not to be covered by what the build knows of it: nothing.
            later["state"][model_id] = {name: one for name, one in model["state"].items() if name not in ANSWER}
            if asked:
                held = later["state"][model_id]
                later.setdefault("asked", {})[model_id] = {trait: held.pop(trait, {}) for trait in asked}
            model["state"] = {**own, "_css": [shared_files.style_of(module)], "later": WHEN_NEAR}
        elif model["state"].get(CHECKED):
            checked.add(module)
            later["state"][model_id] = {CHECKED: model["state"].pop(CHECKED)} | _meanings_taken(model["state"])
            model["state"]["later"] = WHEN_CHECKED
        else:
            at_once.add(module)
    for key in [key for key in here["texts"] if _comes_later(key, near, checked, at_once)]:
        later["texts"][key] = here["texts"].pop(key)
    return here, later


def _meanings_taken(state: dict[str, Any]) -> dict[str, Any]:
    """What the codes of an exercise mean, which its state is left without."""
    codes = [code for theme in state.get("themes") or [] for code in theme["codes"]]
    taken = {code["code"]: {name: code.pop(name) for name in MEANING if name in code} for code in codes}
    return {MEANINGS: taken} if any(taken.values()) else {}


def _comes_later(key: str, near: set[str], checked: set[str], at_once: set[str]) -> bool:
    """Whether no widget says a text before what comes later is there."""
    if shared_files.says(at_once, key):
        return False
    if shared_files.says(checked, key):
        return shared_files.says_when_checked(checked, key)
    return bool(near)


def pieces(outdir: Path, page: str, later: dict[str, Any], write: Callable[[Any], str]) -> None:
    """Write what a reader asks for beside the page, a script a value; the models know where each is.

    A model then has their addresses by trait and name, ``{"play": {"first": "page.lead-play-first.js?v=…"}}``.
    """
    for model_id, traits in later.pop("asked", {}).items():
        state = later["state"][model_id]
        state["pieces"] = {
            trait: {
                name: beside(outdir, page, f"{state[KEPT]}-{trait}-{name}", write(value))
                for name, value in held.items()
            }
            for trait, held in traits.items()
        }


def write(outdir: Path, page: str, later: dict[str, Any], written: str) -> str:
    """Write the script beside the page, given as JSON too; return its address from the page, "" where nothing comes."""
    return beside(outdir, page, "later", written) if later["state"] else ""


def beside(outdir: Path, page: str, name: str, written: str) -> str:
    """Write a script beside a page that leaves some JSON under a name in ``entraide``; return its address from it."""
    path = outdir / f"{page}.{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'(globalThis.entraide ??= {{}})["{name}"] = {written};\n'
    path.write_text(text, encoding="utf-8")
    return f"{path.name}?v={hashlib.sha256(text.encode()).hexdigest()[:16]}"
