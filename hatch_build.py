"""Put the course's data into the wheel, which students install: no text and no key of a graded exercise."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CourseData(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``data/*.csv`` and ``data/tables`` as ``entraide/data``; in a development install they are read in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; ``version`` is ``standard`` or ``editable``."""
        if version != "editable":
            data = Path(self.root) / "data"
            for path in [*data.glob("*.csv"), *data.glob("tables/*.csv")]:
                build_data["force_include"][str(path)] = f"entraide/data/{path.relative_to(data).as_posix()}"
