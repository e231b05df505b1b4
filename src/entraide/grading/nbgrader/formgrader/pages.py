"""The templates of Formgrader's pages: ours, and nbgrader's own with every value escaped and every script named."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from nbgrader.server_extensions.formgrader.handlers import template_path

from entraide.lang import current, number, say

OURS = Path(__file__).parents[1] / "templates" / "formgrader"

SCORES_OF_CODE = r"(?:Avg\. )?(?:Code|Written|Task) Score|Tests [Ff]ailed\?"
"""Columns that say nothing here: no code is tested, and nbgrader takes a memo for code."""

AMENDED = (
    # Only a script with the page's nonce may run, and these are the pages' own: no value was put in yet.
    (r"<script\b", '<script nonce="{{ nonce }}"'),
    # A value in a script is JSON; escaped for HTML it would be another value.
    (r'= "\{\{ (\w+) \}\}";', r"= {{ \1 | tojson }};"),
    # The policy forbids handlers in attributes; `calls.js` calls what stands there.
    (r'\b[oO]n[cC]lick="(\w+)\([^"]*\);?"', r'data-calls="\1"'),
    (rf"<th\b([^>]*)>({SCORES_OF_CODE})</th>", r"<th\1 hidden>\2</th>"),
    (
        r"</head>",
        '<script nonce="{{ nonce }}" src="{{ base_url }}/formgrader/entraide/calls.js"></script>\n'
        '<link rel="stylesheet" href="{{ base_url }}/formgrader/entraide/lists.css">\n</head>',
    ),
)
"""What is changed in nbgrader's templates when they are read: patterns, and what stands in their place."""


class _Amended(FileSystemLoader):
    """Reads nbgrader's own templates, amended."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template, its path, and whether it is still the same."""
        source, path, fresh = super().get_source(environment, template)
        for pattern, ours in AMENDED:
            source = re.sub(pattern, ours, source)
        return source, path, fresh


@cache
def environment() -> Environment:
    """All of Formgrader's templates; ours come first, and whatever is put in is escaped."""
    made = Environment(loader=ChoiceLoader([FileSystemLoader(OURS), _Amended(template_path)]), autoescape=True)
    made.globals["say"] = say
    made.filters["points"] = lambda points: number(points, current(), most=2)
    return made
