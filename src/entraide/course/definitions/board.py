"""The tables that a theme board is made of."""

from entraide.course.columns import ID, WORDS, Column, Definition, texts
from entraide.course.definitions.common import CODE, CODED, LABEL, SOURCED, UNIT, id_of

GROUPING = Column("grouping", ID, "column.of-grouping", of="tables/groupings.grouping", example="by-place")
BOARD = (
    Definition(
        "tables/cards",
        "table.cards",
        ("exercise", "code"),
        (
            Column("exercise", ID, "column.boarded", of="exercises.exercise", example="my-board"),
            CODE,
            CODED,
            UNIT,
        ),
    ),
    Definition(
        "tables/groupings",
        "table.groupings",
        ("grouping",),
        (
            id_of("grouping", "column.grouping", "by-place"),
            *texts("name", "column.label", "example.grouping"),
            *texts("reason", "column.reason", "example.reason"),
            *texts("leaves", "column.leaves", "example.leaves"),
            SOURCED,
        ),
    ),
    Definition(
        "tables/piles",
        "table.piles",
        ("grouping", "pile"),
        (
            GROUPING,
            id_of("pile", "column.pile", "at-home"),
            *LABEL,
            Column("codes", WORDS, "column.piled", of="codebook.code", wrong="check.not-code", example="potential"),
        ),
    ),
)
