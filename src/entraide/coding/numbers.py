"""Numbers that people type: what they may mean, and how they are judged beside the authors' values.

`widgets/numbers/reading.js` and `judging.js` do the same on a page; ``tests/cases/entered.json`` holds both to it.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from entraide.course.reference import Value
from entraide.lang import number, say

RIGHT, EXPLAINED, NEAR, WRONG, UNREADABLE, BLANK = "right", "explained", "near", "wrong", "unreadable", "blank"
"""What can be said of what was typed, the best first; `EXPLAINED` is wrong in a way that the authors know."""

LONGEST = 60
"""Characters of a number; a longer text is none."""
NEARLY = 5
"""So many tolerances away a number is still near: something was rounded too early."""
SLACK = 1e-12
"""By which share of itself a number may differ for having been computed in binary digits."""

_SYMBOLS = {"number": "", "hours": "h", "km": "km", "money": "$", "percent": "%"}
"""What may stand beside a number by its unit; besides, any share may be typed in percent."""

_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_SPACES = re.compile(r"[\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ALIKE = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"), "\u2044": "/", "\u2215": "/"}
)
_CLOCK = re.compile(r"([0-9]{1,3})[h:]([0-5][0-9])(?:m(?:in)?)?")
_WHOLE = r"(?:[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)"
_NUMBER = re.compile(rf"[+-]?(?:{_WHOLE}(?:[.,][0-9]*)?|[.,][0-9]+)")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_MIXED = re.compile(rf"([+-]?)({_WHOLE}) ([0-9]{{1,2}})/([0-9]+)")


def readings(text: str, unit: str = "number") -> tuple[float, ...]:
    """The numbers that a typed text may mean in either language; none where it is no number.

    Most texts mean one. A comma between thousands in English separates decimals in French: 1,250 may mean both.

    >>> readings(" 0,45 "), readings("7/10"), readings("45 %"), readings("45 %", "percent"), readings("about 3")
    ((0.45,), (0.7,), (0.45,), (45.0,), ())
    >>> readings("4 h 30", "hours"), readings("4 1/2"), readings("1 250"), readings("70, 42")
    ((4.5,), (4.5,), (1250.0,), ())
    """
    if len(text) > LONGEST:
        return ()
    bare = _joined(text).translate(_ALIKE).lower().lstrip("=≈~")
    if unit == "hours" and (clock := _CLOCK.fullmatch(bare)):
        return (int(clock[1]) + int(clock[2]) / 60,)
    if unit == "hours" and bare.endswith("min"):
        return tuple(one / 60 for one in _plain(bare.removesuffix("min")))
    symbol = _SYMBOLS.get(unit, "")
    if symbol and bare.endswith(symbol):
        bare = bare.removesuffix(symbol)
    elif symbol == "$":
        bare = re.sub(r"^([+-]?)\$", r"\1", bare)
    if unit == "number" and bare.endswith("%"):
        return tuple(one / 100 for one in _plain(bare.removesuffix("%")))
    if mixed := _MIXED.fullmatch(bare):
        sign, whole, *parts = mixed.groups()
        part, of = map(float, parts)
        found = float(whole.replace(" ", "")) + part / of if part < of else None
        return () if found is None else (-found if sign == "-" else found,)
    above, slash, below = bare.partition("/")
    if not slash:
        return _plain(bare)
    both = [*_plain(above)[:1], *_plain(below)[:1]]
    return (both[0] / both[1],) if len(both) == 2 and both[1] else ()


def _joined(text: str) -> str:
    """A text without the spaces that part nothing; one stays between digits, points and commas."""
    spaced = _SPACES.sub(" ", _UNSEEN.sub("", text)).strip(" ")
    return re.sub(r"(?<![0-9.,]) | (?![0-9.,])", "", spaced)


def _plain(text: str) -> tuple[float, ...]:
    found = [float(text.replace(",", ".").replace(" ", ""))] if _NUMBER.fullmatch(text) else []
    if _THOUSANDS.fullmatch(text):
        found.append(float(text.replace(",", "")))
    return tuple(found)


def judged(text: str, unit: str, values: Iterable[Value]) -> tuple[str, Value | None]:
    """What is said of a typed text, and by which value: the right one, or the one that explains an error."""
    if not _joined(text):
        return BLANK, None
    found = readings(text, unit)
    if not found:
        return UNREADABLE, None
    values = list(values)
    right = next((value for value in values if value.right), None)
    if right and _away(found, right) <= 1:
        return RIGHT, right
    explained = (value for value in values if not value.right and _away(found, value) <= 1)
    if value := next(explained, None):
        return EXPLAINED, value
    return (NEAR if right and _away(found, right) <= NEARLY else WRONG), None


def _away(found: Iterable[float], value: Value) -> float:
    """How many tolerances away from a value the nearest of some numbers is; without one, it is or it is not."""
    meant, tolerance = float(value.value), float(value.tolerance)
    slack = SLACK * max(abs(meant), tolerance)
    distance = max(0.0, min(abs(one - meant) for one in found) - slack)
    return distance / tolerance if tolerance else (float("inf") if distance else 0.0)


def written(value: Decimal, unit: str, lang: str) -> str:
    """A value as its language writes it, with its unit and the decimals that the authors gave it: 0.40, 45 %."""
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return say(
        lang, _WITH_UNIT.get(unit, "entered.in-number"), value=number(value, lang, most=decimals, least=decimals)
    )


def around(unit: str, lang: str) -> tuple[str, str]:
    """What stands before and after a field in which a number of this unit is entered."""
    before, _, after = say(lang, _WITH_UNIT.get(unit, "entered.in-number"), value="|").partition("|")
    return before.strip(), after.strip()


_WITH_UNIT = {
    "number": "entered.in-number",
    "hours": "entered.in-hours",
    "km": "entered.in-km",
    "money": "entered.in-money",
    "percent": "entered.in-percent",
}
