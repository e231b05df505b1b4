"""Draw a figure as inline SVG that takes the page's colours and font, so that it stays legible in dark mode.

Marks differ by shape as well as by colour, so that a figure stays legible in greyscale.
"""

import io
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entraide.html import templates

# A canvas is as wide as a phone's column, in CSS pixels, which are the units of a drawing. A wide screen shows it
# larger, up to the point where its letters are as large as the text's.
WIDTH = 330
WIDEST = 480
LETTER, LINE = 12.0, 15.0  # The size of the text, and from one line of it to the next.

# Stand-ins while drawing; `svg` puts the page's colours in their place.
INK, ACCENT, FAINT = "#010203", "#040506", "#808182"
PAGE_COLOURS = {INK: "currentColor", ACCENT: "var(--e-accent, currentColor)", FAINT: "var(--e-edge, gray)"}
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
    """A drawing with its caption and its text alternative; a notebook or the book shows it as HTML.

    ``svg`` is one ``<svg>`` element, whose ids begin with the figure's ``name``.
    """

    name: str
    svg: str
    alt: str
    caption: str

    def _repr_html_(self) -> str:
        return templates(Path(__file__).parent).get_template("figure.html.j2").render(figure=self)


class Drawing:
    """A blank sheet ``WIDTH`` wide, measured in pixels from its upper left corner to the right and down."""

    def __init__(self, height: float) -> None:
        with _style():
            # Here, since it takes long to import and most pages draw nothing.
            from matplotlib.figure import Figure as Canvas

            self.canvas = Canvas(figsize=(WIDTH / 72, height / 72))
            self.axes = self.canvas.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.set_axis_off()

    def text(self, x: float, y: float, words: str, **how: Any) -> None:
        """Write; a line break begins a new line. The middle of the text is at the height ``y``."""
        lines = words.split("\n")
        first = y - (len(lines) - 1) * LINE / 2
        with _style():
            for number, line in enumerate(lines):
                self.axes.text(x, first + number * LINE, line, va="center_baseline", **how)

    def line(self, x: tuple[float, float], y: tuple[float, float], colour: str = FAINT, width: float = 1.5) -> None:
        """Draw a straight line."""
        self.axes.plot(x, y, "-", color=colour, linewidth=width, solid_capstyle="round", clip_on=False)

    def full(self, x: float, y: float, shape: str = "o", size: float = 13) -> None:
        """Draw a mark that counts."""
        self.axes.plot([x], [y], shape, markersize=size, color=ACCENT, clip_on=False)

    def hollow(self, x: float, y: float, shape: str = "o", size: float = 7, colour: str = FAINT) -> None:
        """Draw a mark that holds a place."""
        how: dict[str, Any] = {"markerfacecolor": "none", "markeredgecolor": colour, "clip_on": False}
        self.axes.plot([x], [y], shape, markersize=size, **how)

    def box(self, left: float, top: float, wide: float, tall: float) -> None:
        """Draw a box with round corners."""
        from matplotlib.patches import FancyBboxPatch

        how: dict[str, Any] = {"boxstyle": "round,pad=0,rounding_size=6", "facecolor": "none", "edgecolor": ACCENT}
        self.axes.add_patch(FancyBboxPatch((left, top), wide, tall, clip_on=False, **how))

    def svg(self, name: str) -> str:
        """The drawing as inline SVG: it scales with the page, takes its colours and font, and its ids are its own."""
        buffer = io.StringIO()
        with _style():
            self.canvas.savefig(buffer, format="svg", metadata={"Date": None})
        svg = buffer.getvalue()
        svg = svg[svg.index("<svg") :]
        svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
        # A style inside an SVG that is inside a page would rule the whole page.
        svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, count=1, flags=re.DOTALL)
        opening, rest = svg.split(">", 1)
        opening = re.sub(r' (width|height)="[^"]*"', "", opening)
        svg = f'{opening} width="{WIDEST}" stroke-linejoin="round">{rest}'
        # A page that lets no style be written into it draws attributes all the same.
        svg = re.sub(r'style="([^"]*)"', lambda found: _attributes(found[1]), svg)
        for stand_in, colour in PAGE_COLOURS.items():
            svg = svg.replace(stand_in, colour)
        svg = re.sub(r'id="', f'id="{name}-', _light(svg))
        return re.sub(r'(url\(|href=")#', rf"\1#{name}-", svg)


