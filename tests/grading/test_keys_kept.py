"""No key of a graded exercise leaves the instructor's folder before she chooses: not by any of the four ways out.

The texts of graded exercises, and the sentences of made-up memos, leave it by the release alone.
"""

import csv
import html
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from entraide.course import Course, carried
from entraide.course.corpus import GRADED
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES
from tests.answering import record, required
from tests.classroom import ASSIGNED, ASSIGNMENT, FIRST_FORMS, NbgraderCourse

LEAST = 25  # characters; shorter reasons, such as "A name.", are anybody's words
ENDS = tuple(f"_{lang}" for lang in LANGUAGES)
PUBLIC = ("reference.csv", "solutions.csv", "codebook.csv")


def plain(text: str) -> str:
    """A text as it reads, however it is written: in HTML, in JSON, with one language's blanks and quotes or without."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), html.unescape(text))
    text = text.replace("\\n", " ").replace('\\"', '"').replace("’", "'")
    return re.sub(r"\s+", " ", re.sub(r"[“”«»\"]", "", text)).strip()


@pytest.fixture(scope="module")
def secrets(root: Path, keys: Reference) -> set[str]:
    """Every reason that only the keys hold, in both languages."""
    texts = [coding.rationale for coding in keys.codings.values()]
    texts += [solution.why for solution in keys.solutions.values()]
    texts += [value.why for values in keys.values.values() for value in values]
    known = plain(" ".join((root / "data" / name).read_text("utf-8") for name in PUBLIC))
    found = {plain(text[lang]) for text in texts for lang in LANGUAGES}
    found = {secret for secret in found if len(secret) >= LEAST and secret not in known}
    assert len(found) > 500
    return found


@pytest.fixture(scope="module")
def graded(root: Path) -> set[str]:
    """Every sentence of what graded exercises show, and of the memos of a made-up class, in both languages."""
    found, public = (set(texts(folder)) for folder in (root / "data" / GRADED, root / "data"))
    known = " ".join(public)
    found = {text for text in found if len(text) >= LEAST and text not in known}
    assert len(found) > 1000
    return found


def texts(folder: Path) -> Iterator[str]:
    """What is written in the tables of a folder, up to the first blank to be filled in."""
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from (plain(text.split("{")[0]) for column, text in row.items() if column[-3:] in ENDS)


def leaks(secrets: set[str], texts: Iterator[tuple[str, str]]) -> dict[str, str]:
    """By place, the first secret that is found there. There must be something to search."""
    found, searched, least = {}, 0, min(map(len, secrets))
    begun: dict[str, list[str]] = {}  # Looked for by how they begin, which takes a fraction of the time.
    for one in secrets:
        begun.setdefault(one[:least], []).append(one)
    for place, text in texts:
        searched += 1
        text = plain(text)
        starts = ((at, text[at : at + least]) for at in range(len(text) - least + 1))
        secret = next((one for at, start in starts for one in begun.get(start, ()) if text.startswith(one, at)), None)
        if secret:
            found[place] = secret
    assert searched
    return found


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file with its text, also those within an archive; what a PDF says, tests/book/test_books.py reads."""
    for path in folder.rglob("*"):
        if path.suffix == ".pdf":
            continue
        place = str(path.relative_to(folder))
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{place}: {name}", archive.read(name).decode("utf-8", "replace")
        elif path.is_file() and path.stat().st_size:
            yield place, path.read_text("utf-8", errors="replace")


def test_the_search_finds_a_key_where_there_is_one(root: Path, secrets: set[str]) -> None:
    with (root / "data" / "keys" / "reference.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if plain(row["rationale_fr"]) in secrets)
    assert leaks(secrets, iter([("page", json.dumps({"html": f"<p>{html.escape(row['rationale_fr'])}</p>"}))]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_not_by_the_release(new_course: Callable[[str], NbgraderCourse], secrets: set[str], lang: str) -> None:
    taught = new_course(lang)
    for name in FIRST_FORMS:
        if name != ASSIGNMENT:
            taught.run("generate_assignment", name)
    assert leaks(secrets, files(taught.folder / "release")) == {}
    assert not [path for path in (taught.folder / "release").rglob("*") if path.is_file() and path.suffix != ".ipynb"]


@pytest.mark.slow
def test_not_by_the_package_that_students_install(wheel: Path, secrets: set[str], graded: set[str]) -> None:
    assert leaks(secrets | graded, files(wheel.parent)) == {}
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
    assert "entraide/data/units.csv" in names
    assert not [name for name in names if {"keys", GRADED, "memos.csv"} & set(Path(name).parts)]


def test_not_by_the_published_site(site_folder: Path, secrets: set[str], graded: set[str], course: Course) -> None:
    # The page, and the notebook that it brings once somebody answers.
    page = (f"assignments/{ASSIGNMENT}.html", f"assignments/{ASSIGNMENT}.released.js")
    elsewhere = ((place, text) for place, text in files(site_folder) if not place.endswith(page))
    assert leaks(secrets | graded, elsewhere) == {}
    # The page of an assignment that is open holds what its own exercises show.
    shown = plain(json.dumps(carried.pack(course, ASSIGNED), ensure_ascii=False))
    closed = {text for text in graded if text not in shown}
    assert len(closed) > 500
    pages = ((place, text) for place, text in files(site_folder) if place.endswith(page))
    assert leaks(secrets | closed, pages) == {}


def test_not_by_the_feedback_until_the_instructor_releases_them(
    new_course: Callable[[str], NbgraderCourse], course: Course, keys: Reference, secrets: set[str]
) -> None:
    taught = new_course("fr")
    right = required(course, keys, "mutual-aid-1")
    taught.hand_in("early", [record(course, "mutual-aid-1", right[1:], "fr"), record(course, "mutual-aid-3", ("a",))])
    assert taught.entraide("grade", ASSIGNMENT).returncode == 0
    taught.run("generate_feedback", ASSIGNMENT)
    page = taught.feedback("early")
    assert leaks(secrets, files(taught.folder / "feedback")) == {}
    assert "○ Référence seulement" not in page and "Bonne réponse" not in page
    assert course.codebook[right[1].code].label["fr"] in html.unescape(page)
    said = taught.entraide("keys", "release", ASSIGNMENT).stdout
    assert "montre désormais les codages de référence" in said
    taught.run("generate_feedback", ASSIGNMENT, "--force")
    assert len(leaks(secrets, files(taught.folder / "feedback"))) == 1
    assert "○ Référence seulement" in taught.feedback("early")
    taught.entraide("keys", "withhold", ASSIGNMENT)
    taught.run("generate_feedback", ASSIGNMENT, "--force")
    assert leaks(secrets, files(taught.folder / "feedback")) == {}


def test_releasing_the_keys_of_an_assignment_that_is_not_there_is_told(
    new_course: Callable[[str], NbgraderCourse],
) -> None:
    taught = new_course("en")
    done = taught.entraide("keys", "release", "capstone")
    assert done.returncode == 1
    assert "capstone is not released yet; run: nbgrader generate_assignment capstone" in done.stderr
