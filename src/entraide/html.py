"""The one way that HTML is made: Jinja templates, in which all that is put in is escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from entraide import look
from entraide.lang import say


@cache
def templates(folder: Path) -> Environment:
    """The templates of a folder. ``say(lang, key)`` is known in each, and the filter
    ``dressed`` gives a style the colours that it asks for; a value that is not given is an error."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    environment.filters["dressed"] = look.dressed
    return environment
