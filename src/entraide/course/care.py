"""What is said before an excerpt that may weigh on whoever reads it."""

from entraide.lang import say

LINES = {
    "violence": "coding.care-violence",
    "bereavement": "coding.care-bereavement",
    "distress": "coding.care-distress",
}


def line(care: str, lang: str) -> str:
    """The line before an excerpt of this care; nothing where it has none."""
    return say(lang, LINES.get(care, LINES["distress"])) if care else ""
