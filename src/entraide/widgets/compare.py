"""Turn a coding exercise into the widget that compares the reader's own coding with the others', in one language."""

from collections.abc import Iterable
from typing import Any

from entraide import course as courses
from entraide.course import coders
from entraide.course.reference import ACCEPTABLE, REQUIRED
from entraide.errors import CourseError
from entraide.lang import say
from entraide.widgets.agreement.widget import AgreementWidget


def compare(name: str, lang: str | None = None) -> AgreementWidget:
    """The widget of a practice coding exercise. Raises `CourseError` for any other, or for an unknown language."""
    course = courses.load()
    exercise = course.exercise(name)
    lang = courses.language(lang)
    if (exercise.kind, exercise.pool) != ("coding", "practice"):
        raise CourseError("widget.not-comparable", name=name)

    def within(applied: Iterable[tuple[str, int, str]]) -> list[dict[str, Any]]:
        """Those of the exercise's excerpts and codes."""
        return [
            {"excerpt": excerpt, "unit": unit, "code": code}
            for excerpt, unit, code in applied
            if excerpt in exercise.items and code in exercise.codes
        ]

    codings = course.reference.codings.values()
    by_status = {
        status: within((one.excerpt, one.unit, one.code) for one in codings if one.status == status)
        for status in (REQUIRED, ACCEPTABLE)
    }
    simulated = coders.load(course.folder)
    payload = {
        "exercise": exercise.exercise,
        "excerpts": [
            {"excerpt": excerpt, "units": [unit.unit for unit in course.excerpts[excerpt].units]}
            for excerpt in exercise.items
        ],
        "codes": [{"code": code, "label": course.codebook[code].label[lang]} for code in exercise.codes],
        "reference": by_status[REQUIRED],
        "fits": by_status[ACCEPTABLE],
        "coders": [
            {"coder": coder, "codings": within(row[1:] for row in simulated if row[0] == coder)}
            for coder in dict.fromkeys(row[0] for row in simulated)
        ],
    }
    return AgreementWidget(lang=lang, title=say(lang, "widget.agreement"), payload=payload)
