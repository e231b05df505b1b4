"""Turn a simulation of the course into its widget, in one language."""

import difflib
from pathlib import Path
from typing import Any

from entraide import course as courses
from entraide.course.distance import moved
from entraide.course.simulations import table
from entraide.course.tables import Row
from entraide.errors import CourseError
from entraide.widgets.common.simulation import SimulationWidget
from entraide.widgets.plan_group.widget import PlanGroupWidget
from entraide.widgets.who_knows.widget import WhoKnowsWidget


def simulate(name: str, lang: str | None = None) -> SimulationWidget:
    """The widget of a simulation. Raises `CourseError` for an unknown name or language."""
    lang = courses.language(lang)
    folder = courses.data_folder()
    titles = {row["simulation"]: row.text("title") for row in table(folder, "simulations")}
    if name not in _BUILDERS or name not in titles:
        if near := difflib.get_close_matches(name, _BUILDERS, n=1):
            raise CourseError("widget.no-simulation-but", name=name, near=near[0])
        raise CourseError("widget.no-simulation", name=name, known=", ".join(_BUILDERS))
    widget, payload = _BUILDERS[name]
    return widget(simulation=name, lang=lang, title=titles[name][lang], payload=payload(folder, lang))


def who_knows(folder: Path, lang: str) -> dict[str, Any]:
    """The places with their population, and the numbers of acquaintances that are offered."""
    return {
        "places": [
            {"place": row["community"], "name": row.text("label")[lang], "people": int(row["population"])}
            for row in table(folder, "communities")
        ],
        "counts": [
            {"known": int(row["acquaintances"]), "label": row.text("label")[lang]}
            for row in table(folder, "acquaintances")
        ],
    }


def plan_group(folder: Path, lang: str) -> dict[str, Any]:
    """The region, its members and what the plan can be made of; each member has a place on the map."""
    centres = {row["centre"]: row for row in table(folder, "centres")}
    return {
        "centres": [{"centre": name, "name": row.text("label")[lang], "at": _at(row)} for name, row in centres.items()],
        "members": [_member(row, _at(centres[row["near"]]), lang) for row in table(folder, "members")],
        "ties": [
            {"members": [row["member"], row["other"]], "how": row.text("how")[lang]} for row in table(folder, "ties")
        ],
        "seasons": [
            {
                "season": row["season"],
                "label": row.text("label")[lang],
                "road": float(row["road_kmh"]),
                "walk": float(row["walk_kmh"]),
                "snow": row["snow"] == "yes",
            }
            for row in table(folder, "seasons")
        ],
        "times": [
            {"time": row["time"], "label": row.text("label")[lang], "dark": list(row.words("dark_in"))}
            for row in table(folder, "times")
        ],
        "assumptions": [
            {
                "assumption": row["assumption"],
                "value": float(row["value"]),
                "unit": row["unit"],
                "editable": row["editable"] == "yes",
                "label": row.text("label")[lang],
            }
            for row in table(folder, "assumptions")
        ],
    }


def _at(row: Row) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def _member(row: Row, centre: tuple[float, float], lang: str) -> dict[str, Any]:
    km = float(row["km"])
    return {
        "member": row["member"],
        "near": row["near"],
        "km": km,
        "direction": row["direction"],
        "at": [round(degrees, 4) for degrees in moved(centre, km, row["direction"])],
        "car": row["car"] == "yes",
        "foot": row["foot"],
        "free": list(row.words("free")),
        "dark": row["dark"] == "yes",
        "longest": float(row["longest"]),
        "online": row["online"],
        "about": row.text("about")[lang],
    }


_BUILDERS = {"who-knows-whom": (WhoKnowsWidget, who_knows), "plan-a-group": (PlanGroupWidget, plan_group)}
