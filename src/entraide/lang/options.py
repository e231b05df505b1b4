"""Let argparse, with which the commands read their options, speak the language of whoever runs them.

argparse asks gettext for each of its own words, under the name ``_`` of its module. They stand in the catalogues under
keys made of its English, ``argparse.the-following-arguments-are-required-s``; what is not there stays in English.
"""

import argparse
import re

from entraide.lang.saying import current
from entraide.lang.texts import catalogue


def speak() -> None:
    """From now on, argparse's own words are those of the catalogues."""
    argparse._ = word  # type: ignore[attr-defined]


def word(english: str) -> str:
    """What stands for argparse's English in the current language, with argparse's marks for the values.

    >>> key("invalid choice: %(value)r (choose from %(choices)s)")
    'argparse.invalid-choice-value-r-choose-from-choices-s'
    """
    found = catalogue(current()).texts.get(key(english))
    # {0} stands for the one value without a name.
    return re.sub(r"\{(\w+)\}", _mark, found) if isinstance(found, str) else english


def key(english: str) -> str:
    """The key of argparse's English: its letters, with hyphens between."""
    return "argparse." + "-".join(re.findall("[a-z]+", english.lower()))


def _mark(name: re.Match[str]) -> str:
    return "%s" if name[1] == "0" else f"%({name[1]})s"
