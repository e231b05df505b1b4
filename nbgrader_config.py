"""The nbgrader course: run nbgrader's commands from this folder; ENTRAIDE_LANG=fr chooses the French assignments."""

from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader provides it)
c.CourseDirectory.course_id = "entraide"
try:
    from entraide.grading.config import configure

    # With book="https://…", the address where the class reads the book, feedback links to what to read again. At its
    # top stand the book's title, or what course_name="…" says, and with student_names=True the student's name.
    configure(c, Path(__file__).parent)
except Exception as error:
    # nbgrader would log this and go on with its own settings, which execute what students hand in.
    raise SystemExit(f"nbgrader_config.py: {type(error).__name__}: {error}. Nothing was done.") from error
