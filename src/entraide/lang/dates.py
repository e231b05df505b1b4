"""Write days and times as each language does, by its catalogue's locale."""

from datetime import date, datetime

from babel.dates import format_date, format_time

from entraide.lang.saying import say
from entraide.lang.texts import catalogue


def day(value: date, lang: str) -> str:
    """A day: February 1, 2026; 1 février 2026.

    >>> day(date(2026, 2, 1), "fr")
    '1 février 2026'
    """
    return format_date(value, "long", catalogue(lang).locale)


def moment(value: datetime, lang: str) -> str:
    """A day and a time, by this computer's clock."""
    local = value.astimezone()
    return say(
        lang, "date.moment", day=day(local, lang), time=format_time(local, "short", locale=catalogue(lang).locale)
    )
