"""The map of the region: its five urban centres, and how far they are from one another."""

from itertools import pairwise
from math import cos, hypot, radians

from entraide.analysis.drawing import INK, LINE, WIDTH, Drawing, Figure
from entraide.analysis.study import rows
from entraide.course.distance import EARTH, kilometres
from entraide.lang import listed, say

Point = tuple[float, float]

# A kilometre as the crow flies is about so many by road: a common rule of thumb, and no more than that.
DETOUR = 1.3
NEAREST = 5  # km; a finer estimate would pretend to know more.
SCALE = 1.62  # Pixels a kilometre.
BAR = 50  # km

BESIDE = {"rouyn-noranda": (-12, 0, "right"), "val-d-or": (0, 18, "center"), "ville-marie": (12, 0, "left")}
"""Where a centre's name stands from its mark, so that it hides no road; any other stands above it."""


def by_road(one: Point, other: Point) -> int:
    """An estimate of the distance by road, in km to the nearest 5, between two places (latitude, longitude)."""
    return NEAREST * round(kilometres(one, other) * DETOUR / NEAREST)


def region_map(lang: str) -> Figure:
    """The five urban centres of the region, by latitude and longitude, and estimated road distances (fact B5)."""
    centres = {row["centre"]: row for row in rows("centres", lang, "centre", "latitude", "longitude", "roads")}
    places = {centre: (float(row["latitude"]), float(row["longitude"])) for centre, row in centres.items()}
    at = _on_paper(places)
    drawing, said = Drawing(320), []
    for centre, row in centres.items():
        for other in row["roads"].split():
            distance = say(lang, "analysis.km", km=by_road(places[centre], places[other]))
            _road(drawing, at[centre], at[other], say(lang, "analysis.about", distance=distance))
            ends = listed((row["label"], centres[other]["label"]), lang)
            said.append(say(lang, "analysis.labelled", label=ends, value=distance))
    for centre, (x, y) in at.items():
        drawing.full(x, y)
        right, down, align = BESIDE.get(centre, (0, -17, "center"))
        drawing.text(x + right, y + down, centres[centre]["label"], ha=align, weight="bold")
    _bar(drawing, WIDTH - 12, 300, say(lang, "analysis.km", km=BAR))
    _arrow(drawing, WIDTH - 12, 12, say(lang, "analysis.north"))
    alt = say(lang, "analysis.region-map-alt", roads=say(lang, "analysis.between-roads").join(said))
    caption = say(lang, "analysis.region-map", detour=DETOUR, nearest=NEAREST)
    return Figure("region_map", drawing.svg("region_map"), alt, caption)


def _on_paper(places: dict[str, Point]) -> dict[str, Point]:
    """From latitude and longitude to right and down, in pixels, on a sheet that is flat around the region's middle."""
    latitudes = [latitude for latitude, _ in places.values()]
    north, west = max(latitudes), min(longitude for _, longitude in places.values())
    middle = (north + min(latitudes)) / 2
    degree = EARTH * radians(1) * SCALE
    return {
        name: (68 + (longitude - west) * degree * cos(radians(middle)), 30 + (north - latitude) * degree)
        for name, (latitude, longitude) in places.items()
    }


def _road(drawing: Drawing, one: Point, other: Point, label: str) -> None:
    """A line from one place to the other, broken where its label stands."""
    (x1, y1), (x2, y2) = one, other
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    length = hypot(x2 - x1, y2 - y1)
    right, down = (x2 - x1) / length, (y2 - y1) / length
    # Half of the label's width and height, and how much of the line they hide.
    wide, tall = len(label) * 3.5 + 4, LINE / 2 + 1
    hidden = min(wide / abs(right) if right else length, tall / abs(down) if down else length)
    drawing.line((x1, x - hidden * right), (y1, y - hidden * down))
    drawing.line((x + hidden * right, x2), (y + hidden * down, y2))
    drawing.text(x, y, label, ha="center")


def _bar(drawing: Drawing, right: float, y: float, label: str) -> None:
    """How long `BAR` is on the map."""
    left = right - BAR * SCALE
    drawing.line((left, right), (y, y), INK)
    for end in (left, right):
        drawing.line((end, end), (y - 4, y + 4), INK)
    drawing.text(right - BAR * SCALE / 2, y - 11, label, ha="center")


def _arrow(drawing: Drawing, x: float, top: float, label: str) -> None:
    """Where the north is."""
    for (x1, y1), (x2, y2) in pairwise(((x - 5, top + 10), (x, top), (x + 5, top + 10))):
        drawing.line((x1, x2), (y1, y2), INK)
    drawing.line((x, x), (top, top + 28), INK)
    drawing.text(x, top + 38, label, ha="center")
