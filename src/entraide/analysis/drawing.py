"""Draw a figure as inline SVG that takes the page's colours and font, so that it stays legible in dark mode.

Marks differ by shape as well as by colour, so that a figure stays legible in greyscale.
"""

import io
import re
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from entraide.analysis.study import PARTICIPANTS, html

# A canvas is as wide as a phone's column, in CSS pixels, which are the units of a drawing. A wide screen shows it
# larger, up to the point where its letters are as large as the text's.
WIDTH = 330
WIDEST = "30rem"
LETTER, LINE = 12.0, 15.0  # The size of the text, and from one line of it to the next.

# Stand-ins while drawing; `svg` puts the page's colours in their place.
INK, ACCENT, FAINT = "#010203", "#0b7a75", "#808182"
PAGE_COLOURS = {INK: "currentColor", ACCENT: "var(--pst-color-primary, #0b7a75)"}
_STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "entraide",  # The same drawing gives the same file.
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "font.size": LETTER,
    "text.color": INK,
}


@dataclass(frozen=True)
class Figure:
    """A drawing with its caption and its text alternative; a notebook or the book shows it as HTML."""

    name: str
    svg: str
    alt: str
    caption: str

    def _repr_html_(self) -> str:
        picture = self.svg.replace("<svg ", f'<svg role="img" aria-label="{html(self.alt)}" ', 1)
        return f'<figure class="entraide-figure">{picture}<figcaption>{html(self.caption)}</figcaption></figure>'


class Drawing:
    """A blank sheet ``WIDTH`` wide, measured from its upper left corner."""

    def __init__(self, height: float) -> None:
        with mpl.rc_context(_STYLE):
            self.canvas = Canvas(figsize=(WIDTH / 72, height / 72))
            self.axes = self.canvas.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.set_axis_off()

    def text(self, x: float, y: float, words: str, **how: Any) -> None:
        """Write; a line break begins a new line. The middle of the text is at the height ``y``."""
        lines = words.replace("'", "’").split("\n")
        first = y - (len(lines) - 1) * LINE / 2
        with mpl.rc_context(_STYLE):
            for number, line in enumerate(lines):
                self.axes.text(x, first + number * LINE, line, va="center_baseline", **how)

    def line(self, x: tuple[float, float], y: tuple[float, float], colour: str = FAINT, width: float = 1.5) -> None:
        """Draw a straight line."""
        self.axes.plot(x, y, "-", color=colour, linewidth=width, solid_capstyle="round")

    def full(self, x: float, y: float, shape: str = "o", size: float = 13) -> None:
        """Draw a mark that counts."""
        self.axes.plot([x], [y], shape, markersize=size, color=ACCENT)

    def hollow(self, x: float, y: float, shape: str = "o", size: float = 7, colour: str = FAINT) -> None:
        """Draw a mark that holds a place."""
        self.axes.plot([x], [y], shape, markersize=size, markerfacecolor="none", markeredgecolor=colour)

    def svg(self, name: str) -> str:
        """The drawing as inline SVG: it scales with the page, takes its colours and font, and its ids are its own."""
        buffer = io.StringIO()
        with mpl.rc_context(_STYLE):
            self.canvas.savefig(buffer, format="svg", metadata={"Date": None})
        svg = buffer.getvalue()
        svg = svg[svg.index("<svg") :]
        svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
        # A style inside an SVG that is inside a page would rule the whole page.
        svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, count=1, flags=re.DOTALL)
        opening, rest = svg.split(">", 1)
        opening = re.sub(r' (width|height)="[^"]*"', "", opening)
        svg = f'{opening} style="max-width: min(100%, {WIDEST})" stroke-linejoin="round">{rest}'
        svg = re.sub(r"font: ((?:\d+ )?[\d.]+px)[^;\"]*", r"font: \1 var(--pst-font-family-base, sans-serif)", svg)
        for stand_in, colour in PAGE_COLOURS.items():
            svg = svg.replace(stand_in, colour)
        svg = re.sub(r'id="', f'id="{name}-', svg)
        return re.sub(r'(url\(|href=")#', rf"\1#{name}-", svg)


# A mark for each participant of a row: she named it, or the study cites her on it.
NAMED, CITED = "o", "D"
SIZES = {NAMED: 13, CITED: 11}


def participant_rows(rows: list[tuple[str, list[int], str]], legend: list[tuple[str, str]]) -> Drawing:
    """A row of ten marks under each label; ``rows`` holds labels, participants and the shape of their marks.

    The legend, if any, holds shapes and what they mean; a place held is hollow.
    """
    step, row = WIDTH / PARTICIPANTS, 48.0
    drawing = Drawing(len(rows) * row + LINE + 6 + len(legend) * 22)

    def at(number: int) -> float:
        return (number - 0.5) * step

    for position, (label, who, shape) in enumerate(rows):
        y = position * row + 11
        drawing.text(4, y, label)
        for number in range(1, PARTICIPANTS + 1):
            if number in who:
                drawing.full(at(number), y + 21, shape, SIZES[shape])
            else:
                drawing.hollow(at(number), y + 21)
    y = len(rows) * row + LINE / 2
    for number in range(1, PARTICIPANTS + 1):
        drawing.text(at(number), y, f"P{number}", ha="center")
    for position, (shape, meaning) in enumerate(legend):
        y = len(rows) * row + LINE + 18 + position * 22
        if shape:
            drawing.full(at(1), y, shape, SIZES[shape])
        else:
            drawing.hollow(at(1), y)
        drawing.text(at(1) + 16, y, meaning)
    return drawing
