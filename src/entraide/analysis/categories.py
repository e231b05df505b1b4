"""The figure of how the study counts its approaches: six announced, four categories, seven rows of a table."""

import textwrap

from entraide.analysis.drawing import INK, LINE, WIDTH, Drawing, Figure
from entraide.analysis.study import rows, sourced
from entraide.lang import listed, say

ANNOUNCED = 6

# The three columns and what is between them, in pixels: where circles have their middle, boxes their edges, names
# their beginning; the top of the columns, and the gap from one box to the next.
CIRCLES, BOXES, NAMES = 33.0, (68.0, 180.0), 206.0
TOP, GAP = 44.0, 8.0

Group = tuple[str, list[str]]
"""A category's label, and those of the approaches in it, in lines that fit their columns."""


def approach_categories(lang: str) -> Figure:
    """Six approaches announced, four categories, seven rows, side by side (facts D4 to D8, D10)."""
    approaches = rows("approaches", lang, "category")
    found = [
        (row["label"], [one["label"] for one in approaches if one["category"] == row["category"]])
        for row in rows("approach_categories", lang, "category")
    ]
    heads = (say(lang, "analysis.announced"), say(lang, "analysis.categories"), say(lang, "analysis.table-rows"))
    counts = (ANNOUNCED, len(found), len(approaches))
    drawing = _drawn(
        [(_wrapped(label, 14), [_wrapped(name, 16) for name in names]) for label, names in found],
        list(zip(counts, heads, strict=True)),
    )
    said = [say(lang, "analysis.sentence", label=label, value=listed(names, lang)) for label, names in found]
    alt = say(lang, "analysis.approach-categories-alt", boxes=" ".join(said))
    caption = sourced(lang, say(lang, "analysis.approach-categories"))
    return Figure("approach_categories", drawing.svg("approach_categories"), alt, caption)


def _drawn(groups: list[Group], heads: list[tuple[int, str]]) -> Drawing:
    """The three columns, each with its count and its head."""
    heights = [max(_height(label), sum(map(_height, names))) for label, names in groups]
    bottom = TOP + sum(heights) + GAP * (len(groups) - 1)
    drawing = Drawing(bottom + 2)
    middle = sum(BOXES) / 2
    for x, (count, head) in zip((CIRCLES, middle, (NAMES + WIDTH) / 2), heads, strict=True):
        drawing.text(x, 11, str(count), ha="center", weight="bold", size=18)
        drawing.text(x, 31, head, ha="center")
    for number in range(ANNOUNCED):
        y = TOP + (bottom - TOP) * (number + 0.5) / ANNOUNCED
        drawing.hollow(CIRCLES, y, size=22, colour=INK)
        drawing.text(CIRCLES, y, "?", ha="center")
    y = TOP
    for (label, names), tall in zip(groups, heights, strict=True):
        drawing.box(BOXES[0], y, BOXES[1] - BOXES[0], tall)
        drawing.text(middle, y + tall / 2, label, ha="center")
        _tie(drawing, names, y + (tall - sum(map(_height, names))) / 2)
        y += tall + GAP
    return drawing


def _tie(drawing: Drawing, names: list[str], top: float) -> None:
    """The approaches of a box one under the other, each tied to it."""
    for name in names:
        y = top + _height(name) / 2
        drawing.line((BOXES[1], NAMES - 14), (y, y))
        drawing.full(NAMES - 10, y, "s", 7)
        drawing.text(NAMES, y, name)
        top += _height(name)


def _height(text: str) -> float:
    return (text.count("\n") + 1) * LINE + 10


def _wrapped(text: str, letters: int) -> str:
    """The text in lines of about so many letters; a longer word stays whole."""
    return "\n".join(textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False))
