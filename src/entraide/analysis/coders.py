"""Tables of how far the simulated coders of ``coders.csv`` agree."""

from collections.abc import Iterable
from functools import cache
from itertools import chain, combinations

from entraide import course
from entraide.analysis.page_table import PageTable
from entraide.coding import agreement as measures
from entraide.course import coders
from entraide.lang import listed, number, percent, say


def agreement(lang: str, theme: str = "mutual-aid") -> PageTable:
    """How far each pair of simulated coders, and the three together, agree over all codes of a theme (C10, G10).

    Decisions are unit × code, yes or no; the other columns compare the whole set of codes on each unit. The measures
    and their sources are in `entraide.coding.agreement`.
    """
    codings, codes = _simulated(theme)
    sets, decisions = measures.sets(codings), list(chain(*measures.decisions(codings, codes).values()))
    heads = (
        say(lang, "analysis.coders"),
        say(lang, "analysis.same-decision"),
        say(lang, "analysis.same-set"),
        say(lang, "analysis.alpha-nominal"),
        say(lang, "analysis.alpha-jaccard"),
        say(lang, "analysis.alpha-masi"),
    )
    rows = []
    for pick in (*combinations(range(len(codings)), 2), tuple(range(len(codings)))):
        chosen = _columns(sets, pick)
        row = (
            _pair(list(codings), pick, lang) if len(pick) == 2 else say(lang, "analysis.all-three"),
            _percent(measures.percent_agreement(_columns(decisions, pick)), lang),
            _percent(measures.percent_agreement(chosen), lang),
            *(
                _number(measures.alpha(chosen, distance), lang)
                for distance in (measures.nominal, measures.jaccard, measures.masi)
            ),
        )
        rows.append(row)
    return PageTable(heads, rows, say(lang, "analysis.agreement", units=len(sets), codes=len(codes)))


def agreement_by_code(lang: str, theme: str = "mutual-aid") -> PageTable:
    """For each code of a theme, how often each simulated coder applied it, and how far they agree (C10, G10).

    Kappa is J. Cohen's, by pair, and alpha K. Krippendorff's, for the three: see `entraide.coding.agreement`.
    """
    codings, codes = _simulated(theme)
    names, pairs = list(codings), list(combinations(range(len(codings)), 2))
    labels = course.load().codebook.codes
    heads = (
        say(lang, "analysis.code"),
        *(say(lang, "analysis.applied-by", coder=name) for name in names),
        *(say(lang, "analysis.kappa", pair=_pair(names, pair, lang)) for pair in pairs),
        say(lang, "analysis.alpha-all-three"),
    )
    rows = [
        (
            labels[code].label[lang],
            *(str(sum(bool(row[coder]) for row in decided)) for coder in range(len(names))),
            *(_number(measures.cohen_kappa(_columns(decided, pair)), lang) for pair in pairs),
            _number(measures.alpha(decided), lang),
        )
        for code, decided in measures.decisions(codings, codes).items()
    ]
    return PageTable(heads, rows, say(lang, "analysis.agreement-by-code", units=len(measures.sets(codings))))


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


def _pair(names: list[str], pair: Iterable[int], lang: str) -> str:
    return listed((names[place] for place in pair), lang)


def _number(value: float | None, lang: str) -> str:
    """Two decimals, zeros and all, so that a column of them can be compared."""
    return say(lang, "analysis.undefined") if value is None else number(value, lang, least=2)


def _percent(value: float | None, lang: str) -> str:
    return say(lang, "analysis.undefined") if value is None else percent(value, lang)
