"""Fold words, for a search: what differs by accents, ligatures, case, elision or number only is one word.

How a language elides and makes plurals stands in its catalogue. `book/extension/static/search/folding.js` folds what a
reader types in the same way; ``tests/cases/folding.json`` holds the two to one another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from entraide.lang.saying import say

SHORTEST_PLURAL = 4
WORD = re.compile(r"[^\W_]{2,}")

Rules = dict[str, list[list[str]]]


@cache
def rules(lang: str) -> Rules:
    """How a language is folded.

    ``elided`` holds what is dropped before an apostrophe, ``ligatures`` a sign and the letters that it stands for,
    ``endings`` the ends of words in the plural and the singular, the first that fits.
    """
    written = {
        "elided": say(lang, "search.elided"),
        "ligatures": say(lang, "search.ligatures"),
        "endings": say(lang, "search.endings"),
    }
    return {name: [pair.split("=") for pair in pairs.split()] for name, pairs in written.items()}


def words(text: str, lang: str) -> Iterator[str]:
    """Give the folded words of a text, in its order; those of a single letter are none.

    >>> list(words("L'École, les réseaux et le n° 2", "fr"))
    ['ecole', 'les', 'reseau', 'et', 'le']
    """
    known = rules(lang)
    plain = _elided(lang).sub("", text.lower())
    for sign, letters in known["ligatures"]:
        plain = plain.replace(sign, letters)
    for word in WORD.findall(unaccented(plain)):
        yield _singular(word, known["endings"])


def unaccented(text: str) -> str:
    r"""The text in small letters without accents, by which a list is put in order.

    >>> unaccented("\u00c9tape")
    'etape'
    """
    return "".join(one for one in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(one))


@cache
def common(lang: str) -> frozenset[str]:
    """The folded words of a language that nobody looks for: they stand on every other page, and say nothing alone."""
    return frozenset(words(say(lang, "search.common"), lang))


@cache
def _elided(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(one for (one,) in rules(lang)['elided'])})['\u2019]")


def _singular(word: str, endings: list[list[str]]) -> str:
    if len(word) >= SHORTEST_PLURAL:
        for plural, singular in endings:
            if word.endswith(plural):
                return word.removesuffix(plural) + singular
    return word
