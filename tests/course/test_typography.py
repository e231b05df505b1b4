"""French typography: non-breaking spaces before ``: ; ? !`` and inside « ».

It looks at what people read: prose and data, and not at code, directives, addresses or options.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.lang.test_typography import WRONG_IN_FRENCH

ROOT = Path(__file__).parents[2]
NOT_PROSE = re.compile(
    r"\A---\n.*?^---\n|^```.*?^```|^% .*?$|^:class[\w-]*:.*?$|^:{3,}\{[\w-]+\}|^[|:\- ]+$|\{[\w:]+\}`[^`]*`|\]\([^)]*\)|`[^`]*`|https?://\S+",
    re.MULTILINE | re.DOTALL,
)


def french() -> Iterator[tuple[str, str]]:
    """Every French text of the project, with the place it stands in."""
    for path in sorted(ROOT.glob("chapters/fr/**/*.md")):
        yield str(path.relative_to(ROOT)), NOT_PROSE.sub(" ", path.read_text("utf-8"))
    # Made-up students type their memos as people type.
    for path in sorted({*ROOT.glob("data/**/*.csv")} - {*ROOT.glob("data/**/memos.csv")}):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                for column, text in row.items():
                    if column.endswith("_fr"):
                        yield f"{path.relative_to(ROOT)}, row {number}, {column}", text
    for path in sorted(ROOT.glob("exercises/fr/**/*.ipynb")):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                yield str(path.relative_to(ROOT)), NOT_PROSE.sub(" ", "".join(cell["source"]))


def test_french_has_its_non_breaking_spaces() -> None:
    wrong = [
        f"{place}: …{text[max(0, found.start() - 25) : found.end() + 10]}…"
        for place, text in french()
        for found in WRONG_IN_FRENCH.finditer(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_quotation_within_another_is_not_in_guillemets_again() -> None:
    """A keyboard's marks become guillemets in a page: within guillemets they stand as “ ”."""
    within = re.compile(r"«[^»]*[\"«][^»]*»")
    wrong = [
        f"{place}: {found[0]}" for place, text in french() if place.endswith(".md") for found in within.finditer(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_shown_as_it_is_holds_no_marks_of_markdown() -> None:
    """Questions, options and reasons are plain text: a star would be read as a star."""
    tables = ("questions", "options", "solutions", "units", "reference", "values")
    marked = [
        f"{path.relative_to(ROOT)}, {next(iter(row.values()))}: {text}"
        for name in tables
        for path in sorted(ROOT.glob(f"data/**/{name}.csv"))
        for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
        for text in row.values()
        if re.search(r"\*\w[^*]*\*|`\w", text or "")
    ]
    assert marked == []
