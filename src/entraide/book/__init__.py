"""The book: exercises without a kernel, two languages, light pages, care for who reads them.

`_config.yml` names this package as a Sphinx extension.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension. Its parts are imported here, so that serving the book does not wait for Sphinx."""
    from entraide.book import extension

    return extension.setup(app)
