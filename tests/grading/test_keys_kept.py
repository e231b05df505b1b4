"""No key of a graded exercise leaves the instructor's folder before she chooses: not by any of the four ways out."""

import csv
import html
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from entraide.course import Course
from entraide.course.reference import Reference
from entraide.lang import LANGUAGES
from tests.answering import record, required
from tests.classroom import ASSIGNMENT, NbgraderCourse

LEAST = 25  # characters; shorter reasons, such as "A name.", are anybody's words
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
    known = plain(" ".join((root / "data" / name).read_text("utf-8") for name in PUBLIC))
    found = {plain(text[lang]) for text in texts for lang in LANGUAGES}
    found = {secret for secret in found if len(secret) >= LEAST and secret not in known}
    assert len(found) > 500
    return found


def leaks(secrets: set[str], texts: Iterator[tuple[str, str]]) -> dict[str, str]:
    """By place, the first secret that is found there. There must be something to search."""
    found, searched = {}, 0
    for place, text in texts:
        searched += 1
        text = plain(text)
        secret = next((secret for secret in secrets if secret in text), None)
        if secret:
            found[place] = secret
    assert searched
    return found


def files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_size:
            yield str(path.relative_to(folder)), path.read_text("utf-8", errors="replace")


def test_the_search_finds_a_key_where_there_is_one(root: Path, secrets: set[str]) -> None:
    with (root / "data" / "keys" / "reference.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if plain(row["rationale_fr"]) in secrets)
    assert leaks(secrets, iter([("page", json.dumps({"html": f"<p>{html.escape(row['rationale_fr'])}</p>"}))]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_not_by_the_release(new_course: Callable[[str], NbgraderCourse], secrets: set[str], lang: str) -> None:
    taught = new_course(lang)
    for folder in (taught.folder / "exercises" / lang).iterdir():
        if folder.name != ASSIGNMENT:
            taught.run("generate_assignment", folder.name)
    assert leaks(secrets, files(taught.folder / "release")) == {}
    assert not [path for path in (taught.folder / "release").rglob("*") if path.is_file() and path.suffix != ".ipynb"]


def test_not_by_the_package_that_students_install(root: Path, secrets: set[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
        texts = ((name, io.BytesIO(package.read(name)).read().decode("utf-8", "replace")) for name in names)
        assert leaks(secrets, texts) == {}
    assert "entraide/data/units.csv" in names
    assert not [name for name in names if "keys" in name and name.endswith((".csv", ".txt"))]


def test_not_by_the_published_site(site_folder: Path, secrets: set[str]) -> None:
    assert leaks(secrets, files(site_folder)) == {}


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
    assert "Manqué" not in page and "Bonne réponse" not in page
    assert course.codebook[right[1].code].label["fr"] in html.unescape(page)
    said = taught.entraide("keys", "release", ASSIGNMENT).stdout
    assert "montre désormais les codages de référence" in said
    taught.run("generate_feedback", ASSIGNMENT, "--force")
    assert len(leaks(secrets, files(taught.folder / "feedback"))) == 1
    assert "Manqué" in taught.feedback("early")
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
