"""Figures of who said what, where people practised, and how approaches are counted."""

import textwrap

from matplotlib.patches import FancyBboxPatch

from entraide.analysis.drawing import ACCENT, CITED, INK, LINE, NAMED, WIDTH, Drawing, Figure, participant_rows
from entraide.analysis.study import COLON, SOURCE, listed, numbers, participants, table


def benefits(lang: str) -> Figure:
    """Which of the ten participants named which benefit of the group for its members (fact E2)."""
    rows = table("positive_factors")
    rows = rows[rows["basis"] == "E2"]
    found = list(zip(rows[f"label_{lang}"], map(numbers, rows["participants"]), strict=True))
    drawing = participant_rows([(f"{label} ({len(who)})", who, NAMED) for label, who in found], [])
    alt = {
        "en": "A grid of dots, one row for each benefit and one column for each participant. ",
        "fr": "Grille de points, une rangée par bienfait et une colonne par participante. ",
    }[lang] + " ".join(f"{label}{COLON[lang]}{participants(who, lang)}." for label, who in found)
    caption = {
        "en": "Benefits for members, and who among the ten people interviewed named them (P1 to P10).",
        "fr": "Bienfaits pour les membres, et qui les a nommés parmi les dix personnes interrogées (P1 à P10).",
    }
    return Figure("benefits", drawing.svg("benefits"), alt, f"{caption[lang]} {SOURCE[lang]}")


def obstacles(lang: str) -> Figure:
    """The six obstacles, and the participants whom the study links to each (facts F1 to F7)."""
    rows = table("obstacles")
    words = {
        "en": {
            "named": "all ten named it",
            "cited": "cited{colon}{who}",
            "nobody": "nobody cited",
            NAMED: "named it",
            CITED: "cited; others may have named it too",
            "": "the study does not say",
        },
        "fr": {
            "named": "les dix en parlent",
            "cited": "citée{colon}{who}",
            "nobody": "personne n'est citée",
            NAMED: "en a parlé",
            CITED: "citée\u202f; d'autres en ont peut-être parlé",
            "": "l'étude ne le dit pas",
        },
    }[lang]
    drawn, said = [], []
    for label, cell, told in zip(rows[f"label_{lang}"], rows["participants"], rows["told"], strict=True):
        who = numbers(cell)
        people = words[told if who else "nobody"].format(colon=COLON[lang], who=participants(who, lang))
        drawn.append((f"{label} ({people})", who, NAMED if told == "named" else CITED))
        said.append(f"{label}{COLON[lang]}{people}.")
    drawing = participant_rows(drawn, [(shape, words[shape]) for shape in (NAMED, CITED, "")])
    alt = {
        "en": "A grid of marks, one row for each obstacle and one column for each participant. A disc: named it. A "
        "diamond: cited by the study; others may have named it too. An open circle: the study does not say. ",
        "fr": "Grille de marques, une rangée par obstacle et une colonne par participante. Un disque\u00a0: en a "
        "parlé. Un losange\u00a0: citée par l'étude\u202f; d'autres en ont peut-être parlé. Un cercle vide\u00a0: "
        "l'étude ne le dit pas. ",
    }[lang] + " ".join(said)
    caption = {
        "en": "Six obstacles, and the participants whom the study links to each (P1 to P10).",
        "fr": "Six obstacles, et les participantes que l'étude associe à chacun (P1 à P10).",
    }
    return Figure("obstacles", drawing.svg("obstacles"), alt, f"{caption[lang]} {SOURCE[lang]}")


def settings(lang: str) -> Figure:
    """Where the ten practised group work: at the time of the study, and over the years (fact C5)."""
    rows = table("settings")
    moments = {
        "then": {"en": "At the time of the study", "fr": "Au moment de l'étude"},
        "years": {"en": "Over the years", "fr": "Au fil des ans"},
    }
    shapes = {"community": "o", "network": "s", "both": "D", "others": ""}
    drawing, said, top = Drawing(228), [], 0.0
    for moment, title in moments.items():
        marks = []
        drawing.text(4, top + 10, title[lang], weight="bold")
        own = rows[rows["moment"] == moment]
        for position, (setting, label, people) in enumerate(
            zip(own["setting"], own[f"label_{lang}"], own["people"], strict=True)
        ):
            marks += [shapes[setting]] * int(people)
            y = top + 64 + position * 22
            _place(drawing, 16, y, shapes[setting])
            drawing.text(32, y, f"{label}{COLON[lang]}{people}")
        for position, shape in enumerate(marks):
            _place(drawing, 16 + position * 31, top + 36, shape)
        counts = (
            f"{label}{COLON[lang]}{people}" for label, people in zip(own[f"label_{lang}"], own["people"], strict=True)
        )
        said.append(f"{title[lang]}, {listed(list(counts), lang)}.")
        top += 118
    alt = {
        "en": "Two rows of ten marks, one mark for each practitioner. ",
        "fr": "Deux rangées de dix marques, une marque par intervenante. ",
    }[lang] + " ".join(said)
    caption = {
        "en": "Where the ten practised group work. The same place in the two rows does not stand for the same person.",
        "fr": "Où les dix pratiquaient l'intervention de groupe. La même place dans les deux rangées ne désigne pas la "
        "même personne.",
    }
    return Figure("settings", drawing.svg("settings"), alt, f"{caption[lang]} {SOURCE[lang]}")


