"""The open circle: chairs seen from above, in a ring that never closes. The way in is also the way out."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from pathlib import Path

from markupsafe import Markup

from entraide.html import templates

BOX, RADIUS = 100, 40
SPREAD = 276  # degrees over which the chairs stand; the others are the opening
FACING = 90  # degrees, clockwise from the right: the opening is below, toward the reader
CHAIR = 10  # how wide one is; its back stands outside of it
AT_EASE = 10  # as many chairs as stand well apart at that width; where there are more, they are smaller
GROUP = 8  # as many chairs as a group of the study has members
NAME = "ring.svg.j2"


def angles(chairs: int) -> list[float]:
    """Where each chair stands, in degrees clockwise from the right, from one side of the opening to the other.

    >>> angles(3)
    [132.0, 270.0, 408.0]
    >>> angles(1)
    [270.0]
    """
    first = FACING + (360 - SPREAD) / 2
    if chairs == 1:
        return [first + SPREAD / 2]
    return [first + SPREAD * place / (chairs - 1) for place in range(chairs)]


def places(chairs: int) -> list[tuple[float, float]]:
    """The middle of each chair, to the right and down from the middle of the ring, in a box of 100.

    >>> places(1)
    [(0.0, -40.0)]
    """
    return [
        (round(RADIUS * cos(radians(angle)), 1) + 0.0, round(RADIUS * sin(radians(angle)), 1))
        for angle in angles(chairs)
    ]


def of_chairs(links: Sequence[tuple[str, str]]) -> Markup:
    """A ring as SVG, a chair for each place of a page: its address and its title."""
    chairs = [(f"{angle:.4g}", *link) for angle, link in zip(angles(len(links)), links, strict=True)]
    return _drawn(chairs)


def of_group(lit: bool = False) -> Markup:
    """A group's ring, which leads nowhere: where nobody is; or lit, the chair at the opening, for whoever comes in."""
    return _drawn([(f"{angle:.4g}", "", "") for angle in angles(GROUP)], lit=GROUP if lit else 0)


def of_dots(chairs: int) -> Markup:
    """A ring that is smaller than 48 pixels: dots without backs, and without links."""
    return _drawn(dots=[(f"{x:g}", f"{y:g}") for x, y in places(chairs)])


def _drawn(chairs: Sequence[tuple[str, str, str]] = (), dots: Sequence[tuple[str, str]] = (), lit: int = 0) -> Markup:
    template = templates(Path(__file__).parent).get_template(NAME)
    scale = min(1, AT_EASE / len(chairs)) if chairs else 1
    return Markup(template.render(radius=RADIUS, scale=f"{scale:.2g}", chairs=chairs, dots=dots, lit=lit))
