"""The table of cases that the package and the page share."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

CASES: dict[str, Any] = json.loads((Path(__file__).parents[1] / "cases" / "meeting.json").read_text("utf-8"))


def kettle(**changed: list[dict[str, Any]]) -> dict[str, Any]:
    """The made-up meeting, with rows added to its tables."""
    payload: dict[str, Any] = deepcopy(CASES["meeting"])
    for table, rows in changed.items():
        payload[table] += rows
    return payload
