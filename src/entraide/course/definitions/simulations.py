"""The tables that the simulations rest on."""

from entraide.course.columns import CHOICE, ID, WHOLE, WORDS, Column, Definition, texts
from entraide.course.definitions.common import (
    FACTS,
    FOOT,
    LABEL,
    NO,
    ONLINE,
    SOURCED,
    UNITS,
    YES,
    id_of,
    number,
    yes_no,
)
from entraide.course.distance import DIRECTIONS

SIMULATIONS = (
    Definition(
        "tables/simulations",
        "table.simulations",
        ("simulation",),
        (id_of("simulation", "column.id", "plan-a-group"), *texts("title", "column.title", "example.title")),
    ),
    Definition(
        "tables/communities",
        "table.communities",
        ("community",),
        (
            id_of("community", "column.id", "amos"),
            *LABEL,
            number("population", "column.population", 2, "1000", WHOLE),
            Column("source", ID, "column.source"),
        ),
    ),
    Definition(
        "tables/centres",
        "table.centres",
        ("centre",),
        (
            id_of("centre", "column.id", "amos"),
            *LABEL,
            number("latitude", "column.latitude", -180, "48.57"),
            number("longitude", "column.longitude", -180, "-78.12"),
            Column("roads", WORDS, "column.roads", of="tables/centres.centre", example="val-d-or"),
            SOURCED,
        ),
    ),
    Definition(
        "tables/acquaintances",
        "table.acquaintances",
        ("acquaintances",),
        (
            number("acquaintances", "column.acquaintances", 1, "150", WHOLE),
            *LABEL,
            Column("source", ID, "column.source"),
        ),
    ),
    Definition(
        "tables/seasons",
        "table.seasons",
        ("season",),
        (
            id_of("season", "column.id", "summer"),
            *LABEL,
            number("road_kmh", "column.road-speed", 1, "80"),
            number("walk_kmh", "column.walk-speed", 1, "5"),
            yes_no("snow", "column.snow"),
        ),
    ),
    Definition(
        "tables/times",
        "table.times",
        ("time",),
        (
            id_of("time", "column.id", "evening"),
            *LABEL,
            Column(
                "dark_in", WORDS, "column.dark-in", of="tables/seasons.season", wrong="check.not-season", example="fall"
            ),
        ),
    ),
    Definition(
        "tables/assumptions",
        "table.assumptions",
        ("assumption",),
        (
            id_of("assumption", "column.id", "meetings"),
            number("value", "column.value", 0, "7"),
            Column("unit", CHOICE, "column.unit-of", UNITS, wrong="check.not-unit", example="number"),
            yes_no("editable", "column.editable"),
            *LABEL,
        ),
    ),
    Definition(
        "tables/members",
        "table.members",
        ("member",),
        (
            id_of("member", "column.id", "M91"),
            Column("near", ID, "column.near", of="tables/centres.centre", wrong="check.not-centre", example="amos"),
            number("km", "column.km", 0, "12"),
            Column("direction", CHOICE, "column.direction", ("", *DIRECTIONS), wrong="check.not-direction"),
            yes_no("car", "column.car"),
            Column("foot", CHOICE, "column.foot", FOOT, wrong="check.not-foot", example=NO),
            Column("free", WORDS, "column.free", of="tables/times.time", wrong="check.not-time", example="evening"),
            yes_no("dark", "column.dark"),
            number("longest", "column.longest", 0, "60"),
            Column("online", CHOICE, "column.online", ONLINE, wrong="check.not-online", example=YES),
            *texts("about", "column.about", "example.about"),
            FACTS,
        ),
    ),
    Definition(
        "tables/ties",
        "table.ties",
        ("member", "other"),
        (
            *(
                Column(name, ID, "column.tie", of="tables/members.member", wrong="check.not-member", example="M91")
                for name in ("member", "other")
            ),
            *texts("how", "column.how", "example.how"),
        ),
    ),
)
