"""The tables of what the study found."""

from entraide.course.columns import ID, WHOLE, Column, Definition, texts
from entraide.course.definitions.common import (
    LABEL,
    PARTICIPANTS,
    SOURCED,
    id_of,
)


def _study(name: str, key: str, *columns: Column, labels: tuple[Column, ...] = LABEL) -> Definition:
    """A table of what the study found."""
    return Definition(f"tables/{name}", "table.study", (key,), (id_of(key, "column.id"), *labels, *columns, SOURCED))


_FINDING = texts("finding", "column.finding")
STUDY = (
    _study(
        "approaches",
        "approach",
        Column("category", ID, "column.category", of="tables/approach_categories.category"),
        *(column for stem in ("clientele", "problems", "setting") for column in texts(stem, "column.list")),
    ),
    _study("approach_categories", "category"),
    _study("group_structure", "aspect", *_FINDING),
    _study("literature_challenges", "challenge", *_FINDING),
    _study("mutual_aid_terms", "aspect", PARTICIPANTS),
    _study("obstacles", "obstacle", PARTICIPANTS, Column("told", ID, "column.told")),
    _study(
        "positive_factors",
        "factor",
        PARTICIPANTS,
        labels=(Column("subject", ID, "column.subject"), *texts("subject", "column.subject-text"), *LABEL),
    ),
    _study("sample", "trait", *_FINDING),
    _study(
        "settings",
        "setting",
        Column("people", WHOLE, "column.people"),
        labels=(Column("moment", ID, "column.moment"), *LABEL),
    ),
    _study("steps", "step", *texts("leaves", "column.leaves")),
    _study("training", "finding", *texts("where", "column.where"), *texts("cited", "column.cited")),
)
