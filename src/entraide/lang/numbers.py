"""Write numbers, percentages and lists as each language does, by its catalogue's locale.

A half is rounded to the even digit (0.125 → 0.12), and a negative number has a true minus sign. A browser writes the
same with ``Intl``, the catalogue's tag, ``roundingMode: "halfEven"`` and all of a number's digits (``toFixed(20)``):
``tests/cases/numbers.json`` holds both to it.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from entraide.lang.texts import catalogue


def number(value: float | Decimal, lang: str, most: int = 2, least: int = 0) -> str:
    """A number with at most `most` decimals and at least `least`, thousands not set apart: 12.5, 12,5.

    >>> number(1.5, "en"), number(-1.5, "fr", least=2)
    ('1.5', '−1,50')
    """
    return _decimal(_rounded(value, most), f"0.{'0' * least}{'#' * (most - least)}", lang)


def whole(value: float | Decimal, lang: str) -> str:
    """A number without decimals, its thousands set apart: 12,675 or 12 675."""
    return _decimal(_rounded(value, 0), "#,##0", lang)


def percent(share: float, lang: str) -> str:
    """A share from 0 to 1 as a whole percentage: 46% or 46 %."""
    return _signed(format_percent(_rounded(100 * share, 0) / 100, locale=catalogue(lang).locale))


def listed(items: Iterable[object], lang: str) -> str:
    """The items as one enumeration: “a, b and c”; nothing for no item."""
    return format_list([str(item) for item in items], locale=catalogue(lang).locale)


def _rounded(value: float | Decimal, digits: int) -> Decimal:
    """Rounded by its exact value, before Babel takes it for what is printed of it; zero has no minus sign."""
    return Decimal(str(round(value, digits) if digits else round(value))) + 0


@lru_cache(maxsize=1024)  # A class's feedback writes few numbers, thousands of times.
def _decimal(value: Decimal, pattern: str, lang: str) -> str:
    return _signed(format_decimal(value, pattern, catalogue(lang).locale))


def _signed(text: str) -> str:
    return text.replace("-", "−")
