"""The nbgrader course: run nbgrader's commands from this folder; ENTRAIDE_LANG=fr chooses the French assignments."""

from pathlib import Path

from entraide.grading.config import configure

c = get_config()  # noqa: F821  (nbgrader provides it)
c.CourseDirectory.course_id = "entraide"
configure(c, Path(__file__).parent)
