"""The tables of the book."""

import json
from dataclasses import dataclass

import pandas as pd

from entraide.analysis.study import SOURCE, html, numbers, participants, table
from entraide.course.tables import Text

Heads = dict[str, Text]
"""The columns of a table that readers see: the stem of the data's column, and its heading."""

# Separates the things that one cell of the data lists.
AND = "|"


@dataclass(frozen=True)
class Table:
    """A table with its caption; the first column names the rows.

    The book's page makes a table with ``sifting`` (what its menus say) sortable, and lets its readers keep only some
    rows by what a column holds; without JavaScript, and in a notebook, it is a table like any other.
    """

    frame: pd.DataFrame
    caption: str
    sifting: Text | None = None

    def _repr_html_(self) -> str:
        caption = html(self.caption)
        head = "".join(f'<th scope="col">{html(column)}</th>' for column in self.frame.columns)
        body = "".join(
            f'<tr><th scope="row">{_shown(cells[0])}</th>{"".join(self._cell(cell) for cell in cells[1:])}</tr>'
            for cells in self.frame.itertuples(index=False)
        )
        sifting = f' data-entraide-sift="{html(json.dumps(self.sifting, ensure_ascii=False))}"' if self.sifting else ""
        # It scrolls by itself on a narrow screen, and by keyboard, hence the focus.
        return (
            f'<div class="entraide-scroll" role="region" tabindex="0" aria-label="{caption}"{sifting}>'
            f'<table class="table entraide-table"><caption>{caption}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _cell(self, cell: str) -> str:
        listed = f' data-listed="{html(cell)}"' if self.sifting else ""
        return f"<td{listed}>{_shown(cell)}</td>"


def _shown(cell: str) -> str:
    """A cell as HTML; a list as one enumeration, without capitals inside: ``Women|Men`` → ``Women, men``."""
    first, *others = cell.split(AND)
    return html(", ".join([first, *(other[0].lower() + other[1:] for other in others)]))


def _chosen(rows: pd.DataFrame, heads: Heads, lang: str) -> pd.DataFrame:
    """The columns that readers see, in the page's language."""
    return pd.DataFrame({head[lang]: rows[f"{stem}_{lang}"] for stem, head in heads.items()})


def approaches(lang: str) -> Table:
    """The seven approaches that the study's table lists, by clientele, problems and setting (fact D10)."""
    heads: Heads = {
        "label": {"en": "Approach", "fr": "Approche"},
        "clientele": {"en": "With whom", "fr": "Avec qui"},
        "problems": {"en": "For what", "fr": "Pour quoi"},
        "setting": {"en": "Where", "fr": "Où"},
    }
    caption = {
        "en": "Approaches used with groups, by clientele, problems and setting.",
        "fr": "Approches utilisées avec des groupes, selon la clientèle, les problématiques et le milieu.",
    }
    sifting = {
        "en": {"keep": "Keep only some rows", "all": "All", "shown": "Rows shown: {shown} of {all}"},
        "fr": {
            "keep": "Ne garder que certaines lignes",
            "all": "Tout",
            "shown": "Lignes affichées\u00a0: {shown} sur {all}",
        },
    }
    return Table(_chosen(table("approaches"), heads, lang), f"{caption[lang]} {SOURCE[lang]}", sifting[lang])


def mutual_aid_terms(lang: str) -> Table:
    """How the three practitioners who use mutual aid describe it, in our words (fact D6)."""
    heads: Heads = {
        "label": {"en": "What counts in mutual aid", "fr": "Ce qui compte dans l'entraide"},
        "who": {"en": "Named by", "fr": "Nommé par"},
    }
    caption = {
        "en": "How the three practitioners who work with mutual aid describe it (P: participant), in our words.",
        "fr": "L'entraide décrite par les trois personnes qui l'utilisent, dans nos mots (P\u00a0: participante).",
    }
    together = {"en": "The three together", "fr": "Les trois ensemble"}
    rows = _with_people(table("mutual_aid_terms"), lang, together[lang])
    return Table(_chosen(rows, heads, lang), f"{caption[lang]} {SOURCE[lang]}")


def positive_factors(lang: str) -> Table:
    """What is positive in group work in the region, under three subjects, and who is linked to it (facts E1 to E6)."""
    heads: Heads = {
        "label": {"en": "Positive factor", "fr": "Facteur positif"},
        "subject": {"en": "Subject", "fr": "Sujet"},
        "who": {"en": "Participants", "fr": "Participantes"},
    }
    caption = {
        "en": "Positive factors of group work in the region, under three subjects, in our words (P: participant).",
        "fr": "Facteurs positifs de l'intervention de groupe dans la région, sous trois sujets, dans nos mots "
        "(P\u00a0: participante).",
    }
    rows = _with_people(table("positive_factors"), lang)
    return Table(_chosen(rows, heads, lang), f"{caption[lang]} {SOURCE[lang]}")


def group_structure(lang: str) -> Table:
    """How the groups are put together: length, size, members, and where they meet (facts D2 and D3)."""
    heads: Heads = {
        "label": {"en": "Aspect", "fr": "Aspect"},
        "finding": {"en": "What the study says", "fr": "Ce que dit l'étude"},
    }
    caption = {
        "en": "How the groups of the ten practitioners are put together.",
        "fr": "Comment sont faits les groupes des dix intervenantes.",
    }
    return Table(_chosen(table("group_structure"), heads, lang), f"{caption[lang]} {SOURCE[lang]}")


def literature_challenges(lang: str) -> Table:
    """Four challenges of group work in a region, which the study takes from earlier work (fact B3)."""
    heads: Heads = {
        "label": {"en": "Challenge", "fr": "Défi"},
        "finding": {"en": "What earlier work says", "fr": "Ce qu'en disent les travaux antérieurs"},
    }
    caption = {
        "en": "Four challenges of group work in regions, which the study takes from Desgagnés et al. (2018), Humble et "
        "al. (2013) and Riebschleger (2007).",
        "fr": "Quatre défis de l'intervention de groupe en région, que l'étude tire de Desgagnés et al. (2018), Humble "
        "et al. (2013) et Riebschleger (2007).",
    }
    return Table(_chosen(table("literature_challenges"), heads, lang), f"{caption[lang]} {SOURCE[lang]}")


def sample(lang: str) -> Table:
    """Who took part in the study (fact C4)."""
    heads: Heads = {
        "label": {"en": "Trait", "fr": "Caractéristique"},
        "finding": {"en": "The ten participants", "fr": "Les dix participantes"},
    }
    caption = {"en": "Who took part in the study.", "fr": "Qui a participé à l'étude."}
    return Table(_chosen(table("sample"), heads, lang), f"{caption[lang]} {SOURCE[lang]}")


def steps(lang: str) -> Table:
    """The five steps of the analysis (fact C10), and what each leaves in the hands of whoever takes it."""
    heads: Heads = {
        "numbered": {"en": "Step", "fr": "Étape"},
        "leaves": {"en": "What it leaves you holding", "fr": "Ce qu'elle vous laisse dans les mains"},
    }
    caption = {
        "en": "The five steps of the study's analysis. The second column is ours.",
        "fr": "Les cinq étapes de l'analyse de l'étude. La seconde colonne est de nous.",
    }
    rows = table("steps")
    rows[f"numbered_{lang}"] = rows["step"] + ". " + rows[f"label_{lang}"]
    return Table(_chosen(rows, heads, lang), f"{caption[lang]} {SOURCE[lang]}")


def training(lang: str) -> Table:
    """What the research that the study reviews says of training for group work (facts A3, A4 and B4)."""
    heads: Heads = {
        "label": {"en": "What earlier research says", "fr": "Ce que disent des travaux antérieurs"},
        "where": {"en": "Where", "fr": "Où"},
        "cited": {"en": "Cited by the study", "fr": "Cité par l'étude"},
    }
    caption = {
        "en": "Training for group work, and the means to keep learning, in the research that the study reviews.",
        "fr": "La formation à l'intervention de groupe et les moyens de continuer à apprendre, dans les travaux que "
        "l'étude recense.",
    }
    return Table(_chosen(table("training"), heads, lang), f"{caption[lang]} {SOURCE[lang]}")


def _with_people(rows: pd.DataFrame, lang: str, nobody: str = "") -> pd.DataFrame:
    """The rows with the participants as readers see them; where the study singles out nobody, ``nobody``."""
    who = [participants(numbers(cell), lang) or nobody for cell in rows["participants"]]
    return rows.assign(**{f"who_{lang}": who})
