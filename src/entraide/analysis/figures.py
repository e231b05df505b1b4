"""Figures of who said what, and of where people practised."""

from entraide.analysis.drawing import INK, LINE, WIDTH, Drawing, Figure
from entraide.analysis.study import PARTICIPANTS, named, numbers, participants, rows, sourced
from entraide.lang import listed, say

# A mark for each participant of a row: she named it, or the study cites her on it.
NAMED, CITED = "o", "D"
SIZES = {NAMED: 13, CITED: 11}

SHAPES = {"community": "o", "network": "s", "both": "D", "others": ""}
"""The mark of each setting; without one, a hollow circle."""


def benefits(lang: str) -> Figure:
    """Which of the ten participants named which benefit of the group for its members (fact E2)."""
    found = [
        (row["label"], numbers(row["participants"]))
        for row in rows("positive_factors", lang, "participants", "basis")
        if row["basis"] == "E2"
    ]
    drawing = _participant_rows([(f"{label} ({len(who)})", who, NAMED) for label, who in found], [])
    said = [say(lang, "analysis.sentence", label=label, value=participants(who, lang)) for label, who in found]
    alt = say(lang, "analysis.benefits-alt", rows=" ".join(said))
    return Figure("benefits", drawing.svg("benefits"), alt, sourced(lang, say(lang, "analysis.benefits")))


def obstacles(lang: str) -> Figure:
    """The six obstacles, and the participants whom the study links to each (facts F1 to F7)."""
    drawn, said = [], []
    for row in rows("obstacles", lang, "participants", "told"):
        label, who, told = row["label"], numbers(row["participants"]), row["told"]
        people = _linked(who, told, lang)
        drawn.append((f"{label} ({people})", who, NAMED if told == "named" else CITED))
        said.append(say(lang, "analysis.sentence", label=label, value=people))
    legend = [
        (NAMED, say(lang, "analysis.legend-named")),
        (CITED, say(lang, "analysis.legend-cited")),
        ("", say(lang, "analysis.legend-not-said")),
    ]
    drawing = _participant_rows(drawn, legend)
    alt = say(lang, "analysis.obstacles-alt", rows=" ".join(said))
    return Figure("obstacles", drawing.svg("obstacles"), alt, sourced(lang, say(lang, "analysis.obstacles")))


def settings(lang: str) -> Figure:
    """Where the ten practised group work: at the time of the study, and over the years (fact C5)."""
    found = rows("settings", lang, "setting", "moment", "people")
    moments = {"then": say(lang, "analysis.moment-then"), "years": say(lang, "analysis.moment-years")}
    drawing, said, top = Drawing(228), [], 0.0
    for moment, title in moments.items():
        drawing.text(4, top + 10, title, weight="bold")
        marks, counts = [], []
        for position, row in enumerate(row for row in found if row["moment"] == moment):
            shape, y = SHAPES[row["setting"]], top + 64 + position * 22
            marks += [shape] * int(row["people"])
            counts.append(say(lang, "analysis.labelled", label=row["label"], value=row["people"]))
            _place(drawing, 16, y, shape)
            drawing.text(32, y, counts[-1])
        for position, shape in enumerate(marks):
            _place(drawing, 16 + position * 31, top + 36, shape)
        said.append(say(lang, "analysis.settings-row", moment=title, counts=listed(counts, lang)))
        top += 118
    alt = say(lang, "analysis.settings-alt", rows=" ".join(said))
    return Figure("settings", drawing.svg("settings"), alt, sourced(lang, say(lang, "analysis.settings")))


def _linked(who: list[int], told: str, lang: str) -> str:
    """How the study links people to an obstacle: all of them named it, or it cites some, or none."""
    if not who:
        return say(lang, "analysis.nobody-cited")
    if told == "named":
        return say(lang, "analysis.all-named")
    return say(lang, "analysis.cited", who=participants(who, lang))


def _participant_rows(found: list[tuple[str, list[int], str]], legend: list[tuple[str, str]]) -> Drawing:
    """A row of ten marks under each label; ``found`` holds labels, participants and the shape of their marks.

    The legend, if any, holds shapes and what they mean; a place held is hollow.
    """
    step, tall = WIDTH / PARTICIPANTS, 48.0
    drawing = Drawing(len(found) * tall + LINE + 6 + len(legend) * 22)
    at = {number: (number - 0.5) * step for number in range(1, PARTICIPANTS + 1)}
    for position, (label, who, shape) in enumerate(found):
        y = position * tall + 11
        drawing.text(4, y, label)
        for number, x in at.items():
            if number in who:
                drawing.full(x, y + 21, shape, SIZES[shape])
            else:
                drawing.hollow(x, y + 21)
    bottom = len(found) * tall + LINE
    for number, x in at.items():
        drawing.text(x, bottom - LINE / 2, named(number), ha="center")
    for position, (shape, meaning) in enumerate(legend):
        y = bottom + 18 + position * 22
        if shape:
            drawing.full(at[1], y, shape, SIZES[shape])
        else:
            drawing.hollow(at[1], y)
        drawing.text(at[1] + 16, y, meaning)
    return drawing


def _place(drawing: Drawing, x: float, y: float, shape: str) -> None:
    """A mark of that shape; without one, a hollow circle."""
    if shape:
        drawing.full(x, y, shape, 11 if shape == "D" else 13)
    else:
        drawing.hollow(x, y, "o", 11, INK)
