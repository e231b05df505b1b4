"""Tables of how far the simulated coders of ``coders.csv`` agree."""

from collections.abc import Iterable
from functools import cache
from itertools import chain, combinations

import pandas as pd

from entraide import course
from entraide.analysis.tables import Table
from entraide.coding import agreement as measures
from entraide.course import coders
from entraide.course.tables import Text


def agreement(lang: str, theme: str = "mutual-aid") -> Table:
    """How far each pair of simulated coders, and the three together, agree over all codes of a theme (C10, G10).

    Decisions are unit × code, yes or no; the other columns compare the whole set of codes on each unit.
    """
    codings, codes = _simulated(theme)
    sets, decisions = measures.sets(codings), list(chain(*measures.decisions(codings, codes).values()))
    heads = {
        "en": ("Coders", "Same decision", "Same set of codes", "Alpha, nominal", "Alpha, Jaccard", "Alpha, MASI"),
        "fr": ("Codeuses", "Même décision", "Même ensemble de codes", "Alpha nominal", "Alpha, Jaccard", "Alpha, MASI"),
    }
    together = {"en": "All three", "fr": "Les trois"}[lang]
    rows = []
    for pick in (*combinations(range(len(codings)), 2), range(len(codings))):
        chosen = _columns(sets, pick)
        rows.append(
            (
                _pair(list(codings), pick, lang) if len(pick) == 2 else together,
                _percent(measures.percent_agreement(_columns(decisions, pick)), lang),
                _percent(measures.percent_agreement(chosen), lang),
                *(
                    _number(measures.alpha(chosen, distance), lang)
                    for distance in (measures.nominal, measures.jaccard, measures.masi)
                ),
            )
        )
    caption = {
        "en": f"Agreement of the three simulated coders on {len(sets)} units and {len(codes)} codes.",
        "fr": f"Accord des trois codeuses simulées sur {len(sets)} unités et {len(codes)} codes.",
    }
    return Table(pd.DataFrame(rows, columns=list(heads[lang])), caption[lang])


def agreement_by_code(lang: str, theme: str = "mutual-aid") -> Table:
    """For each code of a theme, how often each simulated coder applied it, and how far they agree (C10, G10)."""
    codings, codes = _simulated(theme)
    coders, pairs = list(codings), list(combinations(range(len(codings)), 2))
    labels = course.load().codebook.codes
    rows = []
    for code, decided in measures.decisions(codings, codes).items():
        rows.append(
            (
                labels[code].label[lang],
                *(str(sum(bool(row[coder]) for row in decided)) for coder in range(len(coders))),
                *(_number(measures.cohen_kappa(_columns(decided, pair)), lang) for pair in pairs),
                _number(measures.alpha(decided), lang),
            )
        )
    heads = {
        "en": (
            "Code",
            *(f"Applied by {coder}" for coder in coders),
            *(f"Kappa, {_pair(coders, pair, lang)}" for pair in pairs),
            "Alpha, all three",
        ),
        "fr": (
            "Code",
            *(f"Posé par {coder}" for coder in coders),
            *(f"Kappa, {_pair(coders, pair, lang)}" for pair in pairs),
            "Alpha, les trois",
        ),
    }
    total = len(measures.sets(codings))
    caption = {
        "en": f"For each code, the number of units out of {total} where each simulated coder applied it, Cohen's kappa "
        "by pair, and Krippendorff's alpha.",
        "fr": f"Pour chaque code, le nombre d'unités sur {total} où chaque codeuse simulée l'a posé, le kappa de Cohen "
        "par paire et l'alpha de Krippendorff.",
    }
    return Table(pd.DataFrame(rows, columns=list(heads[lang])), caption[lang])


UNDEFINED: Text = {"en": "undefined", "fr": "indéfini"}


@cache
def _simulated(theme: str) -> tuple[measures.Codings, list[str]]:
    """The simulated coders' codings of a theme's practice excerpts, and the theme's codes."""
    whole = course.load()
    codes = [code for code, found in whole.codebook.codes.items() if found.theme == theme]
    rows = coders.load(whole.folder)
    coded = {excerpt for _, excerpt, _, _ in rows}
    excerpts = [found for found in whole.excerpts.values() if found.topic == theme and found.excerpt in coded]
    units = [(excerpt.excerpt, unit.unit) for excerpt in excerpts for unit in excerpt.units]
    applied = [row for row in rows if row[3] in codes]
    return measures.by_coder(applied, units), codes


def _columns(rows: Iterable[measures.Row], pick: Iterable[int]) -> list[list[measures.Label | None]]:
    """The labels of some of the coders."""
    places = list(pick)
    return [[row[place] for place in places] for row in rows]


def _pair(coders: list[str], pair: Iterable[int], lang: str) -> str:
    return {"en": " and ", "fr": " et "}[lang].join(coders[place] for place in pair)


def _number(value: float | None, lang: str) -> str:
    """Two decimals with the language's mark and a true minus sign, or the word for what is not defined."""
    if value is None:
        return UNDEFINED[lang]
    written = f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
    return written.replace(".", ",") if lang == "fr" else written


def _percent(value: float | None, lang: str) -> str:
    if value is None:
        return UNDEFINED[lang]
    return f"{100 * value:.0f}" + {"en": "%", "fr": "\u00a0%"}[lang]
