"""The tables that the two simulations rest on."""

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
