"""Make the EPUB and the PDF of each edition, from its pages as they are built, and link them from the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from entraide import course as courses
from entraide.book.paper import epub, matter, pdf
from entraide.book.site.derivation import captions_of, derive_config, derive_toc
from entraide.html import templates
from entraide.lang import current, number, say, typeset

# What stands for the links in a page until it is known whether there is anything to link.
PLACE = "<!-- entraide-books -->"
# What the link to each says.
TYPES = {".epub": "book.epub", ".pdf": "book.pdf"}
OFFERED = {".zip": "book.zip"} | TYPES
PAGES = Path(__file__).parent


@dataclass(frozen=True)
class Built:
    """An edition as it was built: its language, its pages, a folder to keep its books in, and what all came from."""

    lang: str
    pages: Path
    kept: Path
    inputs: str


def make(root: Path, editions: list[Built], url: str, tell: Callable[[str], None]) -> dict[str, list[Path]]:
    """Return the books by language: those made before, where nothing has changed since.

    Without Typst there is no PDF, which is told.
    """
    writers = _writers()
    if ".pdf" not in writers:
        tell(say(current(), "site.no-pdf", install="pip install '.[paper]'"))
    books = {}
    for edition in editions:
        files = {suffix: edition.kept / f"{name(edition.lang)}{suffix}" for suffix in writers}
        stamp = edition.kept / "made"
        if not (stamp.exists() and stamp.read_text() == edition.inputs and all(map(Path.exists, files.values()))):
            edition.kept.mkdir(parents=True, exist_ok=True)
            stamp.unlink(missing_ok=True)
            gathered = matter.gather(_described(root, edition, url), courses.taught_in(root))
            for suffix, file in files.items():
                writers[suffix](gathered, file)
            stamp.write_text(edition.inputs)
        books[edition.lang] = list(files.values())
    return books


def lack(out: Path, languages: list[str]) -> bool:
    """Say whether a published site has not all the books that can be made."""
    return not all((out / f"{name(lang)}{suffix}").exists() for lang in languages for suffix in _writers())


def name(lang: str) -> str:
    """What the books of an edition are called, without the ending."""
    return f"entraide-{lang}"


def links(books: list[Path], lang: str, above: str) -> str:
    """The links to the ZIP and an edition's books, with their size, in a page that finds them by way of `above`."""
    listed = [
        {"address": above + book.name, "text": say(lang, OFFERED[book.suffix], size=_size(book, lang))}
        for book in books
    ]
    return templates(PAGES).get_template("books.html.j2").render(books=listed).strip()


def _writers() -> Mapping[str, Callable[[matter.Matter, Path], None]]:
    """What makes each kind of book, by its ending."""
    return {".epub": epub.write} | ({".pdf": pdf.write} if pdf.is_possible() else {})


def _size(book: Path, lang: str) -> str:
    """Its size in millions of bytes, as a number of the language."""
    return number(book.stat().st_size / 1e6, lang, 1, 1)


def _described(root: Path, edition: Built, url: str) -> matter.Edition:
    """What the course's configuration and its table of contents say of an edition."""
    lang = edition.lang
    config: dict[str, Any] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    derived = derive_toc(toc, lang, captions_of(config, lang))
    own = derive_config(config, lang, root)
    left_out = tuple(f"{folder}/" for folder in own["sphinx"]["config"].get("entraide_for_instructors", []))
    parts = [matter.Part("", (derived["root"], *_files(derived, left_out)))]
    for part in derived.get("parts", []):
        if files := _files(part, left_out):
            parts.append(matter.Part(part.get("caption", ""), files))
    title, author = (typeset(own[key], lang) for key in ("title", "author"))
    return matter.Edition(lang, title, author, edition.pages, tuple(parts), f"{url}{lang}/" if url else "")


def _files(contents: dict[str, Any], left_out: tuple[str, ...]) -> tuple[str, ...]:
    """The pages of a part of the contents, with those below them, without those of folders that are left out."""
    found: list[str] = []
    for one in [*contents.get("chapters", []), *contents.get("sections", [])]:
        found += [one["file"]] if "file" in one else []
        found += _files(one, ())
    return tuple(file for file in found if not file.startswith(left_out))
