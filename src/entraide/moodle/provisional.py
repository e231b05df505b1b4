"""Say of a grade in Moodle that it is provisional: in the student's feedback comment, until the whole grade comes."""

import re

from entraide.lang import LANGUAGES, say
from entraide.moodle.worksheet import Row

KEY = "moodle.provisional"
BLANK = r"(?:\s|&nbsp;|&#160;)+"
"""Blanks, as Moodle may give them back."""


def marked(row: Row, provisional: bool, lang: str) -> str | None:
    """The comment that goes with a grade, where it is another than the one that is there; what else it says stays."""
    if row.comment is None:
        return None
    rest = row.comment.text
    for one in LANGUAGES:
        ours = BLANK.join(re.escape(word) for word in say(one, KEY).split())
        rest = re.sub(rf"(?:<p>)?{ours}\s*(?:</p>)?", "", rest)
    found = f"{say(lang, KEY)} {rest}".strip() if provisional else rest
    return None if found == row.comment.text else found
