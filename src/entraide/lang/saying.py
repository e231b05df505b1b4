"""Say a text in a language, its plural chosen and its values filled in; find the language a person is answered in."""

import errno
import locale
import os
import re
from decimal import Decimal
from typing import cast

from babel import Locale

from entraide.lang import numbers
from entraide.lang.texts import FALLBACK, LANGUAGES, Forms, catalogue, text

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""A name must not move the cursor of a terminal, colour it, or turn the rest of a line around."""

LANGUAGE_VARIABLE = "ENTRAIDE_LANG"
"""The environment variable by which a person chooses her language."""

SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The environment variables by which a system tells its language, the first one deciding."""


class Said(str):
    """A text that `say` made: it may have lines, and whatever it was filled with is harmless already."""

    __slots__ = ()


def say(lang: str, key: str, /, **values: object) -> str:
    """The text under `key`, typeset, with its values filled in.

    Texts, whole numbers and paths are filled in as they are: neither a file's name nor a year is changed. A number with
    decimals is written by the language, at most two of them; a tuple or a list as “a, b and c”; an `OSError` as the
    reason the system gives. A text with several forms needs the value `n`. Nothing is escaped for HTML: whoever makes a
    page does that with the whole.

    Raises KeyError for a key that no catalogue has, and for a value that the text needs and was not given.

    >>> say("en", "place.column", column="label_en")
    'column label_en'
    """
    found = text(lang, key)
    if isinstance(found, dict):
        if "n" not in values:
            raise KeyError(f"the text {key!r} has several forms and needs a value for n")
        found = _form(found, lang, cast(float, values["n"]))
    return Said(re.sub(r"\{(\w+)\}", lambda name: _filled(_value(values, name[1], key), name, lang), found))


def for_browser(lang: str, *names: str) -> dict[str, str | Forms]:
    """The texts that a page or a widget needs, typeset, by key.

    A name is a key, or the beginning of several, up to a dot: ``"choice."``. A text with several forms comes as
    ``{category: text}``, with the categories of ``Intl.PluralRules``. Raises KeyError for a name without a text.
    """
    found: dict[str, str | Forms] = {}
    for name in names:
        keys = [key for key in catalogue(FALLBACK).texts if key.startswith(name)] if name.endswith(".") else [name]
        if not keys:
            raise KeyError(f"no text begins with {name!r}")
        found.update({key: text(lang, key) for key in keys})
    return found


def tag(lang: str) -> str:
    """The language and its country, for `Intl` and HTML: ``fr-CA``."""
    return catalogue(lang).tag


def language_name(language: str, lang: str) -> str:
    """What a language is called in `lang`: English is “anglais” in French."""
    return Locale.parse(language).get_language_name(catalogue(lang).locale) or language


def current() -> str:
    """The language in which commands answer: that of ``ENTRAIDE_LANG``, else the system's, else English.

    Of a value such as ``fr_CA.UTF-8`` the beginning decides; to a language without a catalogue the answer is English.
    """
    asked = next((value for name in (LANGUAGE_VARIABLE, *SYSTEM) if (value := os.environ.get(name))), None)
    # Windows sets none of them, and names the language in full, "French_Canada".
    name = (asked or locale.getlocale()[0] or "").lower()
    return next((lang for lang in LANGUAGES if name.startswith(lang)), FALLBACK)


def _form(forms: Forms, lang: str, number: float) -> str:
    category = catalogue(lang).locale.plural_form(number)
    return forms.get(category) or forms["other"]


def _value(values: dict[str, object], name: str, key: str) -> object:
    if name not in values:
        raise KeyError(f"the text {key!r} needs a value for {name}")
    return values[name]


def _filled(value: object, place: re.Match[str], lang: str) -> str:
    """The value as it stands in a text; only what has lines of its own there keeps its lines."""
    written = _written(value, lang)
    alone = place.start() and place.string[place.start() - 1] == "\n"
    return written if alone or isinstance(written, Said) else written.replace("\n", r"\n")


def _written(value: object, lang: str) -> str:
    if isinstance(value, Said):
        return value
    if isinstance(value, float | Decimal):
        return numbers.number(value, lang)
    if isinstance(value, tuple | list):
        return numbers.listed([_written(item, lang) for item in value], lang)
    if isinstance(value, OSError):
        return _reason(value, lang)
    return _CONTROL.sub(lambda found: repr(found[0])[1:-1], str(value))


def _reason(error: OSError, lang: str) -> str:
    """Why the system refused, by the name it has for that; in its own English where no catalogue has it."""
    key = f"system.{errno.errorcode.get(error.errno or 0, '').lower()}"
    return str(catalogue(lang).texts.get(key) or error.strerror or error)
