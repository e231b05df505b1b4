"""What every widget of the course has: a language, a title, the texts it says, and the files it is drawn with."""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget
from traitlets import Dict, Unicode

from entraide.lang import for_browser, tag
from entraide.widgets.common.front_end import FrontEnd, sent


class CourseWidget(anywidget.AnyWidget):
    """A widget in one language, which Python tells what to say.

    `texts` holds the texts of `front_end` in `lang`, by key, typeset; one that depends on a number is an object, by
    category of `Intl.PluralRules`. It is plain data, the same for all widgets of a class and language: a page with
    several of them may hold it once, as long as ``model.get("texts")`` gives it to each. `locale` is the language and
    the country for `Intl`: ``fr-CA``.
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
        esm, css = sent(self.front_end)
        super().__init__(lang=lang, locale=tag(lang), texts=texts, _esm=esm, _css=css, **values)
