"""The way from Moodle to the gradebook and back: submissions in, grades and feedback out.

Each step says what it did in a few lines and lists whoever needs a person's eye on standard error; the exit status is 0
when everybody who handed in was served, and 1 when somebody was not.
"""

from entraide.moodle.collect import collect
from entraide.moodle.feedback import feedback
from entraide.moodle.grades import grades

__all__ = ["collect", "feedback", "grades"]
