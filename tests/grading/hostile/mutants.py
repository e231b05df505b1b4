"""Submissions that hypothesis makes up: a valid notebook, changed in up to six places, then perhaps its bytes."""

import json
import warnings
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.classroom import ASSIGNMENT
from tests.grading.hostile.student import ANSWERS, CODE, SCRIPT, Good, Hostile, cell

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        [SCRIPT, CODE, "\u202e25\u202c", "\u200b", "\ud800", "\x00", "=1+1", "x" * 30_000, "25", "", "mutual-aid-1",
         "G01", "shared-reality", 1, 25, 1e308, float("nan"), float("inf"), [], {}, [[]] * 50, "2999-01-01T00:00:00Z",
         "0000-00-00", "coding", "choice", "memo", "a", ["a"], {"exercise": "mutual-aid-1"}]
    ),
)  # fmt: skip

OPERATIONS = ("delete", "repeat", "swap", "nest", "rename", "copy")


@st.composite
def mutated(draw: st.DrawFn, content: Any) -> Any:
    """A copy of JSON in which up to six values were deleted, repeated, swapped for something odd, nested or moved."""
    content = _again(content)
    for _ in range(draw(st.integers(1, 6))):
        parent, key = _walk(draw, content)
        if parent is None:
            continue
        operation = draw(st.sampled_from(OPERATIONS))
        if operation == "delete":
            del parent[key]
        elif operation == "repeat" and isinstance(parent, list):
            parent[key:key] = [_again(parent[key])] * draw(st.integers(1, 40))
        elif operation == "nest":
            for _ in range(draw(st.integers(1, 20))):
                parent[key] = draw(st.sampled_from(([parent[key]], {"x": parent[key]})))
        elif operation == "rename" and isinstance(parent, dict):
            parent[draw(st.text(max_size=8))] = parent.pop(key)
        elif operation == "copy":
            other, place = _walk(draw, content)
            if other is not None:
                parent[key] = _again(other[place])
        else:
            parent[key] = _again(draw(ODD))
    return content


def _again(content: Any) -> Any:
    """A copy; `copy.deepcopy` would give up on deep nesting."""
    return json.loads(json.dumps(content))


def _walk(draw: st.DrawFn, content: Any) -> tuple[Any, Any]:
    """A place in JSON by chance: the list or object, and the index or key; None where there is nothing to choose."""
    parent, key = None, None
    while isinstance(content, list | dict) and content and (parent is None or draw(st.integers(0, 5))):
        keys = range(len(content)) if isinstance(content, list) else sorted(content)
        parent, key = content, draw(st.sampled_from(keys))
        content = parent[key]
    return parent, key


@st.composite
def damaged(draw: st.DrawFn, content: Any) -> bytes:
    """JSON as bytes, one time in two no longer whole."""
    raw = json.dumps(content, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    damage = draw(st.sampled_from(("", "", "", "", "cut", "bytes", "hole", "mark", "wide", "letter")))
    place = draw(st.integers(0, len(raw)))
    if damage == "cut":
        return raw[:place]
    if damage == "bytes":
        return raw[:place] + draw(st.binary(min_size=1, max_size=8)) + raw[place:]
    if damage == "hole":
        return raw[:place] + raw[place + draw(st.integers(1, 2000)) :]
    if damage == "letter":
        return raw[:place] + "é".encode("cp1252") + raw[place:]
    if damage == "mark":
        return b"\xef\xbb\xbf" + raw
    if damage == "wide":
        return raw.decode("utf-8", "replace").encode(draw(st.sampled_from(("utf-16", "utf-32", "utf-16-le"))))
    return raw


@st.composite
def submissions(draw: st.DrawFn, good: Good) -> dict[str, bytes]:
    """The files of a student who started from a perfect submission, with or without an answers.json."""
    names = draw(st.lists(st.sampled_from(good.names), unique=True, min_size=1))
    notebook = good.notebook([good.records[name] for name in names])
    # Most of a notebook is text that nobody grades: half of the time only what counts is changed.
    if draw(st.booleans()):
        for name in names:
            cell(notebook, name)["outputs"] = draw(mutated(cell(notebook, name)["outputs"]))
    else:
        notebook = draw(mutated(notebook))
    files = {f"{ASSIGNMENT}.ipynb": draw(damaged(notebook))}
    if draw(st.integers(0, 3)) == 0:
        kept = {"schema": 1, "answers": {name: good.records[name] for name in draw(st.permutations(good.names))[:3]}}
        files[ANSWERS] = draw(damaged(draw(mutated(kept))))
    return files


def mutants(good: Good, count: int) -> list[Hostile]:
    """So many different submissions that hypothesis makes up: the same ones every time."""
    found: list[dict[str, bytes]] = []

    @settings(
        max_examples=count + count // 2,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(files=submissions(good))
    def collect(files: dict[str, bytes]) -> None:
        if len(found) < count and files not in found:
            found.append(files)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        collect()
    return [Hostile(f"mutant-{number:03}", files) for number, files in enumerate(found, 1)]
