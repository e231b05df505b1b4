"""A copy of the course's data, as the tests of the course have it."""

from tests.course.conftest import data

__all__ = ["data"]
