"""The map of the region: its five urban centres, and how far they are from one another."""

from itertools import pairwise
from math import cos, hypot, radians

from entraide.analysis.drawing import INK, LINE, WIDTH, Drawing, Figure
from entraide.analysis.study import COLON, listed, table
from entraide.course.distance import EARTH, kilometres

# A kilometre as the crow flies is about so many by road: a common rule of thumb, and no more than that.
DETOUR = 1.3


def by_road(one: tuple[float, float], other: tuple[float, float]) -> int:
    """An estimate of the distance by road, in km, to the nearest 5."""
    return 5 * round(kilometres(one, other) * DETOUR / 5)


def region_map(lang: str) -> Figure:
    """The five urban centres of the region, by latitude and longitude, and estimated road distances (fact B5)."""
    rows = table("centres").set_index("centre")
    places = {centre: (float(row["latitude"]), float(row["longitude"])) for centre, row in rows.iterrows()}
    scale = 1.62  # pixels a kilometre
    north, west = max(lat for lat, _ in places.values()), min(lon for _, lon in places.values())
    middle = (north + min(lat for lat, _ in places.values())) / 2
    degree = EARTH * radians(1) * scale
    at = {
        centre: (68 + (lon - west) * degree * cos(radians(middle)), 30 + (north - lat) * degree)
        for centre, (lat, lon) in places.items()
    }
    drawing, said = Drawing(320), []
    for centre, row in rows.iterrows():
        for other in row["roads"].split():
            distance = f"{by_road(places[centre], places[other])}\u00a0km"
            _road(drawing, at[centre], at[other], f"≈\u00a0{distance}")
            names = [rows.loc[end, f"label_{lang}"] for end in (centre, other)]
            said.append(f"{listed(names, lang)}{COLON[lang]}{distance}")
    beside = {"rouyn-noranda": (-12, 0, "right"), "val-d-or": (0, 18, "center"), "ville-marie": (12, 0, "left")}
    for centre, (x, y) in at.items():
        drawing.full(x, y)
        right, down, align = beside.get(centre, (0, -17, "center"))
        drawing.text(x + right, y + down, rows.loc[centre, f"label_{lang}"], ha=align, weight="bold")
    bar = 50
    right, y = WIDTH - 12, 300
    drawing.line((right - bar * scale, right), (y, y), INK)
    for end in (right - bar * scale, right):
        drawing.line((end, end), (y - 4, y + 4), INK)
    drawing.text(right - bar * scale / 2, y - 11, f"{bar}\u00a0km", ha="center")
    for (x1, y1), (x2, y2) in pairwise(((right - 5, 22), (right, 12), (right + 5, 22))):
        drawing.line((x1, x2), (y1, y2), INK)
    drawing.line((right, right), (12, 40), INK)
    drawing.text(right, 50, "N", ha="center")
    alt = (
        {
            "en": "A schematic map. La Sarre and Amos are in the north, Rouyn-Noranda in the middle, Val-d'Or in the "
            "east, Ville-Marie far to the south, at the end of a single line. Estimated distances by road: ",
            "fr": "Une carte schématique. La Sarre et Amos sont au nord, Rouyn-Noranda au milieu, Val-d'Or à l'est, "
            "Ville-Marie loin au sud, au bout d'une seule ligne. Distances estimées par la route\u00a0: ",
        }[lang]
        + {"en": "; ", "fr": "\u202f; "}[lang].join(said)
        + "."
    )
    caption = {
        "en": "The five urban centres of Abitibi-Témiscamingue, placed by latitude and longitude. The distances by "
        "road are our estimate: 1.3 times the distance as the crow flies, to the nearest 5\u00a0km. The lines do not "
        "follow the roads.",
        "fr": "Les cinq centres urbains de l'Abitibi-Témiscamingue, placés selon leur latitude et leur longitude. Les "
        "distances par la route sont notre estimation\u00a0: 1,3\u00a0fois la distance à vol d'oiseau, à 5\u00a0km "
        "près. Les lignes ne suivent pas les routes.",
    }
    return Figure("region_map", drawing.svg("region_map"), alt, caption[lang])


def _road(drawing: Drawing, one: tuple[float, float], other: tuple[float, float], label: str) -> None:
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
