"""What the files of a site hold, whatever they put between the words: quotes, entities, tags."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from entraide.course.reference import Reference

LONG = 20  # letters: a shorter text may stand somewhere by chance
TEXTS = {".html", ".js", ".json", ".css", ".xml", ".txt", ".webmanifest", ".ipynb", ".csv"}


def bare(text: str) -> str:
    """The letters and digits alone.

    >>> bare("Elle dit&nbsp;: l<b>\\u2019\\u00e9t\\u00e9</b>")
    'Elleditlété'
    """
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\W+", "", re.sub(r"<[^<>]{1,200}>", "", unescape(text)))


def reasons(keys: Reference) -> list[str]:
    """Why each key is right or wrong, of codings, questions and calculations, in every language."""
    values = [value for step in keys.values.values() for value in step]
    whys = [one.rationale for one in keys.codings.values()]
    whys += [one.why for one in (*keys.solutions.values(), *values)]
    return [text for why in whys for text in why.values()]


def held(folder: Path, secrets: Iterable[str]) -> list[str]:
    """Which of these texts stand in a file of the site, or of a ZIP in it, with the file."""
    wanted = {found: secret for secret in secrets if len(found := bare(secret)) > LONG}
    assert wanted
    return [f"{name}: {wanted[one]}" for name, text in _texts(folder) for one in wanted if one in text]


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in TEXTS:
            yield str(path), bare(path.read_text("utf-8", "replace"))
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if Path(name).suffix in TEXTS:
                        yield f"{path.name}/{name}", bare(archive.read(name).decode("utf-8", "replace"))