def _place(drawing: Drawing, x: float, y: float, shape: str) -> None:
    """A mark of that shape; without one, a hollow circle."""
    if shape:
        drawing.full(x, y, shape, 11 if shape == "D" else 13)
    else:
        drawing.hollow(x, y, "o", 11, INK)


def approach_categories(lang: str) -> Figure:
    """Six approaches announced, four categories, seven rows, side by side (facts D4 to D8, D10)."""
    categories, rows = table("approach_categories"), table("approaches")
    announced = 6
    heads = {
        "en": ("announced", "categories", "rows of the table"),
        "fr": ("annoncées", "catégories", "lignes du tableau"),
    }
    left, box, right = 33.0, (68.0, 180.0), 206.0
    top, gap = 44.0, 8.0
    groups = [
        (
            _wrapped(label, 14),
            [_wrapped(row, 16) for row in rows[f"label_{lang}"][rows["category"] == category]],
        )
        for category, label in zip(categories["category"], categories[f"label_{lang}"], strict=True)
    ]

    def height(text: str) -> float:
        return (text.count("\n") + 1) * LINE + 10

    heights = [max(height(label), sum(map(height, names))) for label, names in groups]
    bottom = top + sum(heights) + gap * (len(groups) - 1)
    drawing = Drawing(bottom + 2)
    counts = (announced, len(groups), len(rows))
    for x, count, head in zip((left, sum(box) / 2, (right + WIDTH) / 2), counts, heads[lang], strict=True):
        drawing.text(x, 11, str(count), ha="center", weight="bold", size=18)
        drawing.text(x, 31, head, ha="center")
    for number in range(announced):
        y = top + (bottom - top) * (number + 0.5) / announced
        drawing.hollow(left, y, size=22, colour=INK)
        drawing.text(left, y, "?", ha="center")
    y = top
    for (label, names), tall in zip(groups, heights, strict=True):
        shape = FancyBboxPatch(
            (box[0], y),
            box[1] - box[0],
            tall,
            boxstyle="round,pad=0,rounding_size=6",
            facecolor="none",
            edgecolor=ACCENT,
        )
        drawing.axes.add_patch(shape)
        drawing.text(sum(box) / 2, y + tall / 2, label, ha="center")
        share = tall - sum(map(height, names))
        place = y + share / 2
        for name in names:
            middle = place + height(name) / 2
            drawing.line((box[1], right - 14), (middle, middle))
            drawing.full(right - 10, middle, "s", 7)
            drawing.text(right, middle, name)
            place += height(name)
        y += tall + gap
    inside = [f"{label}{COLON[lang]}{listed(names, lang)}.".replace("\n", " ") for label, names in groups]
    alt = {
        "en": "Three columns. The first: six unnamed circles, the approaches that the text announces. The second: four "
        "boxes, its categories. The third: the seven rows of the table, each tied to a category. ",
        "fr": "Trois colonnes. La première\u00a0: six cercles sans nom, les approches que le texte annonce. La "
        "deuxième\u00a0: quatre cases, ses catégories. La troisième\u00a0: les sept lignes du tableau, reliées chacune "
        "à une catégorie. ",
    }[lang] + " ".join(inside)
    caption = {
        "en": "Three counts of the same approaches. The text does not say which six it counts (?); the seven rows are "
        "grouped here under the category in which the text describes them.",
        "fr": "Trois décomptes des mêmes approches. Le texte ne dit pas lesquelles font six (?)\u202f; les sept lignes "
        "sont placées ici sous la catégorie où le texte les décrit.",
    }
    return Figure("approach_categories", drawing.svg("approach_categories"), alt, f"{caption[lang]} {SOURCE[lang]}")


def _wrapped(text: str, letters: int) -> str:
    """The text in lines of about so many letters; a longer word stays whole."""
    return "\n".join(textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False))
