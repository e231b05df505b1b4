"""Memos of several qualities, put together from sentences that fit any assignment of the course.

The sentences are a table, ``memos.csv`` among the graded texts, as they would make a strong memo for a student who had
them: ``{unit}`` and ``{other}`` stand for two units that she coded, ``{code}`` and ``{second}`` for two codes.
"""

from functools import cached_property
from pathlib import Path
from random import Random

from entraide.course import tables
from entraide.lang import LANGUAGES, say, typeset

TABLE = "memos.csv"
_PLAIN = {
    "opening": "sample.memo-opening",
    "link": "sample.memo-link",
    "doubt": "sample.memo-doubt",
    "closing": "sample.memo-closing",
    "thin": "sample.memo-thin",
    "scrap": "sample.memo-scrap",
    "remark": "sample.memo-remark",
    "plea": "sample.memo-plea",
    "unit": "sample.memo-unit",
}
"""What students of a course write that has no such table."""
_PLACES = {name: f"{{{name}}}" for name in ("unit", "other", "code", "second", "excerpt")}


class Memos:
    """The sentences of a course's folder of graded texts, or plain ones, read when the first one is wanted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def memo(self, quality: float, units: list[str], labels: list[str], lang: str, chance: Random) -> str:
        """A memo: well built from a quality of about 1 on, thin around 0, a scrap or nothing below −1.

        ``units`` and ``labels`` name the units that the student coded and the codes that she applied.
        """
        if quality < -1.6 or len(units) < 2 or len(labels) < 2:
            return chance.choice((*self._sentences[lang]["scrap"], "", ""))
        if quality < -0.2:
            parts = ["thin"] if chance.random() < 0.7 else ["thin", "thin"]
        elif quality < 0.8:
            parts = chance.choice((["opening", "link"], ["opening", "doubt"], ["opening", "thin"]))
        else:
            parts = ["opening", "link", "doubt", "closing"]
        (unit, other), (code, second) = chance.sample(units, 2), chance.sample(labels, 2)
        written = [
            typeset(chance.choice(self._sentences[lang][part]), lang).format(
                unit=unit, other=other, code=code, second=second
            )
            for part in parts
        ]
        return "\n\n".join(paragraph for paragraph in dict.fromkeys(written) if paragraph)

    def remark(self, lang: str, chance: Random) -> str:
        """A short memo on a single coding."""
        return typeset(chance.choice(self._sentences[lang]["remark"]), lang)

    def unit_name(self, excerpt: str, unit: int, lang: str) -> str:
        """How a student calls a unit: ``E07, unit 3``."""
        return self._sentences[lang]["unit"][0].format(excerpt=excerpt, unit=unit)

    def plea(self, lang: str) -> str:
        """The memo of a student who has nothing else to say."""
        return self._sentences[lang]["plea"][0]

    @cached_property
    def _sentences(self) -> dict[str, dict[str, list[str]]]:
        """By language and by the part that they play in a memo, as students type them."""
        if tables.find(self.folder / TABLE) is None:
            return {lang: {part: [say(lang, key, **_PLACES)] for part, key in _PLAIN.items()} for lang in LANGUAGES}
        found: dict[str, dict[str, list[str]]] = {lang: {} for lang in LANGUAGES}
        for row in tables.read(self.folder / TABLE, ("part", *tables.bilingual("text"))):
            for lang in LANGUAGES:
                found[lang].setdefault(row["part"], []).append(row[f"text_{lang}"])
        return found
