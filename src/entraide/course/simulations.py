"""The tables that the two simulations rest on."""

from pathlib import Path

from entraide.course import definitions
from entraide.course.definitions.simulations import SIMULATIONS
from entraide.course.tables import Row, read

COLUMNS = {definition.name.removeprefix("tables/"): definition.names for definition in SIMULATIONS}


def table(folder: Path, name: str) -> list[Row]:
    """The rows of one of the simulations' tables, ``data/tables/<name>.csv``."""
    return list(read(folder / definitions.DEFINED[f"tables/{name}"].file, COLUMNS[name]))
