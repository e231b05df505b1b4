"""Set a text as its language is printed: apostrophes, quotation marks, and the spaces that must not break.

Texts are written with the keys of a keyboard, and set here once, in Python: a browser receives them ready.
"""

import re

NARROW, FULL = "\u202f", "\u00a0"
"""The unbreakable spaces: a thin one, and one as wide as any other."""

BEFORE_UNIT = re.compile(r"(?<=[\d}]) (?=(?:k?m|h|min|kg|kB|ko|M[Bo]|°C|\$|%|minutes?|heures?|hours?)(?!\w))")
"""The space between a number, or what stands for one, and a unit."""


def typeset(text: str, lang: str) -> str:
    """The text with its language's apostrophes, quotation marks and unbreakable spaces; what is set stays as it is.

    French as Quebec prints it: a thin space before ``; ? !``, a full one before ``: %`` and inside guillemets. A space
    must stand there to be made unbreakable; none is added. Any other language is set as English is.

    >>> typeset("L'aide : « oui »", "fr")
    'L’aide\\xa0: «\\xa0oui\\xa0»'
    >>> typeset("The worker's \\"yes\\"", "en")
    'The worker’s “yes”'
    """
    text = text.replace("'", "’")
    if lang == "fr":
        return re.sub(r" (?=[;?!])", NARROW, re.sub(r"(?<=«) | (?=[:»%])", FULL, text))
    return re.sub(r'"([^"]*)"', r"“\1”", text)


def with_units_kept(text: str) -> str:
    """The text with each number beside its unit, or with what a number is put in for; for what the course says itself.

    >>> with_units_kept("about {km} km, 1 h 05 min, 20 MB of 3 homes")
    'about {km}\\xa0km, 1\\xa0h 05\\xa0min, 20\\xa0MB of 3 homes'
    """
    return BEFORE_UNIT.sub(FULL, text)


def keyed(text: str) -> str:
    """The text with the apostrophes and quotation marks of a keyboard, for what is typed rather than printed."""
    return text.translate(_KEYS)


_KEYS = str.maketrans({"’": "'", "“": '"', "”": '"'})
