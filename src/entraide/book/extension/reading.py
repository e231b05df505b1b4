"""What an exercise asks stands in its place, to be read without it; its state in the page need not hold it again."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any


def slots(state: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Where the texts of an exercise are, in the order in which its place shows them (static/reading.js goes alike).

    >>> [key for _, key in slots({"excerpts": [{"context": "c", "units": [{"text": "t"}]}], "prompt": "p"})]
    ['context', 'text', 'prompt']
    """
    for excerpt in state.get("excerpts") or []:
        yield excerpt, "context"
        for unit in excerpt["units"]:
            yield unit, "text"
    question = state.get("question")
    if isinstance(question, dict) and isinstance(question.get("prompt"), str):
        yield question, "prompt"
        for option in question.get("options") or []:
            yield option, "text"
    if state.get("prompt"):
        yield state, "prompt"


def titled(state: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Where the title of an exercise is; of one without, the place says only what kind it is."""
    if state.get("title"):
        yield state, "title"


def left_to_the_page(states: dict[str, Any], html: str) -> dict[str, Any]:
    """Return the states by model without the texts that the places in this HTML show, nor the titles above them.

    What an exercise asks as a whole stays as "": it says that something is asked.
    """
    lean = {name: model | {"state": copy.deepcopy(model["state"])} for name, model in states.items()}
    for model in lean.values():
        if f'id="{model["state"].get("exercise")}" data-read' in html:
            for holder, key in [*slots(model["state"]), *titled(model["state"])]:
                if key == "prompt":
                    holder[key] = ""
                else:
                    holder.pop(key, None)
    return lean
