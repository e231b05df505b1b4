"""The way of a submission, from a student's folder to the gradebook and her feedback.

``read`` finds what she handed in and the answer records in it, whatever state it is in. ``mark`` puts her answers into
the instructor's own notebook, gives each its score, and writes the feedback. From there two ways lead to the same
gradebook: ``nbgrader`` holds what plugs into nbgrader's own commands, ``run`` is `entraide grade`, which does the same
for a whole class in parallel. ``config`` sets a course up; ``classroom`` is the course as all commands see it.
"""
