"""The coding exercise: excerpts split into sentences, to which the reader applies the codes of the codebook."""

from __future__ import annotations

from traitlets import Dict, List, Unicode

from entraide.widgets.common.answering import AnsweringWidget
from entraide.widgets.common.front_end import LOOK, FrontEnd


class CodingWidget(AnsweringWidget):
    """Excerpts, codes grouped in themes, and for practice the feedback by excerpt, unit and code.

    With ``layout_of_units`` set to ``words``, units are words that follow one another as a text; with ``one`` there is
    one unit, whose codes stand under it: a tap gives a code, and the reference answers.

    A code applied that `feedback` does not name for its unit is an extra; the page explains it with the code's own
    "not when" rule.
    """

    front_end = FrontEnd(
        "coding/widget.js",
        (*LOOK, "coding/widget.css", "coding/units.css", "coding/feedback.css", "coding/palette.css",
         "coding/short.css", "coding/one.css"),
        ("exercise.", "coding.", "code.include", "code.exclude"),
        ("code.", "coding.acceptable", "coding.accepted", "coding.again", "coding.alike", "coding.blank",
         "coding.common", "coding.each-only", "coding.feedback-on", "coding.fits", "coding.found",
         "coding.hide-reference", "coding.more-there", "coding.more-yours", "coding.no-reference", "coding.none-asked",
         "coding.none-common", "coding.outdated", "coding.reference", "coding.reference-only", "coding.reference-shown",
         "coding.rule", "coding.says", "coding.shortcut-", "coding.show-reference", "coding.start",
         "coding.yours-only"),
    )  # fmt: skip

    excerpts = List().tag(sync=True)
    themes = List().tag(sync=True)
    feedback = Dict().tag(sync=True)
    layout_of_units = Unicode("sentences").tag(sync=True)
