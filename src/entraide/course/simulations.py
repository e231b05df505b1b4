"""The tables that the two simulations rest on."""

from pathlib import Path

from entraide.course import definitions
from entraide.course.tables import Row, read


def table(folder: Path, name: str) -> list[Row]:
    """The rows of one of the simulations' tables, ``data/tables/<name>.csv``."""
    definition = definitions.DEFINED[f"tables/{name}"]
    return list(read(folder / definition.file, definition.names))
