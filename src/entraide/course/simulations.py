"""What the two simulations rest on: their tables, and the chances of who knows whom."""

from pathlib import Path

from entraide.course.tables import Row, bilingual, read

COLUMNS = {
    "simulations": ("simulation", *bilingual("title")),
    "communities": ("community", *bilingual("label"), "population", "source"),
    "centres": ("centre", *bilingual("label"), "latitude", "longitude"),
    "acquaintances": ("acquaintances", *bilingual("label"), "source"),
    "seasons": ("season", *bilingual("label"), "road_kmh", "walk_kmh", "snow"),
    "times": ("time", *bilingual("label"), "dark_in"),
    "assumptions": ("assumption", "value", "unit", "editable", *bilingual("label")),
    "members": (
        *("member", "near", "km", "direction", "car", "foot", "free", "dark", "longest", "online"),
        *bilingual("about"),
        "basis",
    ),
    "ties": ("member", "other", *bilingual("how")),
}
FOOT = ("yes", "no", "summer")
ONLINE = ("yes", "poor", "unsafe")
UNITS = ("number", "hours", "km", "money")


def table(folder: Path, name: str) -> list[Row]:
    """The rows of one of the simulations' tables, ``data/tables/<name>.csv``."""
    return list(read(folder / "tables" / f"{name}.csv", COLUMNS[name]))


def some_pair_knows(people: int, known: float, members: int) -> float:
    """The chance that at least two of the members know each other, were they drawn by lot.

    ``people`` live in the area and each knows ``known`` of them, all but herself at most; pairs are taken as
    independent: 1 − (1 − k/(N−1))^(n(n−1)/2).
    """
    return 1 - _stranger(people, known) ** (members * (members - 1) // 2)


def one_meets_someone(people: int, known: float, members: int) -> float:
    """The chance that a given member knows at least one of the others: 1 − (1 − k/(N−1))^(n−1)."""
    return 1 - _stranger(people, known) ** (members - 1)


def _stranger(people: int, known: float) -> float:
    others = people - 1
    return 1 - min(known, others) / others
