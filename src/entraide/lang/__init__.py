"""What the course says, and how it is written: texts, numbers, lists and typography in each of its languages.

Every text that a person reads stands in ``locale/``, one catalogue a language, under a dotted key: ``say`` finds it,
chooses its plural, and fills it in. A third language is one more catalogue, and no line of code.

>>> say("fr", "place.row", row=3)
'ligne 3'
"""

from entraide.lang.numbers import listed, number, percent, whole
from entraide.lang.saying import LANGUAGE_VARIABLE, current, for_browser, language_name, say, tag
from entraide.lang.texts import LANGUAGES
from entraide.lang.typography import typeset

__all__ = [
    "LANGUAGES",
    "LANGUAGE_VARIABLE",
    "current",
    "for_browser",
    "language_name",
    "listed",
    "number",
    "percent",
    "say",
    "tag",
    "typeset",
    "whole",
]
