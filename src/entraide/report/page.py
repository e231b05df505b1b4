"""Put the report together as one HTML page: no script, nothing from elsewhere, everything that was typed escaped."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from entraide import look
from entraide.lang import number, percent, say
from entraide.lang.dates import day
from entraide.report import alike, class_agreement, confusions, discussions, evenings, forms, gather, items
from entraide.report.graded import Class
from entraide.report.labels import Labels
from entraide.report.naming import naming
from entraide.report.scores import scores

HERE = Path(__file__).parent


def render(group: Class, lang: str, anonymous: bool, beside: Class | None = None) -> str:
    """The page. Every figure is worked out here; the template only lays it out.

    ``beside`` is the class that took another form of the assignment, to be compared.
    """
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(_wording(lang))
    heat, rows = confusions.matrix(group)
    return environment.get_template("page.html.j2").render(
        lang=lang,
        anonymous=anonymous,
        date=day(date.today(), lang),
        style=look.dressed("".join((HERE / name).read_text(encoding="utf-8") for name in ("page.css", "print.css"))),
        labels=Labels(group, lang),
        naming=naming(group, anonymous, lang),
        group=group,
        forms=forms.compare(beside, group) if beside else None,
        form_said=partial(_form_said, group.assignment, beside.assignment if beside else "", lang),
        answering=group.answering,
        problems=[one for one in group.graded if one.notes or not one.readable],
        scores=scores(group),
        unsettled=[cell for cell in group.points if cell not in group.settled],
        items=items.items(group),
        options={
            name: items.options(group, name)
            for name, exercise in group.exercises.items()
            if exercise.kind == "choice"
        },
        entered={
            name: items.entered(group, name)
            for name, exercise in group.exercises.items()
            if exercise.kind == "numbers"
        },
        evenings={
            name: evenings.gathered(group, name, lang)
            for name, exercise in group.exercises.items()
            if exercise.kind == "meeting"
        },
        codings=any(group.readings.values()),
        heat=heat,
        rows=rows,
        darkest=max((row.share(count) or 0 for row in rows for count in row.instead.values()), default=0) or 1,
        themes=confusions.by_theme(group),
        missed=confusions.missed(group),
        added=confusions.added(group),
        sets=class_agreement.over_sets(group),
        agreements=class_agreement.by_code(group),
        discussions=discussions.choose(group),
        alike=alike.find(group),
        limits={
            "easy": items.EASY, "hard": items.HARD, "weak": items.WEAK, "few": items.FEW,
            "units": alike.FEWEST_UNITS, "rare": alike.RARE, "words": gather.FEWEST_WORDS,
            "codings": evenings.FEWEST_CODINGS, "small": forms.SMALL,
        },
    )  # fmt: skip


def _form_said(name: str, other: str, lang: str, whole: forms.Compared) -> str:
    """One sentence on whether two forms differ, with the interval in points of a hundred."""
    low, high = whole.interval or (0.0, 0.0)
    return say(
        lang,
        whole.verdict,
        name=name,
        other=other,
        difference=_hundredths(abs(whole.difference), lang),
        low=_hundredths(low, lang),
        high=_hundredths(high, lang),
        most=_hundredths(max(-low, high), lang),
    )


def _hundredths(share: float, lang: str) -> str:
    return number(100 * share, lang, most=0)


def _wording(lang: str) -> dict[str, Callable[..., str]]:
    """What the template calls to say a text and to write a figure in the page's language; None is undefined."""

    def or_undefined(write: Callable[..., str], **options: Any) -> Callable[[float | None], str]:
        return lambda value: say(lang, "report.undefined") if value is None else write(value, lang, **options)

    return {
        "say": partial(say, lang),
        "number": partial(number, lang=lang),
        # Zeros and all, so that a column of them can be compared.
        "decimal": or_undefined(number, least=2),
        "percent": or_undefined(percent),
        "hundredths": partial(_hundredths, lang=lang),
    }
