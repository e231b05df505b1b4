"""Put the course's data into the wheel, which students install: nothing of what is graded."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OPEN = (
    *("themes", "codebook", "excerpts", "units", "reference", "questions", "options", "solutions", "exercises"),
    *("numbers", "values"),
    *("chapters", "coders", "second_coding", "second_by_assignment", "help"),
)
"""The tables that students may have. What else lies beside them may be a copy of keys that a spreadsheet left."""


class CourseData(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the open tables of ``data`` and those of ``data/tables``, as ``entraide/data``.

    In a development install they are read in place.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; ``version`` is ``standard`` or ``editable``."""
        if version != "editable":
            data = Path(self.root) / "data"
            if others := [path.name for kind in ("xlsx", "ods") for path in data.rglob(f"*.{kind}")]:
                raise SystemExit(f"data: students read CSV alone; run entraide check --mend for {', '.join(others)}")
            tables = [path for path in data.glob("*.csv") if path.stem in OPEN]
            for path in [*tables, *data.glob("tables/*.csv")]:
                build_data["force_include"][str(path)] = f"entraide/data/{path.relative_to(data).as_posix()}"
