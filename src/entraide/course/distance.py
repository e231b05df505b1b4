"""Distances on the Earth, for the map of the region and for the simulation of a group to plan."""

from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0  # mean radius, km
DIRECTIONS = {"n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315}


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two places (latitude, longitude in degrees), by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = [(radians(lat), radians(lon)) for lat, lon in (one, other)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def moved(here: tuple[float, float], km: float, direction: str) -> tuple[float, float]:
    """The place so many kilometres from here in a direction of the compass, on an Earth taken as flat around here."""
    bearing = radians(DIRECTIONS[direction]) if direction else 0.0
    degree = radians(1) * EARTH  # km in a degree of latitude
    north, east = km * cos(bearing) / degree, km * sin(bearing) / degree
    return here[0] + north, here[1] + east / cos(radians(here[0]))