CIRCLE = re.compile(r'd="M0 ([\d.]+)(?:C[^"A-Za-z]*){8}z"')
"""A circle as Matplotlib draws it, in eight curves; two arcs say the same."""


def _light(svg: str) -> str:
    """A drawing without what no browser needs: names that nothing asks for, groups of nothing, turns by
    nothing, a hundredth of a pixel, blanks beside a letter of a path, and paths that nobody sees.

    >>> _light('<g id="a"> <path d="M 1.23456 2 \\nz" id="b"/> <path d="M 0 0 z" fill="none"/></g><use href="#b"/>')
    '<path d="M1.2 2z" id="b"/><use href="#b"/>'
    """
    asked = set(re.findall(r"#([\w-]+)", svg))
    svg = re.sub(r' id="([\w-]+)"', lambda found: found[0] if found[1] in asked else "", svg)
    svg = re.sub(
        r"\d+\.\d{2,}", lambda found: f"{round(float(found[0]), 1):g}", re.sub(r"\s+", " ", svg, flags=re.ASCII)
    )
    svg = re.sub(r' transform="rotate\(-?0 [^"]*\)"', "", re.sub(r"> <", "><", svg))
    svg = re.sub(r'(?<= d=")[^"]*', lambda found: re.sub(r" ?([A-Za-z]) ?", r"\1", found[0].strip()), svg)
    svg = re.sub(r'<path d="[^"]*" fill="none"/>| version="1.1"', "", svg)
    if "xlink:href" not in svg:
        svg = svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    svg = _shapes(CIRCLE.sub(r'd="M0 \1A\1 \1 0 1 0 0 -\1A\1 \1 0 1 0 0 \1z"', svg))
    bare = re.compile(r"<g>((?:(?!</?g\b).)*)</g>")
    while bare.search(svg):
        svg = bare.sub(r"\1", svg)
    return svg


def _shapes(svg: str) -> str:
    """What is said alike wherever a shape is used stands with the shape.

    >>> _shapes('<path id="m" d="M0 0z" stroke="a"/><use xlink:href="#m" x="1" y="2" fill="b" stroke="a"/>')
    '<path id="m" d="M0 0z" stroke="a" fill="b"/><use xlink:href="#m" x="1" y="2"/>'
    """
    for shape in re.findall(r'<path id="[^>]*/>', svg):
        name = shape.split('"')[1]
        use = re.compile(rf'(<use xlink:href="#{name}" x="[^"]*" y="[^"]*")([^>]*)/>')
        said = {more for _, more in use.findall(svg)}
        if len(said) == 1:
            own = [one for one in re.findall(r' ([\w-]+)="([^"]*)"', said.pop()) if f' {one[0]}="' not in shape]
            svg = use.sub(r"\1/>", svg)
            svg = svg.replace(shape, shape[:-2] + "".join(f' {key}="{value}"' for key, value in own) + "/>")
    return svg


def _attributes(style: str) -> str:
    """The declarations of a style as attributes; letters are the page's own.

    >>> _attributes("fill: none; font-family: 'DejaVu Sans'")
    'fill="none"'
    """
    pairs = (declaration.split(": ", 1) for declaration in style.strip().rstrip(";").split("; "))
    return " ".join(f'{name}="{value}"' for name, value in pairs if name != "font-family")


def _style() -> AbstractContextManager[None]:
    """While it lasts, Matplotlib draws in our style."""
    import matplotlib

    return matplotlib.rc_context(_STYLE)
