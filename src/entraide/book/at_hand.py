"""Read once what the cells of every page read: the tables of the course and the texts of both languages."""

from contextlib import suppress

from entraide import course
from entraide.errors import CourseError
from entraide.lang import LANGUAGES
from entraide.lang.texts import catalogue


def read() -> None:
    """Have them in memory. What is wrong with a table is told by the first page that needs it, not here."""
    with suppress(CourseError):
        course.load()
    for lang in LANGUAGES:
        catalogue(lang)
