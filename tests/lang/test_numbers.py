"""Numbers and lists, as each language writes them; the browser's are held to the same table of cases."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from entraide import lang as speaking

CASES = json.loads((Path(__file__).parents[1] / "cases" / "numbers.json").read_text("utf-8"))


def cases() -> Iterator[Any]:
    for kind, rows in CASES.items():
        for row in rows:
            for lang in speaking.LANGUAGES:
                yield pytest.param(kind, row, lang, id=f"{kind} {row['value']} {lang}")


@pytest.mark.parametrize(("kind", "row", "lang"), list(cases()))
def test_a_number_is_written_as_the_table_says(kind: str, row: dict[str, Any], lang: str) -> None:
    options = {name: row[name] for name in ("most", "least") if name in row}
    assert getattr(speaking, kind)(row["value"], lang, **options) == row[lang]


def test_a_number_of_a_spreadsheet_is_written_as_any_other() -> None:
    assert speaking.number(Decimal("12.50"), "fr") == "12,5"
    assert speaking.whole(Decimal("1500"), "en") == "1,500"
