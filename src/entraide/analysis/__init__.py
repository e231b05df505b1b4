"""Figures and tables of the book, made from the course's data, each with its caption.

A figure has a text alternative too. Every function takes the page's language, and raises `CourseError` where a table of
the data cannot be read. What the study found comes from Labra, Castro and Grenier (2023), under the numbers that the
data's column `basis` gives too; the coders are simulated.
"""

from entraide.analysis.categories import approach_categories
from entraide.analysis.coders import agreement, agreement_by_code
from entraide.analysis.figures import benefits, obstacles, settings
from entraide.analysis.findings import (
    approaches,
    group_structure,
    literature_challenges,
    mutual_aid_terms,
    positive_factors,
    sample,
    steps,
    training,
)
from entraide.analysis.region import region_map
from entraide.analysis.second_coding import second_coding, second_coding_of_assignments
from entraide.analysis.second_meetings import second_coding_of_meetings
from entraide.analysis.ways_to_lead import ways_to_lead

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
    "second_coding",
    "second_coding_of_assignments",
    "second_coding_of_meetings",
    "settings",
    "steps",
    "training",
    "ways_to_lead",
]
