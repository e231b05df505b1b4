"""Give every page a link to its twin in each other edition."""

from __future__ import annotations

import posixpath
from typing import Any

from babel import Locale
from sphinx.application import Sphinx

from entraide.lang import LANGUAGES


def twin_address(page: str, other: str, suffix: str = ".html") -> str:
    """Return the address, seen from `page`, of the same page in the edition `other`.

    >>> twin_address("mutual-aid/dynamics", "fr")
    '../../fr/mutual-aid/dynamics.html'
    """
    up = "../" * (page.count("/") + 1)
    return posixpath.join(up, other, page + suffix)


def own_name(language: str) -> str:
    """Return what a language calls itself.

    >>> own_name("fr")
    'Français'
    """
    return str(Locale(language).get_display_name()).capitalize()


def add_twins(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Tell the frame of the page where its twins are; a book built in one language has none."""
    edition = app.config.entraide_edition
    if not edition:
        return
    context["edition"] = edition
    context["own_address"] = posixpath.basename(pagename) + ".html"
    context["twins"] = [
        {"language": other, "name": own_name(other), "address": twin_address(pagename, other)}
        for other in LANGUAGES
        if other != edition
    ]
