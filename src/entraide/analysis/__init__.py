"""Figures and tables of the book, made from the course's data, each with its caption.

A figure has a text alternative too. Every function takes the page's language.
"""

from entraide.analysis.coders import agreement, agreement_by_code
from entraide.analysis.figures import approach_categories, benefits, obstacles, settings
from entraide.analysis.region import region_map
from entraide.analysis.tables import (
    approaches,
    group_structure,
    literature_challenges,
    mutual_aid_terms,
    positive_factors,
    sample,
    steps,
    training,
)

__all__ = [
    "agreement",
    "agreement_by_code",
    "approach_categories",
    "approaches",
    "benefits",
    "group_structure",
    "literature_challenges",
    "mutual_aid_terms",
    "obstacles",
    "positive_factors",
    "region_map",
    "sample",
    "settings",
    "steps",
    "training",
]
