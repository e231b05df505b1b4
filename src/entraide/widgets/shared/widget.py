"""What every widget of the course has: a language, a title, the texts it says, and the files it is drawn with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import anywidget
from traitlets import Dict, Unicode

from entraide.lang import for_browser, tag
from entraide.widgets.shared import bundle

HERE = Path(__file__).parents[1]
LOOK = "shared/look.css"

BY_PLACE = "ENTRAIDE_FRONT_ENDS"
"""The environment variable under which a widget says where its files are, instead of carrying them: a folder's name.

The book sets it for the kernels it runs. Its pages share the files, so 80 KB of source need not go through the kernel
and the stored outputs with every exercise.
"""


class FrontEnd(NamedTuple):
    """What a widget is drawn with, in places from the folder of the widgets on: ``coding/widget.js``.

    `styles` come in the order in which they count. `texts` are keys of the catalogues, or beginnings of keys up to a
    dot: all that the module and what it imports say, and nothing else.
    """

    module: str
    styles: tuple[str, ...]
    texts: tuple[str, ...] = ()


class CourseWidget(anywidget.AnyWidget):
    """A widget in one language, which Python tells what to say.

    `texts` holds the texts of `front_end` in `lang`, by key, typeset; one that depends on a number is an object, by
    category of `Intl.PluralRules`. It is plain data and the same for all widgets of a kind and language, so a page
    with several of them may hold it once. `locale` is the language and country for `Intl`: ``fr-CA``.
    """

    front_end: ClassVar[FrontEnd]

    lang = Unicode().tag(sync=True)
    locale = Unicode().tag(sync=True)
    title = Unicode().tag(sync=True)
    texts = Dict().tag(sync=True)
    _esm = Unicode().tag(sync=True)
    _css = Unicode().tag(sync=True)

    def __init__(self, *, lang: str, **values: Any) -> None:
        texts = for_browser(lang, *self.front_end.texts)
        super().__init__(lang=lang, locale=tag(lang), texts=texts, **_files(self.front_end), **values)


def _files(front_end: FrontEnd) -> dict[str, str]:
    """The module and the rules, as text; or the place of the one and those of the others, with spaces between."""
    folder = os.environ.get(BY_PLACE)
    if folder:
        styles = " ".join(f"{folder}/{style}" for style in front_end.styles)
        return {"_esm": f"{folder}/{front_end.module}", "_css": styles}
    styles = bundle.stylesheet(*(HERE / style for style in front_end.styles))
    return {"_esm": bundle.module(HERE / front_end.module), "_css": styles}
