"""Memos of several qualities, put together from sentences that fit any assignment of the course.

The sentences are a table, ``memos.csv`` beside this file: ``{unit}`` and ``{other}`` stand for two units that the
student coded, ``{code}`` and ``{second}`` for two codes that she applied.
"""

from functools import cache
from pathlib import Path
from random import Random

from entraide.course import tables
from entraide.lang import typeset


def memo(quality: float, units: list[str], labels: list[str], lang: str, chance: Random) -> str:
    """A memo: well built from a quality of about 1 on, thin around 0, a scrap or nothing below −1.

    ``units`` and ``labels`` name the units that the student coded and the codes that she applied.
    """
    if quality < -1.6 or len(units) < 2 or len(labels) < 2:
        return chance.choice((*_sentences(lang)["scrap"], "", ""))
    if quality < -0.2:
        parts = ["thin"] if chance.random() < 0.7 else ["thin", "thin"]
    elif quality < 0.8:
        parts = chance.choice((["opening", "link"], ["opening", "doubt"], ["opening", "thin"]))
    else:
        parts = ["opening", "link", "doubt", "closing"]
    (unit, other), (code, second) = chance.sample(units, 2), chance.sample(labels, 2)
    written = [
        typeset(chance.choice(_sentences(lang)[part]), lang).format(unit=unit, other=other, code=code, second=second)
        for part in parts
    ]
    return "\n\n".join(paragraph for paragraph in dict.fromkeys(written) if paragraph)


def remark(lang: str, chance: Random) -> str:
    """A short memo on a single coding."""
    return typeset(chance.choice(_sentences(lang)["remark"]), lang)


def unit_name(excerpt: str, unit: int, lang: str) -> str:
    """How a student calls a unit: ``E07, unit 3``."""
    return _sentences(lang)["unit"][0].format(excerpt=excerpt, unit=unit)


def plea(lang: str) -> str:
    """The memo of a student who has nothing else to say."""
    return _sentences(lang)["plea"][0]


@cache
def _sentences(lang: str) -> dict[str, list[str]]:
    """The sentences of a language by the part that they play in a memo, as students type them."""
    found: dict[str, list[str]] = {}
    for row in tables.read(Path(__file__).with_name("memos.csv"), ("part", *tables.bilingual("text"))):
        found.setdefault(row["part"], []).append(row[f"text_{lang}"])
    return found
