"""Figures and tables of the book, made from the course's data, each with its caption and text alternative.

A figure is inline SVG whose ink is the page's own text colour, so that it stays legible in dark mode; marks differ by
shape as well as by colour, so that it stays legible in greyscale. Every function takes the page's language.
"""

import io
import re
from dataclasses import dataclass
from html import escape

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure as Canvas

from entraide.course import data_folder
from entraide.tables import Text

PARTICIPANTS = 10

# Stand-ins while drawing; `_svg` puts the page's colours in their place.
INK, ACCENT, FAINT = "#010203", "#0b7a75", "#a0a1a2"
PAGE_COLOURS = {INK: "currentColor", ACCENT: "var(--pst-color-primary, #0b7a75)"}

SOURCE: Text = {
    "en": "Source: Labra, Castro and Grenier (2023).",
    "fr": "Source\u00a0: Labra, Castro et Grenier (2023).",
}


@dataclass(frozen=True)
class Figure:
    """A drawing with its caption and its text alternative; a notebook or the book shows it as HTML."""

    name: str
    svg: str
    alt: str
    caption: str

    def _repr_html_(self) -> str:
        label = f'role="img" aria-label="{escape(self.alt)}"'
        picture = self.svg.replace("<svg ", f"<svg {label} ", 1)
        return f'<figure class="entraide-figure">{picture}<figcaption>{escape(self.caption)}</figcaption></figure>'


@dataclass(frozen=True)
class Table:
    """A table with its caption; the first column names the rows."""

    frame: pd.DataFrame
    caption: str

    def _repr_html_(self) -> str:
        html: str = self.frame.to_html(index=False, border=0, classes="table entraide-table", justify="left")
        html = html.replace("<thead>", f"<caption>{escape(self.caption)}</caption><thead>", 1)
        html = html.replace("<th>", '<th scope="col">')
        html = re.sub(r"<tr>\s*<td>(.*?)</td>", r'<tr><th scope="row">\1</th>', html)
        # It scrolls by itself on a narrow screen, and by keyboard, hence the focus.
        return (
            f'<div class="entraide-scroll" role="region" tabindex="0" aria-label="{escape(self.caption)}">{html}</div>'
        )


def benefits(lang: str) -> Figure:
    """Which of the ten participants named which benefit of the group for its members (fact E2)."""
    rows = _table("benefits")
    named = [[int(number) for number in cell.split()] for cell in rows["participants"]]
    labels = rows[f"label_{lang}"].tolist()
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(4.6, 3.4))
        axes = canvas.add_axes((0.02, 0.1, 0.96, 0.88))
        for position, (label, numbers) in enumerate(zip(labels, named, strict=True)):
            y = -position
            axes.text(0.5, y + 0.36, f"{label} ({len(numbers)})", color=INK, fontsize=11, va="center")
            others = [number for number in range(1, PARTICIPANTS + 1) if number not in numbers]
            axes.plot(others, [y] * len(others), "o", markersize=7, markerfacecolor="none", markeredgecolor=FAINT)
            axes.plot(numbers, [y] * len(numbers), "o", markersize=11, color=ACCENT)
        axes.set(xlim=(0.4, PARTICIPANTS + 0.6), ylim=(-len(labels) + 0.5, 0.7), yticks=[])
        axes.set_xticks(range(1, PARTICIPANTS + 1), [f"P{n}" for n in range(1, PARTICIPANTS + 1)])
        axes.tick_params(length=0, labelsize=10, labelcolor=INK)
    who = [_participants(numbers, lang) for numbers in named]
    if lang == "fr":
        alt = "Grille de points, une rangée par bienfait et une colonne par participante. "
        caption = "Bienfaits pour les membres, et qui les a nommés parmi les dix personnes interrogées (P1 à P10)."
    else:
        alt = "A grid of dots, one row for each benefit and one column for each participant. "
        caption = "Benefits for members, and who among the ten people interviewed named them (P1 to P10)."
    colon = "\u00a0: " if lang == "fr" else ": "
    alt += " ".join(f"{label}{colon}{people}." for label, people in zip(labels, who, strict=True))
    return Figure("benefits", _svg(canvas, "benefits"), alt, f"{caption} {SOURCE[lang]}")


def approaches(lang: str) -> Table:
    """The seven approaches that the study's table lists, by clientele, problems and setting (fact D10)."""
    heads = {
        "label": {"en": "Approach", "fr": "Approche"},
        "clientele": {"en": "With whom", "fr": "Avec qui"},
        "problems": {"en": "For what", "fr": "Pour quoi"},
        "setting": {"en": "Where", "fr": "Où"},
    }
    rows = _table("approaches")
    frame = pd.DataFrame({head[lang]: rows[f"{stem}_{lang}"] for stem, head in heads.items()})
    caption = {
        "en": "Approaches used with groups, by clientele, problems and setting.",
        "fr": "Approches utilisées avec des groupes, selon la clientèle, les problématiques et le milieu.",
    }
    return Table(frame, f"{caption[lang]} {SOURCE[lang]}")


def mutual_aid_terms(lang: str) -> Table:
    """How the three practitioners who use mutual aid describe it, in our words (fact D6)."""
    rows = _table("mutual_aid_terms")
    together = {"en": "The three together", "fr": "Les trois ensemble"}[lang]
    said_by = [
        _participants([int(number) for number in cell.split()], lang) or together for cell in rows["participants"]
    ]
    heads = {"en": ("What counts in mutual aid", "Named by"), "fr": ("Ce qui compte dans l'entraide", "Nommé par")}
    frame = pd.DataFrame(dict(zip(heads[lang], (rows[f"label_{lang}"], said_by), strict=True)))
    caption = {
        "en": "How the three practitioners who work with mutual aid describe it (P: participant), in our words.",
        "fr": "L'entraide décrite par les trois personnes qui l'utilisent, dans nos mots (P\u00a0: participante).",
    }
    return Table(frame, f"{caption[lang]} {SOURCE[lang]}")


_STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "entraide",  # The same drawing gives the same file.
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.spines.bottom": False,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
}


def _table(name: str) -> pd.DataFrame:
    return pd.read_csv(data_folder() / "tables" / f"{name}.csv", dtype=str, keep_default_na=False)


def _participants(numbers: list[int], lang: str) -> str:
    """``P2, P3 and P7`` in the page's language; nothing for nobody."""
    names = [f"P{number}" for number in numbers]
    joined = {"en": " and ", "fr": " et "}[lang]
    return ", ".join(names[:-1]) + joined + names[-1] if len(names) > 1 else "".join(names)


def _svg(canvas: Canvas, name: str) -> str:
    """The drawing as inline SVG: it scales with the page, takes its colours and font, and its ids are its own."""
    buffer = io.StringIO()
    with mpl.rc_context(_STYLE):
        canvas.savefig(buffer, format="svg", metadata={"Date": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(
        r'(<svg[^>]*?) width="[^"]*"', r"\1", re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1), count=1
    )
    svg = re.sub(r"font: ([\d.]+px)[^;\"]*", r"font: \1 var(--pst-font-family-base, sans-serif)", svg)
    for stand_in, colour in PAGE_COLOURS.items():
        svg = svg.replace(stand_in, colour)
    svg = re.sub(r'id="', f'id="{name}-', svg)
    return re.sub(r'(url\(|href=")#', rf"\1#{name}-", svg)
