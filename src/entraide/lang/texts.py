"""Read the catalogues: every text of the course, by language and key.

A catalogue is ``locale/LANGUAGE.po``, a gettext file that translators' tools read. Its ``msgid`` is a key and its
``msgstr`` the text, so that English too is mended without touching code. Texts are written with plain spaces and
straight apostrophes, and typeset when they are read. ``{name}`` stands for a value. A text whose entry has a
``msgid_plural`` (the same key again) has several forms, chosen by the value ``n``. The header's ``Language`` says how
numbers are written (``fr_CA``), its ``Plural-Forms`` which form goes with which numbers.
"""

from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

from entraide.lang.typography import typeset, with_units_kept

FOLDER = Path(__file__).parents[1] / "locale"
FALLBACK = "en"
"""The language of a text that another catalogue lacks, and of whoever asks for a language that has no catalogue."""

LANGUAGES = (FALLBACK, *sorted(path.stem for path in FOLDER.glob("*.po") if path.stem != FALLBACK))
"""The languages of the course: one for each catalogue, English first."""

Forms = dict[str, str]
"""The forms of a text by category of number, as the Unicode CLDR names them: ``{"one": "…", "other": "…"}``."""

NUMBERS = (*range(120), 1_000_000)
"""Enough numbers to meet every category of every language."""


@dataclass(frozen=True)
class File:
    """What a catalogue's file holds: the forms of each text by key, one where it has no plural, not yet typeset."""

    locale: Locale
    plural: str
    texts: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language, typeset, and the conventions by which it writes numbers."""

    lang: str
    locale: Locale
    texts: dict[str, str | Forms]

    @property
    def tag(self) -> str:
        """The language and its country as HTML and a browser write them: ``fr-CA``."""
        return str(self.locale).replace("_", "-")


@cache
def catalogue(lang: str) -> Catalogue:
    """The catalogue of a language; that of English for a language the course does not speak."""
    if lang not in LANGUAGES:
        return catalogue(FALLBACK)
    file = read(lang)
    index = c2py(file.plural)
    categories = {file.locale.plural_form(number): index(number) for number in reversed(NUMBERS)}
    texts: dict[str, str | Forms] = {}
    for key, forms in file.texts.items():
        if all(forms):
            said = [with_units_kept(typeset(form, lang)) for form in forms]
            texts[key] = {name: said[at] for name, at in categories.items()} if len(said) > 1 else said[0]
    return Catalogue(lang, file.locale, texts)


def read(lang: str) -> File:
    """Read ``locale/LANG.po`` as it is written."""
    with (FOLDER / f"{lang}.po").open("rb") as file:
        found = read_po(file)
    texts: dict[str, tuple[str, ...]] = {}
    for message in found:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            texts[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return File(found.locale or Locale.parse(lang), found.plural_expr, texts)


def text(lang: str, key: str) -> str | Forms:
    """The text under a key, or its forms, English where the language lacks it. KeyError where English lacks it too."""
    texts = catalogue(lang).texts
    if key in texts:
        return texts[key]
    if lang == FALLBACK:
        raise KeyError(f"no catalogue has a text {key!r}; it belongs in {FOLDER.name}/{FALLBACK}.po")
    return text(FALLBACK, key)
