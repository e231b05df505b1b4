"""The instructor's pages say what the screen says: who follows them word for word sees it, in both languages."""

import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from entraide.course import check
from entraide.lang import LANGUAGES, say, texts, typeset
from tests import walk
from tests.classroom import ASSIGNMENT, NbgraderCourse

ROOT = Path(__file__).parents[1]
PAGES = ("grading", "moodle")
BLOCK = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The tables that explain lines, and the first cell of each row, which quotes one or several.
TABLE = re.compile(r"^\| (?:The line says|La ligne dit|Ce que dit la ligne) \|.*\n(?:\|.*\n)+", re.MULTILINE)
ROW = re.compile(r"^\| (`[^|]*) \|", re.MULTILINE)
# What an example fills in, and what the system says itself.
VALUES = (
    r"mutual-aid\.ipynb|submitted/mutual-aid|mutual-aid|approaches|(?:devoir|assignment)\.pdf|photo\.png|Grades\.csv|Notes\.csv|"
    r"timestamp\.txt|answers\.json|“[^”]+”|«[^»]+»|\b\d+\b|Permission denied|l’accès est refusé|"
    r"\(les points\)|\(the points\)|…"
)
HOME = "/home/ana/entraide/data"
# The words in italics that a page sends its reader to find on the screen, by the key under which they are said there.
SAID = {
    "activities": ("coding.check", "pair.differences"),
    "grading": ("assignment.download", "book.assignments", "reading.next-to-read", "reading.keep"),
    "publishing": ("book.assignments",),
}


def page(name: str, lang: str) -> str:
    return (ROOT / "chapters" / lang / "instructors" / f"{name}.md").read_text("utf-8")


def plain(text: str) -> str:
    """With one kind of space, and without what differs from one run to the next: how long it took."""
    spaced = re.sub(r"[\u00a0\u202f]", " ", text)
    return re.sub(r"\d+[.,]\d s \(\d+ [^)]*\)|\d+[.,]\d s", "a while", spaced).strip()


def messages(lang: str) -> Iterator[str]:
    for found in texts.catalogue(lang).texts.values():
        forms = [found] if isinstance(found, str) else found.values()
        yield from (plain(typeset(one, lang)) for one in forms)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_way_prints_what_its_page_prints(new_course: Callable[[str], NbgraderCourse], lang: str) -> None:
    taught = new_course(lang)
    said = [
        plain(taught.entraide(*command).stdout)
        for command in (("sample-class", ASSIGNMENT, "--students", "30"), ("grade", ASSIGNMENT))
    ]
    printed = [plain(block) for block in BLOCK.findall(page("grading", lang))]
    assert printed[1:3] == said
    if lang == "en":
        assert plain(BLOCK.findall((ROOT / "README.md").read_text("utf-8"))[0]) == said[1]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_line_that_a_page_explains_is_one_that_commands_say(name: str, lang: str) -> None:
    known = list(messages(lang))
    [table] = TABLE.findall(page(name, lang))
    quoted = [line for row in ROW.findall(table) for line in re.findall("`([^`]+)`", plain(row))]
    assert len(quoted) > 8
    # Two reasons of one student stand on one line.
    assert not [line for line in quoted if not all(_said(reason, known) for reason in re.split(" ?; ", line))]


def _said(quoted: str, known: list[str]) -> bool:
    parts = [part.strip(" :;,") for part in re.split(VALUES, quoted)]
    return any(all(part in message for part in parts) for message in known)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SAID)
def test_a_page_calls_buttons_and_messages_what_the_screen_calls_them(name: str, lang: str) -> None:
    text = plain(page(name, lang))
    assert not [key for key in SAID[name] if f"*{plain(say(lang, key))}" not in text]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_check_says_of_the_pages_example_is_what_the_page_says(tmp_path: Path, lang: str) -> None:
    """A code misspelt and a French reason forgotten. The row, and which codes there are, differ as tables grow."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    with (tmp_path / "data" / "reference.csv").open("a", encoding="utf-8") as file:
        file.write("P01,3,sharing-info,required,She showed them.,\n")

    def told(text: str) -> list[str]:
        return [
            re.sub(r"(row|ligne) \d+", "row", line).split(": shared-reality")[0].rstrip()
            for line in plain(text).splitlines()
        ]

    blocks = [plain(block) for block in BLOCK.findall(page("writing-your-own", lang))]
    [wrong] = [told(block) for block in blocks if "sharing-info" in block and block.startswith("data/")]
    [right] = [told(block)[-1:] for block in blocks if block.endswith(HOME) and not block.startswith("data/")]
    said = told("\n".join(problem.text(lang) for problem in check.check(tmp_path / "data")))
    assert [*said, plain(say(lang, "check.problems", n=2, folder=HOME))] == wrong
    assert [plain(say(lang, "check.in-order", folder=HOME))] == right


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_setting_that_a_page_prints_stands_in_the_course_as_it_prints_it(lang: str) -> None:
    """A copied block would stand there twice, and one of the two would count: the page leads to the line itself."""
    [line] = [block for block in BLOCK.findall(page("publishing", lang)) if "entraide_report" in block]
    config = (ROOT / "_config.yml").read_text("utf-8")
    assert config.count(line) == 1
    written = yaml.safe_load(config.replace(line, line.replace("# ", "")))
    assert written["sphinx"]["config"]["entraide_report"] == "mailto:me@example.org"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_package_tells_the_addresses_once_they_are_written_where_the_page_says(lang: str) -> None:
    [lines] = [block for block in BLOCK.findall(page("publishing", lang)) if "entraide.git" in block]
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert project.count(lines) == 1
    settings = tomllib.loads(project.replace(lines, lines.replace("# ", "")))
    told = ProjectMetadata(str(ROOT), PluginManager(), settings).core.urls
    written = {"Documentation": "https://example.org/entraide/", "Source": "https://example.org/entraide.git"}
    assert told == {"Study": "https://doi.org/10.7202/1108989ar"} | written


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_assignment_of_ones_own_is_made_as_its_page_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    """From a code to a graded made-up class, and to the students' version again: its sheets, commands and answers.

    Ids and how long it took differ from day to day.
    """
    folder = walk.course(tmp_path)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ENTRAIDE_LANG", lang)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader calls alembic
    statuses = []

    def run(line: list[str]) -> str:
        if line[0] == "nbgrader":
            return walk.release(folder)
        statuses.append(walk.entraide(line))
        return capsys.readouterr().out

    def told(text: str) -> str:
        text = plain(text).replace(str(tmp_path), "/home/ana")
        return re.sub(r"winter-[0-9-]{17}|\b[GQ]\d+\b", "this", text)

    printed = [(told(block), told(said)) for block, said in walk.follow(folder, lang, run)]
    assert len(printed) == 4
    for block, said in printed:
        assert block in said, said
    # Only the check in the middle has something to say: the notebooks are still those of the model.
    assert [status for status in statuses if status] == [1]
    released = (folder / "release" / walk.NAME / f"{walk.NAME}.ipynb").read_text("utf-8")
    assert "mailbox" in released and "Forty kilometres out of her way, so that" not in released
    report = (folder / f"report-{walk.NAME}.html").read_text("utf-8")
    assert {"en": "Sharing the road", "fr": "Route partagée"}[lang] in report
    assert not [path for path in folder.rglob("*.csv") if "Forty kilometres out of her way, so" in path.read_text()]
