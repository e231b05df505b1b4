"""The way of a submission, from a student's folder to the gradebook and her feedback.

``read`` finds what she handed in and the answer records in it, whatever state it is in. ``mark`` puts her answers into
the instructor's own notebook, gives each its score, and writes the feedback. From there two ways lead to the same
gradebook: ``nbgrader`` holds what plugs into nbgrader's own commands, ``run`` is `entraide grade`, which does the same
for a whole class in parallel. ``config`` sets a course up; ``classroom`` is the course as all commands see it, with
nbgrader's ``settings`` and the ``gradebook``, both read without nbgrader.
"""

import sys
from contextlib import suppress

if "jsonschema" not in sys.modules and "rfc3987_syntax" not in sys.modules:
    # Notebooks are checked with jsonschema. As soon as it is imported, it has `rfc3987_syntax`, where it finds it,
    # compile a grammar of internet addresses, for over a second; no notebook's schema asks for one. None is Python's
    # way to say that a module is not to be found.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
    with suppress(ImportError):
        import jsonschema  # type: ignore[import-untyped]  # noqa: F401
    del sys.modules["rfc3987_syntax"]
