"""Follow the instructor's page *Writing your own* word for word: fill in its sheets, run its commands, in order."""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from entraide import cli

ROOT = Path(__file__).parents[1]
NAME, CODE, CHAPTER = "winter", "sharing-the-road", "mutual-aid/dynamics"
PART = re.compile(r"^```(?P<kind>text|\{csv-table\} [^\n]*)\n(?P<inside>.*?)^```$", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\b[GQ]\d+\b")
COMMAND = re.compile(r"(entraide|nbgrader) ")
SAME_ROW = ("excerpt", "unit", "question", "option", "exercise", "part")
Table = list[dict[str, str]]


def page(lang: str) -> str:
    return (ROOT / "chapters" / lang / "instructors" / "writing-your-own.md").read_text("utf-8")


def course(folder: Path) -> Path:
    """A copy of the course's folder in the folder, as far as the page needs it."""
    made = folder / "entraide"
    for name in ("data", "exercises"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("elsewhere.txt"))
    shutil.copy(ROOT / "nbgrader_config.py", made)
    return made


def follow(folder: Path, lang: str, run: Callable[[list[str]], str]) -> Iterator[tuple[str, str]]:
    """Do what the page says in the course's folder: what it prints after its commands, and what they said."""
    _learned_in(folder)
    said = ""
    given: dict[str, str] = {}
    for part in PART.finditer(page(lang)):
        kind, inside = part["kind"], part["inside"]
        # As the page says: where the course has grown since it was printed, one uses the ids that the command gives.
        inside = ID.sub(lambda found: given.get(found[0], found[0]), inside)
        if kind != "text":
            fill(folder, kind.partition("} ")[2].partition(",")[0], inside)
        elif COMMAND.match(inside):
            said = ""
            for line in inside.splitlines():
                said += run(line.split())
        elif "mask-coding-1" not in inside and "2 probl" not in inside:  # what the walk itself does not see
            given.update(zip(ID.findall(inside), ID.findall(said), strict=False))
            yield inside, said


def _learned_in(folder: Path) -> None:
    """The one cell of `chapters.csv` that the page tells of in a sentence."""
    path = folder / "data" / "chapters.csv"
    rows = _read(path)
    for row in rows:
        row["codes"] += f" {CODE}" if row["page"] == CHAPTER else ""
    _write(path, rows)


def fill(folder: Path, place: str, inside: str) -> None:
    """Write a printed sheet into its table: over the rows that it is about, else below the others."""
    path = folder.parent / place if place.startswith("entraide-keys") else folder / place
    printed, table = sheet(inside), _read(path)
    if path.parent.name == "entraide-keys":
        table = printed
    for row in printed if table is not printed else ():
        own = {column: row[column] for column in SAME_ROW if column in row}
        if "part" in own:
            own |= {"assignment": NAME, "criterion": ""}
        [same] = [one for one in table if own.items() <= one.items()] if own else [{}]
        same.update(row)
        if not own:
            table.append(same)
    _write(path, table)


def sheet(inside: str) -> Table:
    """The rows of a printed sheet, or the one row of which each line is a cell."""
    options, _, body = inside.partition("\n\n")
    header = next(_lines(re.search(":header: (.*)", options)[1]))  # type: ignore[index]
    lines = list(_lines(body))
    if ":class: sheet sheet-row" in options:
        return [dict(lines)]
    return [dict(zip(header, line, strict=True)) for line in lines]


def release(folder: Path) -> str:
    """What ``nbgrader generate_assignment winter --force`` does, without a second to load nbgrader."""
    config = PyFileConfigLoader("nbgrader_config.py", str(folder)).load_config()
    done: dict[str, Any] = NbGraderAPI(config=config).generate_assignment(NAME, force=True)
    assert done["success"], done
    return ""


def entraide(line: list[str]) -> int:
    """Run ``entraide …`` here, with one worker: thirty students are few."""
    return cli.main([*line[1:], *(["--workers", "1"] if line[1] == "grade" else [])])


def _lines(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text), skipinitialspace=True)


def _read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Table) -> None:
    header = _read_header(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _read_header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))
