"""The tables of what the study found."""

from entraide.analysis.page_table import PageTable
from entraide.analysis.study import numbers, participants, rows, sourced
from entraide.lang import say


def approaches(lang: str) -> PageTable:
    """The seven approaches that the study's table lists, by clientele, problems and setting (fact D10)."""
    heads = {
        "label": say(lang, "analysis.approach"),
        "clientele": say(lang, "analysis.with-whom"),
        "problems": say(lang, "analysis.for-what"),
        "setting": say(lang, "analysis.where"),
    }
    sifting = {
        "keep": say(lang, "analysis.sift-keep"),
        "all": say(lang, "analysis.sift-all"),
        # The page fills these in, as often as its reader chooses.
        "shown": say(lang, "analysis.sift-shown", shown="{shown}", all="{all}"),
    }
    return _as_written("approaches", heads, say(lang, "analysis.approaches"), lang, sifting)


def mutual_aid_terms(lang: str) -> PageTable:
    """How the three practitioners who use mutual aid describe it, in our words, and who says so (fact D6)."""
    together = say(lang, "analysis.three-together")
    cells = [
        (row["label"], participants(numbers(row["participants"]), lang) or together)
        for row in rows("mutual_aid_terms", lang, "participants")
    ]
    heads = (say(lang, "analysis.what-counts"), say(lang, "analysis.named-by"))
    return PageTable(heads, cells, sourced(lang, say(lang, "analysis.mutual-aid-terms")))


def positive_factors(lang: str) -> PageTable:
    """What is positive in group work in the region, under three subjects, and who is linked to it (facts E1 to E6)."""
    cells = [
        (row["label"], row["subject"], participants(numbers(row["participants"]), lang))
        for row in rows("positive_factors", lang, "participants", texts=("label", "subject"))
    ]
    heads = (say(lang, "analysis.factor"), say(lang, "analysis.subject"), say(lang, "analysis.participants"))
    return PageTable(heads, cells, sourced(lang, say(lang, "analysis.positive-factors")))


def group_structure(lang: str) -> PageTable:
    """How the groups are put together: length, size, members, and where they meet (facts D2 and D3)."""
    heads = {"label": say(lang, "analysis.aspect"), "finding": say(lang, "analysis.what-the-study-says")}
    return _as_written("group_structure", heads, say(lang, "analysis.group-structure"), lang)


def literature_challenges(lang: str) -> PageTable:
    """Four challenges of group work in a region, which the study takes from earlier work (fact B3)."""
    heads = {"label": say(lang, "analysis.challenge"), "finding": say(lang, "analysis.what-earlier-work-says")}
    return _as_written("literature_challenges", heads, say(lang, "analysis.literature-challenges"), lang)


def sample(lang: str) -> PageTable:
    """Who took part in the study (fact C4)."""
    heads = {"label": say(lang, "analysis.trait"), "finding": say(lang, "analysis.ten-participants")}
    return _as_written("sample", heads, say(lang, "analysis.sample"), lang)


def steps(lang: str) -> PageTable:
    """The five steps of the analysis (fact C10), and what each leaves in the hands of whoever takes it."""
    cells = [
        (f"{row['step']}. {row['label']}", row["leaves"])
        for row in rows("steps", lang, "step", texts=("label", "leaves"))
    ]
    heads = (say(lang, "analysis.step"), say(lang, "analysis.leaves"))
    return PageTable(heads, cells, sourced(lang, say(lang, "analysis.steps")))


def training(lang: str) -> PageTable:
    """What the research that the study reviews says of training for group work (facts A3, A4 and B4)."""
    heads = {
        "label": say(lang, "analysis.what-earlier-research-says"),
        "where": say(lang, "analysis.where"),
        "cited": say(lang, "analysis.cited-by-study"),
    }
    return _as_written("training", heads, say(lang, "analysis.training"), lang)


def _as_written(
    name: str, heads: dict[str, str], caption: str, lang: str, sifting: dict[str, str] | None = None
) -> PageTable:
    """A page's table of texts as ``data/tables/NAME.csv`` has them, each column's head by the stem of its texts."""
    cells = [tuple(row.values()) for row in rows(name, lang, texts=tuple(heads))]
    return PageTable(tuple(heads.values()), cells, sourced(lang, caption), sifting)
